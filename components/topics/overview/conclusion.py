"""What the five figures come to in one sentence: which of them has swung most, and what the plan asks of it now."""

from components.topics.overview.rows import Row
from components.words.text import tr

LEAST_RATES = 2  # a single rate swings neither most nor least


def conclusion(figures: list[Row]) -> str:
    """The percentage that moved furthest in its last year, in percentage points, with its course and its plan; "" where
    fewer than two can be compared."""
    rates = [row for row in figures if row.unit == "%" and row.course]
    if len(rates) < LEAST_RATES:
        return ""
    row = max(rates, key=_swing)
    first, _, aim = row.course.words if row.course else ("", "", "")
    facts = {"title": row.title, "first": first, "year": row.year, "value": row.value, "aim": aim}
    if _swing(row) == 0:
        return ""
    if row.course and row.course.figures[1] < row.course.figures[0]:
        return tr("{title}起落最大：由{first} 降到{year}年 {value}，{aim}", **facts)
    return tr("{title}起落最大：由{first} 升到{year}年 {value}，{aim}", **facts)


def conclusion_rule() -> str:
    """How the furthest was found."""
    return tr("“起落最大”：以百分数计的关键指标中，最近一年变动的百分点最多的一项。")


def _swing(row: Row) -> float:
    """Percentage points between the year before and the latest actual."""
    return abs(row.course.figures[1] - row.course.figures[0]) if row.course else 0.0
