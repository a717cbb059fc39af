"""Minutes by destination and period as a grid of cells: the colour of the map's classes, the figure in each cell."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from PIL import ImageColor

from components.base.scales import SANS, Theme, palette
from components.drawing.charts.sheet import SCHEMA

Json = dict[str, Any]
ROW_PX, HEAD_PX = 34, 46
DARK_INK, LIGHT_INK = "#10202B", "#FFFFFF"


class Cell(NamedTuple):
    """One cell: destination, period (line breaks allowed), figure in words, and the index of its class (from 0)."""

    place: str
    period: str
    figure: str
    klass: int


def grid_rows(cells: Iterable[Cell], tints: Sequence[str]) -> list[Json]:
    """Rows of the grid; the figure's ink is the one that stands out on the cell's tint."""
    return [
        {
            "place": cell.place, "period": cell.period, "figure": cell.figure, "tint": tints[cell.klass],
            "ink": ink_on(tints[cell.klass]),
        }
        for cell in cells
    ]  # fmt: skip


def ink_on(tint: str) -> str:
    """Dark or light, whichever has the higher contrast (WCAG 2) on `tint`."""
    light = _luminance(tint)
    return DARK_INK if (light + 0.05) / (_luminance(DARK_INK) + 0.05) >= 1.05 / (light + 0.05) else LIGHT_INK


def _luminance(tint: str) -> float:
    """Relative luminance, 0 to 1."""
    shares = [value / 255 for value in ImageColor.getrgb(tint)[:3]]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def grid_height(places: int, size: float) -> int:
    """Height in px for so many destinations."""
    return round((ROW_PX * places + HEAD_PX) * size)


def grid_spec(height: int, theme: Theme, size: float) -> Json:
    """The grid without its data; order of rows and columns is that of the data."""
    ink, px = palette(theme), round(13 * size)
    axis = {"labelColor": ink.text, "labelFontSize": px, "ticks": False, "domain": False, "title": None}
    y = {"field": "place", "type": "nominal", "sort": None, "axis": axis | {"labelLimit": 220 * size}}
    heads = {"orient": "top", "labelAngle": 0, "labelExpr": r"split(datum.label, '\n')", "labelPadding": px + 5}
    x = {"field": "period", "type": "nominal", "sort": None, "axis": axis | heads}
    tile = {"type": "rect", "stroke": ink.ground, "strokeWidth": 2, "cornerRadius": 3}
    figure = {"type": "text", "fontSize": px, "fontWeight": 700}
    return {
        "$schema": SCHEMA, "height": height, "width": "container", "background": None,
        "autosize": {"type": "fit", "contains": "padding"}, "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": tile, "encoding": {"color": {"field": "tint", "type": "nominal", "scale": None}}},
            {
                "mark": figure,
                "encoding": {
                    "text": {"field": "figure"}, "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
        "config": {"font": SANS, "view": {"stroke": None}},
    }  # fmt: skip
