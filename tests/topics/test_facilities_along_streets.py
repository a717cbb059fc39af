"""Walks along a supplied road network on 设施与生活圈: cover, next sites and catchment follow its streets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from shapely.geometry import shape

from components.base.look import Look
from components.topics.facilities import features
from components.topics.facilities.cover import cover
from components.topics.facilities.facts import load_facts
from components.topics.facilities.siting import proposals
from components.topics.facilities.state import AIMS, State
from components.topics.facilities_and_needs.view import VIEW
from geo.cover_ground import sites_at
from geo.measure import area_km2
from model.cover.circles import Sites
from model.cover.streets import NO_STREETS, Streets, walks_m
from model.scenario import BASELINE
from tests.topics.test_facilities_needs import STATED
from tests.topics.test_facilities_view import content

NET = "0123abcd.roads.gpkg"


def _street_past(site: tuple[float, float]) -> Streets:
    """One street of two kilometres north to south past a place, in pieces of 50 m."""
    x, y = sites_at([site]).xy[0]
    rows = np.arange(41)
    xy = np.column_stack([np.full(41, x), y - 1000 + rows * 50.0])
    bank = np.full(41, sites_at([site]).bank[0], dtype=np.int8)
    return Streets(xy, bank, rows[:-1].astype(np.int32), rows[1:].astype(np.int32), np.full(40, 50.0))


def test_along_a_supplied_network_walks_follow_its_streets_and_the_headline_says_so() -> None:
    facts = load_facts()
    asked, _ = VIEW.parse({"view": "circles", "kind": "hospital", "net": "0123abcd.roads.gpkg"})
    straight = cover(facts, asked)
    (site,) = straight.sites
    assert site.place
    lon, lat = site.place["geometry"]["coordinates"]
    state = replace(asked, circles=replace(asked.circles, streets=_street_past((lon, lat))))
    along = cover(facts, state)
    assert along.is_along and 0 < along.whole.covered < 1000**2 * np.pi / 1e6
    assert (along.away[along.covered] <= 1000).all()
    assert (along.away >= along.straight - 0.1).all() and along.distances == straight.distances
    said = VIEW.content(state, BASELINE, Look())
    assert "（沿自带路网“roads.gpkg”）" in said.answer and {figure.grade for figure in said.figures} == {"user"}
    assert any("过河的路不走" in sentence.text for sentence in said.sentences)
    assert "沿路 1,000 米" in said.maps[0].as_json()["legend"][0]["entries"][2]
    gap = area_km2(shape(features.gap_feature(along)["geometry"]))
    assert gap == pytest.approx(along.whole.whole - along.whole.covered, rel=1e-3)
    assert [feature["properties"]["part"] for feature in features.site_features(along)] == ["site"]


def test_without_the_network_that_a_link_names_the_straight_line_is_used_and_that_is_said() -> None:
    said = content(view="circles", kind="hospital", net="0123abcd.roads.gpkg")
    assert "（直线×绕行系数）" in said.answer
    assert any("链接中的路网“roads.gpkg”只在上传它的会话中" in sentence.text for sentence in said.sentences)


def lattice(around: Sites) -> Streets:
    """Streets every 400 m east and north around a site, with a node every 100 m, all on its bank."""
    (x, y), bank = around.xy[0], around.bank[0]
    east, north = (axis.ravel() for axis in np.meshgrid(np.arange(-60, 61), np.arange(-60, 61)))
    on = (east % 4 == 0) | (north % 4 == 0)
    east, north = east[on], north[on]
    place = {pair: n for n, pair in enumerate(zip(east.tolist(), north.tolist(), strict=True))}
    steps = [(n, place.get((e + de, k + dn))) for (e, k), n in place.items() for de, dn in ((1, 0), (0, 1))]
    a, b = np.array([(n, m) for n, m in steps if m is not None], dtype=np.int32).T
    xy = np.column_stack([x + 100.0 * east, y + 100.0 * north])
    return Streets(xy, np.full(len(xy), bank, dtype=np.int8), a, b, np.full(len(a), 100.0))


def asked(**pairs: str) -> State:
    state, _ = VIEW.parse({"view": "circles", "kind": "hospital", "net": NET, **pairs})
    return replace(state, circles=replace(state.circles, streets=lattice(cover(load_facts(), state).points)))


@pytest.mark.parametrize("aim", AIMS)
def test_the_next_sites_add_what_walks_along_the_streets_reach(aim: str) -> None:
    state = asked(next="2", by=aim)
    answer = cover(load_facts(), state)
    assert answer.streets
    sites = proposals(answer, state.next).sites
    assert len(sites) == 2
    covered = answer.covered.copy()
    for site in sites:
        one = sites_at([(site.lon, site.lat)])
        near = walks_m(answer.ground, one, answer.streets, answer.walk.detour, answer.walk.metres)
        assert site.gain == pytest.approx(answer.weights[~covered & np.isfinite(near)].sum(), abs=0.05)
        covered |= np.isfinite(near)


def test_what_the_sites_follow_is_said_beside_them() -> None:
    texts = {aim: _texts(asked(next="1", by=aim)) for aim in AIMS}
    assert "各处的步行圈沿自带路网计" in texts["cover"]
    assert all("比较直线距离，不沿自带路网" in texts[aim] for aim in AIMS if aim != "cover")
    assert "自带路网计" not in "".join(s.text for s in content(view="circles", kind="hospital", next="1").sentences)


def _texts(state: State) -> str:
    return "".join(sentence.text for sentence in VIEW.content(state, BASELINE, Look()).sentences)


def test_the_catchment_follows_the_streets_and_says_so() -> None:
    (_, lon, lat), *_ = STATED.positions
    state = asked(view="needs", svc="beds", people="daqiao:50000")
    state = replace(state, circles=replace(state.circles, streets=lattice(sites_at([(lon, lat)]))))
    along = VIEW.content(state, STATED, Look())
    assert any("沿自带路网步行 1,000 米以内的人" in sentence.text for sentence in along.sentences)
    straight = VIEW.content(replace(state, circles=replace(state.circles, streets=None)), STATED, Look())
    frames = [next(t for t in each.tables if t.ident == "catchment").frame for each in (along, straight)]
    assert all(frame["每千人可及"].sum() == pytest.approx(6.0) for frame in frames)  # 300 beds for 50,000, none lost
    none = VIEW.content(replace(state, circles=replace(state.circles, streets=NO_STREETS)), STATED, Look())
    assert next(t for t in none.tables if t.ident == "catchment").frame["每千人可及"].sum() == 0
