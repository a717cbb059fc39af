"""What 数据与出处 shows: in the address and, over page switches, in the session."""

from collections.abc import Collection

import streamlit as st

from components.ui import state

TABS = ("sources", "tables", "contradictions", "coverage", "unknown")
DEFAULTS = {
    "tab": "sources",
    "src": "", "list": "press",
    "table": "observations", "scope": "", "grade": "", "by": "", "q": "", "row": "",
    "check": "", "verdict": "", "find": "",
    "cat": "annex", "cell": "",
    "gap": "",
}  # fmt: skip
FILTERS = ("scope", "grade", "by", "q", "row")
KEPT = "sources_address"
TURN = "sources_turn"
LONGEST_SEARCH = 60


def restore() -> None:
    """An address without any of our keys, as after a visit to another page, continues where the session left off."""
    if not st.query_params.to_dict().keys() & DEFAULTS.keys():
        for key, value in st.session_state.get(KEPT, {}).items():
            if value != DEFAULTS[key]:
                state.remember(key, value)


def read(key: str, allowed: Collection[str]) -> str:
    """The value of `key` when it is allowed or the default, else the default and a visible sentence."""
    value = state.one_of(key, {*allowed, DEFAULTS[key]}, DEFAULTS[key])
    _keep(key, value)
    return value


def read_search() -> str:
    """The words searched for: any text, cut to a sensible length."""
    value = str(st.query_params.get("q", ""))[:LONGEST_SEARCH].strip()
    _keep("q", value)
    return value


def write(**values: str) -> None:
    """Set parts of the state, in the address and in the session."""
    for key, value in values.items():
        _keep(key, value)
        state.remember(key, value, DEFAULTS[key])


def turn() -> None:
    """Make the lists of the page forget their last click, so that the same row can be clicked again."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def jump(**values: str) -> None:
    """Like `write`, from one tab into another."""
    turn()
    write(**values)


def turned(name: str, *parts: object) -> str:
    """Key of a list until the next `turn` or until one of `parts` changes."""
    return "_".join(["sources", name, *map(str, parts), str(st.session_state.get(TURN, 0))])


def _keep(key: str, value: str) -> None:
    st.session_state[KEPT] = {**st.session_state.get(KEPT, {}), key: value}
