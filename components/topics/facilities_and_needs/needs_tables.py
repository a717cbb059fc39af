"""Needs and capacities as bars and tables, and who can reach how much."""

from typing import Any

import numpy as np
import pandas as pd

from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.facility_needs import NeedBar, need_height, need_rows, need_spec
from components.drawing.charts.titled import titled
from components.topics.facilities import words
from components.topics.facilities.charts import WIDTH, source_note
from components.topics.facilities.cover import demand_weights, ground_now, points_of, walk_of
from components.topics.facilities.facts import Facility, Facts
from components.topics.facilities.state import State
from components.topics.facilities_and_needs import needs_words
from components.topics.facilities_and_needs.needs import SERVICES, Need
from components.words.text import tr
from model.cover.catchment import catchment
from model.cover.pairs import reach_within


def bars(needs: tuple[Need, ...]) -> list[NeedBar]:
    """Every service as parts of its need, percent."""
    listed = []
    for need in needs:
        if not need.needed or need.gap is None:
            continue
        whole, supply = max(need.needed, need.supply.stated), need.supply
        low, high = need.gap
        parts = {"stock": supply.stock or 0.0, "opened": supply.opened, "coming": supply.coming}
        parts |= {"open_gap": high - low, "gap": low}
        name = tr("{title} 需{n}", title=needs_words.title_of(need.service), n=needs_words.amount(need, need.needed))
        shares = {part: 100 * value / whole for part, value in parts.items()}
        listed.append(NeedBar(need.service.ident, name, shares, f"{name}　{tr('缺口')} {needs_words.gap_words(need)}"))
    return listed


def bar_rows(needs: tuple[Need, ...], state: State) -> list[dict[str, Any]]:
    """Rows of the bars."""
    return need_rows(bars(needs), state.service)


def need_chart(facts: Facts, needs: tuple[Need, ...], state: State, look: Look) -> Chart:
    """Needs and supply of the year."""
    rows, title = bar_rows(needs, state), tr("{year}年的需要与已知规模", year=needs[0].year)
    notes = [needs_words.legend(), needs_words.scope_note(), needs_words.method(), source_note(facts)]
    spec = need_spec(need_height(len(SERVICES), 1.0), look.theme, 1.0)
    return Chart(
        "needs", title, titled(spec, title, notes, WIDTH, look.theme), needs_words.bars_alt(), rows=pd.DataFrame(rows),
        source_note=source_note(facts), grades=("official", "reported", "derived", "assumed"),
    )  # fmt: skip


def needs_table(needs: tuple[Need, ...]) -> pd.DataFrame:
    """A row a service."""
    rows = [
        [needs_words.title_of(n.service), n.year, tr(n.service.unit), _whole(n.needed), _whole(n.supply.stock),
         _whole(n.supply.opened), _whole(n.supply.coming), n.supply.unknown_open, n.supply.unknown_coming,
         *((_whole(n.gap[0]), _whole(n.gap[1])) if n.gap else (None, None))]
        for n in needs
    ]  # fmt: skip
    columns = [
        *(tr("服务"), tr("年份"), tr("计量单位"), tr("所需")),
        *list(needs_words.part_words().values())[:3],
        *(
            tr("已建成、规模未知（条）"),
            tr("在建、规模未知（条）"),
            tr("缺口下限"),
            tr("缺口上限"),
        ),
    ]
    return pd.DataFrame(rows, columns=columns)


def _whole(value: float | None) -> float | None:
    return None if value is None else float(round(value))


def capacities(need: Need, state: State) -> pd.DataFrame:
    """A row a facility that holds the service's capacity, indexed by id."""
    rows = {f.ident: [f.name, words.stage_word(f.stage(state.year)), need.capacity_of(f)] for f in need.facilities}
    columns = [tr("设施"), tr("阶段"), tr("规模（自定）")]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).astype({columns[-1]: "float64"})


def serving(need: Need) -> tuple[Facility, ...]:
    """Facilities with a place and a capacity."""
    return tuple(facility for facility in need.facilities if facility.place and need.capacity_of(facility))


def catchment_table(facts: Facts, need: Need, state: State) -> pd.DataFrame | None:
    """Capacity for each 1,000 people by subdistrict; None without people or without a placed capacity."""
    sites, circles, ground = serving(need), state.circles, ground_now()
    weights, demand = demand_weights(ground, circles)
    if not sites or demand == "land":
        return None
    capacity = np.array([float(facility.capacity or 0.0) for facility in sites])
    walk, cells = walk_of(facts.kinds, circles), np.arange(len(ground))
    access = catchment(weights, capacity, reach_within(ground, cells, points_of(sites), walk, circles.streets))
    rows = []
    for place, ident in enumerate(ground.subdistricts):
        mine = (ground.subdistrict == place) & (weights > 0)
        if mine.any():
            mean = float(np.average(access[mine], weights=weights[mine]))
            rows.append([facts.area_name(ident), round(1000 * mean, 2)])
    return pd.DataFrame(rows, columns=[tr("街道"), tr("每千人可及")])
