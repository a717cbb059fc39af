"""Where a ladder's labels stand, on every screen, and the picture made of it."""

from __future__ import annotations

import json

import pytest

from components.base.scales import SANS
from components.drawing.charts.indicator_figures import figures_by_id
from components.drawing.charts.indicator_ladder import Frame, Ladder, growth_ladder, level_ladder
from components.drawing.charts.indicators import picture_spec
from components.drawing.charts.label_places import Anchor, Box, overlap, place
from components.drawing.charts.ladder_rows import ladder_rows
from components.drawing.charts.ladder_spec import ladder_spec
from components.topics.assessment.results import assessments_in
from components.topics.indicators.paces import ladder_paths, paces
from data import catalog, tables
from data.operators import declared_operators

OBSERVATIONS, ANNEX = tables.load_table("observations"), tables.load_table("annex_2024")
GOALS = tables.load_table("goals")
FIGURES = figures_by_id(OBSERVATIONS, ANNEX, catalog.indicators(), declared_operators(GOALS))
ASSESSMENTS = {a.indicator.id: a for a in assessments_in()}
FRAME = Frame(940, 300, 1.0)


def ladder(ident: str) -> Ladder:
    return level_ladder(FIGURES[ident], ladder_paths(paces(ASSESSMENTS[ident], {}), FIGURES[ident].indicator))


@pytest.mark.parametrize("frame", [FRAME, Frame(330, 200, 1.0), Frame(1900, 700, 2.0)], ids=["wide", "phone", "wall"])
def test_no_mark_lacks_a_number_and_no_point_leaves_the_plot(frame: Frame) -> None:
    for ident in FIGURES:
        marks = ladder_rows(ladder(ident), frame)
        assert not marks.isna().any().any()
        points = marks[marks["layer"] == "point"]
        assert points["py"].between(0, frame.height + 0.5).all()
        spec = ladder_spec(ladder(ident), frame, "dark")
        json.dumps(spec, allow_nan=False)
        assert spec["config"]["font"] == SANS


def test_labels_of_the_annex_never_cover_each_other_on_an_office_screen() -> None:
    for ident, figures in FIGURES.items():
        if not figures.indicator.annex:
            continue
        marks = ladder_rows(ladder(ident), FRAME)
        texts = marks[marks["layer"] == "label"]
        boxes = []
        for mark in texts.to_dict("records"):
            x, y = FRAME.x(ladder(ident), mark["x"]) + mark["dx"], mark["py"] + mark["dy"]
            half = len(mark["label"]) * 4
            boxes.append(Box(x - half, y - 8, x + half, y + 8))
        clashes = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if overlap(a, b) > 0]
        assert clashes == [], ident


def test_a_label_goes_to_the_free_side() -> None:
    area = Box(0, 0, 200, 100)
    (above,) = place([Anchor(100, 50, 40, 16)], area, [])
    assert above[0] == 0
    assert above[1] < 0
    (aside,) = place([Anchor(100, 50, 40, 16)], area, [Box(60, 0, 140, 40)])
    assert aside[0] != 0 or aside[1] > 0


def test_an_exported_picture_carries_its_source_and_both_axes() -> None:
    spec = picture_spec([ladder("gdp"), growth_ladder(FIGURES["gdp"])], "地区生产总值", ["资料来源：《计划》"])
    assert "资料来源：《计划》" in json.dumps(spec, ensure_ascii=False, allow_nan=False)
    assert [part["height"] for part in spec["vconcat"]] == [300, 140, 18]
    assert spec["background"] is not None
