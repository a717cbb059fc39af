"""The outcome strip: five outcomes that the viewer chose, always at the top."""

from collections.abc import Callable

import streamlit as st

from components.topics.whatif import state as states
from components.topics.whatif.outcome_words import OUTCOMES
from components.topics.whatif.outcome_words import shown_value as shown_value
from components.topics.whatif.outcome_words import title_of as title_of
from components.topics.whatif.state import State
from components.ui.whatif import state, view
from components.words.text import tr

CHOSEN = "whatif_strip"


def strip_chooser(choice: State, label: str = "", below: Callable[[], None] | None = None) -> None:
    """Which outcomes stand in the strip; `below` adds what else belongs to the look of a page."""
    popover = st.popover(
        label or tr("更换结果指标"), icon=":material/view_week:", key="whatif_strip_open", on_change="rerun"
    )  # fmt: skip
    if popover.open:
        with popover:
            state.show_in(CHOSEN, list(choice.strip))
            st.multiselect(
                tr("顶部显示的结果（最多五个）"), list(OUTCOMES), format_func=title_of, key=CHOSEN,
                max_selections=states.PLACES, on_change=_choose,
            )  # fmt: skip
            if below:
                below()


def _choose() -> None:
    chosen = st.session_state[CHOSEN] or list(states.STRIP)
    view.write("strip", ",".join(chosen))
