"""Charts of the inventory: entries by category and stage, and the three levels as a pyramid."""

from dataclasses import replace
from typing import Any

import pandas as pd

from components.base.look import Look
from components.base.scales import Theme
from components.drawing.chart import Chart
from components.drawing.charts.facilities import stage_height, stage_rows, stage_spec
from components.drawing.charts.titled import titled
from components.topics.facilities import sentences, words
from components.topics.facilities.facts import Facts
from components.topics.facilities.filters import by_category, chosen
from components.topics.facilities.state import State
from components.words.text import pick, tr
from model.facility_status import STAGES

WIDTH = 780
LEVEL_ROW_PX = 54


def category_rows(facts: Facts, state: State) -> list[dict[str, Any]]:
    """Rows of the bars by category; the filter by category dims the others instead of hiding them."""
    counts = by_category(chosen(facts, _without_categories(state)), state.year)
    names = {category: words.category_word(category) for category in counts}
    lit = state.categories
    if not lit and (facility := facts.one(state.facility)):
        lit = (facility.category,)
    return stage_rows(counts, names, _stages(), lit)


def _without_categories(state: State) -> State:
    return replace(state, categories=())


def level_rows(facts: Facts, state: State) -> list[dict[str, Any]]:
    """Rows of the pyramid, the city's level on top."""
    facilities = chosen(facts, state)
    counts = {
        level: {s: sum(f.level == level and f.stage(state.year) == s for f in facilities) for s in STAGES}
        for level in words.LEVEL
    }
    facility = facts.one(state.facility)
    lit = (facility.level,) if facility and facility.level in words.LEVEL else ()
    return stage_rows(counts, {level: tr(word) for level, word in words.LEVEL.items()}, _stages(), lit)


def _stages() -> dict[str, str]:
    return {stage: tr(word) for stage, word in words.STAGE.items()}


def categories_spec(rows: list[dict[str, Any]], theme: Theme, size: float) -> dict[str, Any]:
    """The bars by category without their rows, as wide as their place."""
    return stage_spec(stage_height(len({row["id"] for row in rows}), size), theme, size)


def levels_spec(theme: Theme, size: float) -> dict[str, Any]:
    """The pyramid without its rows."""
    return stage_spec(stage_height(len(words.LEVEL), size, LEVEL_ROW_PX), theme, size, stack="center")


def categories_alt() -> str:
    """Text alternative of the bars by category."""
    return tr("各类设施按阶段的条数，数值见表格")


def levels_alt() -> str:
    """Text alternative of the pyramid."""
    return tr("三级公共服务设施按阶段的条数，逐条见表格")


def category_chart(facts: Facts, state: State, look: Look) -> Chart:
    """Entries by category and stage."""
    rows = category_rows(facts, state)
    title = tr("{year}年底各类设施的阶段", year=state.year)
    notes = [words.legend(), sentences.counting(), source_note(facts)]
    spec = titled(categories_spec(rows, look.theme, 1.0), title, notes, WIDTH, look.theme)
    return _chart("categories", title, spec, rows, (categories_alt(), source_note(facts)))


def level_chart(facts: Facts, state: State, look: Look) -> Chart:
    """The three levels with what exists of each."""
    rows = level_rows(facts, state)
    title = tr("{year}年底的三级公共服务设施", year=state.year)
    notes = [words.legend(), sentences.levels_note(), source_note(facts)]
    spec = titled(levels_spec(look.theme, 1.0), title, notes, WIDTH, look.theme)
    return _chart("levels", title, spec, rows, (levels_alt(), source_note(facts)))


def _chart(ident: str, title: str, spec: dict[str, Any], rows: list[dict[str, Any]], texts: tuple[str, str]) -> Chart:
    alt, source = texts
    grades = ("official", "reported", "derived")
    return Chart(ident, title, spec, alt, rows=pd.DataFrame(rows), source_note=source, grades=grades)


def source_note(facts: Facts) -> str:
    """The documents and maps that the facilities rest on."""
    documents = [pick(s.short, s.title.en) for s in facts.sources.values() if s.grade == "official"]
    return tr(
        "资料来源：{documents}，逐条见表格；地点 © OpenStreetMap contributors（ODbL 1.0）。",
        documents=tr("、").join(documents),
    )
