"""The status board and its picture as Vega-Lite: statuses by colour and shape, never by colour alone.

One view for the whole board; the specification depends on size, theme and text size only.
"""

from collections.abc import Sequence
from typing import Any

from components.base.scales import Theme, colour, palette
from components.drawing.charts.sheet import Sheet
from components.drawing.charts.sheet_layers import Caption, Json, hands, letters, only, sheet_picture, sheet_view, span
from components.drawing.charts.status_board import LETTERING
from components.words.status_words import STATUS_MARKS


def board_spec(width: float, height: float, theme: Theme, size: float) -> Json:
    """The view in which a board's `Sheet` is drawn."""
    return sheet_view(width, height, [*_layers(theme, size), hands("row", theme, 1.5 * size)], "row")


def _layers(theme: Theme, size: float) -> list[Json]:
    ground = palette(theme)
    return [
        span("band", {"type": "rect", "opacity": 0.07}, {"fill": _status_colours(theme)}),
        span("rule", {"type": "rule", "stroke": ground.grid}),
        span("track", {"type": "rule", "stroke": ground.grid, "strokeWidth": 2 * size}),
        span("zero", {"type": "rule", "stroke": ground.text_soft, "strokeDash": [3 * size, 3 * size]}),
        span("chosen", _outline(colour("selected", theme), 2.5 * size)),
        span("stem", {"type": "rule", "strokeWidth": 3 * size}, {"stroke": _status_colours(theme)}),
        *_marks(theme, size),
        *(letters(name, style, theme, size) for name, style in LETTERING.items()),
    ]


def _outline(ink: str, width: float) -> dict[str, Any]:
    return {"type": "rect", "fill": None, "stroke": ink, "strokeWidth": width, "cornerRadius": 4}


def _status_colours(theme: Theme) -> dict[str, Any]:
    scale = {"domain": list(STATUS_MARKS), "range": [colour(m.role, theme) for m in STATUS_MARKS.values()]}
    return {"field": "kind", "scale": scale, "legend": None}


def _marks(theme: Theme, size: float) -> list[dict[str, Any]]:
    """Statuses by shape and colour, an arrow where the gap lies beyond the scale."""
    shapes = {"domain": list(STATUS_MARKS), "range": [m.shape for m in STATUS_MARKS.values()]}
    status = {"fill": _status_colours(theme), "stroke": _status_colours(theme)}
    point = {"type": "point", "aria": False, "size": 105 * size**2, "opacity": 1, "strokeWidth": 1.5 * size}
    return [
        {
            "transform": only("point"),
            "mark": point,
            "encoding": status | {"shape": {"field": "kind", "scale": shapes, "legend": None}},
        },
        {"transform": only("beyond"), "mark": {**point, "shape": "triangle-right"}, "encoding": status},
        {"transform": only("before"), "mark": {**point, "shape": "triangle-left"}, "encoding": status},
    ]


def picture_spec(sheet: Sheet, title: str, notes: Sequence[str], theme: Theme = "light") -> Json:
    """The board under its title with the notes beneath, data inside."""
    return sheet_picture(sheet, _layers(theme, sheet.size), Caption(title, tuple(notes), 13), theme)
