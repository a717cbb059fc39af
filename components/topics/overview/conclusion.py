"""What the five figures come to in one sentence: how far the banks are joined, and which way the plans of the others
point."""

from components.drawing.charts.lettering import wrap
from components.topics.overview.rows import Row
from components.words.format import number
from components.words.text import tr

JOINED = "crossings_open"
"""The figure that is the area's own: all else depends on how the banks are joined."""


def conclusion(figures: list[Row]) -> str:
    """All of it in one sentence, "" where there is none."""
    return tr("；").join(conclusions(figures))


def conclusions(figures: list[Row], *, is_short: bool = False) -> list[str]:
    """The crossings with what they are to become and how many are missing, in short without the latter; then how many
    of the other plans are above the latest actual."""
    return [part for part in (_joined(figures, is_short=is_short), _planned(figures)) if part]


def fitting(figures: list[Row], room: float, px: float, lines: int) -> list[str]:
    """As much of it as bold letters of `px` write in so many lines of `room` px, the crossings in any case."""
    whole, short = conclusions(figures), conclusions(figures, is_short=True)
    for parts in (whole, short, whole[:1]):
        if sum(len(wrap(part, room, px, bold=True)) for part in parts) <= lines:
            return parts
    return short[:1]


def _joined(figures: list[Row], *, is_short: bool = False) -> str:
    row = next((row for row in figures if row.indicator_id == JOINED), None)
    if row is None:
        return ""
    missing = sorted({value - row.amount for kind, value in row.marks if kind == "goal" and value > row.amount})
    facts = {"title": row.title, "year": row.year, "value": row.value, "note": row.note, "unit": tr(row.unit)}
    if is_short or not missing:
        return tr("{title}{year}年 {value}，{note}", **facts)
    gap = tr("{least}—{most}", least=number(missing[0]), most=number(missing[-1]))
    gap = gap if len(missing) > 1 else number(missing[0])
    return tr("{title}{year}年 {value}，{note}，还差 {gap} {unit}", **facts, gap=gap)


def _planned(figures: list[Row]) -> str:
    courses = [(row, row.course) for row in figures if row.course]
    if not courses:
        return ""
    above = sum(course.figures[2] > course.figures[1] for _, course in courses)
    below = sum(course.figures[2] < course.figures[1] for _, course in courses)
    facts = {"n": len(courses), "year": max(row.year for row, _ in courses), "above": above, "below": below}
    if above == len(courses):
        return tr("另 {n} 项的计划都高于{year}年实际", **facts)
    if below == len(courses):
        return tr("另 {n} 项的计划都低于{year}年实际", **facts)
    return tr("另 {n} 项的计划，{above} 项高于、{below} 项低于{year}年实际", **facts)


def conclusion_rule() -> str:
    """How the sentence was reckoned."""
    return tr("“还差”：目标减去最近一年的实际数。“高于、低于”：计划数与最近一年的实际数直接相比，不说明快慢。")
