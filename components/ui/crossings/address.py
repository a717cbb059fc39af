"""What the crossings page shows: in the address and, over page switches, in the session."""

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from components.ui import state
from components.ui.whatif import state as session
from model.scenario import Scenario

FIRST, LAST, OPENING = 2021, 2035, 2024
MOST_SLIP = 10
VIEWS = ("years", "reach")
PANELS = ("list", "counts", "spacing")
BASES = ("sure", "all")
KEYS = {"view": "years", "year": str(OPENING), "x": "", "panel": "list", "basis": "sure"}
KEPT = "crossings_address"
OLD_SLIP = "slip"


@dataclass(frozen=True)
class Address:
    """Year of the view, selected crossing or "", the session's scenario, panel, spacing's basis, and which view."""

    year: int
    crossing: str
    scenario: Scenario
    panel: str
    basis: str
    view: str = "years"

    @property
    def unclear(self) -> bool:
        """Whether crossings enter the spacing of which it is not said that they are counted."""
        return self.basis == "all"

    def query(self) -> str:
        """The page's state as it stands in an address, defaults left out; the scenario has its own code."""
        parts = {"view": self.view, "year": str(self.year), "x": self.crossing, "panel": self.panel}
        parts["basis"] = self.basis
        return "&".join(f"{key}={value}" for key, value in parts.items() if value != KEYS[key])


def read(crossings: Collection[str]) -> Address:
    """The address's state; what it does not know falls back to the default with a visible sentence.

    An address without any of our keys, as after a visit to another page, continues where the session left off.
    """
    if not any(key in st.query_params for key in KEYS):
        for key, value in st.session_state.get(KEPT, {}).items():
            state.remember(key, value, KEYS[key])
    years = [str(year) for year in range(FIRST, LAST + 1)]
    known = {"view": VIEWS, "year": years, "x": crossings, "panel": PANELS, "basis": BASES}
    found = {key: state.one_of(key, allowed, KEYS[key]) for key, allowed in known.items()}
    st.session_state[KEPT] = found
    scenario = session.scenario()
    return Address(int(found["year"]), found["x"], scenario, found["panel"], found["basis"], found["view"])


def old_slip() -> int:
    """Years of an address from before slips were part of the scenario; taken out of it. 0 where there is none."""
    if OLD_SLIP not in st.query_params:
        return 0
    found = int(state.one_of(OLD_SLIP, [str(n) for n in range(MOST_SLIP + 1)], "0"))
    state.remember(OLD_SLIP, None)
    return found


def write(key: str, value: str) -> None:
    """Set one part, in the address and in the session."""
    st.session_state[KEPT] = {**KEYS, **st.session_state.get(KEPT, {}), key: value}
    state.remember(key, value, KEYS[key])
