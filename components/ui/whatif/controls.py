"""The levers at the left: group, and sliders with their printed figures."""

from functools import partial

import streamlit as st

from components.topics.whatif import guards
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import group_names, shown_levers
from components.topics.whatif.state import State
from components.ui.whatif import moves, on_screen, parts, plain_levers, state, view
from components.ui.whatif.clauses import show_lever
from model.lever import Lever

PART, TURN = "whatif_levers", "whatif_turn"


def lever_panel(facts: Facts, choice: State, height: int | str, rest: str) -> None:
    """The levers of the group, drawn or plain; `rest` names all that their tables depend on besides them."""
    levers = shown_levers(facts, choice.group, choice.outcome)
    with st.container(height=height, border=True, gap="small"):  # type: ignore[arg-type]
        if plain_levers.is_plain():
            plain_levers.plain_list(facts, choice, levers)
        else:
            _sliders(facts, choice, levers, rest)


def _sliders(facts: Facts, choice: State, levers: tuple[Lever, ...], rest: str) -> None:
    scenario, change = on_screen.scenario(facts), state.history().last_change
    ends = {lever.id: [one.lever(lever.id, lever.default) for one in change or ()] for lever in levers}
    figures = {
        "kind": "levers",
        "group": choice.group,
        "shown": [lever.id for lever in levers],
        "moved": dict(scenario.levers),
        "before": {name: both[0] for name, both in ends.items() if len({*both}) > 1},
        "held": guards.guarded_levers(facts, scenario),
        "rest": rest,
        "turn": st.session_state.get(TURN, 0),
    }
    events = parts.part(
        PART, figures, on_moved_change=lambda: _moved(facts), on_group_change=lambda: _choose_group(facts),
        on_asked_change=lambda: None, on_reset_change=partial(moves.reset, facts),
    )  # fmt: skip
    if str(events.asked) in facts.baseline.by_id:
        show_lever(facts, str(events.asked))


def _moved(facts: Facts) -> None:
    event = parts.event(PART, "moved")
    if isinstance(event, dict):
        st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
        moves.take(facts, str(event.get("lever")), event.get("value"), event.get("hand"))


def _choose_group(facts: Facts) -> None:
    group = str(parts.event(PART, "group"))
    if group in group_names(facts):
        view.write("group", group)
