"""Gaps and overlaps: what is found adds up, what is mended covers exactly, and the effect is what has changed."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from geo.making.fitting import fitted
from geo.supply.difference import difference, farthest_m
from geo.supply.topology import WideOverlapError, effects, mended, topology, width_m

OUTLINE = box(0, 0, 3000, 2000)
SLIPS = st.lists(st.floats(-8.0, 8.0).map(lambda metres: round(metres, 3)), min_size=12, max_size=12)
"""Metres, to the millimetre: no file holds finer ones."""


def sheet(slips: list[float]) -> list:
    """Six fields of a kilometre whose edges are off by a few metres each."""
    fields = []
    for n, (dx, dy) in enumerate(zip(slips[:6], slips[6:], strict=True)):
        west, south = 1000 * (n % 3), 1000 * (n // 3)
        fields.append(box(west + dx, south + dy, west + 1000 + dy, south + 1000 - dx))
    return fields


@settings(max_examples=60, deadline=None)
@given(SLIPS)
def test_areas_less_what_is_double_are_the_ground_they_cover(slips: list[float]) -> None:
    fields = sheet(slips)
    faults = topology(fields, OUTLINE)
    covered = shapely.union_all(fields)
    inside, outside = covered.intersection(OUTLINE).area, sum(each.m2 for each in faults.outside)
    open_ground = sum(each.m2 for each in (*faults.uncovered, *faults.gaps))
    assert faults.union_m2 == pytest.approx(inside + outside, abs=30)
    assert OUTLINE.area == pytest.approx(inside + open_ground, abs=30)
    double = sum(each.m2 for each in faults.overlaps)
    assert faults.sum_m2 - faults.union_m2 <= double + 30, "threefold ground counts once a pair"


@settings(max_examples=60, deadline=None)
@given(SLIPS)
def test_what_is_mended_covers_the_outline_exactly_and_says_what_it_changed(slips: list[float]) -> None:
    fields = sheet(slips)
    result = mended(fields, OUTLINE, 40.0)
    assert topology(result, OUTLINE).is_sound and shapely.coverage_is_valid(result)
    assert sum(each.area for each in result) == pytest.approx(OUTLINE.area, abs=1)
    faults = topology(fields, OUTLINE)
    faulty = sum(
        each.m2 for group in (faults.overlaps, faults.gaps, faults.uncovered, faults.outside) for each in group
    )
    for old, new, (plus, minus) in zip(fields, result, effects(fields, result), strict=True):
        assert new.area - old.area == pytest.approx(plus - minus, abs=0.1)
        assert max(plus, minus) <= faulty + 30, "nothing moves that was sound"


@settings(max_examples=30, deadline=None)
@given(st.floats(2.0, 30.0))
def test_an_outline_that_is_wider_all_around_gives_each_area_what_lies_before_it(width: float) -> None:
    fields, outline = sheet([0.0] * 12), OUTLINE.buffer(width, join_style="mitre")
    result = mended(fields, outline, 40.0)
    assert topology(result, outline).is_sound
    gains = [plus for plus, _ in effects(fields, result)]
    corner, middle = 2000 * width + width**2, 1000 * width
    assert gains == pytest.approx([corner, middle, corner] * 2, rel=1e-3)


def test_a_sound_cover_is_left_as_it_is() -> None:
    fields = sheet([0.0] * 12)
    assert topology(fields, OUTLINE).is_sound
    assert all(new.equals(old) for old, new in zip(fields, mended(fields, OUTLINE, 10.0), strict=True))


def test_a_wide_overlap_is_nobody_s_to_mend() -> None:
    fields = [box(0, 0, 1000, 1000), box(700, 0, 2000, 1000)]
    [overlap] = topology(fields).overlaps
    assert overlap.m2 == pytest.approx(300_000) and overlap.width_m > 200
    with pytest.raises(WideOverlapError):
        mended(fields, None, 50.0)


def test_a_wide_gap_stays_a_gap() -> None:
    fields = sheet([0.0] * 12)
    fields[4] = box(1000, 1000, 2000, 1500)
    [gap] = topology(mended(fields, OUTLINE, 10.0), OUTLINE).uncovered
    assert gap.m2 == pytest.approx(500_000, rel=0.01)


def test_a_sketch_grows_up_to_an_outline_and_is_cut_at_it() -> None:
    wide = box(-200, -100, 3300, 1900)
    result = fitted(sheet([0.0] * 12), wide)
    assert sum(each.area for each in result) == pytest.approx(wide.area)
    assert topology(result, wide).is_sound
    far = box(9000, 9000, 9100, 9100)
    assert fitted([*sheet([0.0] * 12), far], wide)[-1].equals(far), "an element does not vanish"


@settings(max_examples=40, deadline=None)
@given(st.floats(-500, 500), st.floats(-500, 500))
def test_a_shape_that_is_moved_differs_by_just_that(dx: float, dy: float) -> None:
    old = box(0, 0, 2000, 1000).difference(box(500, 200, 900, 600))
    change = difference("a", old, shapely.transform(old, lambda xy: xy + np.array([dx, dy])))
    assert change.shift_m == pytest.approx(np.hypot(dx, dy), abs=1e-6)
    assert change.farthest_m <= np.hypot(dx, dy) + 1e-6
    assert change.new_km2 == pytest.approx(change.old_km2) and 0 <= (change.same_share or 0) <= 1


def test_farthest_distance_is_symmetric_and_width_is_of_the_long_side() -> None:
    one, other = box(0, 0, 1000, 1000), box(0, 0, 1300, 1000)
    assert farthest_m(one, other) == farthest_m(other, one) == pytest.approx(300)
    assert width_m(box(0, 0, 10_000, 5)) == pytest.approx(5, rel=0.01)
