"""The life circles and the next sites of 设施与生活圈: whose cover, by which walk, as the scenario has it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from shapely.geometry import shape

from components.base.look import Look
from components.export.files import geojson_bytes
from components.topics.facilities import cover as cover_of_kinds
from components.topics.facilities import features
from components.topics.facilities.cover import cover, every_kind, walk_of
from components.topics.facilities.cover_map import cover_picture
from components.topics.facilities.facts import load_facts
from components.topics.facilities.overlay import added_ident, facts_in
from components.topics.facilities.siting import proposals
from components.topics.facilities.state import AIMS, BUILT, VIEWS, Circles, Next, State
from components.topics.facilities_and_needs.view import VIEW, choices
from geo.measure import area_km2
from model.scenario import BASELINE, Scenario, with_facility
from model.scenario_shape import AddedFacility
from tests.topics.test_facilities_view import content


def test_the_headline_of_the_circles_says_whose_cover_it_is_and_what_has_no_place() -> None:
    said = content(view="circles", kind="hospital")
    assert "按土地面积，不是人口" in said.answer and "15 分钟步行圈内" in said.answer
    text = "\n".join(sentence.text for sentence in said.sentences)
    assert "另有 3 条没有位置，未计入覆盖" in text and "山大二院北院区" in text
    assert "GB 50180-2018 表3.0.4" in text and "绕行系数 1.3（△ 假设）" in text
    assert {figure.grade for figure in said.figures} == {"assumed"}


def test_with_people_the_circles_speak_of_people_and_are_the_planners_own() -> None:
    said = content(view="circles", kind="primary_school", people="cuizhai:50000")
    assert "自定人口 50,000 人" in said.answer
    assert {figure.grade for figure in said.figures} == {"user"}
    frame = said.tables[0].frame
    assert frame.loc[frame["街道"] == "太平街道", "覆盖率（%）"].isna().all()


def test_a_circle_is_the_standards_metres_unless_a_speed_or_metres_are_set() -> None:
    kinds = choices().kinds
    assert walk_of(kinds, Circles(kind="kindergarten")).metres == 300
    assert walk_of(kinds, Circles(kind="kindergarten", minutes=15)).metres == 1000
    assert walk_of(kinds, Circles(kind="kindergarten", speed=3.0)).metres == 250
    assert walk_of(kinds, Circles(metres=800.0, speed=3.0, detour=1.6)).radius_m == 500


def test_what_is_under_construction_serves_only_when_it_is_asked_for() -> None:
    facts = load_facts()
    now = cover(facts, State(circles=Circles(kind="sports")))
    built = cover(facts, State(circles=Circles(kind="sports", when=BUILT)))
    assert not now.sites and [site.ident for site in built.sites] == ["f_sports_centre"]
    assert (now.whole.share or 0) == 0 < (built.whole.share or 0)


def test_years_in_which_the_same_facilities_serve_have_one_cover_and_one_picture() -> None:
    facts, look = load_facts(), Look()
    states = [State(circles=Circles(kind="hospital"), year=year) for year in (2022, 2025, 2030)]
    before, *same = (cover(facts, state) for state in states)
    assert same[0] is same[1] is not before and len(same[0].sites) == len(before.sites) + 1
    pictures = [cover_picture(facts, cover(facts, state), state, look) for state in states]
    assert pictures[1].files == pictures[2].files != pictures[0].files


def test_every_kind_has_its_cover_at_its_own_circle() -> None:
    listed = every_kind(load_facts(), State())
    assert [each.kind.id for each in listed] == [kind.id for kind in choices().kinds.kinds]
    school = next(each for each in listed if each.kind.id == "primary_school")
    assert school.share == cover(load_facts(), State(circles=Circles(kind="primary_school"))).whole


def test_the_map_of_the_circles_shows_only_what_serves_and_explains_its_colours() -> None:
    said = content(view="circles", kind="kindergarten", circle="10")
    picture = said.maps[0]
    legend = picture.as_json()["legend"]
    assert [entry["title"] for entry in legend][:2] == ["步行圈", "阶段（形状）"]
    assert len(legend[0]["entries"]) == 3 and legend[0]["entries"][-1].startswith("圈外（缺口）")
    drawn = {ident for states in picture.state.marks.values() for ident in states}  # type: ignore[attr-defined]
    assert drawn == {"o_1006039094", "o_1231073706"}


CHANGED = Scenario(
    facilities=(AddedFacility("hospital", 117.05, 36.8, 2027),),
    removals=("o_1231073698",),
    positions=(("f_second_hospital_north", 117.03, 36.79),),
)


def test_a_scenario_adds_places_and_removes_facilities_and_cover_follows() -> None:
    state = State(view="circles", circles=Circles(kind="hospital"))
    before, after = cover(facts_in(BASELINE), state), cover(facts_in(CHANGED), state)
    assert [site.ident for site in before.sites] == ["o_1231073698"]
    assert [site.ident for site in after.sites] == ["f_second_hospital_north"]
    later = cover(facts_in(CHANGED), replace(state, year=2027))
    assert [site.ident for site in later.sites] == ["f_second_hospital_north", added_ident(CHANGED.facilities[0])]
    assert (later.whole.share or 0) > (after.whole.share or 0)
    assert facts_in(Scenario(name="only a name")) is load_facts()
    said = VIEW.content(replace(state, year=2027), CHANGED, Look())
    assert any(s.text.startswith("与资料所载相比：覆盖率 0.24% → 0.") for s in said.sentences)
    assert not any("与资料所载相比" in s.text for s in VIEW.content(state, BASELINE, Look()).sentences)


def test_an_added_facility_is_planned_until_its_year_and_an_unknown_kind_does_no_harm() -> None:
    odd = Scenario(facilities=(AddedFacility("casino", 117.05, 36.8, 2030), AddedFacility("park", 0.0, 0.0, 2030)))
    facts = facts_in(odd)
    assert [[f.stage(year) for f in facts.facilities[-2:]] for year in (2026, 2030)] == [["planned"] * 2, ["open"] * 2]
    for view in VIEWS:
        state, _ = VIEW.parse({"view": view, "kind": "park", "year": "2030", "el": added_ident(odd.facilities[0])})
        assert state.facility
        assert VIEW.content(state, odd, Look()).answer


def test_an_added_facility_stays_selected_when_another_is_added() -> None:
    (first,) = CHANGED.facilities
    more = with_facility(CHANGED, AddedFacility("health_station", 117.0, 36.7, 2026))
    assert more.facilities[1] == first, "it has moved on in the list"
    state, refusals = VIEW.parse({"el": added_ident(first)})
    facility = facts_in(more).one(state.facility)
    assert not refusals and facility and facility.kinds == ("hospital",)
    assert VIEW.parse({"el": "n_0"})[0].facility == ""


def test_a_place_of_the_planners_own_is_said_to_be_so_and_is_a_ring_on_the_map() -> None:
    state, _ = VIEW.parse({"el": "f_second_hospital_north"})
    said = VIEW.content(state, CHANGED, Look())
    text = "\n".join(sentence.text for sentence in said.sentences)
    assert "方案改动设施：新增 1 处；自定位置 1 处；撤除 1 处" in text and "位置：✚ 自定" in text
    assert len(said.maps[0].rings) == 2  # type: ignore[attr-defined]
    assert "f_second_hospital_north" not in str(said.maps[0].state.marks)  # type: ignore[attr-defined]


@pytest.mark.parametrize("aim", AIMS)
def test_the_next_sites_add_what_they_say(aim: str) -> None:
    facts, state = load_facts(), State(view="circles", circles=Circles(kind="primary_school"), next=Next(2, aim))
    answer = cover(facts, state)
    sites = proposals(answer, state.next).sites
    assert len(sites) == 2 and all(site.subdistrict for site in sites)
    added = tuple(AddedFacility("primary_school", site.lon, site.lat, 2026) for site in sites)
    after = cover(facts_in(Scenario(facilities=added)), state)
    assert after.whole.covered - answer.whole.covered == pytest.approx(sum(site.gain for site in sites), abs=0.05)


def test_the_proposed_sites_are_told_with_what_each_adds_and_where_none_is_looked_for() -> None:
    said = content(view="circles", kind="kindergarten", next="2")
    text = "\n".join(sentence.text for sentence in said.sentences)
    assert "第 1 处：" in text and "新增覆盖 0.2 平方公里" in text and "已证明为最优" in text
    assert "滩区和蓄滞空间没有公开范围" in text
    assert said.tables[0].ident == "next_sites" and len(said.tables[0].frame) == 2


def test_the_gap_leaves_as_an_outline_with_the_circles_and_their_credit() -> None:
    facts, state = load_facts(), State(view="circles", circles=Circles(kind="primary_school"))
    answer = cover(facts, state)
    gap, sites = features.gap_feature(answer), features.site_features(answer)
    km2 = area_km2(shape(gap["geometry"]))
    assert km2 == pytest.approx(answer.whole.whole - answer.whole.covered, rel=0.01)
    assert [feature["properties"]["part"] for feature in sites[:2]] == ["site", "circle"]
    assert len(sites) == 2 * len(answer.sites) and all(feature["properties"]["source"] for feature in sites)
    assert "OpenStreetMap" in features.about(answer, "", "")["credit"]
    file = json.loads(geojson_bytes([gap, *sites], features.about(answer, "by walking catchment", "示意")))
    assert file["method"] == "by walking catchment" and len({each["id"] for each in file["features"]}) == 1 + len(sites)


def test_a_facility_moved_leaves_the_cover_of_other_kinds_as_it_was_reckoned(monkeypatch: pytest.MonkeyPatch) -> None:
    state = State(circles=Circles(kind="hospital", detour=1.7))
    before = every_kind(load_facts(), state)
    reckoned: list[int] = []
    ways = cover_of_kinds.nearest_m
    monkeypatch.setattr(cover_of_kinds, "nearest_m", lambda ground, sites: reckoned.append(1) or ways(ground, sites))
    moved = every_kind(facts_in(Scenario(positions=(("o_1231073698", 117.0511, 36.8011),))), state)
    assert len(reckoned) == 1
    assert [a.kind.id for a, b in zip(before, moved, strict=True) if a.share != b.share] == ["hospital"]
