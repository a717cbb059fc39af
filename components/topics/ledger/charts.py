"""The chart of the ledger: tasks by light, a bar a section or a unit."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.base.look import Look
from components.base.scales import Theme
from components.drawing.chart import Chart
from components.drawing.charts.ledger import light_height, light_rows, light_spec
from components.drawing.charts.titled import titled
from components.topics.ledger import sentences, words
from components.topics.ledger.facts import Facts
from components.topics.ledger.lines import Line, by_light, by_section, by_unit, selected
from components.topics.ledger.state import UNITS, UNSTATED, State
from components.topics.ledger.tables import section_name
from components.words.text import pick, tr
from model.ledger import LIGHTS

WIDTH = 900
MOST_BARS = 24
"""Bars of the chart; the table beside it has all."""


def bar_rows(facts: Facts, state: State) -> list[dict[str, Any]]:
    """Rows of the bars: units in their view, else sections."""
    every = selected(facts, state)
    groups = _of_units(every) if state.view == UNITS else by_section(facts, every)
    name = words.unit_word if state.view == UNITS else lambda section: section_name(facts, section)
    first = dict(list(groups.items())[:MOST_BARS])
    names = {ident: f"{name(ident)} {len(group)}" for ident, group in first.items()}
    counts = {ident: {str(light): n for light, n in by_light(group).items()} for ident, group in first.items()}
    lit = state.unit if state.view == UNITS else state.section
    return light_rows(counts, names, {light: words.light_word(light) for light in LIGHTS}, lit)


def _of_units(every: Sequence[Line]) -> dict[str, list[Line]]:
    """Lines by unit; those without one, which would dwarf the others, are in the table alone."""
    groups = by_unit(every)
    stated = {unit: group for unit, group in groups.items() if unit != UNSTATED}
    return stated or groups


def bars_spec(rows: list[dict[str, Any]], theme: Theme, size: float) -> dict[str, Any]:
    """The bars without their rows, as wide as their place."""
    return light_spec(light_height(len({row["id"] for row in rows}), size), words.ROLE, theme, size)


def bars_alt(state: State) -> str:
    """Text alternative of the bars."""
    if state.view == UNITS:
        return tr("各责任单位的任务按红黄绿计数，数值见表格")
    return tr("各章节的任务按红黄绿计数，数值见表格")


def bars_title(facts: Facts, state: State) -> str:
    """Title of the chart, with how many tasks it leaves to the table."""
    if state.view != UNITS:
        return tr("各章节的任务")
    groups = by_unit(selected(facts, state))
    unstated = len(groups.get(UNSTATED, ())) if len(groups) > 1 else 0
    return tr("各责任单位的任务") + (tr("（未写明的 {n} 项只列表）", n=unstated) if unstated else "")


def legend() -> str:
    """Shape, name and meaning of the lights in a line."""
    return "　".join(f"{words.light_word(light)}{tr('：')}{tr(words.MEANING[light])}" for light in LIGHTS)


def light_chart(facts: Facts, state: State, look: Look) -> Chart:
    """Tasks by light."""
    rows = bar_rows(facts, state)
    notes = [legend(), sentences.reading(state.book), source_note(facts)]
    spec = titled(bars_spec(rows, look.theme, 1.0), bars_title(facts, state), notes, WIDTH, look.theme)
    frame, grades = pd.DataFrame(rows), ("official", "user")
    source = source_note(facts)
    return Chart(
        "lights", bars_title(facts, state), spec, bars_alt(state), rows=frame, source_note=source, grades=grades
    )


def source_note(facts: Facts) -> str:
    """The documents that the tasks stand in."""
    documents = [pick(s.short, s.title.en) for s in facts.sources.values() if s.grade == "official"]
    return tr("任务来源：{documents}。", documents=tr("、").join(documents))
