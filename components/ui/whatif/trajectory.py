"""The chart of the chosen outcome, its answer in words above it and its legend beneath."""

import streamlit as st

from components.topics.whatif.base_year_words import with_standing
from components.topics.whatif.facts import Facts
from components.topics.whatif.state import State
from components.topics.whatif.trajectory import (
    CHART,
    alt_words,
    answer_words,
    band_words,
    legend,
    lines_of,
    reach_words,
    table_and_spec,
)
from components.ui import viewport
from components.ui.viewport import Viewport
from components.ui.whatif import desk, on_screen, state


def chart(facts: Facts, choice: State, height: int, port: Viewport) -> None:
    """The answer in words, the chart, and what the band is."""
    scenario = on_screen.scenario(facts)
    lines = lines_of(facts, scenario, choice, wide=not port.narrow, own=state.scenario())
    words = reach_words if choice.reach else answer_words
    desk.answer("whatif_answer", {"words": on_screen.caption(facts) or words(facts, scenario, choice)})
    table, spec = table_and_spec(lines, height, viewport.theme(), port.size)
    st.vega_lite_chart(table, spec, width="stretch", key=CHART, alt=alt_words(choice, lines))
    st.caption(with_standing(facts, legend(lines) + "　" + band_words(lines)))
