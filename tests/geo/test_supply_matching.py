"""Which supplied feature is which element: by id, name or place; a person's word goes before all of them."""

import numpy as np
import pytest
from shapely.geometry import LineString, Point, box

from geo.supply.matching import Element, likeness, matched, plain

SQUARES = [box(1000 * n, 0, 1000 * n + 1000, 1000) for n in range(4)]
ELEMENTS = [
    Element("taiping", ("太平街道", "Taiping Subdistrict"), SQUARES[0]),
    Element("sungeng", ("孙耿街道", "Sungeng Subdistrict", "孙耿"), SQUARES[1]),
    Element("luokou_north", ("泺口街道黄河以北区域", "Luokou"), SQUARES[2]),
    Element("daqiao", ("大桥街道", "Daqiao"), SQUARES[3]),
]


def shapes(*every: object) -> np.ndarray:
    result = np.empty(len(every), dtype=object)
    result[:] = every
    return result


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("太平街道办事处", "太平街道"),
        ("泺口街道（黄河以北 区域）", "泺口街道黄河以北区域"),
        ("ＡＢ", "ab"),
        ("孙耿", "孙耿街道"),
    ],
)
def test_a_name_is_the_same_in_its_usual_forms(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_the_word_for_the_kind_of_place_alone_is_no_name() -> None:
    assert plain("街道") == "街道" and plain("镇") == "镇"


def test_ids_go_before_names_and_names_before_places() -> None:
    table = [{"编码": "DAQIAO", "名": "太平街道"}, {"编码": "3", "名": "孙耿街道办事处"}, {"编码": "", "名": "无名"}]
    result = matched(table, shapes(SQUARES[0], SQUARES[3], SQUARES[2].buffer(10)), ELEMENTS, {})
    assert [(each.element_id, each.how) for each in result.rows] == [
        ("daqiao", "id"), ("sungeng", "name"), ("luokou_north", "overlap"),
    ]  # fmt: skip
    assert (result.id_column, result.name_column) == ("编码", "名") and result.without_row == ("taiping",)


def test_unmatched_rows_and_elements_are_listed_both_ways() -> None:
    far = box(90_000, 0, 91_000, 1000)
    result = matched([{"名": "别处"}], shapes(far), ELEMENTS, {})
    assert [each.how for each in result.rows] == ["none"]
    assert set(result.without_row) == {each.id for each in ELEMENTS}


def test_a_person_s_word_goes_before_id_and_name() -> None:
    table = [{"名": "太平街道"}, {"名": "孙耿街道"}]
    result = matched(table, shapes(SQUARES[0], SQUARES[1]), ELEMENTS, {0: "daqiao", 1: "", 7: "taiping"})
    assert [(each.element_id, each.how) for each in result.rows] == [("daqiao", "set"), ("", "none")]


def test_each_element_goes_to_the_row_that_lies_on_it_best() -> None:
    table = [{"a": "1"}, {"a": "2"}]
    result = matched(table, shapes(SQUARES[0].buffer(-200), SQUARES[0].buffer(-20)), ELEMENTS, {})
    assert [each.element_id for each in result.rows] == ["", "taiping"]


def test_lines_and_points_are_likened_by_where_they_run_and_lie() -> None:
    river = Element("river", ("河",), LineString([(0, 0), (10_000, 0)]), 200.0)
    assert likeness(LineString([(0, 100), (10_000, 100)]), river) > 0.9
    assert likeness(LineString([(0, 0), (1000, 0)]), river) < 0.2, "a tenth of it is not the river"
    place = Element("place", ("地",), Point(0, 0), 50.0)
    assert likeness(Point(100, 0), place) > likeness(Point(400, 0), place) > 0 == likeness(Point(600, 0), place)
    assert likeness(Point(0, 0), river) == 0
