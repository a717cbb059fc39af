"""The status board by what it hands to the browser: one scale, statuses by colour and shape, nothing off the sheet."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from components.base.scales import Theme, colour
from components.drawing.chart import png_bytes
from components.drawing.charts.indicator_sheet import Sheet
from components.drawing.charts.lettering import width_px
from components.drawing.charts.monitoring import board_spec, picture_spec
from components.drawing.charts.status_board import HIGH, LETTERING, LOW, draw_board, position
from components.topics.assessment.facts import groups_of
from components.topics.assessment.results import Assessment, assessments_in, by_status
from components.words.status_words import STATUS_MARKS


@pytest.fixture(scope="module")
def found() -> list[Assessment]:
    return by_status(assessments_in())


@pytest.fixture(scope="module")
def annex(found: list[Assessment]) -> list[Assessment]:
    return [a for a in found if a.indicator.annex]


def layer(sheet: Sheet, name: str) -> pd.DataFrame:
    return sheet.frame[sheet.frame["layer"] == name]


def test_every_indicator_has_one_line_to_click_and_to_hear(annex: list[Assessment]) -> None:
    rows = layer(draw_board(groups_of(annex), width=1000, size=1.0), "row")
    assert list(rows["id"]) == [a.indicator.id for a in annex]
    assert all(a.indicator.title.zh in text for a, text in zip(annex, rows["text"], strict=True))


@pytest.mark.parametrize("width", [358.0, 640.0, 720.0, 1000.0, 2100.0])
@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_nothing_lies_off_the_sheet_and_lines_do_not_overlap(
    found: list[Assessment], width: float, size: float
) -> None:
    sheet = draw_board(groups_of(found), width=width * size, size=size)
    frame = sheet.frame
    assert frame[["x", "x2"]].min().min() >= 0
    assert frame[["x", "x2"]].max().max() <= sheet.width
    assert frame[["y", "y2"]].max().max() <= sheet.height
    rows = layer(sheet, "row")
    assert (rows["y"].to_numpy()[1:] >= rows["y2"].to_numpy()[:-1]).all()
    for name in ("name", "note", "kind"):
        texts = layer(sheet, name)
        ends = texts["x"] + [width_px(t, LETTERING[name].px * size) for t in texts["text"]]
        assert (ends <= sheet.width + 2).all()


def test_names_end_before_the_scale_begins(annex: list[Assessment]) -> None:
    sheet = draw_board(groups_of(annex), width=1000, size=1.0)
    names = layer(sheet, "name")
    ends = names["x"] + [width_px(t, LETTERING["name"].px) for t in names["text"]]
    assert ends.max() <= layer(sheet, "band")["x"].min()


def gaps_drawn(found: list[Assessment]) -> dict[str, float]:
    return {line.id: line.gap for group in groups_of(found) for line in group.lines if line.gap is not None}


def test_marks_stand_at_their_gap_and_beyond_the_scale_become_arrows(annex: list[Assessment]) -> None:
    sheet = draw_board(groups_of(annex), width=1000, size=1.0)
    gaps = gaps_drawn(annex)
    assert gaps["fixed_asset_investment_growth"] == pytest.approx(1.5)
    assert len(layer(sheet, "before")) == sum(gap < LOW for gap in gaps.values()) == 2
    assert len(layer(sheet, "beyond")) == sum(gap > HIGH for gap in gaps.values())
    strip = (layer(sheet, "band")["x"].min(), layer(sheet, "band")["x2"].max())
    inside = sorted(position(gap, strip) for gap in gaps.values() if LOW <= gap <= HIGH)
    marks = layer(sheet, "point")
    assert sorted(marks[marks["x"] > strip[0]]["x"]) == pytest.approx(inside, abs=0.2)
    assert position(99.0, strip) == strip[1]
    assert position(-99.0, strip) == strip[0]
    assert position((LOW + HIGH) / 2, strip) == pytest.approx(sum(strip) / 2)


def test_only_plans_that_are_compared_in_points_are_drawn_on_the_scale(found: list[Assessment]) -> None:
    drawn = set(gaps_drawn(found))
    compared = {a.indicator.id for a in found if a.status in {"faster", "steady", "slower"}}
    assert drawn <= compared
    assert not drawn & {a.indicator.id for a in found if a.status in {"project", "below", "doubted", "unjudged"}}


def test_kinds_of_figures_that_cannot_be_ranked_together_stand_under_names_of_their_own(
    annex: list[Assessment],
) -> None:
    sheet = draw_board(groups_of(annex), width=1000, size=1.0)
    names, rows = layer(sheet, "kind"), layer(sheet, "row").set_index("id")
    real = names[names["text"].str.contains("可比价")]["y"].min()
    amounts = names[names["text"].str.contains("实物量") & (names["y"] > real)]["y"].min()
    assert real < rows.loc["industrial_value_added_growth", "y"] < amounts < rows.loc["pension_insured", "y"]


def test_indicators_of_the_whole_area_are_named_as_such(found: list[Assessment]) -> None:
    lines = [line for group in groups_of(found) for line in group.lines]
    area = {a.indicator.id for a in found if a.indicator.scope == "area"}
    assert {line.id for line in lines if "全域（" in line.name} == area


def test_the_chosen_line_is_framed(annex: list[Assessment]) -> None:
    sheet = draw_board(groups_of(annex), width=1000, size=1.0, chosen="gdp")
    row = layer(sheet, "row").set_index("id").loc["gdp"]
    (frame,) = layer(sheet, "chosen").to_dict("records")
    assert row["y"] < frame["y"] < frame["y2"] < row["y2"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_spec_is_constant_and_tells_statuses_by_colour_and_shape(theme: Theme) -> None:
    spec = board_spec(1000, 700, theme, 1.0)
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec
    point = next(la for la in spec["layer"] if "shape" in la.get("encoding", {}))
    looks = zip(point["encoding"]["shape"]["scale"]["range"], point["encoding"]["fill"]["scale"]["range"], strict=True)
    assert len(set(looks)) == len(STATUS_MARKS)
    assert colour("bad", theme) in json.dumps(spec)
    assert "k" not in str(spec["encoding"].get("axis"))


def test_a_board_without_any_gap_has_no_scale(found: list[Assessment]) -> None:
    unknown = [a for a in found if a.status == "unjudged"]
    sheet = draw_board(groups_of(unknown), width=1000, size=1.0)
    assert layer(sheet, "axis").empty
    assert layer(sheet, "band").empty


def test_the_picture_carries_its_data_title_and_notes(annex: list[Assessment]) -> None:
    sheet = draw_board(groups_of(annex), width=1240, size=1.0)
    spec: dict[str, Any] = picture_spec(sheet, "监测预警", ["对照", "来源"])
    assert spec["title"]["text"] == "监测预警"
    assert spec["vconcat"][1]["mark"]["text"] == ["对照", "来源"]
    assert len(spec["vconcat"][0]["data"]["values"]) > len(annex)
    assert png_bytes(spec, scale=1.0).startswith(b"\x89PNG")
