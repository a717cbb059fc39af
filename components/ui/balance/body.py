"""Everything below the title as one part: what a slider sends is figures; what comes back is checked here."""

from functools import partial
from typing import Any

import streamlit as st

from components.topics.balance import pictures, sentences
from components.topics.balance.answer import headline, standing
from components.topics.balance.content import Shown
from components.topics.whatif import guards
from components.topics.whatif.known import known
from components.topics.whatif.state import YEARS
from components.ui import before
from components.ui.balance import levers, services
from components.ui.balance.formulas import BEHIND, show_formulas
from components.ui.whatif import parts, shown, state, steps, view
from components.ui.whatif.clauses import show_lever
from components.words.citation import grade_label
from model.trajectory import position

PART, TURN = "balance_page", "balance_turn"
ASKING = ("asked", "formula", "facilities")
"""Events that open a dialog."""


def body(drawn: Shown) -> None:
    """The part, and the dialog that it asked for."""
    acts = steps.callbacks(drawn.known) | {"on_reset_change": partial(levers.reset, drawn.known)}
    acts |= {f"on_{name}_change": lambda: None for name in ASKING}
    found = parts.part(PART, figures(drawn), on_moved_change=_moved, on_year_change=_choose_year, **acts)
    if str(found.asked) in levers.HERE:
        show_lever(drawn.known, str(found.asked))
    elif str(found.formula) in BEHIND:
        show_formulas(drawn.known, str(found.formula))
    elif found.facilities:
        services.show_list()


def figures(drawn: Shown) -> dict[str, Any]:
    """What the browser draws from."""
    return _levers(drawn) | {
        "kind": "balance",
        "year": str(drawn.year),
        "answer": headline(drawn),
        "standing": _standing(drawn),
        "grade": grade_label(drawn.outcomes["population_room"].grade),
        "binds": drawn.balance.limit[position(drawn.year)],
        "figure": sentences.heads(drawn),
        "words": sentences.arithmetic(drawn),
        "land": pictures.land(drawn),
        "water": pictures.water(drawn),
        "people": pictures.people(drawn),
        "needs": [services.need_row(drawn, need_id) for need_id in services.TITLES],
    }


def _levers(drawn: Shown) -> dict[str, Any]:
    change = state.history().last_change or ()
    ends = {name: [one.lever(name, drawn.known.baseline.lever(name).default) for one in change] for name in levers.HERE}
    return {
        "moved": levers.moved_here(drawn.scenario),
        "before": {name: both[0] for name, both in ends.items() if len({*both}) > 1},
        "held": guards.held(drawn.known, drawn.scenario),
        "locked": before.is_shown(),
        "can": steps.possible(),
        "turn": st.session_state.get(TURN, 0),
    }


def _standing(drawn: Shown) -> list[tuple[str, str]]:
    said = shown.caption(drawn.known)
    return [("", said)] if said else standing(drawn)


def _moved() -> None:
    said = parts.event(PART, "moved")
    if isinstance(said, dict):
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
        levers.take(known(), str(said.get("lever")), said.get("value"), said.get("hand"))


def _choose_year() -> None:
    wanted = str(parts.event(PART, "year"))
    if wanted in {str(year) for year in YEARS}:
        view.write("year", wanted)
