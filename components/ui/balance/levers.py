"""Levers of this page; those of the land are limited by the guardrails, with a sentence on the limit."""

import streamlit as st

from components.topics.balance.limits import GUARDED, guard_words, guarded_value
from components.topics.whatif.facts import Facts
from components.ui import before
from components.ui.whatif import moves, state
from model.balance import Guarded
from model.lever import LeverError
from model.scenario import Scenario, without

NAMES = {"land": "用地", "water": "水", "people": "人口", "services": "服务"}
PANELS: dict[str, tuple[str, ...]] = {
    "land": ("blue_green", "built", "other_land", "land_per_person"),
    "water": ("water_allotment", "irrigation_per_mu", "water_per_person", "reclaimed_share"),
    "people": ("population_growth", "base_population"),
}
MORE: dict[str, tuple[str, ...]] = {
    "land": ("reserve", "direct_share", "present_land_per_person", "link_industry", "output_per_mu"),
    "water": (
        *("sown_area", "crops_a_year", "link_grain", "ecology_share", "industry_share", "water_per_industry"),
        *("industry_water_decline", "gdp_long_run"),
    ),
    "people": (
        *("link_housing", "housing_filled", "home_area", "persons_per_home", "newcomers", "urbanisation"),
        *("link_jobs", "jobs_elasticity"),
    ),
    "services": (
        *("beds", "physicians", "nursery", "school_places", "people_per_primary"),
        *("link_age", "under3", "aged60", "care_beds"),
    ),
}
"""Levers behind a button, so that what decides most stands free."""
GUARD_MESSAGE = "balance_held"
HERE = frozenset(name for group in (*PANELS.values(), *MORE.values()) for name in group)


def take(facts: Facts, lever_id: str, value: object, hand: object = None) -> None:
    """Set a lever, limited by the guardrails, with a sentence on the limit. No effect while the baseline is shown."""
    if before.is_shown():
        return
    if lever_id in GUARDED and isinstance(value, int | float) and not isinstance(value, bool):
        green, other = (
            state.scenario().lever(name, facts.baseline.lever(name).default) for name in ("blue_green", "other_land")
        )
        try:
            guarded = guarded_value(facts.baseline.lever(lever_id), float(value), green, other)
        except LeverError:
            guarded = Guarded(float(value))  # refused below, with the sentence that every page has for it
        if guarded.held_by:
            st.session_state[GUARD_MESSAGE] = guard_words(guarded, green, other)
        value = guarded.value
    moves.take(facts, lever_id, value, hand)


def show_guard_message() -> None:
    """The sentence on a slider that was held, once, where it moves nothing on the page under the viewer's hand."""
    words = st.session_state.pop(GUARD_MESSAGE, None)
    if words:
        st.toast(words, icon=":material/front_hand:", duration="long")


def moved_here(scenario: Scenario) -> dict[str, float]:
    """Levers of this page that the scenario has moved, with their values."""
    return {name: value for name, value in scenario.levers if name in HERE}


def reset(facts: Facts) -> None:
    """The levers of this page back to the baseline, in one step to be undone; those of other pages stay."""
    if before.is_shown():
        return
    scenario = state.scenario()
    for lever_id in moved_here(scenario):
        scenario = without(scenario, "levers", lever_id)
    state.change(facts, scenario)
