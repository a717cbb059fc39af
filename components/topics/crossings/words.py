"""Words for what the tables write in codes."""

from components.drawing.maps.signs import SIGNS
from components.words.format import number
from components.words.format import year as year_label
from components.words.text import language, tr
from model.crossings import Doubt, Status

STATUS: dict[Status | Doubt, str] = {
    Status.OPEN: "已通车且计入",
    Status.OPEN_YEAR_UNKNOWN: "已通车且计入，通车年份不详",
    Doubt.UNCLEAR: "已通车，是否计入未说明",
    Doubt.UNCOUNTED: "已通车，不计入",
    Status.EXPECTED: "计划通车（到期，按报道或方案）",
    Status.CLOSED: "方案中关闭",
    Status.BUILDING: "在建",
    Status.NOT_OPEN: "尚未通车",
}
SHORT: dict[Status | Doubt, str] = {
    Status.OPEN: "已通车",
    Status.OPEN_YEAR_UNKNOWN: "已通车",
    Doubt.UNCLEAR: "已通车",
    Doubt.UNCOUNTED: "已通车",
    Status.EXPECTED: "计划通车（到期）",
    Status.CLOSED: "关闭",
    Status.NOT_OPEN: "未通车",
}
KNOWN_UNTIL = 2025
"""The newest year of which the tables hold facts; later years hold announcements."""


LEGEND: dict[Status | Doubt, str] = {
    Status.OPEN: "已通车且计入",
    Status.OPEN_YEAR_UNKNOWN: "计入，年份不详",
    Doubt.UNCLEAR: "是否计入未说明",
    Doubt.UNCOUNTED: "不计入",
}
"""Names in the legend of a river, where every sign has one of its own."""


def status_word(status: Status | Doubt) -> str:
    """Sign and name: `▲ 在建`."""
    return f"{SIGNS[status].character} {tr(STATUS[status])}"


def status_sign(status: Status | Doubt) -> str:
    """Sign and name in the legend, where every sign has a name of its own."""
    return f"{SIGNS[status].character} {tr(LEGEND.get(status) or SHORT.get(status) or STATUS[status])}"


def legend() -> str:
    """The signs of the map and the river in one line."""
    return "　".join(status_sign(status) for status in STATUS)


def status_short(status: Status | Doubt) -> str:
    """Sign and name in a narrow column; the sign distinguishes equal short names."""
    return f"{SIGNS[status].character} {tr(SHORT.get(status, STATUS[status]))}"


def years(value: int) -> str:
    """A year as a label."""
    return year_label(value)


def km(value: float | None) -> str:
    """Kilometres with one decimal: more would promise too much."""
    return tr("{n} 公里", n=number(value, 1))


def km_within(value: float, error: float) -> str:
    """Kilometres with how far they may be off: `3.2 ± 1.4 公里`."""
    return tr("{n} ± {e} 公里", n=number(value, 1), e=number(error, 1))


def joined(parts: list[str]) -> str:
    """Words in a row, divided as the language divides them."""
    return ("；" if language() == "zh" else "; ").join(parts)


def unmarked(markdown: str) -> str:
    """Our own sentence without its marks of emphasis, for files and pictures."""
    return markdown.replace("**", "")
