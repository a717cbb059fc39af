"""One scenario for the whole session: in the address as a short code, in memory over page switches, with undo.

The address is followed when the page as a whole runs; a slider runs the fragment alone and then the session's own
scenario counts, so that an address that is a moment behind never takes a change back.
"""

from collections.abc import Callable

import streamlit as st

from components.store import sentence
from components.topics.whatif.facts import Facts
from components.topics.whatif.renewal_words import opening_sentences
from components.ui import state
from components.ui.session.printed import keep_scenario
from components.words.text import pick, plain_in_markdown, tr
from model.history import History, recorded, redone, undone
from model.scenario import BASELINE, Scenario
from model.scenario_code import State, View, decode, encode, find
from model.scenario_errors import ScenarioCodeError, ScenarioError

PARAM = "s"
HISTORY, MESSAGE = "whatif_history", "whatif_message"
OPEN = "whatif_open"


def history() -> History[Scenario]:
    """Past, present and future of the session's scenario."""
    value: History[Scenario] = st.session_state.get(HISTORY, History(BASELINE))
    return value


def scenario() -> Scenario:
    """The scenario on screen."""
    return history().present


def code(facts: Facts, screen: View | None = None) -> str:
    """The scenario's code, with what is on screen where `shown` is given. Raises ScenarioCodeError("too_long")."""
    return encode(State(scenario(), screen or View()), facts.catalogue)


def adopt(facts: Facts) -> View | None:
    """Follow the address, or write the session's scenario into it. A damaged code: a sentence, and
    nothing else changes.

    Returns the view stored in the code; None where there is no new code.
    """
    stated = st.query_params.get(PARAM)
    stated = stated and (find(stated) or stated)
    if stated is None or stated == _own(facts):
        _write(facts)
        return None
    try:
        decoded = decode(stated, facts.catalogue)
    except (ScenarioCodeError, ScenarioError) as error:
        state.notice(sentence(error, _titles(facts)))
        _write(facts)
        return None
    for line in opening_sentences(facts, decoded):
        state.notice(line)
    _step(facts, decoded.state.scenario)
    mark_open(decoded.state.scenario.name)
    return decoded.state.view


def change(facts: Facts, new: Scenario) -> None:
    """One step on, to be undone."""
    _step(facts, new)


def attempt(facts: Facts, edit: Callable[[Scenario], Scenario]) -> None:
    """One step on, or a sentence where the edit is refused; the scenario then stays as it is."""
    try:
        _step(facts, edit(scenario()))
    except ScenarioError as error:
        say(sentence(error, _titles(facts)))


def mark_open(name: str) -> None:
    """The scenario on screen is the one of this name, as saved, opened or preset; "" for one without a name."""
    st.session_state[OPEN] = (name, scenario().digest)


def open_name() -> tuple[str, str]:
    """Name of the open scenario, and the same with a sign of whether it has been changed since; empty for none. Plain
    text, as a person gave it."""
    name, digest = st.session_state.get(OPEN, ("", ""))
    if not name or scenario().is_baseline:
        return "", ""
    return name, name + ("" if scenario().digest == digest else tr("·已改动"))


def open_digest() -> str:
    """Digest of the named scenario as it was opened or saved; "" for none."""
    return str(st.session_state.get(OPEN, ("", ""))[1]) if open_name()[0] else ""


def undo(facts: Facts) -> None:
    """One step back."""
    _keep(facts, undone(history()))


def redo(facts: Facts) -> None:
    """One step on again."""
    _keep(facts, redone(history()))


def say(words: str) -> None:
    """Queue a sentence that stays on the page until the next change."""
    st.session_state[MESSAGE] = words


def pop_message() -> str:
    """Return and clear the queued sentence, escaped for Markdown, since it may name files and scenarios."""
    return plain_in_markdown(str(st.session_state.pop(MESSAGE, "")))


def show_in(widget: str, value: object) -> None:
    """Set a widget only where it shows something else: a value sent back to a moving slider would stop its hand."""
    if widget not in st.session_state or st.session_state[widget] != value:
        st.session_state[widget] = value


def _step(facts: Facts, new: Scenario) -> None:
    _keep(facts, recorded(history(), new))


def keep(steps: History[Scenario]) -> None:
    """Make `steps` the session's history, and its present what is on screen; the address is left as it is."""
    st.session_state[HISTORY] = steps
    keep_scenario(steps.present)


def _keep(facts: Facts, steps: History[Scenario]) -> None:
    keep(steps)
    _write(facts)


def _own(facts: Facts) -> str | None:
    """The code that stands in the address for the session's scenario; None for the baseline and for one too long."""
    if scenario().is_baseline:
        return None
    try:
        return code(facts)
    except ScenarioCodeError as error:
        say(sentence(error))
        return None


def _write(facts: Facts) -> None:
    state.remember(PARAM, _own(facts))


def _titles(facts: Facts) -> dict[str, str]:
    return {lever.id: pick(lever.title_zh, lever.title_en) for lever in facts.baseline.levers}
