"""What the page shows of a scenario: outcome, year, strip, group of levers, tool. In the address and over switches."""

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from components import state
from model.formulas import FORMULAS
from model.scenario_code import View

YEARS = (2025, 2030, 2035)
TOOLS = ("goal", "matters", "formula")
RELATED, ASSUMPTIONS = "related", "assumptions"
STRIP = ("gdp", "disposable_income", "beds_to_add", "population_room", "water_margin")
PLACES = len(STRIP)
DEFAULTS = {"out": "gdp", "year": "2035", "group": "growth", "tool": "goal", "strip": ",".join(STRIP)}
KEPT = "whatif_view"


@dataclass(frozen=True)
class Choice:
    """Ids of the outcome and of the strip's outcomes, the year, the group of levers and the tool at the right."""

    outcome: str
    year: int
    group: str
    tool: str
    strip: tuple[str, ...]

    def as_view(self, language: str) -> View:
        """The same for a code that carries the whole state."""
        found = {"out": self.outcome, "group": self.group, "tool": self.tool}
        settings = [(key, value) for key, value in found.items() if value != DEFAULTS[key]]
        if self.strip != STRIP:
            settings += [(f"strip{place}", outcome_id) for place, outcome_id in enumerate(self.strip)]
        return View(page="targets", year=self.year, settings=tuple(settings), language=language)


def read(groups: Collection[str], given: View | None = None) -> Choice:
    """Follow the address, then the code it came with, then the session; what is unknown falls back with a sentence."""
    if given is not None:
        _take_over(given)
    if not any(key in st.query_params for key in DEFAULTS):
        for key, value in st.session_state.get(KEPT, {}).items():
            state.remember(key, value, DEFAULTS[key])
    known = {"out": list(FORMULAS), "year": [str(y) for y in YEARS], "tool": TOOLS}
    known["group"] = [*groups, RELATED, ASSUMPTIONS]
    found = {key: state.one_of(key, allowed, DEFAULTS[key]) for key, allowed in known.items()}
    strip = state.some_of("strip", FORMULAS, STRIP)[:PLACES] or STRIP
    st.session_state[KEPT] = found | {"strip": ",".join(strip)}
    return kept()


def kept() -> Choice:
    """The choice as last read or written in this session."""
    found: dict[str, str] = {**DEFAULTS, **st.session_state.get(KEPT, {})}
    strip = tuple(part for part in found["strip"].split(",") if part)
    return Choice(found["out"], int(found["year"]), found["group"], found["tool"], strip)


def write(key: str, value: str) -> None:
    """Set one part, in the address and in the session."""
    st.session_state[KEPT] = {**DEFAULTS, **st.session_state.get(KEPT, {}), key: value}
    state.remember(key, value, DEFAULTS[key])


def _take_over(given: View) -> None:
    """What a code says of the screen stands where the address itself says nothing."""
    settings = dict(given.settings)
    strip = [settings[key] for key in sorted(settings) if key.startswith("strip")]
    said = {key: settings.get(key) for key in ("out", "group", "tool")}
    said |= {"year": str(given.year) if given.year else None, "strip": ",".join(strip) or None}
    for key, value in said.items():
        if value and key not in st.query_params:
            state.remember(key, value, DEFAULTS[key])
