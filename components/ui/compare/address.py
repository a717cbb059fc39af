"""Session state of 方案比较 besides its address: scenarios too long for one, and the last figure selected."""

from collections.abc import Iterator

import streamlit as st

from components.store import problems_sentence
from components.topics.compare.entries import Entry, entries_of, filled, scenario_of
from components.topics.compare.state import LEAST, PLACES, fits, token_pairs
from components.topics.compare.view import VIEW
from components.topics.whatif.facts import Facts
from components.topics.whatif.renewal_words import opening_sentences
from components.ui import state
from components.ui.session import address
from components.ui.whatif import state as session
from components.words.refusals import code_refusal
from components.words.text import pick, tr
from model.scenario_code import decode
from model.scenario_errors import ScenarioCodeError, ScenarioError

SCENARIOS, TOUCHED, TURN = "compare_scenarios", "compare_touched", "compare_turn"


def tokens() -> tuple[str, ...]:
    """The scenarios as the address names them, else those kept because no address can carry them."""
    stated = address.state_of(VIEW).tokens
    stored: tuple[str, ...] = st.session_state.get(SCENARIOS, ())
    return stated or stored


def entries(facts: Facts) -> tuple[Entry, ...]:
    """The comparison as it stands."""
    return entries_of(facts, tokens(), session.scenario())


def choose(chosen: tuple[str, ...]) -> None:
    """Compare these, in the session and in the address."""
    if fits(chosen):
        st.session_state.pop(SCENARIOS, None)
    else:
        st.session_state[SCENARIOS] = chosen
    address.write(VIEW, token_pairs(chosen))


def follow(facts: Facts) -> None:
    """Apply the address. Scenarios that cannot be opened are reported and left out."""
    as_opened = {token.strip(): place for place, token in reversed(address.own_pairs(VIEW).items()) if place in PLACES}
    stated = address.state_of(VIEW).tokens  # may leave some out and move the others up in the address
    if not stated:
        return
    places = [as_opened.get(token, place) for place, token in zip(PLACES, stated, strict=False)]
    sound = tuple(token for place, token in zip(places, stated, strict=True) if _opens(facts, place, token))
    if len(sound) < LEAST:
        state.notice(tr("比较至少需要两个方案，已补入常用方案。"))
    choose(filled(facts, sound, session.scenario()))


def write(key: str, value: str) -> None:
    """Set one part of the page's state."""
    address.write(VIEW, {key: value})


def touch(cell: str) -> None:
    """A figure was touched where no panel stands beside it; the board forgets it, so that it can be touched again."""
    if address.state_of(VIEW).panel == "formula":
        write("panel", VIEW.defaults["panel"])
    st.session_state[TOUCHED] = cell
    st.session_state[TURN] = turn() + 1


def touched() -> str:
    """The figure touched in this run, "" for none."""
    return str(st.session_state.pop(TOUCHED, ""))


def turn() -> int:
    """How often a figure has been touched; in the board's key it makes the board forget."""
    return int(st.session_state.get(TURN, 0))


def refusal(facts: Facts, error: ScenarioError) -> str:
    """Why a scenario was not taken up, as one sentence."""
    if isinstance(error, ScenarioCodeError):
        return code_refusal(error.reason)
    titles = {lever.id: pick(lever.title_zh, lever.title_en) for lever in facts.baseline.levers}
    return problems_sentence(error.problems, titles)


def _opens(facts: Facts, place: str, token: str) -> bool:
    try:
        scenario_of(facts, token, session.scenario())
        for sentence in _changes_since(facts, token):
            state.notice(sentence)
    except ScenarioError as error:
        why = refusal(facts, error)
        state.notice(tr("链接中的方案“{place}”已略去，其余照常比较：{why}", place=place, why=why))
        return False
    return True


def _changes_since(facts: Facts, token: str) -> Iterator[str]:
    """A code made before an update: what has changed since is named."""
    if "~" in token:
        yield from opening_sentences(facts, decode(token, facts.catalogue))
