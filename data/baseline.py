"""The baseline: the declared levers joined with what the tables print now, and the ticks of each slider."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

import pandas as pd

from data.catalog import Indicator, indicators
from data.errors import DataContractError, Fault
from data.levers import FILE, FigureEntry, LeverEntry, RetiredEntry, read_levers
from data.read import all_preferred
from data.tables import DATA, load_table
from data.units import convert
from model.lever import BaseFigure, Baseline, Grade, Lever, RetiredLever
from model.messages import message

TickKind = Literal["status_quo", "plan", "goal", "reported"]
"""Ticks on a slider: the latest actual, the plan, a goal (dated or standing), a figure of the press."""
TICKS: dict[str, TickKind] = {"actual": "status_quo", "plan": "plan", "goal": "goal", "reported": "reported"}
KIND_WORDS = {
    "actual": ("实际", "actual"),
    "plan": ("计划", "plan"),
    "goal": ("目标", "goal"),
    "reported": ("报道", "reported"),
}
Declared = TypeVar("Declared", LeverEntry, FigureEntry)
Built = TypeVar("Built", Lever, BaseFigure)


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A printed figure on a slider, with its clause. `inside` False where it lies beyond the bounds."""

    kind: TickKind
    year: int | None
    value: float
    inside: bool
    source_id: str
    locator: str
    quote: str


@dataclass(frozen=True)
class PrintedFigures:
    """Indicators and observations of one data folder, with lookup of single figures."""

    observations: pd.DataFrame
    indicators: dict[str, Indicator]

    @classmethod
    def of(cls, root: Path) -> "PrintedFigures":
        return cls(load_table("observations", root), {indicator.id: indicator for indicator in indicators(root)})

    @cached_property
    def _preferred(self) -> pd.DataFrame:
        return all_preferred(self.observations, self.indicators.values())

    def rows(
        self, indicator_id: str, measure: str, unit: str | None = None, locator: str | None = None
    ) -> pd.DataFrame:
        """Rows with a figure; one per year and kind in the indicator's unit, or those in `unit` or at `locator`.

        Raises ValueError for an unknown indicator.
        """
        indicator = self.indicators.get(indicator_id)
        if indicator is None:
            raise ValueError(message("indicators.yaml 里没有“{indicator}”", indicator=indicator_id))
        rows = self.observations if unit or locator else self._preferred
        chosen = rows[(rows["indicator_id"] == indicator_id) & (rows["measure"] == measure) & rows["value"].notna()]
        chosen = chosen[chosen["unit"] == unit] if unit else chosen
        return chosen[chosen["locator"] == locator] if locator else chosen

    def one(self, rows: pd.DataFrame, kind: str, year: int | None) -> "pd.Series[Any]":
        """The one row of a kind and year. Raises ValueError when there is none."""
        of_year = rows["year"].isna() if year is None else rows["year"] == year
        matches = rows[(rows["kind"] == kind) & of_year.fillna(False).astype(bool)]
        if matches.empty:
            word = KIND_WORDS[kind][0]
            if year is None:
                raise ValueError(message("observations.csv 里没有不写年份的{kind}数", kind=message(word)))
            raise ValueError(message("observations.csv 里没有{year}年的{kind}数", year=year, kind=message(word)))
        return matches.iloc[0]


def baseline(root: Path = DATA) -> Baseline:
    """Levers and figures of the base year. Raises DataContractError with every fault of file and figures."""
    declared, printed = read_levers(root), PrintedFigures.of(root)
    faults: list[Fault] = []
    levers = _each(declared.levers, lambda entry: _lever(entry, printed), faults)
    figures = _each(declared.figures, lambda entry: _figure(entry, printed), faults)
    if faults:
        raise DataContractError(faults)
    try:
        return Baseline(levers, figures, _retired(declared.retired, levers))
    except ValueError as error:
        words = message("有滑块的编号（id）或代码（key）重复：{what}", what=str(error))
        raise DataContractError([Fault(FILE, None, words)]) from error


def _each(entries: Iterable[Declared], make: Callable[[Declared], Built], faults: list[Fault]) -> tuple[Built, ...]:
    built: list[Built] = []
    for entry in entries:
        try:
            built.append(make(entry))
        except ValueError as error:
            faults.append(Fault(FILE, None, message("{entry}：{what}", entry=entry.id, what=_words(error))))
    return tuple(built)


def _retired(entries: Iterable[RetiredEntry], levers: Iterable[Lever]) -> tuple[RetiredLever, ...]:
    """Levers of older releases. Raises ValueError where one passes its value on to a lever that does not exist."""
    ids = {lever.id for lever in levers}
    lost = [entry.becomes for entry in entries if entry.becomes and entry.becomes not in ids]
    if lost:
        raise ValueError(", ".join(lost))
    return tuple(
        RetiredLever(
            id=entry.id,
            key=entry.key,
            becomes=entry.becomes or "",
            title_zh=entry.title.zh,
            title_en=entry.title.en,
            reason_zh=entry.reason.zh,
            reason_en=entry.reason.en,
        )
        for entry in entries
    )


def _words(error: ValueError) -> str:
    """The sentence an error was raised with."""
    (words,) = error.args
    return words if isinstance(words, str) else str(error)


def _lever(entry: LeverEntry, printed: PrintedFigures) -> Lever:
    source = default_source(entry, printed)
    default, grade = (entry.default, entry.grade) if source is None else (source.value, _grade(source.kind))
    assert default is not None  # the entry holds a figure or a default
    return Lever(
        id=entry.id,
        key=entry.key,
        group=entry.group,
        title_zh=entry.title.zh,
        title_en=entry.title.en,
        unit=entry.unit,
        default=default,
        low=entry.low,
        high=entry.high,
        step=entry.step,
        role=entry.role,
        grade=grade,
        indicator_id=entry.indicator_id or "",
        plausible=entry.plausible,
    )


def _grade(kind: str) -> Grade:
    return "reported" if kind == "reported" else "official"


def _figure(entry: FigureEntry, printed: PrintedFigures) -> BaseFigure:
    rows = printed.rows(entry.indicator_id, entry.measure, entry.printed_unit, entry.locator)
    row = printed.one(rows, entry.kind, entry.year)
    value, unit = float(str(row["value"])), str(row["unit"])
    if entry.unit and entry.unit != unit:
        value, unit = convert(value, unit, entry.unit), entry.unit
    indicator = printed.indicators[entry.indicator_id]
    is_growth = entry.measure == "growth_pct" and indicator.measure != "growth_pct"
    zh, en = KIND_WORDS[entry.kind]
    return BaseFigure(
        id=entry.id,
        title_zh=f"{entry.year}年{indicator.title.zh}{'增速' if is_growth else ''}（{zh}）",
        title_en=f"{indicator.title.en}{', growth' if is_growth else ''}, {entry.year} ({en})",
        value=value,
        unit=unit,
        year=entry.year,
        scope=str(row["scope"]),
        grade=_grade(entry.kind),
        indicator_id=entry.indicator_id,
    )


def default_source(entry: LeverEntry, printed: PrintedFigures) -> Tick | None:
    """The clause that the default is read from; None where the default is ours. Raises ValueError when it is gone."""
    if entry.figure is None or entry.indicator_id is None or entry.measure is None:
        return None
    rows = printed.rows(entry.indicator_id, entry.measure)
    return _tick(entry, printed.one(rows, entry.figure.kind, entry.figure.year))


def ticks(entry: LeverEntry, printed: PrintedFigures) -> tuple[Tick, ...]:
    """The latest actual, plans, goals and press figures of the lever's indicator, by kind, then year."""
    if entry.indicator_id is None or entry.measure is None:
        return ()
    rows = printed.rows(entry.indicator_id, entry.measure)
    actual = rows[rows["kind"] == "actual"]
    selected = rows[(rows["kind"] != "actual") | (rows.index == (actual["year"].idxmax() if len(actual) else -1))]
    marks = [_tick(entry, row) for _, row in selected.iterrows()]
    order = list(TICKS.values())
    return tuple(sorted(marks, key=lambda tick: (order.index(tick.kind), tick.year or 0)))


def _tick(entry: LeverEntry, row: "pd.Series[Any]") -> Tick:
    value = float(str(row["value"]))
    return Tick(
        kind=TICKS[str(row["kind"])],
        year=None if pd.isna(row["year"]) else int(str(row["year"])),
        value=value,
        inside=entry.low <= value <= entry.high,
        source_id=str(row["source_id"]),
        locator=str(row["locator"]),
        quote=str(row["quote"]),
    )
