"""Laws of pace: what every verdict must obey, whatever the figures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.pace import (
    BEHIND,
    ON_TRACK,
    Change,
    Goal,
    Point,
    Track,
    completion,
    compound_growth_pct,
    judge,
    judge_limit,
    status_of_ratio,
    time_progress,
    units_per_year,
)

levels = st.floats(min_value=0.01, max_value=1e6)
shares = st.floats(min_value=0, max_value=100)
rates = st.floats(min_value=-80, max_value=400)
years = st.integers(min_value=2015, max_value=2030)
gaps = st.integers(min_value=1, max_value=12)
days = st.dates(min_value=date(2015, 1, 1), max_value=date(2040, 12, 31))
RANK = {"moving_away": 0, "far_behind": 1, "behind": 2, "on_track": 3}


def level_track(first: float, last: float, goal: float, gap: int = 1) -> Track:
    return Track((Point(2022, first), Point(2023, last)), Goal(goal, 2023 + gap), "compound")


@given(levels, levels, years, gaps)
def test_growing_at_the_required_rate_arrives_at_the_goal(now: float, goal: float, year: int, gap: int) -> None:
    growth = compound_growth_pct(Point(year, now), Point(year + gap, goal))
    assert now * (1 + growth / 100) ** gap == pytest.approx(goal, rel=1e-6)


@given(shares, shares, years, gaps)
def test_walking_the_required_points_arrives_at_the_goal(now: float, goal: float, year: int, gap: int) -> None:
    assert now + gap * units_per_year(Point(year, now), Point(year + gap, goal)) == pytest.approx(goal, abs=1e-9)


@given(levels, st.floats(min_value=1.01, max_value=3), gaps)
def test_who_goes_on_as_before_and_arrives_is_on_track(start: float, factor: float, gap: int) -> None:
    verdict = judge(level_track(start, start * factor, start * factor ** (gap + 1), gap))
    assert (verdict.status, verdict.ratio) == ("on_track", pytest.approx(1))


@given(levels, levels, levels, st.floats(min_value=1, max_value=5))
def test_a_better_latest_figure_never_worsens_the_status(first: float, last: float, goal: float, factor: float) -> None:
    better, worse = judge(level_track(first, last * factor, goal)), judge(level_track(first, last, goal))
    assume(worse.ratio is not None)
    assert better.status == "reached" or RANK[better.status] >= RANK[worse.status]


@given(levels, levels, levels, st.floats(min_value=1, max_value=5))
def test_a_harder_goal_never_betters_the_status(first: float, last: float, goal: float, factor: float) -> None:
    easy, hard = judge(level_track(first, last, goal)), judge(level_track(first, last, goal * factor))
    if easy.status == "reached" or easy.status == "moving_away":
        return  # behind nothing yet; or losing ground, where only the sign of r has a meaning
    assert RANK[hard.status] <= RANK[easy.status]


@given(levels, levels, levels, st.floats(min_value=0.001, max_value=1000), gaps)
def test_the_unit_of_a_level_does_not_matter(first: float, last: float, goal: float, unit: float, gap: int) -> None:
    plain = judge(level_track(first, last, goal, gap))
    scaled = judge(level_track(first * unit, last * unit, goal * unit, gap))
    assume(plain.ratio is not None and scaled.ratio is not None)
    assume(abs(plain.required or 0) > 1e-3)
    assert scaled.ratio == pytest.approx(plain.ratio, rel=1e-5, abs=1e-6)


@given(shares, shares, shares)
def test_down_is_up_in_the_mirror(first: float, last: float, goal: float) -> None:
    def verdict(sign: int) -> object:
        points = (Point(2022, sign * first), Point(2023, sign * last))
        found = judge(Track(points, Goal(sign * goal, 2025), "linear", "up" if sign > 0 else "down"))
        return found.status, found.ratio, found.margin

    assert verdict(1) == verdict(-1)


@given(rates, rates)
def test_a_stated_rate_at_or_above_the_required_one_is_on_track(observed: float, required: float) -> None:
    verdict = judge(Track((Point(2023, observed),), Goal(required, 2024), "rate"))
    assert (verdict.observed, verdict.required) == (observed, required)
    if observed >= required:
        assert verdict.status == "on_track"
    elif required > 0:
        assert verdict.ratio == observed / required
        assert verdict.status == status_of_ratio(verdict.ratio)
    else:
        assert verdict.reason == "required_away_from_better"


@given(st.floats(min_value=-100, max_value=100))
def test_the_ratio_alone_decides_the_status_at_the_published_bounds(ratio: float) -> None:
    expected = (ratio >= 0) + (ratio >= BEHIND) + (ratio >= ON_TRACK)
    assert RANK[status_of_ratio(ratio)] == expected


@pytest.mark.parametrize(("ratio", "status"), [(0.95, "on_track"), (0.5, "behind"), (0, "far_behind")])
def test_a_bound_belongs_to_the_better_side(ratio: float, status: str) -> None:
    assert status_of_ratio(ratio) == status


@given(shares, shares)
def test_a_cap_and_a_floor_at_the_same_limit_have_opposite_margins(value: float, limit: float) -> None:
    cap, floor = judge_limit(value, Goal(limit, None, "le")), judge_limit(value, Goal(limit, None, "ge"))
    assert cap.margin is not None and floor.margin is not None
    assert cap.margin == -floor.margin
    assert (cap.status == "met") == (cap.margin >= 0)
    assert "met" in {cap.status, floor.status}


@given(shares)
def test_a_strict_limit_is_not_kept_by_standing_on_it(value: float) -> None:
    assert judge_limit(value, Goal(value, None, "lt")).status == "not_met"
    assert judge_limit(value, Goal(value, None, "le")).status == "met"


@given(shares, shares, st.sampled_from(["up", "down", "range", "none"]))
def test_limits_need_no_year_no_second_actual_and_no_direction(value: float, limit: float, direction: str) -> None:
    track = Track((Point(2023, value),), Goal(limit, None, "ge"), "linear", direction)  # type: ignore[arg-type]
    assert judge(track).status == ("met" if value >= limit else "not_met")


@given(levels, levels)
def test_a_goal_that_is_due_is_met_or_not_met(value: float, goal: float) -> None:
    verdict = judge(Track((Point(2023, 1), Point(2025, value)), Goal(goal, 2025), "compound"))
    assert verdict.status == ("met" if value >= goal else "not_met")
    assert verdict.margin == value - goal


@pytest.mark.parametrize(
    ("track", "reason"),
    [
        (Track((Point(2023, 1),), None, "linear"), "no_goal"),
        (Track((Point(2023, 1),), Goal(None, 2030), "linear"), "goal_not_numeric"),
        (Track((), Goal(2, 2030), "linear"), "no_actual"),
        (Track((Point(2023, 9),), Goal(19), "linear"), "no_goal_year"),
        (Track((Point(2023, 1),), Goal(2, 2030), "linear"), "one_actual"),
        (Track((Point(2023, 1),), Goal(2, 2030), "linear", "none"), "no_direction"),
        (Track((Point(2022, 0), Point(2023, 1)), Goal(2, 2030), "compound"), "not_positive"),
    ],
)
def test_what_cannot_be_judged_says_why(track: Track, reason: str) -> None:
    verdict = judge(track)
    assert (verdict.status, verdict.reason, verdict.ratio) == ("unjudged", reason, None)


@given(st.lists(levels, max_size=3), st.none() | levels, st.none() | years, st.sampled_from(["compound", "linear"]))
def test_every_verdict_has_a_ratio_a_margin_or_a_reason(
    values: list[float], goal: float | None, year: int | None, change: Change
) -> None:
    points = tuple(Point(2020 + n, value) for n, value in enumerate(values))
    verdict = judge(Track(points, Goal(goal, year), change))
    told = [verdict.ratio is not None, verdict.margin is not None, verdict.reason is not None]
    assert told.count(True) == 1


@given(levels, levels, levels)
def test_completion_runs_from_nothing_at_the_base_to_all_at_the_goal(base: float, now: float, goal: float) -> None:
    assume(abs(goal - base) > 1e-3)
    assert completion(base, base, goal) == 0
    assert completion(base, goal, goal) == 1
    assert completion(base, now, goal) == pytest.approx(completion(-base, -now, -goal))
    assert completion(base, now, base) is None


@given(days, days, st.integers(min_value=1, max_value=6000))
def test_time_passed_never_leaves_the_span_and_never_runs_back(start: date, today: date, length: int) -> None:
    end = start + timedelta(days=length)
    now, later = time_progress(start, end, today), time_progress(start, end, today + timedelta(days=1))
    assert 0 <= now.share <= later.share <= 1
    assert time_progress(start, end, start).share == 0
    assert time_progress(start, end, end).share == 1


def test_impossible_figures_are_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        Point(2023, float("nan"))
    with pytest.raises(ValueError, match="finite"):
        Goal(float("inf"))
    with pytest.raises(ValueError, match="ascend"):
        Track((Point(2023, 1), Point(2022, 2)), None, "linear")
    with pytest.raises(ValueError, match="above zero"):
        compound_growth_pct(Point(2022, 0), Point(2023, 1))
    with pytest.raises(ValueError, match="after"):
        units_per_year(Point(2023, 1), Point(2023, 2))
    with pytest.raises(ValueError, match="after"):
        time_progress(date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1))
    with pytest.raises(ValueError, match="limit"):
        judge_limit(1, Goal(2, 2025))


def test_the_annual_plans_output_is_judged_by_its_printed_growth() -> None:
    verdict = judge(Track((Point(2023, 37.8),), Goal(11, 2024), "rate"))
    assert (verdict.status, verdict.ratio) == ("on_track", pytest.approx(3.436, abs=1e-3))


def test_doubling_beds_in_a_year_after_growing_by_a_twentieth_is_far_behind() -> None:
    verdict = judge(level_track(1.27, 1.34, 2.82))
    assert verdict.status == "far_behind"
    assert verdict.required == pytest.approx(110.4, abs=0.1)
    assert verdict.observed == pytest.approx(5.5, abs=0.1)
