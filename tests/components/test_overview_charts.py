"""The line in time, the headline figures and the locator map, by what they hand to the browser."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import pytest

from components.base.look import Look
from components.base.scales import SANS, Theme, palette
from components.drawing.charts.timeline import HEIGHT_PX, Stretch, TimelineText, decimal_year, timeline
from components.topics.overview.figures import Figure, build_figure, build_figures, reported_crossings, reported_growth
from components.topics.overview.locator import LOCATOR_BOX, locator_picture
from components.topics.overview.statement import CITED, statement
from components.topics.overview.steps import STEPS, goal_line, phase_text, step_goals
from components.ui.overview import doors
from components.words.status_words import REASONS, STATUS_MARKS
from data.catalog import indicators
from data.tables import load_table
from geo.read import element_index, layers
from model import pace

OPINION = date(2021, 6, 26)


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return load_table("observations")


@pytest.fixture(scope="module")
def figures(observations: pd.DataFrame) -> dict[str, Figure]:
    return {figure.indicator.id: figure for figure in build_figures(observations, indicators())}


def drawn(today: date = date(2026, 11, 22), theme: Theme = "light", size: float = 1.0) -> dict:
    stretches = [Stretch(s.start, s.end, str(s.year), f"{s.year} {s.name}", "") for s in STEPS]
    return timeline(stretches, TimelineText(OPINION, "2021 意见", today, "今天"), theme, size)


def texts(spec: dict) -> list[str]:
    return [
        row["label"] for layer in spec["layer"] if layer["mark"]["type"] == "text" for row in layer["data"]["values"]
    ]


def bars(spec: dict) -> list[list[dict]]:
    return [layer["data"]["values"] for layer in spec["layer"] if layer["mark"]["type"] == "bar"]


def test_the_line_names_start_steps_and_today_without_pointing() -> None:
    assert texts(drawn()) == ["2025 五年成形", "2030 十年成势", "2035 十五年成城", "2021 意见", "今天"]


def test_the_passed_part_runs_from_the_opinion_to_today() -> None:
    passed = bars(drawn())[1]
    assert passed[0]["x"] == decimal_year(OPINION)
    assert passed[-1]["x2"] == decimal_year(date(2026, 11, 22))
    assert len(passed) == 2


@pytest.mark.parametrize(("today", "stretches"), [(date(2020, 5, 1), 0), (date(2036, 1, 1), 3), (date(2050, 1, 1), 3)])
def test_a_day_off_the_line_is_not_marked(today: date, stretches: int) -> None:
    spec = drawn(today)
    assert "今天" not in texts(spec)
    assert len(bars(spec)[1]) == stretches


def test_the_three_steps_cut_the_line_in_equal_thirds() -> None:
    lengths = {span["x2"] - span["x"] for span in bars(drawn())[0]}
    assert lengths == {5.0}


def test_no_time_zone_can_move_a_day() -> None:
    assert decimal_year(date(2026, 1, 1)) == 2026
    assert "temporal" not in json.dumps(drawn())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_line_follows_theme_and_text_size(theme: Theme) -> None:
    spec = drawn(theme=theme, size=2.0)
    assert spec["height"] == 2 * HEIGHT_PX
    assert spec["config"]["font"] == SANS
    assert palette(theme).text in json.dumps(spec)
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec


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


def test_there_are_five_figures_with_the_paces_the_documents_allow(figures: dict[str, Figure]) -> None:
    assert {i: f.verdict.status for i, f in figures.items()} == {
        "gdp": "on_track",
        "fixed_asset_investment_growth": "on_track",
        "urbanisation_rate": "on_track",
        "hospital_beds_per_1000": "far_behind",
        "crossings_open": "unjudged",
    }


def test_output_is_judged_on_printed_growth_never_on_the_ratio_of_levels(figures: dict[str, Figure]) -> None:
    verdict = figures["gdp"].verdict
    assert (verdict.change, verdict.required, verdict.observed) == ("rate", 11, 37.8)
    assert figures["gdp"].printed_growth == 37.8


def test_planned_crossings_without_a_year_are_not_judged(figures: dict[str, Figure]) -> None:
    crossings = figures["crossings_open"]
    assert crossings.verdict.reason == "no_goal_year"
    assert (crossings.value, crossings.aims, crossings.aim_year) == (9, (19, 21), None)


def test_no_figure_mixes_scopes(figures: dict[str, Figure], observations: pd.DataFrame) -> None:
    for figure in figures.values():
        assert {row["scope"] for row in figure.rows} == {figure.indicator.scope}
    area = observations.assign(scope="area")
    both = pd.concat([observations, area], ignore_index=True)
    gdp = build_figure(both, figures["gdp"].indicator)
    assert gdp is not None
    assert {row["scope"] for row in gdp.rows} == {"direct"}
    assert len(gdp.rows) == len(figures["gdp"].rows)


def test_an_indicator_without_an_actual_has_no_figure(observations: pd.DataFrame) -> None:
    gdp = next(i for i in indicators() if i.id == "gdp")
    assert build_figure(observations[observations["kind"] != "actual"], gdp) is None


def test_an_indicator_without_plan_or_goal_says_so(observations: pd.DataFrame) -> None:
    gdp = next(i for i in indicators() if i.id == "gdp")
    figure = build_figure(observations[observations["kind"] == "actual"], gdp)
    assert figure is not None
    assert (figure.verdict.reason, figure.aims) == ("no_goal", ())
    assert figure.aim_text == "没有计划或目标数值"


def test_the_press_counts_crossings_later_and_never_the_citys() -> None:
    found = reported_crossings(load_table("crossing_counts"), 2023)
    assert found is not None
    assert (found.count, found.scope, found.as_of[:7]) == (11, "area", "2024-11")
    assert reported_crossings(load_table("crossing_counts"), 2030) is None


def test_the_press_growth_is_of_the_same_scope_and_later(
    figures: dict[str, Figure], observations: pd.DataFrame
) -> None:
    row = reported_growth(observations, figures["gdp"])
    assert row is not None
    assert (row["scope"], int(row["year"]), float(row["value"])) == ("direct", 2024, 18.5)
    assert reported_growth(observations, figures["hospital_beds_per_1000"]) is None


def test_every_status_and_every_reason_has_words() -> None:
    assert set(STATUS_MARKS) == set(pace.Status.__args__)
    assert set(REASONS) == set(pace.Reason.__args__)
    assert len({mark.word for mark in STATUS_MARKS.values()}) == len(STATUS_MARKS)


def test_the_statement_counts_the_subdistricts_of_the_table() -> None:
    elements = load_table("spatial_elements")
    said = statement(elements)
    assert "798 平方公里" in said
    assert "10 个街道" in said
    assert "8 个整体、2 个部分" in said
    assert set(CITED) <= set(elements["element_id"])


def test_the_locator_shows_the_whole_area_and_keeps_the_airports_name_free() -> None:
    west, south, east, north = element_index()["startup_area"].bbox
    assert LOCATOR_BOX[0] < west
    assert LOCATOR_BOX[1] < south
    assert LOCATOR_BOX[2] > east
    assert LOCATOR_BOX[3] > north
    assert "groups" in locator_picture(Look()).state.unnamed


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_locators_deck_is_small_and_carries_no_geometry(theme: Theme) -> None:
    picture = locator_picture(Look(theme=theme, size=2.0))
    spec = json.loads(picture.deck(800, 500, [layer for layer in layers() if layer.id == "groups"]).to_json())
    assert spec["mapStyle"] == picture.state.url()
    assert all(isinstance(layer["data"], str) for layer in spec["layers"])
    assert len(json.dumps(spec)) < 2000


def test_doors_are_the_menu_without_this_page() -> None:
    assert "overview" not in {entry.url_path for entry in doors.other_pages()}
    assert doors.door_rows() >= 1
