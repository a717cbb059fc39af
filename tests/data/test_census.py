"""The census extract: its own sums, and the ranges of people and ages that levers cite it for."""

import pytest

from data.baseline import baseline
from data.catalog import sources
from data.levers import read_levers
from data.tables import load_table

CENSUS = load_table("census_2020").set_index("district_id")
LEVERS = {entry.id: entry for entry in read_levers().levers}
FIGURES = {figure.id: figure.value for figure in baseline().figures}


def test_town_and_country_sum_to_all_people() -> None:
    assert (CENSUS["urban"] + CENSUS["rural"] == CENSUS["people"]).all()


def test_rural_people_of_both_districts_bound_the_area_from_above() -> None:
    rural = CENSUS["rural"].sum() / 1e4  # 38.1 万: those of the area, 74.38 % of its people, are among them
    most = rural / (1 - FIGURES["urbanisation_rate_2023"] / 100)
    assert LEVERS["base_population"].plausible is not None
    low, high = LEVERS["base_population"].plausible
    assert high == pytest.approx(most, abs=0.5)
    assert low <= FIGURES["pension_insured_2023"] < low + 0.5


def test_ages_that_levers_cite_are_those_of_the_two_districts() -> None:
    people = CENSUS["people"]
    pupils = (CENSUS["age_5_9"] * 0.8 + CENSUS["age_10_14"]) / people * 1000  # 6 to 14
    small = (CENSUS["age_0"] + CENSUS["age_1_4"] / 2) / people * 1000
    old = CENSUS["age_60_over"] / people * 100
    for lever_id, measured, within in (("school_places", pupils, 0.5), ("under3", small, 0.5), ("aged60", old, 0.3)):
        assert LEVERS[lever_id].plausible == pytest.approx((measured.min(), measured.max()), abs=within), lever_id


def test_every_source_that_a_lever_cites_is_listed() -> None:
    assert {source for entry in LEVERS.values() for source in entry.source_ids} <= sources().keys()
