"""Spacing along a river and the error that it inherits from its places: cases by hand, and laws over random ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.spacing import Gap, Position, Spacing, spacing

kilometres = st.floats(0, 100, allow_nan=False)
errors = st.floats(0, 10, allow_nan=False)
places = st.tuples(kilometres, errors).map(lambda pair: Position(*pair))


def by_hand() -> Spacing:
    """Ten kilometres between ends that are good to 0.1 and 0.5 km, with three crossings on them."""
    listed = [Position(6, 1.0), Position(2, 0.2), Position(5, 1.5), Position(12, 0.1)]
    return spacing(listed, Position(0, 0.1), Position(10, 0.5))


def test_three_crossings_on_ten_kilometres_by_hand() -> None:
    found = by_hand()
    assert [gap.km for gap in found.gaps] == [2, 3, 1, 4], "the fourth crossing lies beyond the end"
    assert [gap.error_km for gap in found.gaps] == pytest.approx([0.3, 1.7, 2.5, 1.5])
    assert [gap.least_km for gap in found.gaps] == pytest.approx([1.7, 1.3, 0.0, 2.5])
    assert [gap.most_km for gap in found.gaps] == pytest.approx([2.3, 4.7, 3.5, 5.5])
    assert (found.mean_gap_km, found.mean_error_km) == pytest.approx((2.5, 0.15)), "10 ÷ 4 and (0.1 + 0.5) ÷ 4"


def test_a_gap_is_the_largest_beyond_doubt_only_where_no_other_reaches_it_by_hand() -> None:
    found = by_hand()
    assert found.largest.km == 4
    assert [gap.km for gap in found.perhaps_largest] == [3, 1, 4], "2.3 at most stays below 2.5 at least"
    sure = spacing([Position(2, 0.2)], Position(0, 0.1), Position(10, 0.5))
    assert sure.perhaps_largest == (sure.largest,)


def test_two_places_whose_errors_overlap_have_no_order_by_hand() -> None:
    (only,) = by_hand().unordered
    assert (only.start.km, only.end.km) == (5, 6) and only.least_km == 0


def test_a_place_measured_from_its_neighbour_moves_with_it_by_hand() -> None:
    upper, lower = Position(8.1, 4.1, "g308", "jiyang", 0.1), Position(10, 4.0, "jiyang")
    gap = Gap(upper, lower)
    assert (gap.km, gap.error_km) == pytest.approx((1.9, 0.1)) and gap.ordered
    assert not Gap(upper._replace(measured_from=""), lower).ordered


def test_a_stretch_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="no length"):
        spacing([], Position(3), Position(3))


@given(st.lists(places, max_size=30), kilometres, st.floats(0.1, 100))
def test_the_gaps_sum_to_the_length_of_the_stretch(listed: list[Position], start: float, length: float) -> None:
    found = spacing(listed, Position(start), Position(start + length))
    assert sum(gap.km for gap in found.gaps) == pytest.approx(found.length_km)
    assert len(found.gaps) == len(found.positions) + 1
    assert min(gap.km for gap in found.gaps) >= 0
    assert found.largest.km >= found.mean_gap_km - 1e-9


@given(st.lists(places, max_size=20), kilometres)
def test_one_more_crossing_never_widens_a_gap(listed: list[Position], another: float) -> None:
    before, after = (spacing(found, Position(0), Position(100)) for found in (listed, [*listed, Position(another)]))
    assert after.largest.km <= before.largest.km
    assert after.mean_gap_km < before.mean_gap_km


@given(st.lists(st.tuples(kilometres, errors, st.floats(-1, 1)), max_size=12))
def test_wherever_the_places_lie_within_their_errors_the_true_gap_is_within_the_bounds(
    listed: list[tuple[float, float, float]],
) -> None:
    found = spacing(
        [Position(km, error, str(n)) for n, (km, error, _) in enumerate(listed)], Position(0), Position(100)
    )
    true = {str(n): km + error * share for n, (km, error, share) in enumerate(listed)}
    for gap in found.gaps[1:-1]:
        apart = true[gap.end.ident] - true[gap.start.ident]
        assert gap.least_km - 1e-9 <= abs(apart) <= gap.most_km + 1e-9
        assert apart > -1e-9 or not gap.ordered


@given(st.lists(places, max_size=12))
def test_the_gap_that_measures_most_is_always_among_those_that_may_be_the_largest(listed: list[Position]) -> None:
    found = spacing(listed, Position(0), Position(100))
    assert found.largest in found.perhaps_largest
