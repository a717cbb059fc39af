"""文件索引: each document by its own headings, and what every clause states, each thing a step from its page."""

import streamlit as st

from components.topics.sources.outline import Chip, Heading, chosen_headings, index_table
from components.topics.sources.sentences import index_answer, index_note
from components.topics.sources.state import State
from components.topics.sources.view import open_heading
from components.topics.sources.words import DOCUMENT_NAMES, STATED
from components.ui import viewport
from components.ui.menu import target
from components.ui.segments import segments
from components.ui.sources import address
from components.ui.sources.grid import grid, listed
from components.words.quotation import in_marks
from components.words.text import plain_in_markdown, tr

WIDE = 1100
ICONS = {
    "figure": ":material/monitoring:", "goal": ":material/flag:", "name": ":material/label:",
    "place": ":material/map:", "task": ":material/task_alt:",
}  # fmt: skip
"""Icons of the kinds that lead to a page."""
WIDTHS = (380, 96, 40, 46, 46, 82, 46, 46, 46, 190)


def index_tab(state: State, height: int) -> None:
    """The headings of the chosen document; beside them what the open heading states."""
    view = viewport.current()
    segments(
        tr("文件"), {ident: tr(name) for ident, name in DOCUMENT_NAMES.items()}, key="sources_doc",
        current=state.document, on_change=lambda: address.jump(doc=st.session_state["sources_doc"], at=""),
    )  # fmt: skip
    st.caption(index_answer(state) + index_note())
    heading = open_heading(state)
    beside = heading is not None and view.width >= WIDE * view.size
    left, right = st.columns([1.25, 1], gap="medium") if beside else (st.container(), st.container())
    with left:
        table = index_table(chosen_headings(state.document))
        grid(
            listed(table, dict(zip(table.columns, WIDTHS, strict=True))), f"index_{state.document}", height,
            on_pick=lambda ident: address.write(at=ident or ""), size=view.size, chosen=state.heading,
        )  # fmt: skip
    if heading:
        with right.container(border=True, height=height if beside else "content"):
            _stated(heading)


def _stated(heading: Heading) -> None:
    """Everything under one heading, by kind."""
    st.markdown(f"**{plain_in_markdown(heading.title)}**")
    st.caption(tr("位置：{locator}", locator=heading.locator))
    if heading.is_bare:
        st.info(tr("这一条没有数、名称、目标或任务。"), icon=":material/horizontal_rule:")
    for kind, title in STATED.items():
        chips = [chip for chip in heading.chips if chip.kind == kind]
        if chips:
            st.markdown(f":small[{tr(title)} {len(chips)}]")
            with st.container(horizontal=True, gap="small"):
                for chip in chips:
                    _chip(chip)


def _chip(chip: Chip) -> None:
    """A step to the page that shows the thing; a clause without one stands as it is printed."""
    if not chip.page:
        st.text(in_marks(chip.quote), width="content")
        return
    st.page_link(
        target(chip.page), label=plain_in_markdown(chip.label), help=plain_in_markdown(in_marks(chip.quote)),
        icon=ICONS[chip.kind], query_params=dict(chip.pairs), width="content",
    )  # fmt: skip
