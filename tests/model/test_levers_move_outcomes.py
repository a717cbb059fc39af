"""Each lever moves an outcome of its own, and always the same way."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.formulas import moved_by
from model.land_standard import permitted_land_per_person
from model.outcomes import evaluate
from model.uncertainty import bands
from tests.declared import BASELINE
from tests.model.random_scenarios import LAWS, SCENARIOS

OWN = {
    "gdp_opening": "gdp",
    "gdp_long_run": "gdp",
    "industry_opening": "industry_index",
    "industry_long_run": "industry_index",
    "investment_opening": "investment_index",
    "investment_long_run": "investment_index",
    "retail_opening": "retail_index",
    "retail_long_run": "retail_index",
    "trade_opening": "foreign_trade",
    "trade_long_run": "foreign_trade",
    "foreign_opening": "foreign_investment_used",
    "foreign_long_run": "foreign_investment_used",
    "budget_opening": "budget_revenue",
    "budget_long_run": "budget_revenue",
    "rd_opening": "rd_index",
    "rd_long_run": "rd_index",
    "patents": "invention_patents_per_10k",
    "base_population": "population",
    "population_growth": "population",
    "urbanisation": "urbanisation_rate",
    "income_growth": "disposable_income",
    "new_jobs": "new_urban_jobs",
    "pension_growth": "pension_insured",
    "beds": "hospital_beds_per_1000",
    "physicians": "physicians_per_1000",
    "nursery": "nursery_places_per_1000",
    "school_places": "school_places_needed",
    "blue_green": "blue_green_share",
    "built": "construction_land_share",
    "reserve": "reserve_share",
    "direct_share": "built_land",
    "housing_filled": "resettled",
    "persons_per_home": "tenants",
    "newcomers": "tenants",
    "aged60": "old_people",
    "care_beds": "care_beds_needed",
    "other_land": "other_share",
    "water_allotment": "water_margin",
    "water_per_person": "living_water",
    "industry_share": "industry_output",
    "water_per_industry": "industry_water",
    "sown_area": "irrigation_water",
    "irrigation_per_mu": "irrigation_water",
    "ecology_share": "ecology_water",
    "reclaimed_share": "reclaimed_water",
    "energy_cut": "energy_per_gdp_reduction",
    "link_housing": "urban_population",
    "link_grain": "irrigation_water",
}
"""Each lever of which more is more, and the outcome that is its own."""
LESS = {
    "people_per_primary": "primary_schools_needed",
    "land_per_person": "carried_by_land",
    "home_area": "resettled",
    "industry_water_decline": "industry_water",
    "crops_a_year": "farmland",
    "output_per_mu": "industrial_land",
    "carbon_decline": "carbon_index",
    "under3": "nursery_cover",
}
"""Levers of which more is less."""
OTHERS = {
    *("fade_years", "present_land_per_person", "jobs_elasticity"),
    *("link_jobs", "link_investment", "link_industry", "link_age", "link_budget"),
}
"""Years of transition, what only the words of the land follow, and links that may move their outcome either way."""
LINKED = {
    "jobs_elasticity": "link_jobs",
    "output_per_mu": "link_industry",
    "carbon_decline": "link_industry",
    "under3": "link_age",
    "aged60": "link_age",
    "care_beds": "link_age",
}
"""Levers that count only while a link is on."""
SPREADS = {"yearly_spread", "drift_spread"}


def numbers(outcome_id: str, values: Mapping[str, float]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The outcome by year, NaN where no figure exists."""
    return np.array(evaluate(BASELINE, values)[outcome_id].values, dtype=np.float64)


@LAWS
@given(SCENARIOS, st.sampled_from(sorted({**OWN, **LESS})), st.floats(0, 1), st.floats(0, 1))
def test_more_of_a_lever_never_lowers_its_own_outcome(
    values: dict[str, float], lever_id: str, one: float, other: float
) -> None:
    lever = BASELINE.lever(lever_id)
    less, more = (lever.low + (lever.high - lever.low) * part for part in sorted((one, other)))
    outcome = {**OWN, **LESS}[lever_id]
    before = numbers(outcome, {**values, lever_id: min(less, lever.high)})
    after = numbers(outcome, {**values, lever_id: min(more, lever.high)})
    change = (after - before) * (-1 if lever_id in LESS else 1)
    assert np.all((change >= -1e-9 * np.abs(before)) | np.isnan(before))


def test_every_lever_has_its_own_outcome_or_is_named_among_the_others() -> None:
    assert {lever.id for lever in BASELINE.levers} == {*OWN, *LESS, *SPREADS, *OTHERS}


@pytest.mark.parametrize("lever_id", [lever.id for lever in BASELINE.levers])
def test_every_lever_moves_something(lever_id: str) -> None:
    lever = BASELINE.lever(lever_id)
    on = {LINKED[lever_id]: 1.0} if lever_id in LINKED else {}
    ends = [{**on, lever_id: lever.low}, {**on, lever_id: lever.high}]
    if lever_id == "present_land_per_person":  # the range of the standard, shown beside the land, follows it
        assert permitted_land_per_person(lever.low, 30) != permitted_land_per_person(lever.high, 30)
        return
    if lever_id in SPREADS:
        assert bands(BASELINE, ends[0]) != bands(BASELINE, ends[1])
        return
    low, high = (evaluate(BASELINE, values) for values in ends)
    moved = {outcome.id for outcome in low if outcome.values != high[outcome.id].values}
    assert moved
    assert moved <= set(moved_by(lever_id))
