"""The line in time, the headline figures and the locator map, by what they hand to the browser."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from components.base.look import Look
from components.base.navigation import ENTRIES
from components.base.scales import Theme
from components.drawing.maps.drawing import drawing
from components.topics.assessment.figure_words import aim_of
from components.topics.assessment.results import Assessment, assessments_in
from components.topics.overview.choice import THEMES, choice_text, headlines
from components.topics.overview.figures import reported_crossings, reported_growth
from components.topics.overview.locator import LOCATOR_BOX, locator_picture
from components.topics.overview.statement import CITED, statement
from components.topics.overview.steps import STEPS, goal_line, phase_text, step_goals
from components.ui.overview import doors
from components.words.status_words import REASONS, STATUS_MARKS
from data.tables import load_table
from geo.read import element_index, features, layers
from model import judgement
from model.judgement import Judgement


@pytest.fixture(scope="module")
def assessments() -> tuple[Assessment, ...]:
    return assessments_in()


@pytest.fixture(scope="module")
def chosen(assessments: tuple[Assessment, ...]) -> dict[str, Assessment]:
    return {one.assessment.indicator.id: one.assessment for one in headlines(assessments)}


def test_every_chosen_goal_is_in_the_table_and_of_its_steps_year() -> None:
    goals = load_table("goals")
    for step in STEPS:
        rows = step_goals(goals, step)
        assert [row["goal_id"] for row in rows] == list(step.goal_ids)
        assert {row["horizon"] for row in rows} == {str(step.year)}


def test_a_goals_figure_stands_out_once() -> None:
    goals = {row["goal_id"]: row for _, row in load_table("goals").iterrows()}
    assert goal_line(goals["energy_per_gdp_2025"]) == "单位GDP能源消耗降低**20%**"
    assert "**" not in goal_line(goals["layout_2025"])


def test_the_second_step_says_how_much_of_its_time_has_passed() -> None:
    words = phase_text(STEPS[1], date(2026, 11, 22))
    assert "17.8%" in words
    assert "325" in words
    assert "1,826" in words
    assert STEPS[0].phase(date(2025, 12, 31)) == "current"
    assert STEPS[0].phase(date(2026, 1, 1)) == "past"
    assert STEPS[2].phase(date(2030, 12, 31)) == "future"


def test_the_five_figures_are_fair_none_doubted_none_by_a_project_not_all_of_one_kind(
    assessments: tuple[Assessment, ...], chosen: dict[str, Assessment]
) -> None:
    assert {ident: a.status for ident, a in chosen.items()} == {
        "retail_sales_growth": "faster",
        "fixed_asset_investment_growth": "faster",
        "urbanisation_rate": "slower",
        "physicians_per_1000": "slower",
        "crossings_open": "unjudged",
    }
    assert [one.theme for one in headlines(assessments)] == list(THEMES)
    for a in chosen.values():
        assert not a.doubts
        assert a.status not in {"project", "doubted"}
        assert {row["scope"] for row in a.rows} == {"direct"}


def test_what_was_passed_over_is_named_with_its_reason(assessments: tuple[Assessment, ...]) -> None:
    text = choice_text(headlines(assessments))
    assert "地区生产总值未取：数据存疑" in text
    assert "规模以上工业增加值增长率未取：上年增长超过100%，反映低基数" in text
    assert "每千人口医疗卫生机构床位数未取：由单个项目投用带动" in text


def test_the_choice_follows_the_findings(assessments: tuple[Assessment, ...]) -> None:
    settled = [replace(a, doubts=()) if a.indicator.id == "gdp" else a for a in assessments]
    judged = [
        replace(a, ruling=replace(a.ruling, judgement=Judgement("slower", "rate", 37.8, 11.0)))
        if a.indicator.id == "gdp"
        else a
        for a in settled
    ]
    assert headlines(judged)[0].assessment.indicator.id == "gdp"


def test_a_theme_without_any_actual_is_left_out(assessments: tuple[Assessment, ...]) -> None:
    bare = [
        replace(a, evidence=replace(a.evidence, actuals=())) if a.indicator.headline == "river" else a
        for a in assessments
    ]
    assert "river" not in [one.theme for one in headlines(bare)]


def test_planned_crossings_without_a_year_are_not_judged(chosen: dict[str, Assessment]) -> None:
    crossings = chosen["crossings_open"]
    assert crossings.ruling.reason == "no_goal_year"
    assert aim_of(crossings) == "目标 19 → 21 处（未写年限）"


def test_the_press_counts_crossings_later_and_never_the_citys() -> None:
    found = reported_crossings(load_table("crossing_counts"), 2023)
    assert found is not None
    assert (found.count, found.scope, found.as_of[:7]) == (11, "area", "2024-11")
    assert reported_crossings(load_table("crossing_counts"), 2030) is None


def test_the_press_growth_is_of_the_same_scope_and_later(assessments: tuple[Assessment, ...]) -> None:
    by_id = {a.indicator.id: a for a in assessments}
    observations = load_table("observations")
    row = reported_growth(observations, by_id["gdp"])
    assert row is not None
    assert (row["scope"], int(row["year"]), float(row["value"])) == ("direct", 2024, 18.5)
    assert reported_growth(observations, by_id["hospital_beds_per_1000"]) is None


def test_every_status_and_every_reason_has_words_of_its_own_shape_and_colour() -> None:
    assert set(STATUS_MARKS) == set(judgement.Status.__args__)
    assert set(REASONS) == set(judgement.Reason.__args__)
    assert len({mark.word for mark in STATUS_MARKS.values()}) == len(STATUS_MARKS)
    assert len({mark.shape for mark in STATUS_MARKS.values()}) == len(STATUS_MARKS)
    assert len({mark.icon for mark in STATUS_MARKS.values()}) == len(STATUS_MARKS)


def test_a_plan_is_neither_good_nor_bad_by_its_colour() -> None:
    assert {STATUS_MARKS[status].role for status in judgement.PLAN} <= {"plan", "user"}


def test_the_statement_counts_the_subdistricts_of_the_table() -> None:
    elements = load_table("spatial_elements")
    lines = statement(elements)
    said = "　".join(lines)
    assert lines[0] == "两岸互动、拥河发展" and "798 平方公里" in lines[1]
    assert "10 个街道" in said
    assert "8 个整体、2 个部分" in said
    assert set(CITED) <= set(elements["element_id"])


def test_the_locator_shows_the_whole_area_and_names_all_groups() -> None:
    west, south, east, north = element_index()["startup_area"].bbox
    assert LOCATOR_BOX[0] < west
    assert LOCATOR_BOX[1] < south
    assert LOCATOR_BOX[2] > east
    assert LOCATOR_BOX[3] > north
    made = drawing(locator_picture(Look()), 1200, 800)
    names = {label.ident for label in made.labels if label.part == "groups-label"}
    assert names == {feature["properties"]["id"] for feature in features("groups")}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_locators_deck_is_small_and_carries_no_geometry(theme: Theme) -> None:
    picture = locator_picture(Look(theme=theme, size=2.0))
    spec = json.loads(picture.deck(800, 500, [layer for layer in layers() if layer.id == "groups"]).to_json())
    assert spec["mapStyle"].startswith(picture.state.url() + "&scale=")
    assert all(isinstance(layer["data"], str) for layer in spec["layers"])
    assert len(json.dumps(spec)) < 2000


def test_every_door_leads_to_another_page_of_the_menu_and_has_a_picture() -> None:
    css = (Path(doors.__file__).parents[2] / "assets" / "page.css").read_text("utf-8")
    pages = {entry.url_path for entry in ENTRIES} - {"overview"}
    for door in doors.DOORS:
        assert door.url_path in pages
        assert f'a[href*="{door.url_path}"] {{ background-image: url("data:image/svg+xml,' in css
