"""Levers of this page: the session's own, those of the land held by the guardrails, which say what holds."""

import streamlit as st

from components.topics.whatif.facts import Facts
from components.ui import before
from components.ui.whatif import moves, state
from components.words.format import quantity
from components.words.text import tr
from model.balance import Guarded, guarded_blue_green, guarded_built
from model.lever import Lever, LeverError, clamp_check
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
HELD = "balance_held"
GUARDED = ("blue_green", "built")
HERE = frozenset(name for group in (*PANELS.values(), *MORE.values()) for name in group)


def take(facts: Facts, lever_id: str, wanted: object, hand: object = None) -> None:
    """Set a lever, held by the guardrails first; what held it is said. Nothing while the baseline is looked at."""
    if before.is_shown():
        return
    if lever_id in GUARDED and isinstance(wanted, int | float) and not isinstance(wanted, bool):
        green, other = (
            state.scenario().lever(name, facts.baseline.lever(name).default) for name in ("blue_green", "other_land")
        )
        try:
            held = taken(facts.baseline.lever(lever_id), float(wanted), green, other)
        except LeverError:
            held = Guarded(float(wanted))  # refused below, with the sentence that every page has for it
        if held.held_by:
            st.session_state[HELD] = held_words(held, green, other)
        wanted = held.value
    moves.take(facts, lever_id, wanted, hand)


def taken(lever: Lever, wanted: float, blue_green: float, other: float) -> Guarded:
    """`wanted` as the guardrails leave it. Raises LeverError where that is beyond the lever's own bounds."""
    held = limited(lever.id, wanted, blue_green, other)
    clamp_check(lever, held.value)
    return held


def limited(lever_id: str, wanted: float, blue_green: float, other: float) -> Guarded:
    """What the guardrails leave of `wanted`: floor, cap, and a sum of 100 %."""
    if lever_id == "blue_green":
        return guarded_blue_green(wanted)
    return guarded_built(wanted, blue_green, other) if lever_id == "built" else Guarded(wanted)


def held_words(held: Guarded, blue_green: float, other: float) -> str:
    """Which limit held the slider."""
    if held.held_by == "blue_green_floor":
        return tr("蓝绿空间不低于{floor}是底线，停在{floor}。", floor=_pct(held.value))
    if held.held_by == "built_cap":
        return tr("城镇建设用地不高于{cap}是上限，停在{cap}。", cap=_pct(held.value))
    room = _pct(held.value)
    return tr(
        "各类用地之和是100%：蓝绿空间占{green}、其余用地占{other}，城镇建设用地至多{room}，停在{room}。",
        green=_pct(blue_green),
        other=_pct(other),
        room=room,
    )


def say_what_held() -> None:
    """The sentence on a slider that was held, once, where it moves nothing on the page under the viewer's hand."""
    words = st.session_state.pop(HELD, None)
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


def _pct(value: float) -> str:
    return quantity(round(value, 4), "%")
