"""One indicator's ladder by its marks and its specification."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from components.base.scales import Theme
from components.drawing.charts.indicator_figures import figures_by_id
from components.drawing.charts.indicator_ladder import Frame, Ladder, growth_ladder, level_ladder, value_domain
from components.drawing.charts.indicator_sheet import KINDS
from components.drawing.charts.ladder_rows import ladder_rows
from components.drawing.charts.ladder_spec import PATHS, ladder_spec
from components.topics.assessment.results import assessments_in
from components.topics.indicators.paces import ladder_paths, paces
from data import catalog, tables
from data.operators import declared_operators
from model.pace import Point

OBSERVATIONS, ANNEX = tables.load_table("observations"), tables.load_table("annex_2024")
GOALS = tables.load_table("goals")
INDICATORS = catalog.indicators()
FIGURES = figures_by_id(OBSERVATIONS, ANNEX, INDICATORS, declared_operators(GOALS))
ASSESSMENTS = {a.indicator.id: a for a in assessments_in()}
FRAME = Frame(940, 300, 1.0)


def ladder(ident: str, targets: dict[int, float] | None = None) -> Ladder:
    own = targets or {}
    paths = ladder_paths(paces(ASSESSMENTS[ident], own), ASSESSMENTS[ident].indicator)
    return level_ladder(FIGURES[ident], paths, [Point(year, value) for year, value in own.items()])


def rows(ident: str, targets: dict[int, float] | None = None, frame: Frame = FRAME) -> pd.DataFrame:
    return ladder_rows(ladder(ident, targets), frame)


def layer(frame: pd.DataFrame, *names: str) -> pd.DataFrame:
    return frame[frame["layer"].isin(names)]


def ranges(spec: dict[str, Any], channel: str) -> dict[str, Any]:
    found = [
        part["encoding"][channel]["scale"]
        for part in spec["layer"]
        if isinstance(part["encoding"].get(channel), dict) and part["encoding"][channel].get("field") == "kind"
    ]
    assert found
    assert all(scale == found[0] for scale in found), "layers share a scale, so it must be one and the same"
    return dict(zip(found[0]["domain"], map(str, found[0]["range"]), strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_kinds_differ_in_shape_or_line_and_paths_from_every_kind(theme: Theme) -> None:
    spec = ladder_spec(ladder("gdp"), FRAME, theme)
    shapes, dashes, fills = ranges(spec, "shape"), ranges(spec, "strokeDash"), ranges(spec, "fill")
    assert len({shapes[kind] for kind in KINDS}) == len(KINDS)
    assert fills["plan"] != fills["actual"]
    assert not {dashes[path] for path in PATHS} & {dashes[kind] for kind in KINDS}
    assert len({dashes[path] for path in PATHS}) == len(PATHS)


def test_the_time_axis_runs_from_2021_to_the_last_year_in_which_something_stands() -> None:
    for ident, figures in FIGURES.items():
        if figures.indicator.annex:
            spec = ladder_spec(ladder(ident), FRAME, "light")
            last = spec["encoding"]["x"]["axis"]["values"][-1]
            assert spec["encoding"]["x"]["axis"]["values"] == list(range(2021, last + 1))
            low, high = spec["encoding"]["x"]["scale"]["domain"]
            assert low < 2021 and high > last
            paths = layer(rows(ident), "path")["x"].tolist()
            stated = [v.year for v in figures.values if v.year] + [w.year for w in figures.words if w.year]
            assert last == max([2024, *stated, *map(round, paths)])
    assert ladder("energy_per_gdp_reduction").years == (2021, 2025)
    assert ladder("gdp", {2035: 300.0}).years == (2021, 2035)


def test_every_dated_figure_stands_at_its_own_year_and_value() -> None:
    for ident, figures in FIGURES.items():
        drawn_points = layer(rows(ident), "point")
        stated = sorted((float(v.year or 0), v.value) for v in figures.values if v.year)
        assert sorted(zip(drawn_points["x"], drawn_points["y"], strict=True)) == stated


def test_goals_without_a_year_stand_at_the_margin_and_never_on_the_time_axis() -> None:
    frame = rows("crossings_open")
    margin = layer(frame, "undated")
    assert margin["y"].tolist() == [21.0, 19.0]
    assert (margin["x"] == 0).all(), "no year"
    assert layer(frame, "point")["kind"].tolist() == ["actual"]
    assert layer(frame, "margin_head")["label"].tolist() == ["未定年限"]
    spec = ladder_spec(ladder("crossings_open"), FRAME, "light")
    encodings = [part["encoding"] for part in spec["layer"] if "undated" in json.dumps(part.get("transform", []))]
    assert encodings
    assert all(encoding["x"]["scale"] is None for encoding in encodings), "by pixel, not by year"
    edge = FRAME.x(ladder("crossings_open"), ladder("crossings_open").years[1] + 0.5)
    assert (margin["px"] > edge).all()


@pytest.mark.parametrize(
    ("ident", "word", "bound", "upwards"),
    [
        ("blue_green_share", "不少于70%", 70.0, True),
        ("construction_land_share", "30%以内", 30.0, False),
        ("vaccination_coverage", "97%以上", 97.0, True),
        ("provincial_health_units", "不少于10处", 10.0, True),
    ],
)
def test_a_stated_limit_is_a_band_on_its_allowed_side_with_the_word(
    ident: str, word: str, bound: float, upwards: bool
) -> None:
    frame = rows(ident)
    band = layer(frame, "band").iloc[0]
    assert band["y"] == bound
    assert (band["py2"] < band["py"]) == upwards, "pixels grow downwards"
    labels = " ".join(layer(frame, "label", "undated_text")["label"])
    assert word in labels


def test_an_exact_plan_has_no_band() -> None:
    assert layer(rows("gdp"), "band").empty


def test_only_actual_figures_of_years_in_a_row_are_joined() -> None:
    for ident in FIGURES:
        frame = rows(ident, {2030: 50.0} if FIGURES[ident].indicator.measure != "text" else None)
        joined = layer(frame, "joined")
        assert set(joined["kind"]) <= {"actual"}
        for _, part in joined.groupby("series"):
            years = sorted(part["x"])
            assert years == list(range(int(years[0]), int(years[-1]) + 1))
    assert layer(rows("rd_active_enterprise_share"), "joined").empty


def test_reported_figures_are_squares_of_their_own_scope_and_are_not_joined() -> None:
    frame = rows("gdp_whole_area")
    assert set(layer(frame, "point")["kind"]) == {"reported"}
    assert layer(frame, "joined").empty
    assert layer(frame, "path").empty
    assert 527.6 not in rows("gdp")["y"].tolist()
    assert ranges(ladder_spec(ladder("gdp"), FRAME, "light"), "shape")["reported"] == "square"


def test_a_row_of_another_scope_is_left_out() -> None:
    strange = OBSERVATIONS[OBSERVATIONS["indicator_id"] == "gdp"].copy()
    strange["scope"], strange["value"] = "area", 999.0
    both = pd.concat([OBSERVATIONS, strange])
    assert all(v.value != 999.0 for v in figures_by_id(both, ANNEX, INDICATORS)["gdp"].values)


def test_a_derived_path_has_a_kind_of_its_own_and_ends_where_it_is_to_lead() -> None:
    path = layer(rows("hospital_beds_per_1000"), "path")
    assert set(path["kind"]) == {"required", "observed"}
    required = path[path["kind"] == "required"]
    assert (required["x"].iloc[0], required["y"].iloc[0]) == (2023.0, 1.34)
    assert required["x"].iloc[-1] == 2024.0
    assert required["y"].iloc[-1] == pytest.approx(2.82)


def test_what_is_already_reached_requires_no_path() -> None:
    assert "required" not in set(layer(rows("foreign_investment_used"), "path")["kind"])


def test_an_indicator_that_is_itself_a_rate_has_no_paths() -> None:
    assert layer(rows("retail_sales_growth", {2030: 8.0}), "path").empty


def test_no_path_leaves_the_value_axis() -> None:
    low, high = value_domain(ladder("gdp", {2030: 200.0}), 270, 1.0)
    path = layer(rows("gdp", {2030: 200.0}), "path")
    assert path["y"].between(low - 1e-9, high + high * 0.05).all()


def test_an_own_target_is_there_only_when_it_is_set() -> None:
    bare, own = rows("gdp"), rows("gdp", {2030: 200.0})
    assert "user" not in set(bare["kind"])
    point = layer(own, "point").query("kind == 'user'")
    assert (point["x"].tolist(), point["y"].tolist()) == ([2030.0], [200.0])
    assert "✚ 200" in layer(own, "label")["label"].tolist()
    assert "user_path" in set(layer(own, "path")["kind"])


def test_a_moved_own_target_changes_numbers_and_never_the_specification() -> None:
    for ident, figures in FIGURES.items():
        if figures.indicator.measure != "text":
            first = ladder_spec(ladder(ident, {2030: 60.0, 2035: 90.0}), FRAME, "light")
            assert ladder_spec(ladder(ident, {2030: 65.0, 2035: 80.0}), FRAME, "light") == first


def test_where_no_official_goal_names_a_year_the_ladder_says_so() -> None:
    def note(ident: str, targets: dict[int, float] | None = None) -> str:
        inside = "".join(layer(rows(ident, targets), "note")["label"])
        return inside or ladder(ident, targets).subtitle

    assert note("gdp") == "两份文件没有给出2025、2030、2035目标"
    assert note("crossings_open") == "文件的目标没有写年限，2025、2030、2035年没有数值"
    assert note("energy_per_gdp_reduction") == ""
    assert note("gdp", {2030: 200.0}) == ""


def test_goals_of_the_steps_stand_in_their_years() -> None:
    for ident, year, value in (("energy_per_gdp_reduction", 2025.0, 20.0), ("good_air_days_rise", 2030.0, 15.0)):
        points = layer(rows(ident), "point")
        assert (points["kind"].tolist(), points["x"].tolist(), points["y"].tolist()) == (["goal"], [year], [value])


def test_plans_in_words_have_a_line_and_no_value() -> None:
    frame = rows("environment_constraints")
    assert layer(frame, "point").empty
    assert layer(frame, "tick").empty
    assert layer(frame, "words")["label"].tolist() == ["计划：全面完成"]


def test_printed_growth_never_shares_an_axis_with_a_level() -> None:
    for figures in FIGURES.values():
        own = OBSERVATIONS[
            (OBSERVATIONS["indicator_id"] == figures.indicator.id)
            & (OBSERVATIONS["measure"] == figures.indicator.measure)
        ]
        stated = {round(v * figures.indicator.display.scale, 6) for v in own["value"].dropna()}
        assert {v.value for v in figures.values} <= stated
    assert set(layer(rows("gdp"), "point")["y"]) == {69.3, 113.2, 125.7}
    growth = growth_ladder(FIGURES["gdp"])
    assert set(layer(ladder_rows(growth, FRAME), "point")["y"]) == {37.8, 11.0, 18.5}
    assert "%" not in ladder("gdp").title
    assert "%" in growth.title


def test_every_axis_holds_zero() -> None:
    for ident in FIGURES:
        low, high = value_domain(ladder(ident), 270, 1.0)
        assert low <= 0 < high
