"""What the five figures come to: what is missing of the crossings, what moved most, and where actuals end."""

from components.drawing.charts.lettering import wrap
from components.topics.overview.rows import Row
from components.words.format import number
from components.words.text import tr

JOINED = "crossings_open"
"""The figure that is the area's own: all else depends on how the banks are joined."""
LEAST_RATES = 2  # a single rate swings neither most nor least


def conclusion(figures: list[Row]) -> str:
    """All of it in one sentence, "" where there is none."""
    return tr("；").join(conclusions(figures))


def conclusions(figures: list[Row]) -> list[str]:
    """How many crossings are open and missing; which percentage moved most in its last year; where actuals end."""
    return [part for part in (_joined(figures), *_others(figures)) if part]


def _others(figures: list[Row]) -> list[str]:
    return [part for part in (_furthest(figures), _silent(figures)) if part]


def fitting(figures: list[Row], room: float, px: float, lines: int) -> list[str]:
    """As much of what follows the first part as letters of `px` write in so many lines of `room` px, one part in any
    case."""
    parts = conclusions(figures)[1:]
    while len(parts) > 1 and len(wrap(tr("；").join(parts), room, px)) > lines:
        parts = parts[:-1]
    return parts


def missing(row: Row) -> str:
    """`还差 10～12 处`: from the latest actual to each of the goals; "" where none is ahead."""
    ahead = sorted({value - row.amount for kind, value in row.marks if kind == "goal" and value > row.amount})
    if not ahead:
        return ""
    least, most = number(ahead[0]), number(ahead[-1])
    count = least if least == most else tr("{least}～{most}", least=least, most=most)
    return tr("还差 {count} {unit}", count=count, unit=tr(row.unit))


def _joined(figures: list[Row]) -> str:
    row = next((row for row in figures if row.indicator_id == JOINED), None)
    if row is None:
        return ""
    return tr("，").join(part for part in (f"{row.title} {row.value}", missing(row)) if part)


def _furthest(figures: list[Row]) -> str:
    rates = [row for row in figures if row.unit == "%" and row.course]
    if len(rates) < LEAST_RATES:
        return ""
    row = max(rates, key=_swing)
    if row.course is None or _swing(row) == 0:
        return ""
    facts = {"title": row.title, "first": row.course.words[0], "value": row.value}
    if row.course.figures[1] < row.course.figures[0]:
        return tr("{title}由 {first} 降到 {value}", **facts)
    return tr("{title}由 {first} 升到 {value}", **facts)


def _silent(figures: list[Row]) -> str:
    """The documents go no further: the first question of a room."""
    return tr("{year}年以后两份文件均未给出实际数", year=max(row.year for row in figures)) if figures else ""


def conclusion_rule() -> str:
    """How the sentence was reckoned."""
    return tr("“还差”：目标减去最近一年的实际数。升降：以百分数计的关键指标中，最近一年变动的百分点最多的一项。")


def _swing(row: Row) -> float:
    """Percentage points between the year before and the latest actual."""
    return abs(row.course.figures[1] - row.course.figures[0]) if row.course else 0.0
