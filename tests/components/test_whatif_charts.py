"""Charts of the what-if pages: constant specs, frames that hold what is drawn, shapes that carry kinds."""

from __future__ import annotations

import json

import pytest

from components.charts.whatif import (
    Lines,
    Swing,
    tornado_frame,
    tornado_spec,
    trajectory_frame,
    trajectory_spec,
)
from components.scales import KIND_SHAPE, Theme
from model.uncertainty import Band

NAMES = {"now": "本方案", "base": "基准", "note": "说明"}
BAND = Band(p10=(1.0, 1.5, 2.0), p50=(1.0, 2.0, 3.0), p90=(1.0, 3.0, 5.0))


def lines(band: Band | None = BAND, base_last: float = 2.0) -> Lines:
    return Lines(
        years=(2023, 2024, 2025),
        now=(None, 2.0, 3.0),
        base=(1.0, 2.0, base_last),
        band=band,
        printed=(("actual", 2023, 1.0), ("plan", 2024, 2.0), ("goal", None, 4.0), ("goal", 1990, 9.0)),
        targets=((2025, 6.0),),
        names=NAMES,
    )


def layer(name: str, drawn: Lines) -> list[dict[str, object]]:
    frame = trajectory_frame(drawn)
    return [{str(k): v for k, v in row.items()} for row in frame[frame["layer"] == name].to_dict("records")]


def test_the_band_has_both_ends_of_every_year_and_its_note() -> None:
    assert [(row["low"], row["high"]) for row in layer("band", lines())] == [(1.0, 1.0), (1.5, 3.0), (2.0, 5.0)]
    assert layer("note", lines())[0]["label"] == "说明"


def test_without_a_band_there_is_neither_area_nor_note() -> None:
    assert not layer("band", lines(None)) and not layer("note", lines(None))


def test_years_without_a_figure_are_left_out_and_not_drawn_as_nought() -> None:
    assert [row["year"] for row in layer("now", lines())] == [2024, 2025]


def test_a_standing_goal_is_a_line_and_dated_figures_within_the_axis_are_points() -> None:
    assert [row["value"] for row in layer("limit", lines())] == [4.0]
    assert [row["kind"] for row in layer("printed", lines())] == ["actual", "plan"]
    assert [row["value"] for row in layer("target", lines())] == [6.0]


def test_the_baseline_is_named_only_where_it_stands_apart() -> None:
    assert [row["label"] for row in layer("name", lines())] == ["本方案", "基准"]
    assert [row["label"] for row in layer("name", lines(base_last=2.95))] == ["本方案"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_has_its_shape_and_the_spec_holds_no_data(theme: Theme) -> None:
    spec = trajectory_spec(400, theme, 1.0)
    shapes = {one["mark"]["shape"] for one in spec["layer"] if "shape" in one["mark"]}
    assert shapes == set(KIND_SHAPE.values())
    assert '"values": [{' not in json.dumps(spec) and json.dumps(spec) == json.dumps(trajectory_spec(400, theme, 1.0))


def test_lettering_grows_with_the_text_size() -> None:
    assert trajectory_spec(400, "light", 2.0)["config"]["axis"]["labelFontSize"] == 28
    assert tornado_spec(400, "light", 2.0)["config"]["axis"]["labelFontSize"] == 28


def test_a_swing_is_two_rows_in_the_order_given() -> None:
    frame = tornado_frame([Swing("甲", 1.0, 9.0, 4.0), Swing("乙", 3.0, 5.0, 4.0)])
    assert list(frame["order"]) == [0, 0, 1, 1]
    assert list(frame["value"]) == [1.0, 9.0, 3.0, 5.0]
    assert set(frame["now"]) == {4.0}
