"""Results of a scenario, computed once per scenario and state of the data and shared by all viewers."""

import streamlit as st

from components.whatif.known import Known
from model.goal_seek import Answer, seek
from model.outcomes import Outcomes, evaluate
from model.scenario import BASELINE, Scenario
from model.sensitivity import Bar, tornado
from model.uncertainty import Band, Target, bands, chance


def outcomes(known: Known, scenario: Scenario) -> Outcomes:
    """Every outcome of the scenario."""
    return _outcomes(scenario.levers, known.version, known)


def baseline_outcomes(known: Known) -> Outcomes:
    """Every outcome with no lever moved."""
    return outcomes(known, BASELINE)


def band(known: Known, scenario: Scenario, outcome_id: str) -> Band | None:
    """P10, median and P90 of 10,000 seeded paths; None where no uncertain growth enters."""
    return _band(scenario.levers, outcome_id, known.version, known)


def chance_of(known: Known, scenario: Scenario, outcome_id: str, target: Target) -> float:
    """Share of the paths that reach the target, 0 to 1."""
    return _chance(scenario.levers, outcome_id, target, known.version, known)


def bars(known: Known, scenario: Scenario, outcome_id: str, year: int) -> tuple[Bar, ...]:
    """What matters most: every lever at its bounds, widest first."""
    return _bars(scenario.levers, outcome_id, year, known.version, known)


def answer(known: Known, scenario: Scenario, outcome_id: str, target: Target, free: tuple[str, ...]) -> Answer:
    """Goal seek from where the scenario stands."""
    return _answer(scenario.levers, outcome_id, target, free, known)


Levers = tuple[tuple[str, float], ...]


@st.cache_resource(max_entries=512, show_spinner=False)
def _outcomes(levers: Levers, version: str, _known: Known) -> Outcomes:
    return evaluate(_known.baseline, dict(levers))


@st.cache_resource(max_entries=512, show_spinner=False)
def _band(levers: Levers, outcome_id: str, version: str, _known: Known) -> Band | None:
    return bands(_known.baseline, dict(levers), [outcome_id]).get(outcome_id)


@st.cache_resource(max_entries=512, show_spinner=False)
def _chance(levers: Levers, outcome_id: str, target: Target, version: str, _known: Known) -> float:
    return chance(_known.baseline, dict(levers), outcome_id, target)


@st.cache_resource(max_entries=256, show_spinner=False)
def _bars(levers: Levers, outcome_id: str, year: int, version: str, _known: Known) -> tuple[Bar, ...]:
    return tornado(_known.baseline, dict(levers), outcome_id, year)


def _answer(levers: Levers, outcome_id: str, target: Target, free: tuple[str, ...], known: Known) -> Answer:
    return _sought(levers, outcome_id, target, (free, known.version), known)


@st.cache_resource(max_entries=256, show_spinner=False)
def _sought(
    levers: Levers, outcome_id: str, target: Target, free: tuple[tuple[str, ...], str], _known: Known
) -> Answer:
    return seek(
        _known.baseline,
        dict(levers),
        outcome=outcome_id,
        year=target.year,
        target=target.value,
        free=free[0],
        at_least=target.at_least,
    )
