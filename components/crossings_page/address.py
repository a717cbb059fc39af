"""What the crossings page shows: in the address and, over page switches, in the session."""

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from components import state

FIRST, LAST, OPENING = 2021, 2035, 2024
MOST_SLIP = 10
PANELS = ("list", "counts", "spacing")
BASES = ("sure", "all")
KEYS = {"year": str(OPENING), "x": "", "slip": "0", "panel": "list", "basis": "sure"}
KEPT = "crossings_address"


@dataclass(frozen=True)
class Address:
    """Year of the view, selected crossing or "", years that planned openings slip, panel, and spacing's basis."""

    year: int
    crossing: str
    slip: int
    panel: str
    basis: str

    @property
    def unclear(self) -> bool:
        """Whether crossings enter the spacing of which it is not said that they are counted."""
        return self.basis == "all"

    def query(self) -> str:
        """The state as it stands in an address, defaults left out."""
        parts = {"year": str(self.year), "x": self.crossing, "slip": str(self.slip), "panel": self.panel}
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
    slips = [str(n) for n in range(MOST_SLIP + 1)]
    known = {"year": years, "x": crossings, "slip": slips, "panel": PANELS, "basis": BASES}
    found = {key: state.one_of(key, allowed, KEYS[key]) for key, allowed in known.items()}
    st.session_state[KEPT] = found
    return Address(int(found["year"]), found["x"], int(found["slip"]), found["panel"], found["basis"])


def write(key: str, value: str) -> None:
    """Set one part, in the address and in the session."""
    st.session_state[KEPT] = {**KEYS, **st.session_state.get(KEPT, {}), key: value}
    state.remember(key, value, KEYS[key])
