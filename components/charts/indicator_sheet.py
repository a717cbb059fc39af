"""One Vega-Lite view that holds a whole sheet of indicator cards: marks and lettering placed by coordinates.

A chart per card would cost a renderer each. Here everything is one table of marks, and the specification depends on the
sheet's size, theme and text size only.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from components.scales import KIND_SHAPE, SANS, Theme, colour, palette

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
KINDS = ("actual", "plan", "goal", "reported", "user")
PICK = "pick"
COLUMNS = ("layer", "id", "x", "y", "x2", "y2", "text", "kind")


@dataclass(frozen=True)
class Lettering:
    """One style of text: px at size 1, weight, alignment and the palette's text colour."""

    px: float
    weight: int = 400
    align: str = "left"
    tone: str = "text"


LETTERING = {
    "heading": Lettering(16, 700),
    "name": Lettering(14, 700),
    "figure": Lettering(26, 700),
    "unit": Lettering(13, tone="text_soft"),
    "corner": Lettering(12, align="right", tone="text_soft"),
    "label": Lettering(13, 700, "center"),
    "year": Lettering(12, align="center", tone="text_soft"),
    "growth": Lettering(13, align="center"),
    "words": Lettering(13, 700, "center"),
    "gap": Lettering(11.5, align="center", tone="text_soft"),
    "zero": Lettering(10.5, align="right", tone="text_soft"),
    "line": Lettering(12, tone="text_soft"),
    "value": Lettering(15, 700, "right"),
    "statement": Lettering(13.5, 700),
}


@dataclass
class Sheet:
    """Marks and lettering, in px from the top left corner of a sheet `width` px wide."""

    width: float
    size: float
    rows: list[dict[str, Any]] = field(default_factory=list)
    height: float = 0.0

    def mark(self, layer: str, x: float, y: float, **more: Any) -> None:
        """Put one mark; `x2`, `y2` are its other corner, `kind` its evidence, `id` the indicator it belongs to."""
        row = {"layer": layer, "id": "", "x": x, "y": y, "x2": x, "y2": y, "text": "", "kind": ""} | more
        self.rows.append({k: round(v, 1) if isinstance(v, float) else v for k, v in row.items()})

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The finished sheet's table of marks, no cell missing."""
        return pd.DataFrame(self.rows, columns=list(COLUMNS))


def sheet_spec(width: float, height: float, theme: Theme, size: float) -> dict[str, Any]:
    """The view in which a `Sheet` is drawn: layers by name, kinds told apart by shape, fill, dash and colour."""
    ground = palette(theme)
    return {
        "$schema": SCHEMA,
        "height": round(height),
        "padding": 0,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "params": [
            {"name": PICK, "select": {"type": "point", "fields": ["id"], "toggle": False}, "views": ["card"]},
            {"name": "hover", "select": {"type": "point", "on": "pointerover", "fields": ["id"]}, "views": ["card"]},
        ],
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "axis": None, "scale": _pixels(width)},
            "y": {"field": "y", "type": "quantitative", "axis": None, "scale": _pixels(height, reverse=True)},
        },
        "layer": [
            _box("ground", {"fill": ground.panel if theme == "dark" else "#FFFFFF", "stroke": ground.grid}, 6 * size),
            _box("strip", {"fill": ground.ground if theme == "dark" else ground.panel}, 4 * size),
            _box("box", {"fill": None, "stroke": colour("plan", theme), "strokeDash": [4 * size, 3 * size]}, 3 * size),
            _rule("base", {"stroke": ground.border}),
            _stems(theme, size),
            _points(theme, size),
            *(_letters(name, style, theme, size) for name, style in LETTERING.items()),
            _box("chosen", {"fill": None, "stroke": colour("selected", theme), "strokeWidth": 3 * size}, 6 * size),
            *_clashes(theme, size),
            _cards(theme, size),
        ],
        "config": {"font": SANS, "view": {"stroke": None}},
    }


def _pixels(length: float, *, reverse: bool = False) -> dict[str, Any]:
    return {"domain": [0, round(length)], "nice": False, "zero": False, "reverse": reverse}


def _only(layer: str) -> list[dict[str, str]]:
    return [{"filter": f"datum.layer === '{layer}'"}]


def _box(layer: str, look: dict[str, Any], radius: float) -> dict[str, Any]:
    mark = {"type": "rect", "aria": False, "cornerRadius": radius, **look}
    return {"transform": _only(layer), "mark": mark, "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}}}


def _rule(layer: str, look: dict[str, Any]) -> dict[str, Any]:
    mark = {"type": "rule", "aria": False, **look}
    return {"transform": _only(layer), "mark": mark, "encoding": {"x2": {"field": "x2"}, "y2": {"field": "y2"}}}


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
    return {"transform": _only("point"), "mark": mark, "encoding": look}


def _clashes(theme: Theme, size: float) -> list[dict[str, Any]]:
    """The mark of figures that disagree: a sign on a disc, told by its form, not by its colour."""
    disc = {"type": "point", "aria": False, "shape": "circle", "size": 250 * size**2, "filled": True, "opacity": 1}
    sign = {"type": "text", "aria": False, "align": "center", "baseline": "middle", "fontWeight": 700}
    sign |= {"fontSize": round(14 * size, 1), "fill": palette(theme).ground}
    return [
        {"transform": _only("clash"), "mark": disc | {"color": colour("warn", theme)}, "encoding": {}},
        {"transform": _only("clash"), "mark": sign, "encoding": {"text": {"field": "text"}}},
    ]


def _letters(name: str, style: Lettering, theme: Theme, size: float) -> dict[str, Any]:
    mark = {
        "type": "text",
        "aria": False,
        "align": style.align,
        "baseline": "alphabetic",
        "fontSize": round(style.px * size, 1),
        "fontWeight": style.weight,
        "fill": getattr(palette(theme), style.tone),
    }
    return {"transform": _only(name), "mark": mark, "encoding": {"text": {"field": "text"}}}


def _cards(theme: Theme, size: float) -> dict[str, Any]:
    """The topmost, transparent layer: it takes clicks and touches, says the card aloud and shows it whole on hover."""
    mark = {"type": "rect", "fill": "transparent", "cursor": "pointer", "cornerRadius": 6 * size}
    hovered = {"param": "hover", "empty": False, "value": colour("primary", theme)}
    return {
        "name": "card",
        "transform": _only("card"),
        "mark": mark,
        "encoding": {
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "stroke": {"condition": hovered, "value": "transparent"},
            "strokeWidth": {"value": 2 * size},
            "description": {"field": "text"},
            "tooltip": {"field": "text"},
        },
    }
