"""The sentence over the five figures."""

from dataclasses import replace

from components.drawing.charts.course import Course
from components.topics.overview.conclusion import conclusion, conclusions, fitting, missing
from components.topics.overview.rows import Row, rows


def rate(before: float, now: float) -> Row:
    row = next(row for row in rows() if row.course and row.unit == "%")
    course = Course((before, now, 0.0), (f"{before:g}%", "", ""), ("", "", ""))
    return replace(row, title=f"率{before:g}", value=f"{now:g}%", course=course)


def crossings(count: float) -> Row:
    row = next(row for row in rows() if row.indicator_id == "crossings_open")
    return replace(row, amount=count, value=f"{count:g} 处")


def test_what_is_missing_follows_the_count_and_ends_with_the_goal() -> None:
    assert missing(crossings(9)) == "还差 10～12 处"
    assert missing(crossings(20)) == "还差 1 处"
    assert missing(crossings(21)) == missing(crossings(30)) == ""
    assert conclusions([crossings(21)])[0] == "跨河通道数 21 处"


def test_the_percentage_that_moved_most_is_named_and_which_way() -> None:
    assert conclusions([rate(10, 12), rate(30, 20)])[0] == "率30由 30% 降到 20%"
    assert conclusions([rate(10, 42), rate(30, 20)])[0] == "率10由 10% 升到 42%"
    assert len(conclusions([rate(10, 42)])) == 1, "one rate alone moves neither most nor least"
    assert len(conclusions([rate(5, 5), rate(6, 6)])) == 1


def test_where_lines_are_few_the_crossings_are_left_to_their_row() -> None:
    whole = conclusions(rows())
    assert len(whole) == 3 and whole[-1] == "2023年以后两份文件均未给出实际数"
    assert fitting(rows(), 720, 20, 2) == whole[1:]
    assert fitting(rows(), 480, 16, 1) == fitting(rows(), 100, 16, 1) == whole[1:2]
    assert fitting([], 100, 16, 1) == [] and conclusion([]) == ""
