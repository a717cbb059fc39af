"""Charts of the what-if pages: constant specs, frames that hold what is drawn, shapes that carry kinds."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.scales import KIND_SHAPE, Theme
from components.drawing.charts.land_budget import HEIGHT_PX, land_budget_frame, land_budget_spec
from components.drawing.charts.sensitivity import (
    WORDS_SHARE,
    Share,
    Swing,
    shares_frame,
    shares_spec,
    swing_ends,
    tornado_frame,
    tornado_spec,
)
from components.drawing.charts.whatif import Lines, axis_ends, ends_of, trajectory_spec, trajectory_table
from components.topics.whatif import results
from components.topics.whatif.facts import load_facts
from components.topics.whatif.lever_words import swings_of
from components.topics.whatif.outcome_words import bare_figure
from model.scenario import BASELINE
from model.uncertainty import Band

BAND = Band(p10=(1.0, 1.5, 2.0), p50=(1.0, 2.0, 3.0), p90=(1.0, 3.0, 5.0))
SWINGS = [Swing("甲", 1.0, 9.0, 4.0), Swing("乙", 3.0, 5.0, 4.0)]


def lines(band: Band | None = BAND, last: float = 3.0, printed: bool = True) -> Lines:
    return Lines(
        years=(2023, 2024, 2025),
        now=(None, 2.0, last),
        base=(1.0, 2.0, 2.0),
        band=band,
        printed=(("actual", 2023, 1.0), ("plan", 2024, 2.0), ("goal", None, 4.0), ("goal", 1990, 9.0))
        if printed
        else (),
        targets=((2025, 6.0),) if printed else (),
        note="说明",
    )


def rows(kind: str, drawn: Lines) -> list[dict[str, object]]:
    return [row for row in trajectory_table(drawn).to_pylist() if row["kind"] == kind]


def marks(drawn: Lines) -> list[str]:
    return [layer["mark"]["type"] for layer in trajectory_spec(drawn, 400, "light", 1.0)["layer"]]


def test_the_band_has_both_ends_of_every_year_and_says_what_it_is() -> None:
    assert [(row["low"], row["high"]) for row in rows("line", lines())] == [(1.0, 1.0), (1.5, 3.0), (2.0, 5.0)]
    assert trajectory_spec(lines(), 400, "light", 1.0)["title"]["text"] == "说明"


def test_a_layer_without_figures_is_not_drawn_and_has_no_words() -> None:
    bare = lines(None, printed=False)
    assert marks(bare) == ["point", "line", "line", "text"]
    assert "title" not in trajectory_spec(bare, 400, "light", 1.0)
    assert marks(lines()) == ["point", "area", "rule", "line", "line", "point", "text"]


def test_years_without_a_figure_stay_empty_and_are_not_nought() -> None:
    assert [row["now"] for row in rows("line", lines())] == [None, 2.0, 3.0]


def test_a_standing_goal_is_a_line_and_dated_figures_within_the_axis_are_points() -> None:
    assert [row["value"] for row in rows("limit_goal", lines())] == [4.0]
    assert [(row["kind"], row["value"]) for row in trajectory_table(lines()).to_pylist()[3:6]] == [
        ("actual", 1.0),
        ("plan", 2.0),
        ("user", 6.0),
    ]


def test_the_axis_holds_all_that_is_drawn_and_stands_still_under_a_small_move() -> None:
    low, high = ends_of(lines())
    assert low <= 1.0 and high >= 6.0
    assert ends_of(lines(last=3.0)) == ends_of(lines(last=3.1))
    assert tuple(row["value"] for row in rows("axis", lines())) == (low, high)


def test_a_new_axis_needs_no_new_chart() -> None:
    assert ends_of(lines(last=300.0)) != ends_of(lines())
    assert trajectory_spec(lines(last=300.0), 400, "light", 1.0) == trajectory_spec(lines(), 400, "light", 1.0)


@given(st.lists(st.floats(-1e9, 1e9), max_size=30))
def test_the_ends_of_an_axis_are_finite_apart_and_around_every_value(values: list[float]) -> None:
    low, high = axis_ends(values)
    assert low < high or not values
    slack = 1e-6 * max(1.0, *(abs(v) for v in values)) if values else 0
    assert all(low - slack <= value <= high + slack for value in values)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_has_its_shape_and_the_spec_holds_no_data(theme: Theme) -> None:
    spec = trajectory_spec(lines(), 400, theme, 1.0)
    assert spec["layer"][-2]["encoding"]["shape"]["scale"]["range"] == list(KIND_SHAPE.values())
    same_kinds = trajectory_spec(lines(last=3.1), 400, theme, 1.0)
    assert json.dumps(spec) == json.dumps(same_kinds)


def test_lettering_grows_with_the_text_size() -> None:
    assert trajectory_spec(lines(), 400, "light", 2.0)["config"]["axis"]["labelFontSize"] == 28
    assert tornado_spec(SWINGS, 400, "light", 2.0)["config"]["axis"]["labelFontSize"] == 28
    assert shares_spec(400, "light", 2.0)["config"]["axis"]["labelFontSize"] == 28


def test_a_swing_is_two_rows_in_the_order_given() -> None:
    frame = tornado_frame(SWINGS)
    assert list(frame["order"]) == [0, 0, 1, 1]
    assert list(frame["value"]) == [1.0, 9.0, 3.0, 5.0]
    assert set(frame["now"]) == {4.0}


def test_both_ends_of_a_bar_say_their_value_and_the_name_its_range() -> None:
    facts = load_facts()
    bars = results.bars(facts, BASELINE, "gdp", 2035)
    swings = swings_of(facts, bars, "gdp")
    lever = facts.baseline.lever(bars[0].lever_id)
    assert f"（{lever.low:g}～{lever.high:g}%）" in swings[0].name
    said = list(tornado_frame(swings)["said"])
    assert said[:2] == [bare_figure("gdp", bars[0].at_low), bare_figure("gdp", bars[0].at_high)] and all(said)
    texts = [layer["encoding"].get("text", {}).get("field") for layer in tornado_spec(swings, 400, "light", 1)["layer"]]
    assert texts.count("said") == 2, "one layer at each side of the value as it stands"


def test_a_share_is_what_a_lever_does_alone_and_then_with_the_others_within_nought_and_one() -> None:
    frame = shares_frame([Share("甲", 0.6, 0.7), Share("乙", -0.02, 1.3)])
    assert list(frame["start"]) == [0.0, 0.6, 0.0, 0.0]
    assert list(frame["value"]) == [0.6, 0.7, 0.0, 1.0]


def test_minutes_go_by_steps_on_an_axis_that_does_not_blow_up_a_tenth() -> None:
    drawn = Lines(
        years=(2023, 2024),
        now=(43.8, 43.7),
        base=(43.8, 43.8),
        band=None,
        printed=(),
        targets=(),
        note="",
        stepped=True,
        least_span=20.0,
    )
    low, high = ends_of(drawn)
    assert high - low >= 20
    layers = trajectory_spec(drawn, 400, "light", 1.0)["layer"]
    assert [layer["mark"]["interpolate"] for layer in layers if layer["mark"]["type"] == "line"] == ["step"] * 2


def test_the_axis_of_swings_follows_them_and_rows_go_beside_the_spec() -> None:
    wide = [*SWINGS, Swing("丙", -20.0, 35.0, 4.0)]
    for swings in (SWINGS, wide):
        spec = tornado_spec(swings, 400, "light", 1.0)
        low, high = swing_ends(swings)
        least, most = min(one.at_low for one in swings), max(one.at_high for one in swings)
        spare = WORDS_SHARE * (most - least)
        assert low <= least - spare and high >= most + spare, "words at the ends of the bars have room"
        assert [layer["encoding"]["x"].get("scale") for layer in spec["layer"][:2]] == [{"domain": [low, high]}] * 2
        assert "data" not in spec and all("data" not in layer for layer in spec["layer"])


def test_the_bar_of_land_takes_its_rows_apart_and_leaves_open_what_no_limit_names() -> None:
    limits = land_budget_frame(798, 70, 30)
    assert list(limits["role"]) == ["forest", "built_land"]
    assert list(limits["share"]) == ["≥ 70%", "≤ 30%"]
    assert list(limits["area"]) == ["≥ 559 km² ◇", "≤ 239 km² ◇"]
    between = land_budget_frame(798, 60, 25).set_index("role")
    assert (between.loc["neutral", "from"], between.loc["neutral", "to"]) == (60, 75)
    spec = land_budget_spec("dark", 2.0)
    assert "data" not in spec and all("data" not in layer for layer in spec["layer"])
    assert spec["height"] == 2 * HEIGHT_PX


def test_the_axis_has_its_unit_and_always_names_2035() -> None:
    named = replace(lines(), unit="亿元", ends=(("本方案 3", 3.0), ("基准 2", 2.0)))
    spec = trajectory_spec(named, 400, "light", 1.0)
    axis = spec["encoding"]["x"]["axis"]
    assert spec["encoding"]["y"]["axis"]["title"] == "亿元"
    assert "2035" in axis["labelExpr"] and 2035 in axis["values"] and axis["labelOverlap"] is False
    assert marks(named)[-1] == "text"


@given(st.lists(st.floats(0, 6), min_size=2, max_size=4))
def test_names_at_the_ends_of_the_lines_never_lie_on_each_other_nor_above_the_axis(values: list[float]) -> None:
    named = replace(lines(), ends=tuple((f"{turn}", value) for turn, value in enumerate(values)))
    low, high = ends_of(named)
    heights = sorted(row["value"] for row in rows("end", named))
    assert len(heights) == len(values) and heights[-1] <= high
    assert all(upper - lower >= 0.058 * (high - low) for lower, upper in pairwise(heights))


def test_the_axis_holds_what_stands_beside_it_so_that_before_and_after_share_it() -> None:
    before, after = replace(lines(), beside=(0.0, 30.0)), replace(lines(last=28.0), beside=(0.0, 30.0))
    assert ends_of(before) == ends_of(after)
