"""Two covers held against each other: classes that share out the ground, and turn round with the scenarios."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.cover.change import CHANGES, classes_of, weights_by, weights_of
from model.cover.circles import nearest_m, within
from model.cover.ground import by_area
from model.cover.shares import share_of
from tests.model.test_cover import GROUND, coordinates, places, sites, walks


@given(places, places, walks)
@settings(max_examples=60, deadline=None)
def test_the_classes_share_out_the_ground_and_account_for_both_covers(one, other, walk) -> None:
    weights = by_area(GROUND)
    before, after = (within(nearest_m(GROUND, sites(each)), walk) for each in (one, other))
    classes = classes_of(before, after)
    totals = weights_of(classes, weights)
    assert sum(totals.values()) == pytest.approx(weights.sum())
    assert totals["gained"] + totals["both"] == pytest.approx(share_of(weights, after).covered)
    assert totals["lost"] + totals["both"] == pytest.approx(share_of(weights, before).covered)
    units = weights_by("subdistricts", GROUND, classes, weights)
    for change in CHANGES:
        assert sum(unit[change] for unit in units.values()) == pytest.approx(totals[change])


@given(places, places, walks)
@settings(max_examples=40, deadline=None)
def test_what_one_way_gains_the_other_way_loses(one, other, walk) -> None:
    before, after = (within(nearest_m(GROUND, sites(each)), walk) for each in (one, other))
    there, back = (weights_of(classes_of(*pair), by_area(GROUND)) for pair in ((before, after), (after, before)))
    assert there == back | {"gained": back["lost"], "lost": back["gained"]}


@given(places, st.tuples(coordinates, coordinates, st.sampled_from([1, -1])), walks)
@settings(max_examples=40, deadline=None)
def test_one_more_facility_loses_nothing(listed, one, walk) -> None:
    before, after = (within(nearest_m(GROUND, sites(each)), walk) for each in (listed, [*listed, one]))
    assert not (classes_of(before, after) == 2).any()
