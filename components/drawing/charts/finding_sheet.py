"""A picture of findings: how many stand between which sources, and one of them with its clauses side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from components.base.scales import Theme, palette
from components.drawing.charts.lettering import wrap
from components.drawing.charts.sheet import Lettering
from components.drawing.charts.sheet_layers import Caption, letters, sheet_picture, span

COLUMNS = ("layer", "id", "x", "y", "x2", "y2", "text")
STYLES = {
    "count": Lettering(15), "number": Lettering(15, 700), "title": Lettering(18, 700), "stated": Lettering(20, 700),
    "quote": Lettering(15), "place": Lettering(13.5, tone="text_soft"), "line": Lettering(14),
}  # fmt: skip
BAR_ROW, NAME_PX, GAP = 26.0, 190.0, 18.0
COLUMNS_MOST, LEADING = 3, 1.5


@dataclass(frozen=True)
class Clause:
    """What one place states, its words in quotation marks, and where it stands."""

    stated: str
    quote: str
    place: str


@dataclass
class FindingSheet:
    """Marks in px from the top left of a sheet `width` px wide."""

    width: float
    height: float = 0.0
    marks: list[dict[str, Any]] = field(default_factory=list)

    def put(self, layer: str, x: float, y: float, text: str = "") -> None:
        """Add one line of text."""
        self.marks.append({"layer": layer, "id": "", "x": x, "y": y, "x2": x, "y2": y, "text": text})

    def block(self, layer: str, corners: tuple[float, float, float, float]) -> None:
        """Add a bar or a box from its upper left to its lower right corner."""
        self.marks.append(
            {"layer": layer, "id": "", "text": ""} | dict(zip(("x", "y", "x2", "y2"), corners, strict=True))
        )

    def write(self, layer: str, x: float, y: float, text: str, room: float) -> float:
        """Put `text` in lines of `room` px from `y` down; where the next text may begin."""
        style = STYLES[layer]
        for line in wrap(text, room, style.px, bold=style.weight > 400) if text else ():
            y += style.px * LEADING
            self.put(layer, x, y, line)
        return y

    @property
    def frame(self) -> pd.DataFrame:
        """The table of marks."""
        return pd.DataFrame(self.marks, columns=list(COLUMNS))


def finding_sheet(
    width: float, counts: Sequence[tuple[str, int, int]], title: str, clauses: Sequence[Clause], lines: Sequence[str]
) -> FindingSheet:
    """Lay out counts (name, proven, open) as bars, then the title, the clauses in columns, and the lines under them."""
    sheet = FindingSheet(width)
    most = max((proven + others for _, proven, others in counts), default=1) or 1
    for name, proven, others in counts:
        _bar(sheet, name, (proven, others), (width - NAME_PX - 60) / most)
    sheet.height = sheet.write("title", 0.0, sheet.height + GAP, title, width) + GAP
    for start in range(0, len(clauses), COLUMNS_MOST):
        _clauses(sheet, clauses[start : start + COLUMNS_MOST])
    for line in lines:
        sheet.height = sheet.write("line", 0.0, sheet.height, line, width) + 4
    sheet.height += GAP
    return sheet


def _bar(sheet: FindingSheet, name: str, numbers: tuple[int, int], unit: float) -> None:
    top, left = sheet.height, NAME_PX
    sheet.put("count", 0.0, top + BAR_ROW * 0.66, name)
    for layer, number in zip(("proven", "open"), numbers, strict=True):
        if number:
            sheet.block(layer, (left, top + 4, left + number * unit, top + BAR_ROW - 4))
            left += number * unit
    sheet.put("number", left + 8, top + BAR_ROW * 0.66, str(sum(numbers)))
    sheet.height += BAR_ROW


def _clauses(sheet: FindingSheet, clauses: Sequence[Clause]) -> None:
    """A row of boxes as high as the tallest."""
    top, each = sheet.height, (sheet.width - GAP * (len(clauses) - 1)) / len(clauses)
    bottom, room = top, each - 2 * GAP
    for turn, clause in enumerate(clauses):
        x = turn * (each + GAP) + GAP
        y = sheet.write("stated", x, top + 4, clause.stated, room)
        y = sheet.write("quote", x, y + 6, clause.quote, room)
        bottom = max(bottom, sheet.write("place", x, y + 6, clause.place, room) + GAP)
    for turn in range(len(clauses)):
        x = turn * (each + GAP)
        sheet.block("box", (x, top, x + each, bottom))
    sheet.height = bottom + GAP


def finding_picture(sheet: FindingSheet, caption: Caption, theme: Theme) -> dict[str, Any]:
    """The sheet as a Vega-Lite picture, its data inside."""
    ink = palette(theme)
    grounds = [
        span("box", {"type": "rect", "fill": ink.panel, "stroke": ink.border}),
        span("proven", {"type": "rect", "fill": ink.roles["selected"]}),
        span("open", {"type": "rect", "fill": ink.roles["selected"], "fillOpacity": 0.35}),
    ]
    texts = [letters(name, style, theme, 1.0) for name, style in STYLES.items()]
    return sheet_picture(sheet, [*grounds, *texts], caption, theme)
