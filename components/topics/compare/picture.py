"""The board's figures and curves from the scenarios, drawn once per comparison and shared by all viewers."""

from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from components.base.scales import GRADE_MARK, Theme
from components.drawing.charts.compare import board_spec
from components.drawing.charts.compare_board import Aim, Board, Cell, Column, Row, draw_board
from components.drawing.charts.sheet import Sheet
from components.topics.compare.effects import change_series, change_words, effect, share_words
from components.topics.compare.entries import Entry
from components.topics.compare.keys import FactsKey, facts_key
from components.topics.compare.verdicts import verdict
from components.topics.compare.words import lever_count, other_count
from components.topics.whatif import results
from components.topics.whatif.aims import MARGINS, printed_points
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import OUTCOMES, bare_figure, change_unit, shown_value, title_of
from components.words.citation import grade_label
from components.words.format import year
from components.words.text import tr
from model.scenario import BASELINE, Scenario
from model.single_flight import single_flight
from model.trajectory import position


@dataclass(frozen=True)
class Comparison:
    """A comparison: scenarios in order, outcomes, year, figures or changes, and whether the baseline is shown."""

    entries: tuple[Entry, ...]
    outcomes: tuple[str, ...]
    year: int
    changes: bool = False
    before: bool = False
    cell: str = ""

    @property
    def first(self) -> Entry:
        """The reference scenario."""
        return self.entries[0]


@dataclass(frozen=True)
class Size:
    """Width of the sheet and height of the curves in px, the text size, and the theme."""

    width: float
    curve: float
    size: float
    theme: Theme


@dataclass(frozen=True)
class Picture:
    """Ready to be shown."""

    marks: pa.Table
    spec: dict[str, Any]


def picture(facts: Facts, comparison: Comparison, size: Size) -> Picture:
    """The board of a comparison."""
    return _picture(comparison, size, facts_key(facts))


@single_flight(maxsize=128)
def _picture(comparison: Comparison, size: Size, key: FactsKey) -> Picture:
    sheet = sheet_of(key.facts, comparison, size)
    return Picture(
        sheet.arrow,
        board_spec(sheet.width, sheet.height, size.theme, size.size),
    )


def sheet_of(facts: Facts, comparison: Comparison, size: Size) -> Sheet:
    """The board drawn on its sheet."""
    return draw_board(board_of(facts, comparison), width=size.width, size=size.size, curve=size.curve)


def board_of(facts: Facts, comparison: Comparison) -> Board:
    """Figures, verdicts and curves of every scenario and outcome."""
    return Board(
        rows=tuple(Row(entry.key, entry.name, _note(facts, comparison, entry)) for entry in comparison.entries),
        columns=tuple(_column(facts, comparison, name) for name in comparison.outcomes),
        years=facts.baseline.years,
        year=comparison.year,
        chosen=comparison.cell,
    )


def scope_word(outcome_id: str) -> str:
    """The outcome's scope in a word."""
    return tr("直管区") if OUTCOMES[outcome_id].scope == "direct" else tr("全域")


def _note(facts: Facts, comparison: Comparison, entry: Entry) -> str:
    if entry is comparison.first:
        return tr("其余方案以此为基准")
    moved, others = lever_count(comparison.first, entry), other_count(comparison.first, entry)
    if others and not moved:
        return tr("{n}处通道等不同", n=others)
    return tr("{n}项调节项不同", n=moved)


def _column(facts: Facts, comparison: Comparison, name: str) -> Column:
    unit = change_unit(name) if comparison.changes else OUTCOMES[name].unit
    parts = [tr(unit) if unit else tr("指数"), scope_word(name)]
    cells = tuple(_cell(facts, comparison, entry, name) for entry in comparison.entries)
    lines = [f"{entry.label}{tr('：')}{cell.sentence}" for entry, cell in zip(comparison.entries, cells, strict=True)]
    return Column(
        id=name,
        title=title_of(name),
        unit=" · ".join(parts),
        cells=cells,
        series=tuple(_series(facts, comparison, entry, name) for entry in comparison.entries),
        before=_before(facts, comparison, name) if comparison.before else None,
        aims=() if comparison.changes else _aims(facts, comparison, name),
        limit="several" if comparison.changes else "bad" if name in MARGINS else "",
        sentence=tr("；").join([f"{title_of(name)}　{year(comparison.year)}", *lines]),
    )


def _series(facts: Facts, comparison: Comparison, entry: Entry, name: str) -> tuple[float | None, ...]:
    start = position(facts.base_year)
    if comparison.changes:
        return change_series(facts, comparison.first, entry, name)[start:]
    return results.outcome(facts, entry.scenario, name).values[start:]


def _before(facts: Facts, comparison: Comparison, name: str) -> tuple[float | None, ...]:
    """The baseline's line, against the first scenario where changes are shown."""
    return _series(facts, comparison, replace(comparison.first, scenario=BASELINE), name)


def _aims(facts: Facts, comparison: Comparison, name: str) -> tuple[Aim, ...]:
    goals = [Aim("goal", p.year, p.value) for p in printed_points(facts, name) if p.kind == "goal"]
    own = [
        Aim(entry.key, at, value)
        for entry in comparison.entries
        for target_id, at, value in entry.scenario.targets
        if target_id == name
    ]
    return tuple(aim for aim in (*goals, *own) if aim.year is None or aim.year >= facts.base_year)


def _cell(facts: Facts, comparison: Comparison, entry: Entry, name: str) -> Cell:
    scenario: Scenario = BASELINE if comparison.before else entry.scenario
    stands_in = replace(entry, scenario=scenario)
    outcome = results.outcome(facts, scenario, name)
    value = outcome.at(comparison.year)
    moved = effect(facts, comparison.first, stands_in, name, comparison.year)
    limit_verdict = verdict(facts, scenario, name, comparison.year, value)
    sentence = f"{title_of(name)} {shown_value(name, value)}（{grade_label(outcome.grade)}）"
    figure, change = bare_figure(name, value), change_words(moved, unit=False) + share_words(moved)
    if entry is comparison.first:
        change = ""
    else:
        sentence += tr(
            "；比 {letter} {change}", letter=comparison.first.letter, change=change_words(moved) + share_words(moved)
        )
    if comparison.changes:
        figure = tr("参照") if entry is comparison.first else change_words(moved, unit=False)
        change = shown_value(name, value)
    return Cell(
        value=figure,
        grade=GRADE_MARK[outcome.grade],
        change=change,
        tone="" if comparison.changes else moved.tone,
        mark=limit_verdict.short if limit_verdict else "",
        passed=limit_verdict.passed if limit_verdict else True,
        sentence=sentence + (tr("；{verdict}", verdict=limit_verdict.words) if limit_verdict else ""),
    )
