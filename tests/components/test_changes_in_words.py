"""A change never contradicts the two figures that stand beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.topics.compare.effects import Effect, change_words
from components.topics.facilities import cover_words
from components.topics.whatif.outcome_words import OUTCOMES, bare_figure, beside_baseline, change_of, digits_of
from model.cover.shares import Share

BY_DECIMALS = sorted(name for name in OUTCOMES if not digits_of(name))
BY_DIGITS = sorted(name for name in OUTCOMES if digits_of(name))


def words(name: str, before: float, after: float) -> str:
    return change_words(Effect(name, before, after, change_of(name, before, after)), unit=False)


def test_figures_that_round_apart_are_not_the_same() -> None:
    assert (bare_figure("cover_hospital", 0.2349), bare_figure("cover_hospital", 0.2351)) == ("0.23", "0.24")
    assert words("cover_hospital", 0.2349, 0.2351) == "+0.01"
    assert beside_baseline("cover_hospital", 0.2349, 0.2351) == "比基准 +0.01 个百分点"


def test_figures_that_are_printed_alike_have_no_change() -> None:
    assert words("cover_hospital", 0.2351, 0.2449) == "相同"
    assert beside_baseline("cover_hospital", 0.2351, 0.2449) == "与基准相同"


def test_figures_of_few_digits_that_round_apart_are_almost_the_same() -> None:
    assert words("gdp", 264.999, 265.001) == "几乎相同"
    assert beside_baseline("gdp", 264.999, 265.001) == "与基准几乎相同"


@given(st.sampled_from(BY_DECIMALS), st.floats(-1e4, 1e4), st.floats(-0.2, 0.2))
def test_a_change_is_what_a_reader_would_reckon(name: str, before: float, step: float) -> None:
    printed = [round(value, OUTCOMES[name].decimals) for value in (before, before + step)]
    assert change_of(name, before, before + step) == pytest.approx(printed[1] - printed[0], abs=1e-9)


@given(st.sampled_from(BY_DECIMALS + BY_DIGITS), st.floats(1, 1e4), st.floats(-0.2, 0.2))
def test_the_same_is_said_of_figures_that_read_alike_only(name: str, before: float, step: float) -> None:
    if words(name, before, before + step) == "相同":
        assert bare_figure(name, before) == bare_figure(name, before + step)


@given(st.floats(0, 100), st.floats(0, 100))
def test_points_are_those_between_the_two_shares_as_printed(before: float, after: float) -> None:
    one, two = Share(before, 100), Share(after, 100)
    printed = [float(cover_words.beside(share).rstrip("%")) for share in (one, two)]
    points = cover_words.points(one, two).replace("−", "-").split("\xa0")[0].split(" ")[0]
    assert float(points) == pytest.approx(printed[1] - printed[0], abs=1e-9)
