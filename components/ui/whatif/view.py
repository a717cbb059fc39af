"""What the page shows of a scenario: outcome, year, strip, group of levers, tool. In the address and over switches."""

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from components.ui import state
from model.formulas import FORMULAS
from model.reach.outcomes import REACH_OUTCOMES

YEARS = (2025, 2030, 2035)
TOOLS = ("goal", "matters", "formula")
RELATED, ASSUMPTIONS = "related", "assumptions"
STRIP = ("gdp", "disposable_income", "beds_to_add", "population_room", "water_margin")
PLACES = len(STRIP)
DEFAULTS = {
    "out": "gdp",
    "year": "2035",
    "group": "growth",
    "tool": "goal",
    "strip": ",".join(STRIP),
    "reach": "",
    "aim": "",
}
KEPT = "whatif_view"


@dataclass(frozen=True)
class Choice:
    """Ids of the outcome and of the strip's outcomes, the year, the group of levers and the tool at the right.

    `reach` is the outcome of reach whose method stands in place of a formula, "" for none.
    """

    outcome: str
    year: int
    group: str
    tool: str
    strip: tuple[str, ...]
    reach: str = ""


def read(groups: Collection[str]) -> Choice:
    """Follow the address, then the session; what is unknown falls back with a sentence."""
    stated = st.query_params.to_dict()
    if not stated.keys() & DEFAULTS.keys():
        stated = {key: value for key, value in st.session_state.get(KEPT, {}).items() if value != DEFAULTS[key]}
        for key, value in stated.items():
            state.remember(key, value)
    known = {"out": list(FORMULAS), "year": [str(y) for y in YEARS], "tool": TOOLS}
    known["reach"] = list(REACH_OUTCOMES)
    known["group"] = [*groups, RELATED, ASSUMPTIONS]
    found = {k: state.one_of(k, allowed, DEFAULTS[k]) if k in stated else DEFAULTS[k] for k, allowed in known.items()}
    strip = state.some_of("strip", (*FORMULAS, *REACH_OUTCOMES), STRIP)[:PLACES] or STRIP
    st.session_state[KEPT] = found | {"strip": ",".join(strip), "aim": st.query_params.get("aim", "")}
    return kept()


def kept() -> Choice:
    """The choice as last read or written in this session."""
    found: dict[str, str] = {**DEFAULTS, **st.session_state.get(KEPT, {})}
    strip = tuple(part for part in found["strip"].split(",") if part)
    return Choice(found["out"], int(found["year"]), found["group"], found["tool"], strip, found["reach"])


def write(key: str, value: str) -> None:
    """Set one part, in the address and in the session."""
    st.session_state[KEPT] = {**DEFAULTS, **st.session_state.get(KEPT, {}), key: value}
    state.remember(key, value, DEFAULTS[key])
