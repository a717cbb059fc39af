"""One Vega-Lite view that holds a whole sheet of indicator cards: marks and lettering placed by coordinates.

A chart per card would cost a renderer each. Here everything is one table of marks, and the specification depends on the
sheet's size, theme and text size only.
"""

from typing import Any

from components.base.scales import KIND_SHAPE, Theme, colour, palette
from components.drawing.charts.sheet import PICK as PICK
from components.drawing.charts.sheet import SCHEMA as SCHEMA
from components.drawing.charts.sheet import Lettering
from components.drawing.charts.sheet import Sheet as Sheet
from components.drawing.charts.sheet_layers import Caption, Json, hands, letters, only, sheet_picture, sheet_view, span

KINDS = ("actual", "plan", "goal", "reported", "user")


LETTERING = {
    "heading": Lettering(16, 700),
    "name": Lettering(14, 700),
    "figure": Lettering(26, 700),
    "unit": Lettering(13.5, tone="text_soft"),
    "corner": Lettering(13.5, align="right", tone="text_soft"),
    "label": Lettering(13.5, 700, "center"),
    "year": Lettering(13.5, align="center", tone="text_soft"),
    "growth": Lettering(13.5, align="center"),
    "words": Lettering(13.5, 700, "center"),
    "gap": Lettering(13.5, align="center", tone="text_soft"),
    "zero": Lettering(13.5, align="right", tone="text_soft"),
    "line": Lettering(13.5, tone="text_soft"),
    "value": Lettering(15, 700, "right"),
    "statement": Lettering(13.5, 700),
}


def sheet_spec(width: float, height: float, theme: Theme, size: float) -> Json:
    """The view of a `Sheet`: layers by name, kinds distinguished by shape, fill, dash and colour."""
    return sheet_view(width, height, [*_layers(theme, size), hands("card", theme, 2 * size, 6 * size)], "card")


def board_picture(sheet: Sheet, caption: Caption, theme: Theme) -> Json:
    """The sheet as a self-contained picture."""
    return sheet_picture(sheet, _layers(theme, sheet.size), caption, theme)


def _layers(theme: Theme, size: float) -> list[Json]:
    ground = palette(theme)
    return [
        _box("ground", {"fill": ground.panel if theme == "dark" else "#FFFFFF", "stroke": ground.grid}, 6 * size),
        _box("strip", {"fill": ground.ground if theme == "dark" else ground.panel}, 4 * size),
        _box("box", {"fill": None, "stroke": colour("plan", theme), "strokeDash": [4 * size, 3 * size]}, 3 * size),
        _rule("base", {"stroke": ground.border}),
        _stems(theme, size),
        _points(theme, size),
        *(letters(name, style, theme, size) for name, style in LETTERING.items()),
        _box("chosen", {"fill": None, "stroke": colour("selected", theme), "strokeWidth": 3 * size}, 6 * size),
        *_clashes(theme, size),
    ]


def _box(layer: str, look: dict[str, Any], radius: float) -> dict[str, Any]:
    return span(layer, {"type": "rect", "cornerRadius": radius, **look})


def _rule(layer: str, look: dict[str, Any]) -> dict[str, Any]:
    return span(layer, {"type": "rule", **look})


def kind_scale(values: dict[str, Any]) -> dict[str, Any]:
    """A closed scale over the kinds of evidence: the same look wherever the kind appears."""
    return {"domain": list(KINDS), "range": [values[kind] for kind in KINDS]}


def kind_colours(theme: Theme) -> dict[str, Any]:
    """Stroke of every kind."""
    return {"field": "kind", "scale": kind_scale({k: colour(k, theme) for k in KINDS}), "legend": None}


def kind_fills(theme: Theme) -> dict[str, Any]:
    """Fill of every kind: what has happened is solid, what is planned is hollow."""
    hollow = palette(theme).panel if theme == "dark" else "#FFFFFF"
    fills = {k: hollow if k == "plan" else colour(k, theme) for k in KINDS}
    return {"field": "kind", "scale": kind_scale(fills), "legend": None}


def kind_shapes() -> dict[str, Any]:
    """Point shape of every kind."""
    return {"field": "kind", "scale": kind_scale({k: KIND_SHAPE[k] for k in KINDS}), "legend": None}


def kind_dashes(size: float) -> dict[str, Any]:
    """Line of every kind: solid for what has happened, dashed for what is planned or aimed at."""
    dashes = {"actual": [1, 0], "plan": [4 * size, 3 * size], "goal": [size, 3 * size], "reported": [1, 0]}
    dashes["user"] = [7 * size, 3 * size, size, 3 * size]
    return {"field": "kind", "scale": kind_scale(dashes), "legend": None}


def _stems(theme: Theme, size: float) -> dict[str, Any]:
    layer = _rule("stem", {"strokeWidth": 2.5 * size})
    layer["encoding"] |= {"stroke": kind_colours(theme), "strokeDash": kind_dashes(size)}
    return layer


def _points(theme: Theme, size: float) -> dict[str, Any]:
    mark = {"type": "point", "aria": False, "size": 80 * size**2, "strokeWidth": 2 * size, "opacity": 1}
    look = {"shape": kind_shapes(), "stroke": kind_colours(theme), "fill": kind_fills(theme)}
    return {"transform": only("point"), "mark": mark, "encoding": look}


def _clashes(theme: Theme, size: float) -> list[dict[str, Any]]:
    """The mark of contradicting figures: a sign on a disc, recognisable by form, not by colour."""
    disc = {"type": "point", "aria": False, "shape": "circle", "size": 250 * size**2, "filled": True, "opacity": 1}
    sign = {"type": "text", "aria": False, "align": "center", "baseline": "middle", "fontWeight": 700}
    sign |= {"fontSize": round(14 * size, 1), "fill": palette(theme).ground}
    return [
        {"transform": only("clash"), "mark": disc | {"color": colour("warn", theme)}, "encoding": {}},
        {"transform": only("clash"), "mark": sign, "encoding": {"text": {"field": "text"}}},
    ]
