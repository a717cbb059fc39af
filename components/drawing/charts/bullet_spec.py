"""The view that draws the sheet of the key figures: layers, colours, shapes."""

from collections.abc import Sequence
from typing import Any

from components.base.scales import KIND_SHAPE, Theme, colour, palette
from components.drawing.charts.bullet_rows import LETTERING
from components.drawing.charts.sheet import Sheet
from components.drawing.charts.sheet_layers import Caption, Json, hands, letters, only, sheet_picture, sheet_view, span
from components.words.status_words import STATUS_MARKS


def rows_spec(sheet: Sheet, theme: Theme) -> Json:
    """The view in which the rows' sheet is drawn."""
    layers = [*_layers(theme, sheet.size), hands("row", theme, 1.5 * sheet.size)]
    return sheet_view(sheet.width, sheet.height, layers, "row")


def picture_spec(sheet: Sheet, title: str, notes: Sequence[str], theme: Theme) -> Json:
    """The rows under a title with the notes beneath, data inside."""
    return sheet_picture(sheet, _layers(theme, sheet.size), Caption(title, tuple(notes), 14), theme)


def _layers(theme: Theme, size: float) -> list[Json]:
    ink = palette(theme)
    return [
        span("rule", {"type": "rule", "stroke": ink.grid}),
        span("track", {"type": "rect", "fill": ink.grid, "opacity": 0.55}),
        span("actual", {"type": "rect", "fill": colour("actual", theme)}),
        *(span(f"column_{kind}", _column(kind, theme, size)) for kind in ("before", "actual", "plan")),
        _point("before", ink.text_soft, ink.ground, size),
        _point("actual_point", colour("actual", theme), colour("actual", theme), size),
        span("zero", {"type": "rule", "stroke": ink.text, "strokeWidth": 1.5 * size}),
        _aim("plan", theme, size),
        _aim("goal", theme, size),
        _status(theme, size),
        *(_letters(name, theme, size) for name in LETTERING),
    ]


def _letters(name: str, theme: Theme, size: float) -> Json:
    """What is missing has the colour of a warning, all else that of text."""
    layer = letters(name, LETTERING[name], theme, size)
    if name.startswith("lead"):
        layer["mark"]["fill"] = colour("warn", theme)
    return layer


def _column(kind: str, theme: Theme, size: float) -> Json:
    """A year's column: grey for the year before, full for the latest, an open frame for what is only planned."""
    if kind == "plan":
        tint = colour("plan", theme)
        frame = {"stroke": tint, "strokeWidth": 1.5 * size, "strokeDash": [4 * size, 3 * size]}
        return {"type": "rect", "fill": tint, "fillOpacity": 0.16, **frame}
    tint = colour("actual", theme) if kind == "actual" else palette(theme).text_soft
    return {"type": "rect", "fill": tint, "opacity": 1.0 if kind == "actual" else 0.55}


def _point(kind: str, edge: str, fill: str, size: float) -> Json:
    """A figure as a dot: hollow for last year's, full for the latest."""
    dot = {"type": "point", "aria": False, "shape": "circle", "size": 90 * size**2, "fill": fill, "stroke": edge}
    return {"transform": only(kind), "mark": dot | {"strokeWidth": 2.5 * size, "opacity": 1}}


def _aim(kind: str, theme: Theme, size: float) -> Json:
    """A plan or a goal on the bar, ringed by the ground's colour so that it stands out from any bar."""
    point: dict[str, Any] = {"type": "point", "aria": False, "shape": KIND_SHAPE[kind], "size": 230 * size**2}
    point |= {"fill": colour(kind, theme), "stroke": palette(theme).ground, "strokeWidth": 1.5 * size, "opacity": 1}
    return {"transform": only(kind), "mark": point}


def _status(theme: Theme, size: float) -> Json:
    """The status by shape and colour."""
    shapes = {"domain": list(STATUS_MARKS), "range": [mark.shape for mark in STATUS_MARKS.values()]}
    inks = {"domain": list(STATUS_MARKS), "range": [colour(mark.role, theme) for mark in STATUS_MARKS.values()]}
    ink = {"field": "kind", "scale": inks, "legend": None}
    point = {"type": "point", "aria": False, "size": 120 * size**2, "opacity": 1, "strokeWidth": 1.5 * size}
    shape = {"field": "kind", "scale": shapes, "legend": None}
    return {"transform": only("status"), "mark": point, "encoding": {"fill": ink, "stroke": ink, "shape": shape}}
