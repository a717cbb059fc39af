"""Bars of projects by group, family or year, each by stage: what is picked filters map and table alike."""

from dataclasses import replace
from typing import Any

import pandas as pd

from components.base.look import Look
from components.base.scales import Theme
from components.drawing.chart import Chart
from components.drawing.charts.facilities import stage_height, stage_rows, stage_spec
from components.drawing.charts.titled import titled
from components.topics.facilities.words import STAGE, legend
from components.topics.industry import sentences, words
from components.topics.industry.facts import Facts
from components.topics.industry.families import FAMILIES
from components.topics.industry.filters import Counts, by_family, by_group, by_planned_year, chosen
from components.topics.industry.state import UNSTATED, State
from components.words.text import pick, tr
from model.facility_status import STAGES

WIDTH, ROW_PX, LABEL_PX = 780, 34, 230
KINDS = ("groups", "kinds", "years")
Rows = list[dict[str, Any]]


def rows_of(facts: Facts, state: State, kind: str) -> Rows:
    """Rows of the bars of a kind; its own filter dims the others instead of hiding them."""
    lit: tuple[str, ...] = ()
    if kind == "groups":
        counts = by_group(facts, chosen(facts, replace(state, group="")), state.year)
        names = {ident: words.area_word(facts, ident) for ident in (*facts.groups, UNSTATED)}
        project = facts.one(state.project)
        lit = (state.group,) if state.group in names else (project.group or UNSTATED,) if project else ()
    elif kind == "kinds":
        counts = by_family(chosen(facts, replace(state, families=())), state.year)
        names, lit = {family: words.family_word(family) for family in FAMILIES}, state.families
    else:
        counts = by_planned_year(chosen(facts, state), state.year)
        names = {year: tr("{year}年", year=year) for year in counts}
    rows = stage_rows(counts, names, {stage: tr(word) for stage, word in STAGE.items()}, lit)
    return [*rows, *_empty_rows(counts, names, lit)]


def _empty_rows(counts: Counts, names: dict[str, str], lit: tuple[str, ...]) -> Rows:
    """A row of nothing for what has no project, so that it is seen to have none."""
    return [
        {
            "id": ident, "name": f"{names[ident]} 0", "place": place, "stage": STAGES[0], "n": 0, "turn": 0,
            "words": f"{names[ident]}　0", "lit": not lit or ident in lit,
        }
        for place, (ident, stages) in enumerate(counts.items())
        if not sum(stages.values())
    ]  # fmt: skip


def spec_of(rows: Rows, theme: Theme, size: float) -> dict[str, Any]:
    """The bars without their rows, as wide as their place."""
    height = stage_height(len({row["id"] for row in rows}), size, ROW_PX)
    return stage_spec(height, theme, size, label_px=LABEL_PX)


def title_of(kind: str, year: int) -> str:
    """What the bars count."""
    titles = {
        "groups": tr("{year}年底各组团的项目与设施，按阶段", year=year),
        "kinds": tr("{year}年底各类项目与设施，按阶段", year=year),
        "years": tr("待实现的项目，按计划或报道的年份"),
    }
    return titles[kind]


def alt_of(kind: str, year: int) -> str:
    """Text alternative of the bars."""
    return tr("{title}，数值见表格", title=title_of(kind, year))


def chart_of(facts: Facts, state: State, kind: str, look: Look) -> Chart:
    """The bars with title, legend and source."""
    rows, title = rows_of(facts, state, kind), title_of(kind, state.year)
    notes = [legend(), sentences.dated(facts, state) if kind == "years" else sentences.counting(), source_note(facts)]
    spec = titled(spec_of(rows, look.theme, 1.0), title, notes, WIDTH, look.theme)
    grades = ("official", "reported", "derived")
    alt, source = alt_of(kind, state.year), source_note(facts)
    return Chart(kind, title, spec, alt, rows=pd.DataFrame(rows), source_note=source, grades=grades)


def source_note(facts: Facts) -> str:
    """The documents that the projects rest on."""
    documents = [pick(s.short, s.title.en) for s in facts.sources.values() if s.grade == "official"]
    return tr("资料来源：{documents}；状态另有报道，逐条见表格。", documents=tr("、").join(documents))
