"""设施与生活圈 as a view: filters, counts that add up, no invented places, levels with reasons."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.topics.contract import Content
from components.topics.facilities import charts, tables, words
from components.topics.facilities.facts import DOCUMENTS, load_facts
from components.topics.facilities.filters import by_category, chosen, fits, without_place
from components.topics.facilities.overlay import changes_of, facts_in
from components.topics.facilities.state import (
    AIMS,
    BUILT,
    FIRST,
    LAST,
    NOW,
    PANELS,
    SERVICES,
    UNKNOWN,
    VIEWS,
    Circles,
    Next,
    State,
)
from components.topics.facilities_and_needs.view import VIEW, choices
from model.facility_status import STAGES
from model.scenario import BASELINE, Scenario


def content(look: Look | None = None, **query: str) -> Content:
    state, refusals = VIEW.parse(query)
    assert refusals == ()
    return VIEW.content(state, BASELINE, look or Look())


def states() -> st.SearchStrategy[State]:
    there = choices()
    return st.builds(
        State,
        view=st.sampled_from(VIEWS),
        facility=st.sampled_from(["", *there.facilities]),
        categories=st.lists(st.sampled_from(there.categories), unique=True, max_size=3).map(tuple),
        stages=st.lists(st.sampled_from(STAGES), unique=True).map(tuple),
        year=st.integers(FIRST, LAST),
        subdistrict=st.sampled_from(["", UNKNOWN, *there.subdistricts]),
        search=st.sampled_from(["", "学校", "hospital", "yy"]),
        panel=st.sampled_from(PANELS),
        circles=circles(),
        service=st.sampled_from(SERVICES),
        next=st.builds(
            Next,
            count=st.integers(0, 5),
            aim=st.sampled_from(AIMS),
            at=st.sampled_from([None, (117.05, 36.8), (116.83123, 36.99)]),
        ),
    )


def circles() -> st.SearchStrategy[Circles]:
    counts = st.dictionaries(st.sampled_from(["daqiao", "cuizhai", "taiping"]), st.integers(1, 9_999_999), max_size=2)
    return st.builds(
        Circles,
        kind=st.sampled_from([kind.id for kind in choices().kinds.kinds]),
        minutes=st.sampled_from([0, 5, 10, 15]),
        when=st.sampled_from([NOW, BUILT]),
        detour=st.sampled_from([0.0, 1.0, 1.5, 2.0]),
        speed=st.sampled_from([0.0, 3.5, 4.0]),
        metres=st.sampled_from([0.0, 50.0, 800.0, 5000.0]),
        people=counts.map(lambda people: tuple(sorted((i, float(n)) for i, n in people.items()))),
    )


@given(states())
@settings(max_examples=60, deadline=None)
def test_a_state_comes_back_from_its_address(state: State) -> None:
    assert VIEW.parse(VIEW.query(state)) == (state, ())


@pytest.mark.parametrize(
    "query",
    [
        {"el": "f_none"},
        {"cat": "casino"},
        {"year": "1999"},
        {"sub": "<b>"},
        {"q": "x" * 90},
        {"panel": "9"},
        {"kind": "casino"},
        {"circle": "7"},
        {"when": "never"},
        {"detour": "0.5"},
        {"speed": "1e3"},
        {"metres": "-1"},
        {"people": "daqiao:0"},
        {"people": "x:5"},
        {"people": "daqiao:5,daqiao:6"},
        {"metres": "nan"},
    ],
)
def test_an_unknown_value_is_refused_and_gives_way_to_the_default(query: dict[str, str]) -> None:
    state, refusals = VIEW.parse(query)
    assert state == VIEW.parse({})[0] and [refusal.key for refusal in refusals] == list(query)


@given(states())
@settings(max_examples=40, deadline=None)
def test_stages_and_places_add_up_to_the_facilities_that_are_listed(state: State) -> None:
    facts = load_facts()
    listed = chosen(facts, state)
    counted = by_category(listed, state.year)
    assert sum(sum(stages.values()) for stages in counted.values()) == len(listed)
    missing = sum(map(len, without_place(listed).values()))
    assert missing + sum(facility.place is not None for facility in listed) == len(listed)
    assert len(tables.inventory(facts, state)) == len(listed)


def test_the_schools_and_hospitals_of_a_subdistrict_are_one_filter_away() -> None:
    rows = next(t for t in content(sub="daqiao", cat="education,health").tables if t.ident == "inventory").frame
    assert list(rows["设施"]) == ["大桥镇卫生院"] and list(rows["位置"]) == ["没有公开坐标，不上图"]


def test_what_stands_near_a_subdistrict_is_told_with_its_distance() -> None:
    near = next(s.text for s in content(sub="daqiao", cat="education,health").sentences if "以外 5 公里内" in s.text)
    assert "大桥街道以外" in near and "崔寨街道南五小学 1." in near
    assert not any("以外 5 公里内" in s.text for s in content(cat="education").sentences)


def test_what_has_no_place_is_on_no_map_and_is_counted_in_words() -> None:
    said = content()
    drawn = {ident for states in said.maps[0].state.marks.values() for ident in states}  # type: ignore[attr-defined]
    facts = load_facts()
    assert drawn == {facility.ident for facility in facts.facilities if facility.place}
    assert "f_second_hospital_north" not in drawn
    missing = sum(facility.place is None for facility in facts.facilities)
    assert any(f"没有位置的 {missing} 条" in sentence.text for sentence in said.sentences)


def test_a_facility_of_a_document_keeps_the_documents_subdistrict_and_a_drawn_one_says_by_the_map() -> None:
    facts = load_facts()
    named, drawn = facts.one("f_daqiao_health_centre"), facts.one("f_committee")
    assert named and words.area_words(facts, named) == "大桥街道"
    assert drawn and words.area_words(facts, drawn) == "大桥街道（按图）"


def test_an_earlier_year_shows_what_was_said_by_then() -> None:
    facts = load_facts()
    school = facts.one("f_quehua_campus")
    assert school
    assert [school.stage(year) for year in (2022, 2023, 2026)] == ["unstated", "building", "open"]
    mapped = next(f for f in facts.facilities if f.origin != DOCUMENTS)
    assert [mapped.stage(year) for year in (2023, 2024)] == ["unstated", "open"]


@pytest.mark.parametrize("search", ["启航", "QIHANG", "qhxx", "qihang primary"])
def test_words_of_a_search_stand_in_a_name_or_spell_its_initials(search: str) -> None:
    school = next(f for f in load_facts().facilities if f.name_zh.endswith("起航实验学校"))
    mapped = next(f for f in load_facts().facilities if f.name_zh == "起步区启航幼儿园")
    assert fits(mapped, "启航") and fits(mapped, "qbqqh") and not fits(mapped, "医院")
    assert fits(school, search) == (search in ("QIHANG",))


def test_the_pyramid_counts_public_services_once_and_every_level_has_its_reason() -> None:
    facts, state = load_facts(), State(view="levels")
    rows = charts.level_rows(facts, state)
    public = [facility for facility in facts.facilities if facility.level != "none"]
    assert sum(row["n"] for row in rows) == len(public)
    frame = tables.levels(facts, state)
    assert len(frame) == len(public) and (frame["级别的理由"].str.len() > 3).all()
    assert set(frame["级别"]) == set(words.LEVEL.values())


def test_a_selected_facility_lights_its_category_and_a_filter_lights_its_own() -> None:
    facts = load_facts()

    def lit(state: State) -> set[str]:
        return {row["id"] for row in charts.category_rows(facts, state) if row["lit"]}

    assert lit(State(facility="f_expo")) == {"exhibition"}
    assert lit(State(facility="f_expo", categories=("health",))) == {"health"}
    assert len(lit(State())) == len(facts.categories)


def test_the_card_holds_history_match_and_clauses() -> None:
    said = content(el="f_qihang_school")
    text = "\n".join(sentence.text for sentence in said.sentences)
    assert "由本项目判断为同一校" in text and "2023　事实　已运营" in text
    assert any("起航实验学校正式对外招生" in citation.quote for citation in said.citations)


def test_the_open_map_is_credited_wherever_its_places_are_shown() -> None:
    said = content()
    assert "OpenStreetMap" in said.notice
    assert "OpenStreetMap" in said.charts[0].source_note
    assert "OpenStreetMap" in said.maps[0].as_json()["notice"]


@pytest.mark.parametrize("view", VIEWS)
def test_dark_and_light_charts_differ_in_colours_only(view: str) -> None:
    light, dark = (content(Look(theme=theme), view=view).charts[0].as_json() for theme in ("light", "dark"))
    assert light["spec"]["data"] == dark["spec"]["data"] and light["spec"] != dark["spec"]
    assert _without_colours(light) == _without_colours(dark)


def _without_colours(value: Any) -> str:
    import re

    return re.sub(r"#[0-9A-Fa-f]{6}", "#", json.dumps(value, ensure_ascii=False))


def test_a_cancelled_project_that_is_no_facility_is_no_change_of_facilities() -> None:
    assert changes_of(Scenario(removals=("f_seed_port",))).count == 0
    assert changes_of(Scenario(removals=("f_expo", "f_seed_port"))).removals == ("f_expo",)


def test_a_facility_that_slips_is_still_planned_until_its_new_year_and_what_stands_does_not_slip() -> None:
    facts = facts_in(Scenario(slips=(("f_balcony_home_centre", 3), ("f_expo", 3))))
    moved, standing = facts.one("f_balcony_home_centre"), facts.one("f_expo")
    assert moved and [moved.status(year).status for year in (2026, 2027)] == ["planned", "to_start"]  # type: ignore[union-attr]
    assert standing and standing.stage(2024) == "open"
    assert changes_of(Scenario(slips=(("f_expo", 3), ("x_huanggang", 2)))).count == 0
