"""The coverage matrix by its marks and its specification: nothing invented, nothing lost, kinds told apart."""

import json

import pandas as pd
import pytest

from components.base.scales import KIND_SHAPE
from components.drawing.charts.coverage import KINDS, OPEN_ENDED, Group, Row, counts, coverage_spec, fitted, matrix
from components.drawing.charts.lettering import width_px
from data.catalog import indicators
from data.tables import load_table

OBSERVATIONS = load_table("observations")
GROUP = Group("全部", tuple(Row(i.id, i.title.zh) for i in indicators()))
WIDTHS = [360, 900, 1250, 2600]


def drawn(width: float = 1250, size: float = 1.0) -> pd.DataFrame:
    frame = matrix([GROUP], OBSERVATIONS, width, size).frame
    return frame[frame["layer"] == "mark"]


def test_every_stated_year_and_kind_of_every_indicator_has_exactly_one_mark() -> None:
    years = OBSERVATIONS["year"].astype("string").fillna(str(OPEN_ENDED))
    stated = set(OBSERVATIONS["indicator_id"] + "." + years + "." + OBSERVATIONS["kind"])
    marks = drawn()
    assert set(marks["id"]) == stated and len(marks) == len(stated)


def test_a_kind_is_drawn_by_its_own_shape_and_colour() -> None:
    spec = coverage_spec(1000, 500, "light", 1.0)
    points = next(layer for layer in spec["layer"] if layer.get("name") == "mark")
    shape, stroke = points["encoding"]["shape"]["scale"], points["encoding"]["stroke"]["scale"]
    shapes = dict(zip(shape["domain"], shape["range"], strict=True))
    colours = dict(zip(stroke["domain"], stroke["range"], strict=True))
    assert [shapes[kind] for kind in KINDS] == [KIND_SHAPE[kind] for kind in KINDS]
    assert len({shapes[kind] for kind in KINDS}) == len({colours[kind] for kind in KINDS}) == len(KINDS)


def test_a_statement_in_words_is_marked_as_words() -> None:
    marks = drawn().set_index("id")
    assert marks.loc["pm25_concentration.2024.plan", "words"]
    assert not marks.loc["gdp.2023.actual", "words"]


def test_a_mark_says_name_year_kind_scope_and_figure() -> None:
    said = drawn().set_index("id")["text"]
    assert said["gdp.2024.plan"].startswith("地区生产总值，2024年计划（直管区）：125.7 亿元")
    assert "（全域" in said["blue_green_share.2036.goal"] and "未定期目标" in said["blue_green_share.2036.goal"]


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", WIDTHS)
def test_marks_stay_on_the_sheet_and_apart_from_each_other(width: float, size: float) -> None:
    sheet = matrix([GROUP], OBSERVATIONS, width * size, size)
    marks = sheet.frame[sheet.frame["layer"] == "mark"]
    assert marks["x"].between(0, sheet.width).all() and marks["y"].between(0, sheet.height).all()
    assert not marks.duplicated(["x", "y"]).any()


@pytest.mark.parametrize("width", WIDTHS)
def test_names_fit_beside_the_years(width: float) -> None:
    sheet = matrix([GROUP], OBSERVATIONS, width, 1.0)
    room = sheet.width if sheet.stacked else sheet.left
    names = sheet.frame[sheet.frame["layer"] == "name"]["text"]
    assert len(names) == len(GROUP.rows)
    assert all(width_px(name, 13.5) <= room for name in names)


def test_a_name_is_cut_only_where_it_must_be() -> None:
    assert fitted("地区生产总值", 400, 13) == "地区生产总值"
    assert fitted("地区生产总值", 40, 13).endswith("…")


def test_years_are_named_again_over_every_group() -> None:
    groups = [Group("甲", GROUP.rows[:2]), Group("乙", GROUP.rows[2:4])]
    frame = matrix(groups, OBSERVATIONS, 1250, 1.0).frame
    assert list(frame[frame["layer"] == "step"]["text"]) == ["2025", "2030", "2035"] * 2


def test_numbers_by_category_add_up_to_all_values() -> None:
    halves = {"a": GROUP.rows[:90], "b": GROUP.rows[90:]}
    table = counts(halves, OBSERVATIONS)
    assert table["values"].sum() == len(OBSERVATIONS)
    assert table["indicators"].sum() == len(GROUP.rows)
    assert (table[["actual", "plan", "goal", "reported"]].sum(axis=1) == table["values"]).all()


def test_an_indicator_without_values_has_a_row_and_no_mark() -> None:
    frame = matrix([Group("甲", (Row("nothing", "无"),))], OBSERVATIONS, 900, 1.0).frame
    assert list(frame[frame["layer"] == "name"]["text"]) == ["无"]
    assert (frame["layer"] != "mark").all()


def test_the_specification_is_plain_and_knows_no_data() -> None:
    text = json.dumps(coverage_spec(1000, 500, "dark", 2.0), ensure_ascii=False)
    assert "gdp" not in text and "http" not in text.replace("https://vega.github.io", "")
