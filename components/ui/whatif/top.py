"""Above the columns: the outcome strip, the selected outcome and year, and undo."""

import streamlit as st

from components.topics.whatif import facts as declared
from components.topics.whatif import state as states
from components.topics.whatif.aims import target_of, without_target
from components.topics.whatif.beyond import beyond_words
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import OUTCOMES, PLACE_OUTCOMES
from components.topics.whatif.state import State
from components.topics.whatif.strip import cards
from components.ui.reach.model import build_with_sign
from components.ui.whatif import indicator_aims, on_screen, parts, state, steps, view
from components.words.text import tr
from model.formulas import FORMULAS
from model.reach.outcomes import REACH_OUTCOMES
from model.scenario import with_target

PART, TURN = "whatif_top", "whatif_aim_turn"


def top(facts: Facts, choice: State) -> None:
    """One part: a card's click shows the course of its outcome, one on its sign the formula and the inputs."""
    if set(choice.strip) & set(REACH_OUTCOMES):
        build_with_sign()
    scenario = on_screen.scenario(facts)
    figures = {"cards": cards(facts, scenario, choice), "beyond": beyond_words(facts, scenario, choice)}
    parts.part(
        PART, {"kind": "top", **figures, **_look(choice)},
        on_look_change=lambda: _show("look"), on_formula_change=lambda: _show("formula"),
        on_out_change=lambda: _show("out"), on_year_change=_choose_year, on_aim_change=_aimed,
        **steps.callbacks(facts),
    )  # fmt: skip


def _look(choice: State) -> dict[str, object]:
    """Outcome, year and the viewer's own target of that year; undo, redo and replay. Minutes take no target."""
    target, formula = target_of(state.scenario(), choice.outcome, choice.year), FORMULAS[choice.outcome]
    return {
        "out": choice.reach or choice.outcome,
        "year": str(choice.year),
        "aim": target.value if target and not choice.reach else None,
        "aimed": "" if choice.reach else tr("自定目标（{unit}）", unit=tr(formula.unit) or tr("指数")),
        "can": steps.possible(),
        "turn": st.session_state.get(TURN, 0),
    }


def _show(event: str) -> None:
    """Draw an outcome of any kind; minutes and cover come with their method, for no lever has a say in them."""
    ident = str(parts.event(PART, event))
    if ident not in OUTCOMES:
        return
    is_of_places = ident in PLACE_OUTCOMES
    view.write("reach", ident if is_of_places else "")
    if not is_of_places:
        view.write("out", ident)
    if is_of_places or event == "formula":
        indicator_aims.open_tool(False)
        view.write("tool", "formula")


def _choose_year() -> None:
    text = str(parts.event(PART, "year"))
    if text in {str(year) for year in states.years()}:
        view.write("year", text)


def _aimed() -> None:
    """Set or, with nothing, drop the target of the outcome and year on screen."""
    facts, choice, value = declared.load_facts(), view.current_state(), parts.event(PART, "aim")
    if choice.reach:
        return
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    if value is None:
        state.attempt(facts, lambda scenario: without_target(scenario, choice.outcome, choice.year))
    elif isinstance(value, int | float):
        state.attempt(facts, lambda scenario: with_target(scenario, choice.outcome, choice.year, float(value)))
