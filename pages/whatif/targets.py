"""目标推演: levers at the left, what follows in the middle, what must be true at the right; the strip above all."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.drawing.charts.lettering import width_px
from components.topics.whatif.facts import load_facts
from components.topics.whatif.view import VIEW, notice, short_notice
from components.ui import errors, viewport
from components.ui.session.address import state_of
from components.ui.whatif import on_screen, parts, state, view
from components.ui.whatif.controls import lever_panel
from components.ui.whatif.desk import targets_desk
from components.ui.whatif.room import room
from components.ui.whatif.store_notice import page_notice
from components.ui.whatif.toolbar import toolbar
from components.ui.whatif.tools import PANELS, opened, tool_choice
from components.ui.whatif.top import top
from components.ui.whatif.trajectory import chart
from components.words.text import tr

BESIDE_PX = 1080  # px at size 1.0 that margins, title and buttons take of the width
port = viewport.current()


@st.fragment(key="whatif_page")
def page() -> None:
    """What a slider changes: figures, the table of the chart and nothing else."""
    with errors.boundary():
        facts, choice = load_facts(), view.current_state()
        size = room(port, aimed=bool(state.scenario().targets))
        sentence = state.pop_message()
        if sentence:
            st.warning(sentence, icon=":material/info:")
        page_notice("whatif_reopen")
        top(facts, choice)
        left, middle, right = st.columns(size.shares, gap="medium") if size.shares else stacked()
        with middle:
            chart(facts, choice, size.chart, port)
        with left:
            lever_panel(facts, choice, size.levers, targets_desk(facts, choice, size.chart, port))
        with right:
            tool_choice(choice)
            with st.container(height=size.tool, border=True):  # type: ignore[arg-type]
                PANELS[opened(choice)](facts, choice)
        on_screen.play_on()


def stacked() -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Levers, chart, tool where there is no room side by side: the chart stands above the levers that move it."""
    middle, left, right = (st.container() for _ in range(3))
    return left, middle, right


with errors.boundary(tr("目标推演")):
    facts = load_facts()
    choice = state_of(VIEW)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(tr("目标推演"), anchor=False, width="content")
        if width_px(notice(), 14 * port.size) < port.width - BESIDE_PX * port.size:
            st.caption(notice(), width="stretch")
        else:
            st.caption(short_notice(), width="stretch", help=notice())
        toolbar(facts, choice)
    page()
    parts.send_code(facts)
