"""Printed figures against each other: rounding alone is never a contradiction."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from model.consistency import Interval, Printed, growth_agreement, growth_interval, same_number, surely_below

numbers = st.decimals(min_value=Decimal("0.5"), max_value=10_000, places=6)
places = st.integers(min_value=0, max_value=4)


def rounded(number: Decimal, decimals: int) -> Printed:
    return Printed(str(number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)))


@pytest.mark.parametrize(
    ("before", "after", "growth"),
    [
        ("8.4", "10.5", "25.7"),
        ("8.4", "10.53", "25.7"),
        ("1.16", "1.64", "42"),
        ("11.59", "15.2", "31.5"),
        ("3.25", "5.14", "57.9"),
        ("5.14", "5.2", "1"),
        ("1.27", "1.34", "5.5"),
        ("27093", "28500", "5.2"),
    ],
)
def test_growth_that_rounding_can_explain_agrees(before: str, after: str, growth: str) -> None:
    assert growth_agreement(Printed(before), Printed(after), Printed(growth)).agrees


@pytest.mark.parametrize(
    ("before", "after", "growth", "computed", "size"),
    [
        ("69.3", "113.2", "37.8", 63.3, 25.5),
        ("10.5", "12.4", "15", 18.1, 3.1),
        ("10.36", "15.4", "40", 48.6, 8.6),
        ("11.59", "15.2", "25", 31.1, 6.1),
    ],
)
def test_growth_beyond_rounding_is_a_gap_of_known_size(
    before: str, after: str, growth: str, computed: float, size: float
) -> None:
    agreement = growth_agreement(Printed(before), Printed(after), Printed(growth))
    assert not agreement.agrees
    assert float(agreement.computed) == pytest.approx(computed, abs=0.06)
    assert float(agreement.size) == pytest.approx(size, abs=0.06)
    assert 0 < agreement.gap < agreement.size


def test_a_trailing_zero_makes_a_figure_sharper() -> None:
    assert Printed("10.50").interval == Interval(Fraction("10.495"), Fraction("10.505"))
    assert Printed("10.5").interval == Interval(Fraction("10.45"), Fraction("10.55"))


def test_levels_in_different_units_are_compared_in_their_base_unit() -> None:
    thousandth = Fraction(1, 10_000)
    assert growth_agreement(Printed("1.16"), Printed("16447", thousandth), Printed("42")).agrees
    assert not growth_agreement(Printed("1.16"), Printed("26447", thousandth), Printed("42")).agrees


@pytest.mark.parametrize("text", ["", "-", "约60", "1e3", "1,000", " 3", ".5", "5.", "nan"])
def test_only_a_plain_decimal_is_a_printed_figure(text: str) -> None:
    with pytest.raises(ValueError, match="plain decimal"):
        Printed(text)


@pytest.mark.parametrize("base", ["0", "-1.2"])
def test_growth_from_zero_or_less_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        growth_agreement(Printed(base), Printed("1"), Printed("5"))


def test_an_interval_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="above"):
        Interval(Fraction(2), Fraction(1))


@given(numbers, numbers, places, places, places)
def test_figures_rounded_from_one_truth_never_contradict(
    before: Decimal, after: Decimal, first: int, second: int, third: int
) -> None:
    base = rounded(before, first)
    assume(base.interval.low > 0)
    exact = (Fraction(after) / Fraction(before) - 1) * 100
    growth = rounded(Decimal(exact.numerator) / Decimal(exact.denominator), third)
    assert growth_agreement(base, rounded(after, second), growth).agrees


@given(numbers, places, places)
def test_two_roundings_of_one_number_are_the_same_number(number: Decimal, one: int, other: int) -> None:
    assert same_number(rounded(number, one).interval, rounded(number, other).interval)


@given(numbers, numbers, places)
def test_a_sharper_print_never_widens_what_growth_is_possible(before: Decimal, after: Decimal, decimals: int) -> None:
    coarse, sharp = rounded(before, decimals).interval, Printed(str(before)).interval
    assume(coarse.low > 0)
    end = Printed(str(after)).interval
    assert growth_interval(sharp, end).width <= growth_interval(coarse, end).width


@given(numbers, numbers, st.fractions(min_value="0.001", max_value=100_000))
def test_a_change_of_unit_changes_no_verdict(one: Decimal, other: Decimal, factor: Fraction) -> None:
    first, second = Printed(str(one)).interval, Printed(str(other)).interval
    assert surely_below(first, second) == surely_below(first.scaled(factor), second.scaled(factor))
    assert same_number(first, second) == same_number(first.scaled(factor), second.scaled(factor))


@given(numbers, numbers)
def test_below_equal_and_above_exclude_each_other(one: Decimal, other: Decimal) -> None:
    first, second = Printed(str(one)).interval, Printed(str(other)).interval
    assert surely_below(first, second) + same_number(first, second) + surely_below(second, first) == 1
