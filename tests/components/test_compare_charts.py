"""The board of the comparison: constant spec, scenarios told apart by every eye, nothing outside its column."""

from __future__ import annotations

import json
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.scales import KIND_SHAPE, Theme
from components.drawing.charts.compare import DASHES, KEYS, board_spec, key_colours, key_of, picture_spec
from components.drawing.charts.compare_board import Aim, Board, Cell, Column, Row, draw_board
from components.drawing.charts.compare_curves import nice_axis, spread
from components.drawing.charts.indicator_sheet import Sheet
from tests.eyes import EYES, lab

YEARS = tuple(range(2023, 2036))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_scenarios_are_told_apart_by_every_eye(eye: str, theme: Theme) -> None:
    seen = [lab(key_colours(theme)[key], EYES[eye]) for key in KEYS]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) >= 18


def test_scenarios_are_told_apart_without_colour_and_the_baseline_looks_the_same_everywhere() -> None:
    assert len({tuple(dash) for dash in DASHES}) == len(KEYS)
    assert {key_of(place, is_baseline=True) for place in range(4)} == {"base"}
    assert len({key_of(place, is_baseline=False) for place in range(4)}) == 4


def column(name: str = "gdp", last: float = 4.0, **more: object) -> Column:
    rising = tuple(1.0 + (last - 1.0) * step / 12 for step in range(13))
    cells = (
        Cell("1,234.56", "△", "", "", "✓ 未超限", True, "甲"),
        Cell("9", "✚", "+8", "good", "× 未达目标", False, "乙"),
    )
    made = {"title": "地区生产总值", "unit": "亿元 · 直管区", "cells": cells, "series": (rising, rising[::-1])}
    return Column(id=name, **{**made, **more})  # type: ignore[arg-type]


def board(*columns: Column, chosen: str = "") -> Board:
    rows = (Row("base", "基准", "其余方案以此为基准"), Row("s2", "一个名字相当长的方案", "8项调节项不同"))
    return Board(rows=rows, columns=columns or (column(),), years=YEARS, year=2030, chosen=chosen)


def drawn(made: Board, layer: str, width: float = 1200.0) -> list[dict[str, object]]:
    return [row for row in sheet(made, width).rows if row["layer"] == layer]


def sheet(made: Board, width: float = 1200.0, size: float = 1.0) -> Sheet:
    return draw_board(made, width=width, size=size, curve=200.0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_spec_holds_no_data_and_depends_on_the_size_only(theme: Theme) -> None:
    spec = board_spec(900, 500, theme, 1.0)
    assert "values" not in json.dumps(spec["layer"]) and spec == board_spec(900, 500, theme, 1.0)
    assert spec["layer"][-1]["name"] == "cell"


@pytest.mark.parametrize("width", [340.0, 700.0, 1250.0, 3300.0])
@pytest.mark.parametrize("size", [1.0, 2.0])
def test_every_mark_lies_on_the_sheet(width: float, size: float) -> None:
    made = sheet(board(*(column(f"o{n}") for n in range(5))), width * size, size)
    assert all(0 <= row["x"] <= made.width and -1 <= row["y"] <= made.height for row in made.rows)


def test_five_outcomes_stand_side_by_side_where_there_is_room_and_in_bands_where_not() -> None:
    five = board(*(column(f"o{n}") for n in range(5)))
    assert len({row["y"] for row in drawn(five, "unit", 1250.0)}) == 1
    assert len({row["y"] for row in drawn(five, "unit", 340.0)}) == 3


def test_every_figure_takes_a_click_under_its_row_and_outcome() -> None:
    ids = {row["id"] for row in drawn(board(column("gdp"), column("water_margin")), "cell")}
    assert ids == {"0.gdp", "1.gdp", "0.water_margin", "1.water_margin", ""}
    assert len(drawn(board(chosen="1.gdp"), "chosen")) == 1


def test_before_the_baseline_is_drawn_and_the_scenarios_are_ghosts_on_the_same_axis() -> None:
    flat = (1.0,) * 13
    now, before = board(column()), board(column(before=flat))
    assert {row["kind"] for row in drawn(before, "line")} == {"base"}
    assert {row["kind"] for row in drawn(before, "ghost")} == {"base", "s2"}
    assert [row["text"] for row in drawn(now, "tick")] == [row["text"] for row in drawn(before, "tick")]


def test_a_missing_year_is_left_out_and_not_drawn_as_nought() -> None:
    series = ((None, *(1.0,) * 12), (2.0,) * 13)
    found = [row for row in drawn(board(column(series=series)), "line") if row["kind"] == "base"]
    assert len(found) == 12


def test_goals_limits_and_own_targets_have_their_shapes() -> None:
    aims = (Aim("goal", 2025, 2.0), Aim("goal", None, 3.0), Aim("s2", 2035, 3.5), Aim("goal", 2040, 9.0))
    made = board(column(aims=aims, limit="bad"))
    assert [len(drawn(made, layer)) for layer in ("goal", "target", "limit")] == [1, 1, 2]
    spec = json.dumps(board_spec(900, 500, "light", 1.0))
    assert KIND_SHAPE["goal"] in spec and KIND_SHAPE["user"] in spec


def test_lines_that_end_together_share_their_letters() -> None:
    assert [row["text"] for row in drawn(board(column(series=((2.0,) * 13, (2.0,) * 13))), "end")] == ["AB"]
    ends = drawn(
        board(
            column(
                series=(
                    (2.0,) * 13,
                    (2.02,) * 13,
                )
            )
        ),
        "end",
    )
    assert {row["text"] for row in ends} == {"A", "B"}


def test_a_mark_without_room_keeps_its_sign() -> None:
    assert {str(row["text"])[:1] for row in drawn(board(*(column(f"o{n}") for n in range(5))), "mark", 900.0)} == {
        "✓",
        "×",
    }


@given(st.lists(st.floats(-1e7, 1e7), min_size=1, max_size=30))
def test_the_axis_holds_every_figure_in_a_few_round_steps(values: list[float]) -> None:
    axis = nice_axis(values)
    slack = 1e-6 * max(1.0, *(abs(v) for v in values))
    assert 2 <= len(axis) <= 5
    assert axis[0] <= min(values) + slack and axis[-1] >= max(values) - slack


@given(st.lists(st.floats(0, 500), max_size=4))
def test_letters_stand_apart_and_keep_their_order(places: list[float]) -> None:
    found = spread(sorted(places), 15.0)
    assert all(after - before >= 15 - 1e-9 for before, after in pairwise(found))


def test_the_picture_has_its_data_inside_and_nothing_to_click() -> None:
    spec = picture_spec(sheet(board()), "题", ["一句"], ["注"])
    kinds = {row["layer"] for row in spec["vconcat"][1]["data"]["values"]}
    assert "value" in kinds and "cell" not in kinds
    assert "params" not in json.dumps(spec)
