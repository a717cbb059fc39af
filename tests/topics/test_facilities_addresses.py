"""Addresses of 设施与生活圈 from strangers: one bad value costs itself, is named once, and nothing else is lost."""

from __future__ import annotations

import pytest
import shapely
from shapely.geometry import LineString

from components.base import cache
from components.topics.facilities.cover import cover
from components.topics.facilities.facts import load_facts
from components.topics.facilities.siting import exclusions, proposals
from components.topics.facilities.state import FREE_M, Circles, Next, State
from components.topics.facilities_and_needs.view import VIEW
from components.ui.session.address import refusal_sentence
from geo.cover_ground import sites_at
from geo.reach_layers import placed, river

GOOD = {
    "view": "circles", "el": "f_expo", "cat": "health", "stage": "open", "year": "2030", "sub": "cuizhai", "q": "医院",
    "panel": "chart", "kind": "park", "circle": "10", "when": "built", "detour": "1.5", "speed": "4", "metres": "800",
    "people": "cuizhai:50000,daqiao:9", "spread": "groups", "pop": "0123abcd.人口.csv", "next": "3", "by": "median",
    "net": "0123abcd.roads.gpkg",
    "at": "117.05000,36.80000", "belt": "0", "air": "250", "svc": "beds",
}  # fmt: skip
BAD = {
    "view": ["map", "circles ", "列表"],
    "el": ["f_nowhere", "n_0", "n_zzzzzzzz", "<script>"],
    "cat": ["casino", "健康"],
    "stage": ["opened"],
    "year": ["2036", "2020", "２０３０", "2030.0", "-2030"],
    "sub": ["atlantis"],
    "q": ["x" * 41, "a\x00b"],
    "panel": ["maps"],
    "kind": ["casino", "Hospital"],
    "circle": ["7", "-5", "0", "5.0"],
    "when": ["later"],
    "detour": ["0.9", "2.1", "nan", "1e0", "-1.3", "1,3", "１.３"],
    "speed": ["1.9", "99", "inf", "3 km/h"],
    "metres": ["49", "5001", "1e3", "0x99"],
    "people": ["cuizhai", "cuizhai:0", "cuizhai:-5", "cuizhai:1.5", "atlantis:5", "cuizhai:5,cuizhai:6",
               "cuizhai:99999999", "cuizhai:٥"],
    "spread": ["built"],
    "pop": ["人口.csv", "0123abcd.", "XYZ.a.csv", "0123abcd." + "x" * 61],
    "net": ["roads.gpkg", "0123abcd"],
    "next": ["6", "-1", "1.0", "many"],
    "by": ["cheapest"],
    "at": ["117.05", "36.8,117.05", "0,0", "117.05,36.8,5", "117.1234567,36.8", "118.00000,36.80000", "nan,nan"],
    "belt": ["-1", "5001", "1e3", "none"],
    "air": ["-0.1", "99999"],
    "svc": ["casinos"],
}  # fmt: skip


def test_every_key_of_the_page_has_a_good_value_and_bad_ones() -> None:
    state, refusals = VIEW.parse(GOOD)
    assert set(GOOD) == set(BAD) == set(VIEW.defaults) and refusals == ()
    assert VIEW.query(state) == GOOD


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in BAD.items() for value in values])
def test_a_bad_value_is_named_once_and_all_others_stay(key: str, value: str) -> None:
    state, refusals = VIEW.parse(GOOD | {key: value})
    assert [refusal.key for refusal in refusals] == [key]
    assert refusal_sentence(refusals[0]).endswith("。") and len(refusals[0].value) <= 40
    assert VIEW.query(state) == {name: text for name, text in GOOD.items() if name != key}


def test_the_declared_detour_in_an_address_is_no_assumption_of_the_viewers_own() -> None:
    state, _ = VIEW.parse({"detour": "1.3", "belt": "1000"})
    assert state.circles == Circles() and VIEW.query(state) == {}


@pytest.mark.parametrize(("river_m", "airport_m"), [(0.0, 0.0), (1000.0, 1000.0), (4000.0, 2500.0)])
def test_no_site_is_proposed_within_the_belts_that_are_set(river_m: float, airport_m: float) -> None:
    answer = cover(load_facts(), State(circles=Circles(kind="hospital", people=(("daqiao", 9e4), ("yaoqiang", 9e4)))))
    sites = proposals(answer, Next(5, river_m=river_m, airport_m=airport_m)).sites
    points = shapely.points(sites_at([(site.lon, site.lat) for site in sites]).xy)
    assert len(sites) == 5
    assert (shapely.distance(points, LineString(river(cache.geo_root()))) >= river_m - 1).all()
    for runway in placed("runway", cache.geo_root()).values():
        assert (shapely.distance(points, runway.ground) >= airport_m - 1).all()


def test_narrower_belts_never_propose_less_and_whose_they_are_is_said() -> None:
    answer = cover(load_facts(), State(circles=Circles(kind="hospital", people=(("luokou_north", 9e4),))))
    gains = [sum(s.gain for s in proposals(answer, Next(2, river_m=m, airport_m=m)).sites) for m in (3000, FREE_M, 0)]
    assert gains == sorted(gains) and gains[-1] > 0
    assert "两侧各 1,000 米（△ 假设" in exclusions(Next()) and "周围 0 米（✚ 自定" in exclusions(Next(airport_m=0.0))
