"""Services as tables: what the people of every year need, and the facilities that the documents and the press name."""

import pandas as pd

from components.topics.balance import beside
from components.topics.balance.content import ScenarioYear
from components.words.text import tr
from model.trajectory import position

SERVICES = {
    "beds": "医疗床位",
    "physicians": "医师",
    "nursery_places": "托位",
    "school_places": "义务教育学位",
    "primary_schools": "小学",
}


def needs_table(current: ScenarioYear) -> pd.DataFrame:
    """One row a service and year: unit, need, and what it has grown by since the base year (missing where unknown)."""
    rows = []
    for ident, title in SERVICES.items():
        need = current.needs[ident]
        for year in current.facts.baseline.years:
            place = position(year)
            added = need.to_add[place] if need.to_add else None
            rows.append([tr(title), year, tr(need.unit), _rounded(need.needed[place]), _rounded(added)])
    heads = [tr("服务"), tr("年份"), tr("计量单位"), tr("所需"), tr("比{base}年多", base=current.facts.base_year)]
    return pd.DataFrame(rows, columns=heads)


def facilities_table() -> pd.DataFrame:
    """The facilities beside the needs, as printed."""
    return pd.DataFrame(beside.table_rows())


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
