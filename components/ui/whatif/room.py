"""Sizes of levers, chart and tool, so that the page fits the screen without scrolling."""

from dataclasses import dataclass

from components.base.look import SOURCE_LANGUAGE
from components.ui.viewport import Viewport
from components.words.text import language

STACKED, ROOMY = 1180, 1600
CHART_STACKED, LEVERS_STACKED = 250, 440
ABOVE, LEAST = 358, 340
"""Heights at size 1.0, px: what stands above the three columns, and the least they take."""
WORDS, WORDS_CLOSE = 132, 158
"""The answer above the chart, with room for a warning that comes and goes under a hand, and the legend below it."""
TARGET, TARGET_CLOSE = 50, 48
"""Extra lines that the answer needs for a target."""
LONGER = 28
"""A line more for the answer in other languages."""
CHOICE = 48


@dataclass(frozen=True)
class Room:
    """Shares of the three columns, () where they stand one above the other, and heights in px."""

    shares: tuple[float, ...]
    chart: int
    levers: int
    tool: int | str


def room(port: Viewport, *, aimed: bool) -> Room:
    """The room in a window; `aimed` where the scenario has targets of the viewer's own."""
    size = port.size
    if port.width < STACKED * size:
        return Room((), round(CHART_STACKED * size), round(LEVERS_STACKED * size), "content")
    height, wide = port.fill(ABOVE, LEAST), port.width >= ROOMY * size
    words = (WORDS if wide else WORDS_CLOSE) + ((TARGET if wide else TARGET_CLOSE) if aimed else 0)
    words += 0 if language() == SOURCE_LANGUAGE else LONGER
    shares = (0.28, 0.42, 0.3) if wide else (0.29, 0.41, 0.3)
    return Room(shares, height - round(words * size), height, height - round(CHOICE * size))
