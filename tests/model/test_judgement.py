"""Laws of judgement: what may and what may never be said of a plan, a requirement and a goal, whatever the figures."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.judgement import JUMP, PLAN, PROGRESS, REQUIREMENT, RESULT, STEADY, Track
from model.judging import judge, judge_limit, judge_target
from model.pace import Change, Direction, Goal, Operator, Point

levels = st.floats(min_value=0.01, max_value=1e6)
triples = st.tuples(levels, levels, levels)
Figures = tuple[float, float, float]
shares = st.floats(min_value=0, max_value=100)
rates = st.floats(min_value=-80, max_value=700)
directions = st.sampled_from(["up", "down"])
limits = st.sampled_from(["ge", "gt", "le", "lt"])
changes = st.sampled_from(["compound", "linear", "rate"])


def plan(value: float, operator: Operator = "eq") -> Goal:
    return Goal(value, 2024, operator, 2023)


def growth(last: float, planned: float, direction: Direction = "up", *, opens: bool = False) -> Track:
    return Track((Point(2023, last),), plan(planned), "rate", direction, opens_facility=opens)


@given(triples, changes, directions, st.booleans())
def test_without_an_actual_of_the_plans_year_no_progress_and_no_result_is_ever_stated(
    figures: Figures, change: Change, direction: Direction, is_flow: bool
) -> None:
    before, last, planned = figures
    track = Track((Point(2022, before), Point(2023, last)), plan(planned), change, direction, is_flow=is_flow)
    judgement = judge(track)
    assert judgement.status not in PROGRESS | RESULT
    assert judgement.completion is None
    assert judgement.time is None


@given(rates, rates)
def test_a_plan_that_speeds_up_is_faster_and_one_that_slows_down_is_slower_by_their_gap(
    last: float, planned: float
) -> None:
    judgement = judge(growth(last, planned))
    assert judgement.gap == planned - last
    if planned < 0:
        assert judgement.status == "below"
    elif abs(planned - last) <= STEADY["rate"]:
        assert judgement.status == "steady"
    else:
        assert judgement.status == ("faster" if planned > last else "slower")


@given(rates, st.floats(min_value=0, max_value=700), st.floats(min_value=-50, max_value=50))
def test_only_the_gap_of_two_rates_counts_never_their_ratio(last: float, planned: float, shift: float) -> None:
    assume(planned + shift >= 0)
    assume(abs(abs(planned - last) - STEADY["rate"]) > 1e-6)
    assert judge(growth(last, planned)).status == judge(growth(last + shift, planned + shift)).status


@given(levels, levels, levels)
def test_a_plan_below_last_years_level_is_below_it_and_never_reached(before: float, last: float, plan_: float) -> None:
    assume(plan_ < last)
    for is_flow in (True, False):
        track = Track((Point(2022, before), Point(2023, last)), plan(plan_), "compound", is_flow=is_flow)
        judgement = judge(track)
        assert judgement.status == "below"
        assert judgement.level_ratio == plan_ / last


@given(shares, shares, shares)
def test_down_is_up_in_the_mirror(before: float, last: float, planned: float) -> None:
    def status(sign: int) -> str:
        points = (Point(2022, sign * before), Point(2023, sign * last))
        return judge(Track(points, plan(sign * planned), "linear", "up" if sign > 0 else "down")).status

    mirrored = {"below": "above"}
    assert status(-1) == mirrored.get(status(1), status(1))


@given(levels, st.floats(min_value=1.01, max_value=5), levels)
def test_a_jump_is_a_project_only_with_a_named_facility(last: float, factor: float, before: float) -> None:
    points = (Point(2022, before), Point(2023, last))
    tracks = [Track(points, plan(last * factor), "compound", opens_facility=opens) for opens in (True, False)]
    linked, alone = (judge(track).status for track in tracks)
    assume(abs(factor - JUMP) > 1e-6)
    assert (linked == "project") == (factor >= JUMP)
    assert alone != "project"


@given(shares, shares, limits)
def test_a_requirement_of_a_year_to_come_was_or_was_not_kept_the_year_before(
    value: float, limit: float, operator: Operator
) -> None:
    judgement = judge(Track((Point(2023, value),), plan(limit, operator), "linear"))
    kept = judge_limit(value, Goal(limit, None, operator)).status == "met"
    assert judgement.status == ("held_before" if kept else "not_held_before")
    assert judgement.status in REQUIREMENT


@given(shares, shares, limits)
def test_a_requirement_with_its_own_years_actual_is_settled(value: float, limit: float, operator: Operator) -> None:
    judgement = judge(Track((Point(2023, 1), Point(2024, value)), plan(limit, operator), "linear"))
    assert judgement.status == judge_limit(value, Goal(limit, None, operator)).status
    assert judgement.status in RESULT


@given(levels, levels, levels, st.integers(min_value=2025, max_value=2029), directions)
def test_progress_needs_a_base_and_another_actual_in_the_goals_period(
    base: float, now: float, goal: float, year: int, direction: Direction
) -> None:
    aim = Goal(goal, 2030, "eq", 2021)
    for points, reason in (
        ((Point(year, now),), "no_base"),
        ((Point(2020, base), Point(year, now)), "no_base"),
        ((Point(2021, base),), "one_actual"),
    ):
        judgement = judge(Track(points, aim, "compound", direction))
        assert (judgement.status, judgement.reason) == ("unjudged", reason)
    judgement = judge(Track((Point(2021, base), Point(year, now)), aim, "compound", direction))
    if judgement.reason is None:
        assert judgement.completion == (now - base) / (goal - base)
        assert judgement.time == (year - 2021) / 9
        assert (judgement.status == "on_schedule") == (judgement.completion >= judgement.time)
    else:
        assert judgement.reason == "no_distance"


@given(levels, levels, levels, levels)
def test_a_better_figure_never_worsens_progress(base: float, now: float, more: float, goal: float) -> None:
    aim = Goal(goal, 2030, "eq", 2021)
    worse, better = (
        judge(Track((Point(2021, base), Point(2025, value)), aim, "compound")) for value in (now, now + more)
    )
    if worse.status == "on_schedule":
        assert better.status == "on_schedule"


@given(levels, levels, levels)
def test_the_actual_of_the_plans_year_settles_it_with_completion(last: float, now: float, planned: float) -> None:
    points = (Point(2023, last), Point(2024, now))
    flow = judge(Track(points, plan(planned), "compound", is_flow=True))
    assert flow.status == ("met" if now >= planned else "not_met")
    assert (flow.completion, flow.time) == (now / planned, 1)
    stock = judge(Track(points, plan(planned), "compound"))
    assert stock.status == flow.status
    if planned > last:
        assert stock.completion == (now - last) / (planned - last)
    else:
        assert stock.completion is None


@given(triples, changes, limits | st.just("eq"), st.none() | st.just(2024))
def test_a_doubted_row_is_never_judged(figures: Figures, change: Change, operator: Operator, year: int | None) -> None:
    before, last, value = figures
    goal = Goal(value, year, operator, 2023)
    track = Track((Point(2022, before), Point(2023, last)), goal, change, is_doubted=True)
    assert judge(track).status == "doubted"


@pytest.mark.parametrize(
    ("track", "reason"),
    [
        (Track((Point(2023, 1),), None, "linear"), "no_goal"),
        (Track((Point(2023, 1),), Goal(None, 2030), "linear"), "goal_not_numeric"),
        (Track((), Goal(2, 2030), "linear"), "no_actual"),
        (Track((Point(2023, 9),), Goal(19), "linear"), "no_goal_year"),
        (Track((Point(2023, 1),), plan(2), "compound"), "no_year_before"),
        (Track((Point(2021, 1), Point(2023, 1)), plan(2), "compound"), "no_year_before"),
        (Track((Point(2022, 35.7),), plan(52), "linear"), "no_last_year"),
        (Track((Point(2022, 35.7),), plan(52, "ge"), "linear"), "no_last_year"),
        (Track((Point(2023, 1),), plan(2), "linear", "none"), "no_direction"),
        (Track((Point(2022, 0), Point(2023, 1)), plan(2), "compound"), "not_positive"),
        (Track((Point(2021, 5), Point(2023, 6)), Goal(5, 2030, "eq", 2021), "linear"), "no_distance"),
    ],
)
def test_what_cannot_be_judged_gives_its_reason(track: Track, reason: str) -> None:
    judgement = judge(track)
    assert (judgement.status, judgement.reason) == ("unjudged", reason)


@given(triples, changes, st.none() | limits | st.just("eq"), st.none() | st.integers(2022, 2026))
def test_every_judgement_rests_on_figures_or_has_a_reason(
    figures: Figures, change: Change, operator: Operator | None, year: int | None
) -> None:
    before, last, value = figures
    goal = Goal(value, year, operator, 2023) if operator else None
    judgement = judge(Track((Point(2022, before), Point(2023, last)), goal, change))
    quantities = (judgement.gap, judgement.level_ratio, judgement.margin, judgement.completion)
    assert judgement.is_judged == (judgement.reason is None)
    assert judgement.reason or any(quantity is not None for quantity in quantities)
    assert judgement.status in PLAN | REQUIREMENT | PROGRESS | RESULT | {"unjudged"}


@given(shares, shares)
def test_a_cap_and_a_floor_at_the_same_limit_have_opposite_margins(value: float, limit: float) -> None:
    cap, floor = judge_limit(value, Goal(limit, None, "le")), judge_limit(value, Goal(limit, None, "ge"))
    assert cap.margin is not None
    assert floor.margin is not None
    assert cap.margin == -floor.margin
    assert (cap.status == "met") == (cap.margin >= 0)


@given(shares)
def test_a_strict_limit_is_not_kept_by_standing_on_it(value: float) -> None:
    assert judge_limit(value, Goal(value, None, "lt")).status == "not_met"
    assert judge_limit(value, Goal(value, None, "le")).status == "met"


@given(levels, levels, st.booleans())
def test_a_target_is_met_from_its_good_side_and_as_it_is_displayed(value: float, target: float, floor: bool) -> None:
    met = judge_target(value, target, at_least=floor).status == "met"
    assert met == (value >= target if floor else value <= target)
    assert judge_target(target + 0.04, target, at_least=False, decimals=0).status == (
        "met" if round(target + 0.04) == round(target) else "not_met"
    )


def test_impossible_tracks_are_refused() -> None:
    with pytest.raises(ValueError, match="ascend"):
        Track((Point(2023, 1), Point(2022, 2)), None, "linear")
    with pytest.raises(ValueError, match="limit"):
        judge_limit(1, Goal(2, 2025))


def test_industry_after_a_year_of_nearly_sixfold_growth_is_planned_to_slow_down() -> None:
    judgement = judge(growth(595.8, 15))
    assert judgement.status == "slower"
    assert judgement.gap == pytest.approx(-580.8)


def test_the_opening_of_a_hospital_is_a_project_not_a_failure() -> None:
    track = Track((Point(2023, 5.5),), plan(110.4), "rate", levels=(1.34, 2.82), opens_facility=True)
    judgement = judge(track)
    assert judgement.status == "project"
    assert judgement.level_ratio == pytest.approx(2.104, abs=1e-3)
