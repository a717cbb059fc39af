"""Levers refuse what they cannot take, in a clear sentence, and the baseline cannot be edited."""

import math
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.lever import BaseFigure, Baseline, Lever, LeverError, clamp_check, worst_grade

GROWTH = Lever(
    id="growth",
    key="gr",
    group="growth",
    title_zh="增速",
    title_en="Growth",
    unit="%",
    default=5,
    low=-2,
    high=12,
    step=0.5,
    role="lever",
    grade="assumed",
)
BASE = BaseFigure(
    id="gdp_2023",
    title_zh="总量",
    title_en="Output",
    value=113.2,
    unit="亿元",
    year=2023,
    scope="direct",
    grade="official",
)


@given(st.floats(min_value=-2, max_value=12))
def test_a_value_within_the_bounds_comes_back_as_it_is(value: float) -> None:
    assert clamp_check(GROWTH, value) == value


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (math.nan, "not_finite"),
        (math.inf, "not_finite"),
        (-math.inf, "not_finite"),
        (10**400, "not_finite"),
        (12.01, "too_high"),
        (-2.01, "too_low"),
        ("5", "not_a_number"),
        (None, "not_a_number"),
        (True, "not_a_number"),
        ([5], "not_a_number"),
    ],
)
def test_an_impossible_value_is_refused_with_the_name_of_the_lever(value: object, fault: str) -> None:
    with pytest.raises(LeverError, match="增速") as caught:
        clamp_check(GROWTH, value)
    assert (caught.value.lever_id, caught.value.fault) == ("growth", fault)


def test_a_value_out_of_bounds_is_told_the_bounds() -> None:
    with pytest.raises(LeverError, match="须在-2%至12%之间"):
        clamp_check(GROWTH, 40)


@pytest.mark.parametrize(
    "change",
    [{"low": 6.0}, {"high": 4.0}, {"step": 0.0}, {"default": math.nan}, {"low": 5.0, "high": 5.0}, {"high": math.inf}],
)
def test_bounds_that_hold_nothing_make_no_lever(change: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="growth"):
        replace(GROWTH, **change)  # type: ignore[arg-type]


def test_a_baseline_is_frozen_and_hashable_and_its_mappings_cannot_be_written() -> None:
    baseline = Baseline((GROWTH,), (BASE,))
    assert hash(baseline) == hash(Baseline((GROWTH,), (BASE,)))
    with pytest.raises(FrozenInstanceError):
        baseline.levers = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        baseline.defaults["growth"] = 6  # type: ignore[index]


def test_a_baseline_with_one_key_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="gr"):
        Baseline((GROWTH, replace(GROWTH, id="other")), ())
    with pytest.raises(ValueError, match="growth"):
        Baseline((GROWTH, replace(GROWTH, key="ot")), ())


def test_a_scenario_lies_over_the_defaults_and_unknown_levers_are_refused() -> None:
    baseline = Baseline((GROWTH,), (BASE,))
    assert baseline.filled({}) == {"growth": 5}
    assert baseline.filled({"growth": 7}) == {"growth": 7}
    with pytest.raises(LeverError, match="没有“magic”"):
        baseline.filled({"magic": 1})


def test_the_worst_of_grades_is_the_weakest_one() -> None:
    assert worst_grade(["official", "assumed", "derived"]) == "assumed"
    assert worst_grade(["user", "assumed"]) == "user"
    assert worst_grade([]) == "official"
