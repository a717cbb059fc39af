"""The goals of the three steps, and their agreement with the observations."""

import pandas as pd
import pytest

from data.catalog import indicators, sources
from data.tables import load_table

GOALS = load_table("goals")
OBSERVATIONS = load_table("observations")
STEPS = {"2025": "三/第一步", "2030": "三/第二步", "2035": "三/第三步"}


def test_every_step_has_goals_and_each_goal_of_a_step_stands_under_that_step() -> None:
    for horizon, locator in STEPS.items():
        found = GOALS[GOALS["horizon"] == horizon]
        assert len(found) >= 10
        assert set(found["locator"]) == {locator}
    assert not GOALS.loc[GOALS["horizon"] == "overall", "locator"].isin(STEPS.values()).any()


def test_goals_point_to_known_indicators_and_sources_of_the_same_scope() -> None:
    scopes = {indicator.id: indicator.scope for indicator in indicators()}
    bound = GOALS[GOALS["indicator_id"] != ""]
    assert (bound["indicator_id"].map(scopes) == bound["scope"]).all()
    assert set(GOALS["source_id"]) <= set(sources())


def test_a_goal_with_a_figure_names_its_indicator() -> None:
    assert (GOALS.loc[GOALS["value"].notna(), "indicator_id"] != "").all()


def test_numeric_goals_are_the_same_in_both_tables() -> None:
    key = ["indicator_id", "value", "unit", "scope", "source_id", "quote"]
    stated = OBSERVATIONS[(OBSERVATIONS["kind"] == "goal") & OBSERVATIONS["value"].notna()]
    here = GOALS[GOALS["value"].notna()]
    pd.testing.assert_frame_equal(
        stated[key].sort_values(key).reset_index(drop=True), here[key].sort_values(key).reset_index(drop=True)
    )


def test_a_goal_of_a_year_is_an_observation_of_that_year_and_an_open_goal_of_none() -> None:
    years = OBSERVATIONS[OBSERVATIONS["kind"] == "goal"].set_index(["indicator_id", "quote"])["year"]
    for _, goal in GOALS[GOALS["indicator_id"] != ""].iterrows():
        year = years[(goal["indicator_id"], goal["quote"])]
        assert ("overall" if pd.isna(year) else str(year)) == goal["horizon"], goal["goal_id"]


def test_the_limits_of_land_are_a_floor_and_a_cap_that_add_up_to_the_whole() -> None:
    limits = GOALS.set_index("goal_id").loc[["blue_green_floor", "construction_land_cap"]]
    assert limits["operator"].tolist() == ["ge", "le"]
    assert limits["value"].sum() == 100


def test_a_statement_of_the_opinion_is_its_clause_and_no_paraphrase() -> None:
    assert GOALS["statement"].is_unique
    opinion = GOALS[GOALS["source_id"] == "opinion-2021"]
    assert (opinion["statement"] == opinion["quote"].str.replace(" ", "")).all()


def test_a_fall_or_rise_by_a_figure_is_a_threshold() -> None:
    thresholds = GOALS.set_index("goal_id").loc[["energy_per_gdp_2025", "good_air_2030"], "operator"]
    assert set(thresholds) == {"ge"}


def test_standing_goals_without_a_year_are_kept_too() -> None:
    standing = GOALS[GOALS["horizon"] == "overall"]
    assert set("五六七八") <= set(standing["locator"].str[0])
    assert "坚决守住不发生规模性返贫底线" in set(standing["statement"])


@pytest.mark.parametrize("table", ["observations", "goals"])
def test_numbers_of_crossings_say_that_their_scope_is_the_plan_s_general_one(table: str) -> None:
    rows = load_table(table)
    assert rows.loc[rows["indicator_id"] == "crossings_open", "note"].str.contains("按文件统一写明的直管区记").all()
