"""The line above the board: scenarios, year, figures or changes, before, outcomes and files."""

import streamlit as st

from components.topics.compare.picture import Comparison
from components.topics.compare.state import State
from components.topics.compare.view import VIEW
from components.topics.whatif.facts import Facts
from components.topics.whatif.state import years
from components.ui.before import before_button
from components.ui.compare import address
from components.ui.compare.chooser import chooser
from components.ui.export_menu import export_menu
from components.ui.segments import segments
from components.ui.session.address import state_of
from components.ui.whatif import view
from components.ui.whatif.strip import strip_chooser
from components.words.format import year
from components.words.text import tr

YEAR, SHOW = "compare_year", "compare_show"


def controls(facts: Facts, comparison: Comparison, look: State) -> None:
    """To be placed in a horizontal container."""
    chooser(facts, comparison.entries)
    segments(
        tr("年份"), {str(at): year(at) for at in years()}, key=YEAR, current=str(comparison.year),
        on_change=lambda: view.write("year", st.session_state[YEAR]),
    )  # fmt: skip
    segments(
        tr("显示"), {"values": tr("数值"), "changes": tr("差值")}, key=SHOW, current=look.show,
        on_change=lambda: address.write("show", st.session_state[SHOW]),
    )  # fmt: skip
    before_button("compare_before", disabled=all(entry.scenario.is_baseline for entry in comparison.entries))
    strip_chooser(view.current_state())
    export_menu(VIEW, state_of(VIEW))
