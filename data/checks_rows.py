"""Input and output of the checks: stated figures, and detections."""

import csv
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from data.catalog import Indicator, indicators
from data.errors import DataContractError, Fault
from data.tables import load_table
from data.units import UNITS
from model.consistency import DECIMAL, Interval, Printed
from model.messages import message

CheckName = Literal[
    "growth_vs_levels",
    "text_vs_table",
    "text_vs_text",
    "unit_vs_unit",
    "rate_vs_level",
    "share_vs_parts",
    "share_change",
    "target_vs_actual",
    "target_vs_target",
    "document_vs_document",
    "press_vs_document",
    "press_vs_press",
    "name_vs_name",
    "name_vs_column",
    "count_vs_names",
    "list_vs_list",
    "step_vs_step",
    "state_vs_state",
    "date_vs_event",
]
Mismatch = Literal["proven", "open"]
"""proven: as published, the figures or words cannot both hold under one definition, whatever the reason. open: they may
be about different things, so nothing is calculated from them."""
Cause = Literal["stated", "question"]
"""stated: the sources themselves give the reason. question: they do not."""
Kind = Literal["documents", "press_documents", "press", "gap"]
"""Between which sources a finding stands; a gap is material that is missing and no contradiction."""

Doubt = Literal["level", "unit", "definition", "plan", "list", "name", "date", "state", "size"]
"""What a finding puts in doubt. level, unit, definition: the figures of an indicator, so that it is not judged. plan:
the planned figure beside last year's or another plan, both of which stand. list: which things a count counts."""

HEDGE = re.compile(r"约|近|超|余|以上|以内|不低于|不少于|至少|突破|不超过")
ANNEX = "附件/"
WHERE_EN = {"附件": "annex", "正文": "text", "报道": "press"}
KIND_NAMES = {"actual": "实际", "plan": "计划", "goal": "目标", "reported": "报道"}


Row = dict[Hashable, Any]
Tables = Callable[[str], list[Row]]
"""The rows of a table by its name."""


def tables(root: Path) -> Tables:
    """A reader of the tables of `root` that reads and validates each once. It raises DataContractError."""
    return cache(lambda name: load_table(name, root).to_dict("records"))


@dataclass(frozen=True)
class Figure:
    """One stated figure or wording with where it stands. `value` None where only words are stated."""

    label: str
    value: float | None
    text: str
    unit: str
    year: int | None
    scope: str
    kind: str
    source_id: str
    locator: str
    quote: str
    label_en: str = ""

    @property
    def stated(self) -> str:
        """`113.2亿元`, or the words where there is no figure."""
        return self.text if self.value is None else f"{self.value:.10g}{self.unit}"


@dataclass(frozen=True)
class Detection:
    """A disagreement that a check found, or with `gap` something counted and not listed. `size` in `size_unit`; None
    where there is nothing to measure.
    """

    id: str
    check: CheckName
    title: str
    mismatch: Mismatch
    figures: tuple[Figure, ...]
    arithmetic: str
    size: float | None = None
    size_unit: str = ""
    indicator_ids: tuple[str, ...] = ()
    element_ids: tuple[str, ...] = ()
    gap: bool = False


@dataclass(frozen=True)
class Statement:
    """A row of observations.csv, goals.csv or restatements.csv. `printed` is the figure as typed, "" where there is
    none.

    `exact` when it is a figure printed without 约, 超, 以上 and the like; otherwise it is a bound or words.
    """

    indicator: Indicator
    scope: str
    year: int | None
    measure: str
    kind: str
    printed: str
    text: str
    unit: str
    exact: bool
    source_id: str
    locator: str
    quote: str

    @property
    def in_annex(self) -> bool:
        return self.locator.startswith(ANNEX)

    @property
    def dimension(self) -> str:
        return UNITS[self.unit].dimension

    @cached_property
    def figure(self) -> Printed:
        """The printed figure in the base unit of its dimension; ValueError where there is none."""
        return Printed(self.printed, self.unit_factor)

    @property
    def unit_factor(self) -> Fraction:
        """Base units in one printed unit."""
        return Fraction(UNITS[self.unit].factor).limit_denominator(1000)

    @property
    def interval(self) -> Interval:
        """What the figure can stand for, in base units."""
        return self.figure.interval

    @property
    def blur(self) -> Fraction:
        """Width of the rounding interval relative to the figure. Raises ValueError without a figure."""
        return self.interval.width / abs(self.figure.value) if self.figure.value else Fraction(1)

    @property
    def printed_text(self) -> str:
        """The figure with its unit, a message whose template is known by the unit; or the words."""
        return message("{n}" + self.unit, n=self.printed) if self.printed else self.text

    def as_figure(self) -> Figure:
        where = "附件" if self.in_annex else "正文" if self.kind != "reported" else "报道"
        year = f"{self.year}年" if self.year else ""
        aspect = "增长" if self.measure == "growth_pct" else ""
        label = f"{self.indicator.title.zh}，{year}{KIND_NAMES[self.kind]}{aspect}（{where}）"
        what = (*([str(self.year)] if self.year else []), self.kind, *(["growth"] if aspect else []))
        label_en = f"{self.indicator.title.en}, {' '.join(what)} ({WHERE_EN[where]})"
        value = float(self.printed) if self.printed else None
        place = (self.source_id, self.locator, self.quote)
        return Figure(label, value, self.text, self.unit, self.year, self.scope, self.kind, *place, label_en)


def statements(root: Path, read: Tables) -> tuple[Statement, ...]:
    """Every row of observations.csv, goals.csv and restatements.csv that has an indicator.

    Raises DataContractError, also when that indicator is unknown.
    """
    by_id = {indicator.id: indicator for indicator in indicators(root)}
    return (
        *_statements(root / "observations.csv", read("observations"), by_id),
        *_statements(root / "goals.csv", read("goals"), by_id),
        *_statements(root / "restatements.csv", read("restatements"), by_id),
    )


def _statements(path: Path, rows: list[Row], by_id: dict[str, Indicator]) -> list[Statement]:
    lines = zip(rows, _column(path, "value"), strict=True)
    about = [(row, printed) for row, printed in lines if row["indicator_id"]]
    strange = sorted({row["indicator_id"] for row, _ in about} - set(by_id))
    if strange:
        template = "indicator_id 一列：indicators.yaml 里没有“{value}”"
        raise DataContractError([Fault(path.name, None, message(template, value=value)) for value in strange])
    return [_statement(row, printed, by_id[row["indicator_id"]]) for row, printed in about]


def _statement(row: Row, printed: str, indicator: Indicator) -> Statement:
    text, plain = row.get("text", ""), DECIMAL.fullmatch(printed) is not None
    return Statement(
        indicator=indicator,
        scope=row["scope"],
        year=_year(row),
        measure=row.get("measure") or indicator.measure,
        kind=row["kind"],
        printed=printed if plain else "",
        text=text,
        unit=row["unit"],
        exact=plain and not HEDGE.search(text) and row.get("operator", "") in ("", "eq"),
        source_id=row["source_id"],
        locator=row["locator"],
        quote=row["quote"],
    )


def _year(row: Row) -> int | None:
    """The year of an observation or the horizon of a goal; None where no year is set."""
    year = row.get("year", row.get("horizon"))
    return None if year is None or pd.isna(year) or year == "overall" else int(str(year))


def _column(path: Path, name: str) -> list[str]:
    """One column as typed, so that 10.50 stays 10.50. The file has passed its contract before."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [row[name].strip() for row in csv.DictReader(handle)]


def percent(number: Fraction) -> str:
    """`63.3%`."""
    return f"{float(number):.1f}%"


def row_figure(label: str, row: Row, **cells: Any) -> Figure:
    """A Figure from a row of a table of places; `cells` give value, text, unit, year, label_en where it has them."""
    year, value = cells.get("year"), cells.get("value")
    return Figure(
        label=label,
        value=None if value is None or pd.isna(value) else float(str(value)),
        text=str(cells.get("text", "")),
        unit=str(cells.get("unit", "")),
        year=None if year is None or pd.isna(year) else int(str(year)),
        scope=str(row.get("scope", "")),
        kind=str(row.get("kind") or row.get("grade", "")),
        source_id=str(row["source_id"]),
        locator=str(row["locator"]),
        quote=str(row["quote"]),
        label_en=str(cells.get("label_en", "")),
    )
