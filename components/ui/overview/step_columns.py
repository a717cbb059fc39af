"""The three steps on the page: the line in time, and under each third of it what the step is to reach."""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from components.base import cache
from components.base.scales import GRADE_MARK
from components.drawing.charts.timeline import Stretch, TimelineText, timeline
from components.topics.overview.steps import FIRST_YEAR, STEPS, Step, goal_line, phase_text, step_goals
from components.ui import viewport
from components.ui.provenance import source_button
from components.words.citation import Citation, cite
from components.words.text import language, tr
from model.single_flight import single_flight

SOURCES_PX = 130  # the button of the sources with the gaps, px at size 1.0


@dataclass(frozen=True)
class Aims:
    """What one step is to reach, in words with their clauses."""

    lines: tuple[str, ...]
    citations: list[Citation]


@single_flight(maxsize=8)
def _aims(versions: tuple[int, ...], language_code: str) -> list[Aims]:
    """The goals of each step, built once per version of the facts and per language."""
    goals, sources = cache.table("goals"), cache.sources()
    chosen = [step_goals(goals, step) for step in STEPS]
    return [Aims(tuple(goal_line(row) for row in rows), [cite(row, sources) for row in rows]) for rows in chosen]


def show_steps(today: date, *, low: bool = False) -> None:
    """Line, then goals, as running text on a `low` screen. Raises DataContractError when goals.csv or sources.yaml is
    broken."""
    aims = _aims(cache.facts_versions("goals"), language())
    port = viewport.current()
    narrow = port.narrow
    third = round((port.width - (160 + SOURCES_PX) * port.size) / 3)
    _show_line(aims, today, narrow=narrow)
    with st.container(horizontal=not narrow, gap="small"):
        for step, aim in zip(STEPS, aims, strict=True):
            if low:
                st.markdown(f":small[{tr('；').join(aim.lines)}]  \n{_phase(step, today, brief=True)}", width=third)
                continue
            title = f"**{_name(step)}**\n\n" if narrow else ""
            goals = "\n".join(f"- {line}" for line in aim.lines)
            st.markdown(f"{title}{goals}\n\n{_phase(step, today)}", width="stretch")
            source_button(aim.citations, key=f"source_step_{step.number}")
        if low:
            source_button([citation for aim in aims for citation in aim.citations], key="source_steps")


def _show_line(aims: list[Aims], today: date, *, narrow: bool) -> None:
    opinion = date.fromisoformat(cache.sources()["opinion-2021"].date or f"{FIRST_YEAR}-01-01")
    stretches = [_stretch(step, aim, today) for step, aim in zip(STEPS, aims, strict=True)]
    start_label = tr("{year} 意见", year=opinion.year)
    if narrow:  # no room for names on the line: the columns under it carry them
        stretches = [replace(stretch, label=stretch.year) for stretch in stretches]
        start_label = str(opinion.year)
    today_label = tr("今天 {year}年{month}月", year=today.year, month=today.month)
    text = TimelineText(start=opinion, start_label=start_label, today=today, today_label=today_label)
    spec = timeline(stretches, text, viewport.theme(), viewport.current().size)
    alt = tr("时间轴：2021年意见，2025年五年成形，2030年十年成势，2035年十五年成城，今天在第几步")
    st.vega_lite_chart(None, spec, key="timeline", theme=None, alt=alt)


def _phase(step: Step, today: date, *, brief: bool = False) -> str:
    """Where the step stands; the current one is set off by weight, the others are quiet. `brief`: all are small."""
    words, current = f"{GRADE_MARK['derived']} {phase_text(step, today)}", step.phase(today) == "current"
    words = f"**{words}**" if current else words
    return words if current and not brief else f":small[{words}]"


def _name(step: Step) -> str:
    return f"{step.year} {tr(step.name)}"


def _stretch(step: Step, aim: Aims, today: date) -> Stretch:
    lines = [line.replace("**", "") for line in aim.lines]
    tip = tr("；").join([_name(step), *lines, phase_text(step, today)])
    return Stretch(step.start, step.end, str(step.year), _name(step), tip)
