"""The baseline: the declared levers joined with what the tables print now, and the ticks of each slider."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import pandas as pd

from data.base_year import BaseYear, base_year
from data.errors import DataContractError, Fault
from data.later import at_base_year
from data.levers import FILE, FigureEntry, LeverEntry, LeverFile, RetiredEntry, read_levers
from data.printed import KIND_WORDS, PrintedFigures
from data.tables import DATA
from data.units import convert
from model.lever import BaseFigure, Baseline, Grade, Lever, RetiredLever
from model.messages import message

TickKind = Literal["status_quo", "plan", "goal", "reported"]
"""Ticks on a slider: the latest actual, the plan, a goal (dated or standing), a figure of the press."""
TICKS: dict[str, TickKind] = {"actual": "status_quo", "plan": "plan", "goal": "goal", "reported": "reported"}
Entry = TypeVar("Entry", LeverEntry, FigureEntry)
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
class Declared:
    """Levers and figures as they are for the base year, the printed figures, and what the base year is."""

    file: LeverFile
    printed: PrintedFigures
    base_year: BaseYear


def declared_at_base(root: Path = DATA) -> Declared:
    """What `levers.yaml` declares, for the base year that the observations give. Raises DataContractError."""
    file, printed = read_levers(root), PrintedFigures.of(root)
    try:
        chosen = base_year(file.figures, printed, root)
        return Declared(at_base_year(file, printed, chosen.year), printed, chosen)
    except ValueError as error:
        raise DataContractError([Fault(FILE, None, _words(error))]) from error


def baseline(root: Path = DATA) -> Baseline:
    """Levers and figures of the base year. Raises DataContractError with every fault of file and figures."""
    return baseline_of(declared_at_base(root))


def baseline_of(current: Declared) -> Baseline:
    """The same from what has been read. Raises DataContractError with every fault of file and figures."""
    declared, printed = current.file, current.printed
    faults: list[Fault] = []
    levers = _each(declared.levers, lambda entry: _lever(entry, printed), faults)
    figures = _each(declared.figures, lambda entry: _figure(entry, printed), faults)
    if faults:
        raise DataContractError(faults)
    try:
        return Baseline(levers, figures, _retired(declared.retired, levers), current.base_year.year)
    except ValueError as error:
        words = message("有滑块的编号（id）或代码（key）重复：{what}", what=str(error))
        raise DataContractError([Fault(FILE, None, words)]) from error


def _each(entries: Iterable[Entry], make: Callable[[Entry], Built], faults: list[Fault]) -> tuple[Built, ...]:
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
    of_year: int = entry.stands_for or entry.year
    if entry.stands_for:
        zh, en = f"没有计划，按{entry.year}年{zh}", f"no plan; the {en} of {entry.year}"
    return BaseFigure(
        id=entry.id,
        title_zh=f"{of_year}年{indicator.title.zh}{'增速' if is_growth else ''}（{zh}）",
        title_en=f"{indicator.title.en}{', growth' if is_growth else ''}, {of_year} ({en})",
        value=value,
        unit=unit,
        year=entry.year,
        scope=str(row["scope"]),
        grade="assumed" if entry.stands_for else _grade(entry.kind),
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
