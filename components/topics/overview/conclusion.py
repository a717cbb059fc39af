"""What the five figures come to in one sentence: where the plan moves most, and what is built of what is planned."""

from components.topics.overview.rows import Row
from components.words.text import tr

LEAST_RATES = 2  # a single rate moves neither most nor least


def conclusion(figures: list[Row]) -> tuple[str, ...]:
    """The percentage whose plan lies furthest from its latest actual, in percentage points, with both; then the first
    count that has goals and no plan. Nothing where there is neither."""
    rates = [row for row in figures if row.unit == "%" and row.course]
    parts = []
    if len(rates) >= LEAST_RATES:
        parts.append(_furthest(max(rates, key=_step)))
    count = next((row for row in figures if row.course is None and row.note), None)
    if count:
        parts.append(tr("{title} {value}，{note}", title=count.title, value=count.value, note=count.note))
    return tuple(parts)


def conclusion_rule() -> str:
    """How the furthest was found."""
    return tr("“计划变动最大”：以百分数计的关键指标中，计划数与最近实际数相差百分点最多的一项。")


def _step(row: Row) -> float:
    """Percentage points between the latest actual and the plan."""
    if row.course is None:
        return 0.0
    _, actual, plan = row.course.figures
    return abs(plan - actual)


def _furthest(row: Row) -> str:
    aim = row.course.words[2] if row.course else ""
    return tr("计划变动最大：{title} {value} → {aim}", title=row.title, value=row.value, aim=aim)
