"""The comparison of scenarios as Vega-Lite: scenarios differ by letter, dash and colour, never by colour alone.

One view for the board; the specification depends on the sheet's size, theme and text size only. The colours keep a
distance from each other for colour-blind eyes in both themes (tested).
"""

from collections.abc import Sequence
from typing import Any

from components.base.scales import KIND_SHAPE, SANS, Theme, colour, palette
from components.drawing.charts.compare_board import LETTERING
from components.drawing.charts.sheet import SCHEMA, Sheet
from components.drawing.charts.sheet_layers import Json, hands, letters, only, places, sheet_view, span

ROLES = ("hill", "primary", "yellow_river_ochre", "user")
"""Colour of the scenario at each place; the baseline has the ink of the text wherever it stands."""
KEYS = ("base", "s1", "s2", "s3", "s4")
DASHES = ([6, 4], [14, 3], [1, 0], [9, 3, 2, 3], [2, 3])


ANY_NAME = 400
"""Weight of people's own names in a picture: the regular face that ships has all of GB 2312, the bold one has not."""


def key_of(place: int, *, is_baseline: bool) -> str:
    """Colour and dash of the scenario at a place, 0 to 3."""
    return "base" if is_baseline else KEYS[place + 1]


def key_colours(theme: Theme) -> dict[str, str]:
    """Hex colour of every key, of what is shared, of verdicts and of goals."""
    ink = palette(theme)
    colours = {"base": ink.text} | {key: colour(role, theme) for key, role in zip(KEYS[1:], ROLES, strict=True)}
    return (
        colours | {"several": ink.text_soft, "": ink.text_soft} | {k: colour(k, theme) for k in ("good", "bad", "goal")}
    )


def board_spec(width: float, height: float, theme: Theme, size: float) -> Json:
    """The view in which a board's `Sheet` is drawn."""
    return sheet_view(width, height, [*_layers(theme, size), _cells(theme, size)], "cell")


def _layers(theme: Theme, size: float, names: int = 700) -> list[Json]:
    """`names` is the weight of the scenarios' names."""
    ink, hue = palette(theme), _hues(theme)
    rule = {"type": "rule", "stroke": ink.grid}
    dashed = {"type": "rule", "strokeDash": [3 * size, 3 * size], "strokeWidth": 1.5 * size}
    return [
        span("rule", rule | {"strokeWidth": 1.5 * size}),
        span("grid", rule),
        span("now", dashed | {"stroke": ink.border, "strokeWidth": size}),
        span("limit", dashed | {"strokeWidth": 2 * size}, {"stroke": hue}),
        span("badge_box", {"type": "rect", "cornerRadius": 5 * size}, {"fill": hue}),
        span("chosen", {"type": "rect", "fill": None, "stroke": colour("selected", theme), "strokeWidth": 2.5 * size}),
        _lines("ghost", theme, size, 0.25),
        _lines("line", theme, size, 1.0),
        *_aims(theme, size),
        *(_letters(name, theme, size, names if name == "name" else None) for name in LETTERING),
    ]


def _hues(theme: Theme) -> Json:
    tint = key_colours(theme)
    return {"field": "kind", "scale": {"domain": list(tint), "range": list(tint.values())}, "legend": None}


def _lines(layer: str, theme: Theme, size: float, opacity: float) -> Json:
    dashes = [[part * size for part in dash] for dash in DASHES]
    look = {"stroke": _hues(theme), "detail": {"field": "id"}}
    tests = [{"test": f"datum.kind === '{key}'", "value": dash} for key, dash in zip(KEYS, dashes, strict=True)]
    look["strokeDash"] = {"condition": tests, "value": [1, 0]}
    mark = {"type": "line", "aria": False, "strokeWidth": 2.5 * size, "opacity": opacity}
    return {"transform": only(layer), "mark": mark, "encoding": look}


def _aims(theme: Theme, size: float) -> list[Json]:
    """Goals of the documents and own targets by the shapes they have everywhere, targets in the scenario's colour."""
    point = {"type": "point", "aria": False, "filled": True, "opacity": 1, "size": 120 * size**2}
    hue = {"color": _hues(theme)}
    return [
        {"transform": only("goal"), "mark": point | {"shape": KIND_SHAPE["goal"]}, "encoding": hue},
        {"transform": only("target"), "mark": point | {"shape": KIND_SHAPE["user"]}, "encoding": hue},
    ]


def _letters(name: str, theme: Theme, size: float, weight: int | None) -> Json:
    """Lettering; changes, marks and letters at lines take the colour of what they say."""
    layer = letters(name, LETTERING[name], theme, size)
    if weight:
        layer["mark"]["fontWeight"] = weight
    if name in {"change", "mark", "end"}:
        del layer["mark"]["fill"]
        layer["encoding"]["fill"] = _hues(theme)
    return layer


def _cells(theme: Theme, size: float) -> Json:
    """The clickable layer; a figure gets a frame on hover, a chart, which opens nothing, does not."""
    layer = hands("cell", theme, 1.5 * size)
    hovered = {"test": {"and": [{"param": "hover", "empty": False}, "datum.id !== ''"]}}
    layer["encoding"]["stroke"] |= {"condition": hovered | {"value": colour("primary", theme)}}
    return layer


def picture_spec(
    sheet: Sheet, title: str, head: Sequence[str], notes: Sequence[str], theme: Theme = "light"
) -> dict[str, Any]:
    """The board under its title and sentences with the notes beneath, data inside: what `png_bytes` draws."""
    ink, width = palette(theme), round(sheet.width)
    values = [row for row in sheet.frame.to_dict("records") if row["layer"] != "cell"]
    board = {
        "width": width,
        "height": round(sheet.height),
        "encoding": places(sheet.width, sheet.height),
        "layer": _layers(theme, sheet.size, ANY_NAME),
        "data": {"values": values},
    }
    return {
        "$schema": SCHEMA,
        "background": ink.ground,
        "padding": 24,
        "title": {"text": title, "anchor": "start", "fontSize": 24, "fontWeight": ANY_NAME}
        | {"color": ink.text, "offset": 10},
        "vconcat": [
            *_words(head, width, 15 * sheet.size, ink.text),
            board,
            *_words(notes, width, 12.5 * sheet.size, ink.text_soft),
        ],
        "config": {"font": SANS, "view": {"stroke": None}},
    }


def _words(lines: Sequence[str], width: int, px: float, ink: str) -> list[Json]:
    """One view of the lines; none where there are no lines."""
    foot = {"type": "text", "align": "left", "baseline": "top", "x": 0, "y": 4, "fontSize": px, "fill": ink}
    view = {
        "data": {"values": [{}]},
        "width": width,
        "height": round(1.6 * px * len(lines) + 6),
        "mark": foot | {"text": list(lines), "lineHeight": round(1.6 * px)},
    }
    return [view] if lines else []
