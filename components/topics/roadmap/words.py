"""Words of 三步走: how goals stand, and which step they belong to."""

from datetime import date

from components.topics.overview.steps import STEPS, Step
from components.words.codes import GOAL_BEARINGS
from components.words.text import tr
from model.goal_standing import Standing

TITLE = "三步走"
STANDING = {
    "reached": "有记载称已达到",
    "disputed": "说法不一",
    "part": "只记载了一部分",
    "silent": "未见记载",
}
REPORTED, UNREPORTED = "已有进展记载", "暂无记载"
"""Of goals that are not due."""


def standing_word(standing: Standing, *, is_due: bool) -> str:
    """How a goal stands; before its year a report is no result."""
    if is_due:
        return tr(STANDING[standing])
    return tr(UNREPORTED if standing == "silent" else REPORTED)


def bearing_word(bearing: str) -> str:
    """What one source says of a goal."""
    return tr(GOAL_BEARINGS[bearing])


def step_name(step: Step) -> str:
    """`2025 五年成形`."""
    return f"{step.year} {tr(step.name)}"


def is_due(step: Step, today: date) -> bool:
    """Whether the step's last day has passed."""
    return step.phase(today) == "past"


def phase(step: Step, today: date) -> str:
    """Where a step stands in time."""
    return {
        "past": tr("已到期（{year}年底）", year=step.year),
        "current": tr("进行中，{year}年底到期", year=step.year),
        "future": tr("{start}年开始，{year}年底到期", start=step.start.year, year=step.year),
    }[step.phase(today)]


def step_of(horizon: str) -> Step | None:
    """The step of a goal's horizon; None for a goal without a year."""
    return next((step for step in STEPS if str(step.year) == horizon), None)
