"""The line in time, the headline figures and the locator map, by what they hand to the browser."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from components.base.look import Look
from components.base.navigation import ENTRIES
from components.base.scales import SANS, Theme, palette
from components.drawing.charts.bullet_rows import LEAST_PX, BulletRow, Kind, draw_rows
from components.drawing.charts.bullet_rows import LETTERING as LETTERING_OF_ROWS
from components.drawing.charts.lettering import width_px
from components.drawing.charts.sheet import Sheet
from components.drawing.charts.step_board import LETTERING, StepBlock, TimeMarks, decimal_year, draw_steps, steps_spec
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

OPINION = date(2021, 6, 26)


@pytest.fixture(scope="module")
def assessments() -> tuple[Assessment, ...]:
    return assessments_in()


@pytest.fixture(scope="module")
def chosen(assessments: tuple[Assessment, ...]) -> dict[str, Assessment]:
    return {one.assessment.indicator.id: one.assessment for one in headlines(assessments)}


def blocks(today: date) -> list[StepBlock]:
    return [
        StepBlock(
            f"step_{s.year}", s.start, s.end, f"{s.year} {s.name}", ("目标",), "", s.phase(today) == "current", ""
        )
        for s in STEPS
    ]


def drawn(today: date = date(2026, 11, 22), width: float = 1200.0, *, is_low: bool = False) -> Sheet:
    marks = TimeMarks(OPINION, "2021 意见", today, "今天")
    return draw_steps(blocks(today), marks, width=width, size=1.0, is_low=is_low)


def marks_of(sheet: Sheet, layer: str) -> list[dict]:
    return [row for row in sheet.rows if row["layer"].startswith(layer)]


def test_the_bar_of_time_names_start_steps_and_today_without_pointing() -> None:
    texts = {row["text"] for row in drawn().rows if row["text"]}
    assert {"2025 五年成形", "2030 十年成势", "2035 十五年成城", "2021 意见", "今天"} <= texts


def test_the_passed_part_runs_from_the_opinion_to_today() -> None:
    (passed,) = marks_of(drawn(width=1500.0), "passed")
    assert passed["x"] == pytest.approx((decimal_year(OPINION) - 2021) * 100, abs=0.1)
    assert passed["x2"] == pytest.approx((decimal_year(date(2026, 11, 22)) - 2021) * 100, abs=0.1)


@pytest.mark.parametrize(("today", "length"), [(date(2020, 5, 1), 0), (date(2036, 1, 1), 1), (date(2050, 1, 1), 1)])
def test_a_day_off_the_line_is_not_marked(today: date, length: int) -> None:
    sheet = drawn(today)
    assert not marks_of(sheet, "now") and not marks_of(sheet, "raised")
    assert len(marks_of(sheet, "passed")) == length


def test_only_the_step_of_the_day_is_raised_and_its_words_are_larger() -> None:
    sheet = drawn()
    (panel,) = marks_of(sheet, "raised")
    assert (round(panel["x"]), round(panel["x2"])) == (401, 799)
    assert [row["text"] for row in marks_of(sheet, "title_raised")] == ["2030 十年成势"]
    assert LETTERING["goal_raised"].px > LETTERING["goal"].px
    assert not marks_of(drawn(is_low=True), "goal_raised"), "a laptop has no room for larger words"


@pytest.mark.parametrize("width", [900.0, 1200.0, 1760.0])
@pytest.mark.parametrize("today", [date(2026, 1, 2), date(2028, 6, 1), date(2030, 12, 1)])
def test_the_word_for_today_never_lies_on_a_title(today: date, width: float) -> None:
    sheet = drawn(today, width)
    (day,) = marks_of(sheet, "day")
    for title in marks_of(sheet, "title"):
        style = LETTERING[title["layer"]]
        left = title["x"] - width_px(title["text"], style.px, bold=True)
        apart = day["x"] + width_px("今天", 14, bold=True) <= left or day["x"] >= title["x"]
        assert apart or abs(day["y"] - title["y"]) >= 20


def test_on_a_phone_the_steps_stand_under_each_other() -> None:
    titles = marks_of(drawn(width=358.0), "title_left")
    assert [row["x"] for row in titles] == [30.0] * 3
    assert [row["y"] for row in titles] == sorted({row["y"] for row in titles})


def test_no_time_zone_can_move_a_day() -> None:
    assert decimal_year(date(2026, 1, 1)) == 2026
    assert "temporal" not in json.dumps(steps_spec(drawn(), "light"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_steps_follow_the_theme(theme: Theme) -> None:
    spec = steps_spec(drawn(), theme)
    assert spec["config"]["font"] == SANS
    assert palette(theme).text in json.dumps(spec)
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec


def bullet(name: str = "城镇化率", *marks: tuple[Kind, float]) -> BulletRow:
    return BulletRow("one", name, "25.62%", marks, "2024年计划 25.8%", "slower", "计划较上年放缓", "全文")


def test_a_bullet_starts_at_zero_and_lengths_are_in_proportion() -> None:
    sheet = draw_rows(
        [bullet("率", ("before", 10.0), ("actual", 20.0), ("plan", 40.0))], [], width=640, height=120, size=1.0
    )
    (track,) = marks_of(sheet, "track")
    (before,), (actual,), (plan,) = (marks_of(sheet, kind) for kind in ("before", "actual", "plan"))
    whole = track["x2"] - track["x"]
    assert before["x"] == actual["x"] == track["x"]
    assert (before["x2"] - before["x"], actual["x2"] - actual["x"]) == pytest.approx((whole / 4, whole / 2), abs=0.2)
    assert plan["x"] == pytest.approx(track["x2"], abs=0.2)


def test_a_fall_lies_left_of_zero_and_a_figure_near_zero_can_be_seen() -> None:
    sheet = draw_rows(
        [bullet("率", ("before", -10.0), ("actual", 0.01), ("plan", 10.0))], [], width=640, height=120, size=1.0
    )
    (zero,), (before,), (actual,) = (marks_of(sheet, kind) for kind in ("zero", "before", "actual"))
    assert before["x2"] < zero["x"] < actual["x2"]
    assert actual["x2"] - zero["x"] == pytest.approx(LEAST_PX, abs=0.1)


@pytest.mark.parametrize("width", [326.0, 442.0, 656.0, 1300.0])
def test_name_and_status_word_never_meet(width: float) -> None:
    name = "Licensed (assistant) physicians per 1,000 residents of the area"
    sheet = draw_rows([bullet(name, ("actual", 2.0))], [], width=width, height=80, size=1.0)
    (word,) = marks_of(sheet, "word")
    style = LETTERING_OF_ROWS[word["layer"]]
    left = word["x"] - width_px(word["text"], style.px, bold=True)
    for line in marks_of(sheet, "name"):
        right = line["x"] + width_px(line["text"], LETTERING_OF_ROWS[line["layer"]].px)
        assert right < left or line["y"] < word["y"]


def test_every_lettering_can_be_read_from_the_back_row() -> None:
    assert all(style.px * 1.5 >= 20 for style in (*LETTERING.values(), *LETTERING_OF_ROWS.values()))


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
