"""What the five figures come to in one sentence: how far the banks are joined, and which rate has swung most."""

from components.topics.overview.rows import Row
from components.words.text import tr

JOINED = "crossings_open"
"""The figure that is the area's own: all else depends on how the banks are joined."""
LEAST_RATES = 2  # a single rate swings neither most nor least


def conclusion(figures: list[Row], *, is_short: bool = False) -> str:
    """The crossings with what they are to become; then the percentage that moved furthest in its last year, in
    percentage points: one of the two where it has to be short. "" where there is neither."""
    parts = [part for part in (_joined(figures), _furthest(figures)) if part]
    return tr("；").join(parts[:1] if is_short else parts)


def _joined(figures: list[Row]) -> str:
    row = next((row for row in figures if row.indicator_id == JOINED), None)
    if row is None:
        return ""
    return tr("{title}{year}年 {value}，{note}", title=row.title, year=row.year, value=row.value, note=row.note)


def _furthest(figures: list[Row]) -> str:
    rates = [row for row in figures if row.unit == "%" and row.course]
    if len(rates) < LEAST_RATES:
        return ""
    row = max(rates, key=_swing)
    if row.course is None or _swing(row) == 0:
        return ""
    facts = {"title": row.title, "first": row.course.words[0], "value": row.value}
    if row.course.figures[1] < row.course.figures[0]:
        return tr("{title}由{first} 降到 {value}，起落最大", **facts)
    return tr("{title}由{first} 升到 {value}，起落最大", **facts)


def conclusion_rule() -> str:
    """How the furthest was found."""
    return tr("“起落最大”：以百分数计的关键指标中，最近一年变动的百分点最多的一项。")


def _swing(row: Row) -> float:
    """Percentage points between the year before and the latest actual."""
    return abs(row.course.figures[1] - row.course.figures[0]) if row.course else 0.0
