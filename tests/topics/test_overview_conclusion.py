"""The sentence over the five figures."""

from dataclasses import replace

from components.drawing.charts.course import Course
from components.topics.overview.conclusion import conclusion, conclusions, fitting
from components.topics.overview.rows import Row, rows


def planned(row: Row, plan: float) -> Row:
    return replace(row, course=Course((0.0, 5.0, plan), ("", "", "")))


def crossings(count: float) -> Row:
    row = next(row for row in rows() if row.indicator_id == "crossings_open")
    return replace(row, amount=count, value=f"{count:g} 处")


def test_what_is_missing_follows_the_count_and_ends_with_the_goal() -> None:
    assert conclusion([crossings(9)]).endswith("，目标 19 → 21 处（未写年限），还差 10—12 处")
    assert conclusion([crossings(20)]).endswith("，还差 1 处")
    assert "还差" not in conclusion([crossings(21)])


def test_plans_are_counted_by_where_they_lie_and_not_by_their_pace() -> None:
    one = next(row for row in rows() if row.course)
    assert conclusions([planned(one, 6), planned(one, 7)]) == ["另 2 项的计划都高于2023年实际"]
    assert conclusions([planned(one, 4)]) == ["另 1 项的计划都低于2023年实际"]
    assert conclusions([planned(one, 6), planned(one, 4), planned(one, 5)]) == [
        "另 3 项的计划，1 项高于、1 项低于2023年实际"
    ]


def test_where_lines_are_few_what_is_missing_goes_first_and_the_crossings_stay() -> None:
    whole, short = conclusions(rows()), conclusions(rows(), is_short=True)
    assert fitting(rows(), 700, 20, 2) == whole
    assert fitting(rows(), 560, 20, 2) == short
    assert fitting(rows(), 480, 16, 1) == short[:1] == ["跨河通道数2023年 9 处，目标 19 → 21 处（未写年限）"]
    assert fitting(rows(), 100, 16, 1) == short[:1], "never nothing"
    assert conclusion([]) == "" and fitting([], 100, 16, 1) == []
