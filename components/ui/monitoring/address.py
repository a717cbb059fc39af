"""What the monitoring page shows: in the address and, over page switches, in the session."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

import streamlit as st

from components.topics.assessment.obligation import Kind
from components.topics.assessment.results import STATUS_ORDER
from components.ui import state

ANNEX, ALL = "annex", "all"
VIEWS = ("board", "table", "summary")
LEVELS = ("public", "leaders", "experts")
SCOPES = (ALL, "direct", "area")
DUTIES: tuple[str, ...] = (ALL, *get_args(Kind))
KEYS = {"cat": ANNEX, "status": "", "scope": ALL, "duty": ALL, "view": "board", "ind": "", "level": "leaders"}
KEPT, OPENED, TURN = "monitoring_address", "monitoring_opened", "monitoring_turn"


@dataclass(frozen=True)
class Address:
    """Filters, view, reading level and the selected indicator's id or nothing. No status stands for all of them."""

    category: str
    statuses: tuple[str, ...]
    scope: str
    duty: str
    view: str
    indicator: str
    level: str

    def query(self) -> str:
        """The state as it stands in an address, defaults left out."""
        parts = {"cat": self.category, "status": ",".join(self.statuses), "scope": self.scope, "duty": self.duty}
        parts |= {"view": self.view, "ind": self.indicator, "level": self.level}
        return "&".join(f"{key}={value}" for key, value in parts.items() if value != KEYS[key])


def read(categories: Collection[str], indicators: Collection[str]) -> Address:
    """The address's state; what it does not know falls back to the default with a visible sentence.

    An address without any of our keys, as after a visit to another page, continues where the session left off.
    """
    stated = st.query_params.to_dict()
    if not stated.keys() & KEYS.keys():
        stated = {key: value for key, value in st.session_state.get(KEPT, {}).items() if value != KEYS[key]}
        for key, value in stated.items():
            state.remember(key, value)
    known = {"cat": categories, "scope": SCOPES, "duty": DUTIES, "view": VIEWS, "ind": indicators, "level": LEVELS}
    found = KEYS | {key: state.one_of(key, allowed, KEYS[key]) for key, allowed in known.items() if key in stated}
    if "status" in stated:
        found["status"] = ",".join(state.some_of("status", STATUS_ORDER, ()))
    st.session_state[KEPT] = found
    return kept()


def kept() -> Address:
    """The state as last read or written in this session."""
    found: dict[str, str] = {**KEYS, **st.session_state.get(KEPT, {})}
    statuses = tuple(status for status in found["status"].split(",") if status)
    return Address(found["cat"], statuses, found["scope"], found["duty"], found["view"], found["ind"], found["level"])


def write(key: str, value: str) -> None:
    """Set one part, in the address and in the session."""
    st.session_state[KEPT] = {**KEYS, **st.session_state.get(KEPT, {}), key: value}
    state.remember(key, value, KEYS[key])


def open_line(ident: str) -> None:
    """Show one indicator, again if it has been shown before: the list forgets the touch that asked for it."""
    write("ind", ident)
    st.session_state.pop(OPENED, None)
    st.session_state[TURN] = turn() + 1


def opened() -> str:
    """The indicator last shown over the list."""
    return str(st.session_state.get(OPENED, ""))


def remember_opened(ident: str) -> None:
    """It has been shown over the list."""
    st.session_state[OPENED] = ident


def turn() -> int:
    """How often an indicator has been opened; in a list's key it makes the list forget."""
    return int(st.session_state.get(TURN, 0))
