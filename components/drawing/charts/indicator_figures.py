"""Stated figures of an indicator, sorted by whether they may share an axis."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.words.citation import KINDS, grade_of
from components.words.codes import MEASURES
from components.words.format import number, quantity, signed
from components.words.text import pick, tr
from data.catalog import Indicator
from data.operators import Operators, operator_of
from data.read import ANNEX
from model.pace import Operator

ANNEX_YEARS = (2022, 2023, 2024)
MOST_YEARS = 5
"""Years that a small chart has room for; the latest."""
YEARLY = ("actual", "plan")
GROWTH = {"growth_pct", "growth_mean_pct"}
TAGGED = ("growth_pct", "growth_mean_pct", "change_pct", "share_pct")
"""Measures named next to the figure."""
AIMS = ("plan", "goal")
LONGEST_LABEL = 14
YEAR_CELLS = ("actual_2022", "actual_2023", "plan_2024")

Row = dict[str, Any]


@dataclass(frozen=True)
class Value:
    """One stated figure. `value` is in the display unit; `label` is its label, unit left out
    unless the document's own words carry it; `alternate` says where a second figure for the same thing is printed;
    `operator` is how a plan or goal binds: a floor, a cap or the figure itself."""

    year: int | None
    kind: str
    value: float
    label: str
    alternate: str = ""
    operator: Operator = "eq"


@dataclass(frozen=True)
class Words:
    """A statement without a figure, for example a plan of `保持正向增长`."""

    year: int | None
    kind: str
    text: str


@dataclass(frozen=True)
class Figures:
    """Everything stated of one indicator, labelled in one language. `name` is the official name; `values` are of its
    own measure; `growth` is the year-on-year change printed beside a level, in per cent, and is never drawn on the axis
    of `values`; `gaps` maps a year without a figure to the reason."""

    indicator: Indicator
    name: str
    unit: str
    values: tuple[Value, ...]
    growth: tuple[Value, ...]
    words: tuple[Words, ...]
    gaps: dict[int, str]
    grades: tuple[str, ...]

    @property
    def tag(self) -> str:
        """Word for the kind of number, where it is not a plain level."""
        return tr(MEASURES[self.indicator.measure]) if self.indicator.measure in TAGGED else ""

    @property
    def latest(self) -> Value | None:
        """The newest actual figure; without one the newest reported, then planned, then aimed at."""
        for kind in ("actual", "reported", "plan", "goal"):
            values = [v for v in self.values if v.kind == kind and not v.alternate]
            if values:
                return max(values, key=lambda v: v.year or 0)
        return None

    def kinds_in(self, year: int) -> set[str]:
        """Kinds of everything stated for one year."""
        return {v.kind for v in self.values if v.year == year} | {w.kind for w in self.words if w.year == year}

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of the time axis, the empty ones included: those of the annex, with what came later."""
        if self.indicator.annex:
            stated: tuple[Value | Words, ...] = (*self.values, *self.growth, *self.words)
            later = [one.year for one in stated if one.year is not None and one.kind in YEARLY]
            return tuple(range(ANNEX_YEARS[0], max(*ANNEX_YEARS, *later) + 1))[-MOST_YEARS:]
        dated = [y for y in (*(v.year for v in self.values), *(w.year for w in self.words)) if y is not None]
        return tuple(range(min(dated), max(dated) + 1)) if dated else ()


def when(year: int | None, kind: str) -> str:
    """Year and kind as one label: `2023实际`; the kind alone where no year is stated."""
    return tr("{year}{kind}", year=year, kind=tr(KINDS[kind])) if year else tr(KINDS[kind])


def figures_by_id(
    observations: pd.DataFrame,
    annex: pd.DataFrame,
    indicators: Iterable[Indicator],
    declared: Operators | None = None,
) -> dict[str, Figures]:
    """Collect and label what `observations` and the annex's printed grid say of every indicator, in their order.

    Rows of another scope than the indicator's own are left out.
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in observations.to_dict("records"):
        rows[str(row["indicator_id"])].append({str(k): v for k, v in row.items()})
    cells = {str(row["name"]): {str(k): str(v) for k, v in row.items()} for row in annex.to_dict("records")}
    by_id = {}
    for i in indicators:
        own = [row for row in rows[i.id] if row["scope"] == i.scope]
        by_id[i.id] = _figures(own, cells.get(i.title.zh) if i.annex else None, i, declared or {})
    return by_id


def _figures(rows: list[Row], cells: dict[str, str] | None, indicator: Indicator, declared: Operators) -> Figures:
    own = [r for r in rows if r["measure"] == indicator.measure and r["unit"] == indicator.unit]
    beside = [r for r in rows if r["measure"] == "growth_pct" and indicator.measure not in GROWTH]
    values = tuple(_values(own, indicator.display.scale, declared))
    words = tuple(_words([r for r in rows if r["measure"] == "text"]))
    return Figures(
        indicator=indicator,
        name=pick(indicator.title.zh, indicator.title.en),
        unit=indicator.display.unit or indicator.unit,
        values=values,
        growth=tuple(_values(beside, 1.0, {})),
        words=words,
        gaps=_gaps(cells, {v.year for v in values} | {w.year for w in words}) if cells else {},
        grades=tuple(sorted({grade_of(str(row["kind"])) for row in rows})),
    )


def _year(row: Row) -> int | None:
    return None if pd.isna(row["year"]) else int(row["year"])


def _in_annex(row: Row) -> bool:
    return str(row["locator"]).startswith(ANNEX)


def _values(rows: list[Row], scale: float, declared: Operators) -> Iterable[Value]:
    """One value a row that has a figure, by year. Where a year has two of a kind the annex's is the first and the other
    an alternate, as in `data.read.preferred`; goals are all their own."""
    with_figure = [row for row in rows if not pd.isna(row["value"])]
    seen: set[tuple[int | None, str]] = set()
    for row in sorted(with_figure, key=lambda r: (_year(r) or 9999, r["kind"], not _in_annex(r))):
        year, kind = _year(row), str(row["kind"])
        aside = kind != "goal" and (year, kind) in seen
        seen.add((year, kind))
        value = round(float(row["value"]) * scale, 6)
        place = (tr("附件") if _in_annex(row) else tr("正文")) if aside else ""
        operator = operator_of(row, declared) if kind in AIMS else "eq"
        yield Value(year, kind, value, _label(row, value), place, operator)


def _label(row: Row, value: float) -> str:
    """The document's own words where they carry the figure (`超24万辆`), else the figure."""
    text, unit = str(row["text"]), str(row["unit"])
    if any(c.isdigit() for c in text) and len(text) <= LONGEST_LABEL:
        return text
    if row["measure"] in GROWTH:
        return signed(value, "%")
    figure = quantity(value, "%") if unit == "%" else number(value)
    return f"{text} {figure}" if text and len(text) <= 4 else figure


def _words(rows: list[Row]) -> Iterable[Words]:
    """Statements in words, one a year and kind, the annex's before the running text's."""
    chosen: dict[tuple[int | None, str], str] = {}
    for row in sorted(rows, key=lambda r: not _in_annex(r)):
        chosen.setdefault((_year(row), str(row["kind"])), str(row["text"]))
    return (Words(year, kind, text) for (year, kind), text in chosen.items())


def _gaps(cells: dict[str, str], stated: set[int | None]) -> dict[int, str]:
    """Years without any statement whose cell of the annex holds a dash or belongs to a merged cell."""
    reasons = {year: tr("文件未列") for year, name in zip(ANNEX_YEARS, YEAR_CELLS, strict=True) if cells[name] == "-"}
    if "actual_2022+actual_2023" in cells["merged"]:
        reasons[2022] = tr("与2023年合为一格")
    return {year: reason for year, reason in reasons.items() if year not in stated}
