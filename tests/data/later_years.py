"""A made-up data folder in which later years have actuals, for tests of the base year."""

import csv
import io
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.tables import DATA

MADE_UP = "虚构的测试数据"
SOURCE = """
- id: {ident}
  title: {{zh: 虚构的年度计划, en: "A made-up plan"}}
  title_kind: described
  short: 虚构的年度计划
  publisher: 虚构的测试数据
  date: {date}
  scope: 直管区
  licence: 测试
  grade: official
  confidence: null
  url: null
"""
LEVELS = {
    "gdp": ("150.5", "亿元"),
    "foreign_trade": ("96", "亿元"),
    "foreign_investment_used": ("18000", "万美元"),
    "budget_revenue": ("14.2", "亿元"),
    "invention_patents_per_10k": ("18.1", "件"),
    "disposable_income": ("33000", "元"),
    "new_urban_jobs": ("0.31", "万人"),
    "pension_insured": ("16.9", "万人"),
    "hospital_beds_per_1000": ("3.05", "张"),
    "physicians_per_1000": ("2.4", "人"),
}
SHARES = {"urbanisation_rate": "26.4"}
GROWTHS = {
    "gdp": "9.1",
    "industrial_value_added_growth": "12.3",
    "fixed_asset_investment_growth": "20",
    "retail_sales_growth": "6.5",
    "rd_expenditure_growth": "15",
}
Row = dict[str, str]


def actuals(year: int, source: str = "plan-late") -> list[Row]:
    """Every figure that paths start from, as actuals of a year."""
    rows = [row(name, year, value, unit=unit, source=source) for name, (value, unit) in LEVELS.items()]
    rows += [row(name, year, value, measure="share_pct", unit="%", source=source) for name, value in SHARES.items()]
    return rows + [
        row(name, year, value, measure="growth_pct", unit="%", source=source) for name, value in GROWTHS.items()
    ]


def row(
    indicator: str, year: int, value: str, *, measure: str = "level", unit: str = "%", kind: str = "actual",
    source: str = "plan-late", scope: str = "direct",
) -> Row:  # fmt: skip
    """One made-up observation."""
    return {
        "indicator_id": indicator, "scope": scope, "year": str(year), "measure": measure, "kind": kind,
        "value": value, "unit": unit, "source_id": source, "locator": "附件/一、经济增长",
        "quote": f"{MADE_UP} {value}",
        "note": MADE_UP,
    }  # fmt: skip


def observations(rows: Iterable[Mapping[str, str]], shipped: bytes | None = None) -> bytes:
    """The shipped table with more rows."""
    content = shipped if shipped is not None else (DATA / "observations.csv").read_bytes()
    columns = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writerows(rows)
    return content.rstrip(b"\n") + b"\n" + text.getvalue().encode()


def sources(*pairs: tuple[str, str]) -> bytes:
    """The shipped catalogue with made-up sources: id and date."""
    more = "".join(SOURCE.format(ident=ident, date=f'"{date}"' if date else "null") for ident, date in pairs)
    return (DATA / "sources.yaml").read_bytes().rstrip(b"\n") + more.encode()


def folder(place: Path, rows: Iterable[Mapping[str, str]], *, dated: str = "2036-03") -> Path:
    """A copy of the tables that levers are read with, and the rows; their source is later than any year of a path."""
    for name in ("levers.yaml", "indicators.yaml"):
        shutil.copy(DATA / name, place / name)
    (place / "observations.csv").write_bytes(observations(rows))
    (place / "sources.yaml").write_bytes(sources(("plan-late", dated)))
    return place
