"""Own targets of indicators belong to the session's scenario, so that every page reads and writes the same.

A scenario holds a target in the indicator's own unit, pages show it in the unit that is shown.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components.topics.indicators.targets import YEARS, targets_in
from components.topics.whatif.facts import load_facts
from components.ui.whatif import state
from data.catalog import Indicator
from model.history import recorded
from model.scenario import Scenario

ELSEWHERE = "ind"
"""In the address of a page that carries an indicator's targets itself; the scenario's code then stays out of it."""


def of(indicator: Indicator) -> dict[int, float]:
    """Year to own target, in the shown unit."""
    return targets_in(state.scenario(), indicator)


def put(indicator: Indicator, targets: Mapping[int, float]) -> None:
    """Make `targets`, in the shown unit, the own targets of the indicator. Raises ScenarioError for what cannot be."""
    new = _with(state.scenario(), indicator, targets)
    if ELSEWHERE in st.query_params:
        state.keep(recorded(state.history(), new))
    elif new != state.scenario():
        state.change(load_facts(), new)


def _with(scenario: Scenario, indicator: Indicator, targets: Mapping[int, float]) -> Scenario:
    scale = indicator.display.scale
    others = (entry for entry in scenario.targets if entry[0] != indicator.id or entry[1] not in YEARS)
    own = ((indicator.id, year, value / scale) for year, value in targets.items())
    return replace(scenario, targets=(*others, *own))
