"""Laws of the arithmetic of pace, whatever the figures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.pace import (
    Goal,
    Point,
    completion,
    compound_growth_pct,
    time_progress,
    units_per_year,
)

levels = st.floats(min_value=0.01, max_value=1e6)
shares = st.floats(min_value=0, max_value=100)
years = st.integers(min_value=2015, max_value=2030)
gaps = st.integers(min_value=1, max_value=12)
days = st.dates(min_value=date(2015, 1, 1), max_value=date(2040, 12, 31))


@given(levels, levels, years, gaps)
def test_growing_at_the_required_rate_arrives_at_the_goal(now: float, goal: float, year: int, gap: int) -> None:
    growth = compound_growth_pct(Point(year, now), Point(year + gap, goal))
    assert now * (1 + growth / 100) ** gap == pytest.approx(goal, rel=1e-6)


@given(shares, shares, years, gaps)
def test_walking_the_required_points_arrives_at_the_goal(now: float, goal: float, year: int, gap: int) -> None:
    assert now + gap * units_per_year(Point(year, now), Point(year + gap, goal)) == pytest.approx(goal, abs=1e-9)


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
    with pytest.raises(ValueError, match="above zero"):
        compound_growth_pct(Point(2022, 0), Point(2023, 1))
    with pytest.raises(ValueError, match="after"):
        units_per_year(Point(2023, 1), Point(2023, 2))
    with pytest.raises(ValueError, match="after"):
        time_progress(date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1))
