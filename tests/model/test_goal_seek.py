"""Goal seek: answers reach the target when put back, limits are named, and a bound is never sold as a solution."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from model.carrying import balance
from model.formulas import FORMULAS, moved_by
from model.goal_seek import Answer, Limit, Solution, Unreachable, seek
from model.lever import LeverError
from model.outcomes import evaluate
from tests.declared import BASELINE

LEVERS = [lever.id for lever in BASELINE.levers if moved_by(lever.id) and lever.role != "switch"]
SCENARIOS = st.fixed_dictionaries(
    {}, optional={lever.id: st.floats(min_value=lever.low, max_value=lever.high) for lever in BASELINE.levers}
)
PAIRS = [(lever, outcome) for lever in LEVERS for outcome in moved_by(lever)]


def value(values: dict[str, float], outcome: str, year: int) -> float:
    found = evaluate(BASELINE, values).at(outcome, year)
    assert found is not None
    return found


FREE = ["gdp_long_run"]


def test_the_growth_that_brings_output_to_40_billion_by_2035() -> None:
    answer = seek(BASELINE, {}, outcome="gdp", year=2035, target=400, free=["gdp_long_run"])
    assert isinstance(answer, Solution)
    [(lever, rate)] = answer.values
    assert (lever, rate) == ("gdp_long_run", pytest.approx(11.1233, abs=1e-4))
    assert value(dict(answer.values), "gdp", 2035) == pytest.approx(400)
    assert answer.rounded is None, "no thousandth of a step gives 400.00"
    coarse = seek(BASELINE, {}, outcome="gdp", year=2035, target=value({"gdp_long_run": 11.5}, "gdp", 2035), free=FREE)
    assert isinstance(coarse, Solution) and coarse.rounded == (("gdp_long_run", 11.5),)


def test_beds_per_thousand_of_2030_by_hand() -> None:
    answer = seek(BASELINE, {}, outcome="hospital_beds_per_1000", year=2030, target=4, free=["beds"])
    assert isinstance(answer, Solution)
    assert answer.values[0][1] == pytest.approx(2.82 + (4 - 2.82) * 11 / 6)  # 6 of the 11 years have passed


def test_two_levers_share_the_way() -> None:
    answer = seek(BASELINE, {}, outcome="gdp", year=2035, target=400, free=["gdp_long_run", "gdp_opening"])
    assert isinstance(answer, Solution)
    moved = dict(answer.values)
    assert 6 < moved["gdp_long_run"] < 11.12
    assert 11 < moved["gdp_opening"] < 30
    assert (moved["gdp_long_run"] - 6) / (20 - 6) == pytest.approx((moved["gdp_opening"] - 11) / (30 - 11))
    assert value(moved, "gdp", 2035) >= 400


def test_output_beyond_the_water_is_answered_by_the_water() -> None:
    allotted = {"water_allotment": 9700.0, "link_jobs": 1.0}
    answer = seek(BASELINE, allotted, outcome="gdp", year=2035, target=500, free=["gdp_long_run"])
    assert isinstance(answer, Limit)
    assert answer.binding == "water" and 261 < answer.best < 500
    assert balance(BASELINE, {**allotted, **dict(answer.at)}).broken == ()
    assert answer.needed is not None
    assert value({**allotted, **dict(answer.needed)}, "gdp", 2035) >= 500
    assert balance(BASELINE, {**allotted, **dict(answer.needed)}).broken != ()


def test_without_an_allotment_no_water_limit_is_invented() -> None:
    answer = seek(BASELINE, {"link_jobs": 1.0}, outcome="gdp", year=2035, target=500, free=["gdp_long_run"])
    assert isinstance(answer, Solution)


def test_an_outcome_that_a_link_turns_off_somewhere_is_sought_where_it_has_a_figure() -> None:
    start = {"water_allotment": 12000.0}
    answer = seek(BASELINE, start, outcome="water_margin", year=2035, target=500, free=["water_allotment"])
    assert isinstance(answer, Solution)
    assert dict(answer.values)["water_allotment"] == pytest.approx(value({}, "water_required", 2035) + 500)


def test_what_no_bound_reaches_is_told_with_the_best() -> None:
    answer = seek(BASELINE, {}, outcome="gdp", year=2035, target=5000, free=["gdp_long_run"])
    assert answer == Unreachable(
        best=value({"gdp_long_run": 20}, "gdp", 2035), at=(("gdp_long_run", 20.0),), no_effect=False
    )


def test_a_lever_without_effect_is_told_so() -> None:
    answer = seek(BASELINE, {}, outcome="gdp", year=2035, target=500, free=["beds"])
    assert isinstance(answer, Unreachable)
    assert answer.no_effect


def test_building_more_than_blue_and_green_leave_is_answered_by_the_guardrail() -> None:
    scenario = {"blue_green": 75.0, "built": 20.0, "other_land": 0.0}
    answer = seek(
        BASELINE,
        scenario,
        outcome="construction_land_share",
        year=2035,
        target=28,
        free=["built"],
        at_least=True,
    )
    assert answer == Limit(binding="blue_green", best=25.0, at=(("built", 25.0),), needed=None)


def test_people_beyond_the_water_whatever_the_land() -> None:
    answer = seek(
        BASELINE,
        {"water_allotment": 10000.0},
        outcome="population_carried",
        year=2035,
        target=80,
        free=["land_per_person"],
    )
    assert isinstance(answer, Limit)
    assert (answer.binding, answer.needed) == ("water", None)


def test_a_target_that_is_already_passed_is_answered_by_the_slack() -> None:
    answer = seek(BASELINE, {}, outcome="gdp", year=2035, target=200, free=["gdp_long_run"])
    assert isinstance(answer, Solution)
    assert answer.values[0][1] < 6
    assert answer.reached == pytest.approx(200)


def test_a_target_below_everything_leaves_the_levers_alone() -> None:
    answer = seek(BASELINE, {}, outcome="blue_green_share", year=2035, target=60, free=["blue_green"])
    assert isinstance(answer, Solution)
    assert answer.values == (("blue_green", 70.0),)


def test_an_outcome_that_is_better_low_is_reached_from_below() -> None:
    answer = seek(BASELINE, {}, outcome="water_needed", year=2035, target=10200, free=["water_per_person"])
    assert isinstance(answer, Solution)
    assert answer.reached <= 10200
    assert answer.values[0][1] < 130


def test_questions_without_sense_are_refused() -> None:
    with pytest.raises(ValueError, match="no figure"):
        seek(BASELINE, {}, outcome="nursery_places_per_1000", year=2023, target=5, free=["nursery"])
    with pytest.raises(ValueError, match="one to three"):
        seek(BASELINE, {}, outcome="gdp", year=2035, target=400, free=[])
    with pytest.raises(ValueError, match="finite"):
        seek(BASELINE, {}, outcome="gdp", year=2035, target=math.nan, free=["gdp_long_run"])
    with pytest.raises(ValueError, match="2050"):
        seek(BASELINE, {}, outcome="gdp", year=2050, target=400, free=["gdp_long_run"])
    with pytest.raises(LeverError):
        seek(BASELINE, {}, outcome="gdp", year=2035, target=400, free=["magic"])
    with pytest.raises(KeyError):
        seek(BASELINE, {}, outcome="magic", year=2035, target=400, free=["gdp_long_run"])


@settings(max_examples=60, deadline=None)
@given(SCENARIOS, st.sampled_from(PAIRS), st.integers(2024, 2035), st.floats(0, 1))
def test_every_solution_put_back_reaches_the_target_and_keeps_what_held(
    values: dict[str, float], pair: tuple[str, str], year: int, part: float
) -> None:
    lever_id, outcome = pair
    lever = BASELINE.lever(lever_id)
    inside = min(lever.low + (lever.high - lever.low) * part, lever.high)
    aimed = evaluate(BASELINE, {**values, lever_id: inside}).at(outcome, year)
    assume(aimed is not None and evaluate(BASELINE, values).at(outcome, year) is not None)
    assert aimed is not None
    target = aimed
    answer = seek(BASELINE, values, outcome=outcome, year=year, target=target, free=[lever_id])
    at_least = FORMULAS[outcome].direction != "down"
    for moved in positions(answer):
        reached = value({**values, **moved}, outcome, year)
        assert reached >= target if at_least else reached <= target
        assert all(lever.low <= position <= lever.high for position in moved.values())
    if isinstance(answer, Unreachable):  # the target lies on a bound, and differs from it by the last bit only
        assert answer.best == pytest.approx(target, rel=1e-9, abs=1e-9)


def positions(answer: Answer) -> list[dict[str, float]]:
    """Every set of lever values that the answer says reaches the target."""
    if isinstance(answer, Solution):
        return [dict(found) for found in (answer.values, answer.rounded) if found is not None]
    return [dict(answer.needed)] if isinstance(answer, Limit) and answer.needed is not None else []
