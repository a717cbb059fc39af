"""The line above the board: scenarios, year, figures or changes, before, outcomes and files."""

import streamlit as st

from components.before import before_button
from components.compare_page import address
from components.compare_page.chooser import chooser
from components.compare_page.picture import Comparison
from components.compare_page.take_away import exports
from components.format import year
from components.text import tr
from components.whatif import view
from components.whatif.known import Known
from components.whatif.state import show_in
from components.whatif.strip import strip_chooser

YEAR, SHOW = "compare_year", "compare_show"


def controls(known: Known, shown: Comparison, look: address.Look) -> None:
    """To be placed in a horizontal container."""
    chooser(known, shown.entries)
    show_in(YEAR, shown.year)
    st.segmented_control(
        tr("年份"), list(view.YEARS), format_func=year, key=YEAR, required=True, width="content",
        label_visibility="collapsed", on_change=lambda: view.write("year", str(st.session_state[YEAR])),
    )  # fmt: skip
    names = {"values": tr("数值"), "changes": tr("差值")}
    show_in(SHOW, look.show)
    st.segmented_control(
        tr("显示"), list(names), format_func=lambda show: names[show], key=SHOW, required=True, width="content",
        label_visibility="collapsed", on_change=lambda: address.write("show", st.session_state[SHOW]),
    )  # fmt: skip
    before_button("compare_before", disabled=all(entry.scenario.is_baseline for entry in shown.entries))
    strip_chooser(view.kept())
    exports(known, shown)
