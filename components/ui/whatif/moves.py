"""Setting and resetting levers, for all kinds of control."""

import streamlit as st

from components.topics.whatif.facts import Facts
from components.topics.whatif.refusals import lever_sentence
from components.ui.whatif import state
from model.history import undone
from model.lever import LeverError, clamp_check
from model.scenario import with_lever, without

HAND = "whatif_hand"


def take(facts: Facts, lever_id: str, value: object, hand: object = None) -> None:
    """Set one lever, or say why not. What one hand does on its way along a slider is one step of the history."""
    lever = facts.baseline.by_id.get(lever_id)
    try:
        if lever is None:
            raise LeverError(lever_id, "unknown", value, lever_id)
        checked = clamp_check(lever, value)
    except LeverError as error:
        state.say(lever_sentence(facts, error))
        return
    new = with_lever(state.scenario(), lever.id, checked, default=lever.default)
    last, start = st.session_state.get(HAND, (None, None))
    if hand is None or hand != last:
        st.session_state[HAND] = (hand, state.scenario())
    elif state.history().past[-1:] == (start,):
        state.keep(undone(state.history()))
    state.change(facts, new)


def reset(facts: Facts, lever_id: str = "") -> None:
    """Put one lever, or without an id all of them, back to the baseline."""
    state.change(facts, without(state.scenario(), "levers", lever_id))
