"""The five figures on the page, one row each."""

from typing import Literal

import streamlit as st

from components.topics.overview.rows import Row, choice, last_actual, rows
from components.ui import viewport
from components.ui.errors import boundary
from components.ui.menu import target
from components.ui.provenance import source_button
from components.words.status_words import rule_text
from components.words.text import tr

NUMBER_PX, LINKS_PX = 290, 214  # a figure with its title; the two links with the gaps between all four


def show_figures(width: float, *, low: bool = False) -> None:
    """Heading with the published rules, and the rows; `width` px is what a row has, 0 where its parts stack. On a
    `low` screen a row is two lines: what the comparison rests on is said when it is pointed at."""
    heading = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with heading:
        st.subheader(tr("五个关键数"), anchor=False, width="content")
        with boundary(), st.popover(tr("判定与选取规则"), icon=":material/function:", type="tertiary"):
            st.text(rule_text())
            st.text(choice())
    with boundary():
        figures = rows()
        if not figures:
            st.info(tr("还没有关键数：indicators.yaml 里标为 headline 的指标要有实际数。"))
            return
        heading.caption(last_actual(figures), width="content")
        with st.container(gap="xxsmall" if low else "xsmall"):
            for row in figures:
                _show(row, width, viewport.current().size, low=low)


def _show(row: Row, width: float, size: float, *, low: bool) -> None:
    """One container and four elements, not three columns: every further element costs a switch to the page."""
    number = min(NUMBER_PX * size, (0.235 if low else 0.29) * width)
    words: int | Literal["stretch"] = round(width - number - LINKS_PX * size) if width else "stretch"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        seen: Literal["visible", "collapsed"] = "collapsed" if low else "visible"
        st.metric(row.title, row.value, width=round(number) or "stretch", label_visibility=seen)
        st.markdown(row.brief if low else row.words, width=words, help=row.footing if low else None)
        source_button(row.citations, key=f"source_{row.indicator_id}")
        st.page_link(
            target("indicators"), label=tr("详情"), query_params={"ind": row.indicator_id},
            width="content",
        )  # fmt: skip
