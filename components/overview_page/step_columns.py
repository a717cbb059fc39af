"""The three steps on the page: the line in time, and under each third of it what the step is to reach."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from components import cache, viewport
from components.charts.timeline import Stretch, TimelineText, timeline
from components.citation import cite
from components.overview_page.steps import FIRST_YEAR, STEPS, Step, goal_line, phase_text, step_goals
from components.provenance import source_button
from components.scales import GRADE_MARK
from components.text import tr


def show_steps(today: date) -> None:
    """Line, then goals. Raises DataContractError when goals.csv or sources.yaml is broken."""
    goals, sources = cache.table("goals"), cache.sources()
    opinion = date.fromisoformat(sources["opinion-2021"].date or f"{FIRST_YEAR}-01-01")
    text = TimelineText(
        start=opinion,
        start_label=tr("{year} 意见", year=opinion.year),
        today=today,
        today_label=tr("今天 {year}年{month}月", year=today.year, month=today.month),
    )
    narrow = viewport.current().narrow
    stretches = [_stretch(step, goals, today) for step in STEPS]
    if narrow:  # no room for names on the line: the columns under it carry them
        stretches = [replace(stretch, label=stretch.year) for stretch in stretches]
        text = replace(text, start_label=str(opinion.year))
    st.vega_lite_chart(
        None,
        timeline(stretches, text, viewport.theme(), viewport.current().size),
        key="timeline",
        theme=None,
        alt=tr("时间轴：2021年意见，2025年五年成形，2030年十年成势，2035年十五年成城，今天在第几步"),
    )
    for column, step in zip(st.columns(len(STEPS), gap="medium"), STEPS, strict=True):
        rows = step_goals(goals, step)
        with column:
            if narrow:
                st.markdown(f"**{_name(step)}**")
            st.markdown("\n".join(f"- {goal_line(row)}" for row in rows))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                _phase(step, today)
                source_button([cite(row, sources) for row in rows], key=f"source_step_{step.number}")


def _phase(step: Step, today: date) -> None:
    """Where the step stands; the current one is set off by weight, the others are quiet."""
    words = f"{GRADE_MARK['derived']} {phase_text(step, today)}"
    if step.phase(today) == "current":
        st.markdown(f"**{words}**", width="content")
    else:
        st.caption(words, width="content")


def _name(step: Step) -> str:
    return f"{step.year} {tr(step.name)}"


def _stretch(step: Step, goals: pd.DataFrame, today: date) -> Stretch:
    lines = [goal_line(row).replace("**", "") for row in step_goals(goals, step)]
    tip = tr("；").join([_name(step), *lines, phase_text(step, today)])
    return Stretch(step.start, step.end, str(step.year), _name(step), tip)
