"""The Vega-Lite specification of a ladder; it does not change when an own target moves."""

import json
from typing import Any

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.indicator_ladder import AXIS_ROOM, STEPS, Frame, Ladder
from components.drawing.charts.indicator_sheet import (
    KINDS,
    SCHEMA,
    kind_colours,
    kind_dashes,
    kind_fills,
    kind_shapes,
)
from components.drawing.charts.ladder_labels import GAP_PX, LABEL_PX, PATH_PX, WORDS_PX
from components.drawing.charts.ladder_rows import LEGEND_PX, legend_room
from components.words.text import tr

Json = dict[str, Any]
PATHS = ("required", "observed", "user_path")
WIDE_YEAR, FAIR_YEAR = 34, 15
BAND = 0.15
DOWN: Json = {"y2": {"field": "py2"}}


def ladder_spec(ladder: Ladder, frame: Frame, theme: Theme) -> Json:
    """The specification for `ladder_rows` of the same `ladder` and `frame`, whatever targets are set."""
    size, ink = frame.size, palette(theme)
    return {
        "$schema": SCHEMA,
        "height": round(frame.height),
        "background": None,
        "padding": {"left": 2, "right": 2, "top": 2, "bottom": 2},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "title": {
            "text": ladder.title, "anchor": "start", "frame": "bounds", "fontSize": round(14 * size),
            "color": ink.text, "offset": round(6 * size), "subtitle": ladder.subtitle,
            "subtitleFontSize": round(13.5 * size), "subtitleColor": ink.text_soft, "subtitlePadding": round(4 * size),
        },
        "encoding": {"x": _x(ladder, frame), "y": _y_px()},
        "layer": [
            *_grounds(theme, frame, legend_room(ladder, frame), ladder.years[1]), *_lines(theme, size),
            *_marks(theme, size),
            *_margin(theme, size), *_lettering(theme, size), *_legend(theme, size),
        ],
        "config": chart_config(theme, size),
    }  # fmt: skip


def _x(ladder: Ladder, frame: Frame) -> Json:
    """Years from the first figure to the last; the three steps' years carry their names."""
    first, last = ladder.years
    year_px = frame.year_px(ladder) / frame.size
    labelled = [y for y in range(first, last + 1) if y in STEPS or (y < 2025 and _is_named(y, year_px))]
    wide = year_px >= WIDE_YEAR
    words = {str(y): [str(y), tr(STEPS[y])] if wide and y in STEPS else str(y) for y in labelled}
    axis = {
        "title": None, "grid": False, "labelAngle": 0, "labelFontSize": round(13.5 * frame.size), "tickSize": 5,
        "values": list(range(first, last + 1)), "labelOverlap": False, "labelPadding": 4, "labelFlush": False,
        "labelExpr": f"({json.dumps(words, ensure_ascii=False)})[datum.value] || ''",
        "labelLineHeight": round(17 * frame.size),
    }  # fmt: skip
    scale = {"domain": [round(end, 3) for end in frame.domain(ladder)], "nice": False, "zero": False}
    return {"field": "x", "type": "quantitative", "scale": scale, "axis": axis}


def _is_named(year: int, year_px: float) -> bool:
    if year_px >= WIDE_YEAR:
        return True
    return year == 2021 or (year == 2023 and year_px >= FAIR_YEAR)


def _layer(name: str, mark: Json, encoding: Json) -> Json:
    only = [{"filter": f"datum.layer === '{name}'"}]
    return {"transform": only, "mark": mark, "encoding": encoding}


def _x_px() -> Json:
    return {"field": "px", "type": "quantitative", "scale": None, "axis": None}


def _y_px() -> Json:
    return {"field": "py", "type": "quantitative", "scale": None, "axis": None}


def _grounds(theme: Theme, frame: Frame, top: float, last: int) -> list[Json]:
    """The value axis by pixel, its room kept at the left; the three steps' years; limits as bands with a firm edge."""
    size = frame.size
    down = {"y": {"value": round(top)}, "y2": {"value": {"expr": "height"}}}
    steps = {
        "data": {"values": [{"x": year} for year in STEPS if year <= last]},
        "mark": {"type": "rule", "stroke": palette(theme).grid, "strokeWidth": 1.5 * size, "aria": False},
        "encoding": {"x": {"field": "x", "type": "quantitative"}} | down,
    }
    ends = {"x2": {"field": "x2"}}
    band = {"type": "rect", "fill": palette(theme).text_soft, "opacity": BAND, "aria": False, "strokeWidth": 0}
    edge = {"type": "rule", "strokeWidth": 2 * size, "aria": False}
    across = {"x": {"value": 0}, "x2": {"value": {"expr": "width"}}}
    grid = {"type": "rule", "strokeWidth": size, "aria": False}
    room = {"x": {"value": -AXIS_ROOM * size}, "x2": {"value": 0}, "y": {"value": frame.height}}
    empty = {"data": {"values": [{}]}, "mark": grid | {"opacity": 0}, "encoding": room}
    ticks = _text(13.5 * size, palette(theme).text_soft) | {"align": "right", "baseline": "middle"}
    return [
        empty,
        _layer("grid", grid | {"stroke": palette(theme).grid}, across),
        _layer("zero", grid | {"stroke": palette(theme).border}, across),
        _layer("tick", ticks, {"x": {"value": -7 * size}, "text": {"field": "label"}}),
        steps,
        _layer("band", band, ends | DOWN | {"tooltip": {"field": "tip"}}),
        _layer("band", edge, ends | {"stroke": strokes(theme)}),
    ]


def _scale(values: Json) -> Json:
    """One closed scale over all kinds and derived paths: layers share it, so no layer may have its own."""
    return {"field": "kind", "scale": {"domain": list(values), "range": list(values.values())}, "legend": None}


def _of_kinds(scale: Json) -> Json:
    return dict(zip(KINDS, scale["scale"]["range"], strict=True))


def strokes(theme: Theme) -> Json:
    """Colour of every kind and of every derived path."""
    paths = dict.fromkeys(PATHS, colour("derived", theme)) | {"user_path": colour("user", theme)}
    return _scale(_of_kinds(kind_colours(theme)) | paths)


def dashes(size: float) -> Json:
    """Line of every kind and path: the paths are thin and broken, none like the line of a stated kind."""
    paths = {"required": [7 * size, 4 * size], "observed": [1.5 * size, 4 * size]}
    paths["user_path"] = [10 * size, 3 * size, 2 * size, 3 * size]
    return _scale(_of_kinds(kind_dashes(size)) | paths)


def _shapes(theme: Theme) -> Json:
    """Look of a point: shape, stroke and fill of its kind; paths have no points."""
    shapes = _scale(_of_kinds(kind_shapes()) | dict.fromkeys(PATHS, "circle"))
    fills = _scale(_of_kinds(kind_fills(theme)) | dict.fromkeys(PATHS, palette(theme).ground))
    return {"shape": shapes, "stroke": strokes(theme), "fill": fills}


def _lines(theme: Theme, size: float) -> list[Json]:
    path = {"type": "line", "strokeWidth": 1.6 * size, "interpolate": "linear", "aria": False}
    joined = {"type": "line", "strokeWidth": 2.5 * size, "stroke": colour("actual", theme), "aria": False}
    detail = {"detail": {"field": "series"}, "order": {"field": "x"}}
    words = {"type": "rule", "strokeWidth": 1.5 * size, "aria": False}
    look = {"stroke": strokes(theme), "strokeDash": dashes(size)}
    return [
        _layer("path", path, detail | look),
        _layer("joined", joined, detail),
        _layer("words_line", words, look | DOWN),
    ]


def _marks(theme: Theme, size: float) -> list[Json]:
    stem = {"type": "rule", "strokeWidth": 1.5 * size, "opacity": 0.55, "aria": False}
    line = {"stroke": strokes(theme), "strokeDash": dashes(size)}
    tip = {"tooltip": {"field": "tip"}, "description": {"field": "tip"}}
    return [_layer("point", stem, line | DOWN), _layer("point", _point(size), _shapes(theme) | tip)]


def _point(size: float) -> Json:
    return {"type": "point", "size": 150 * size**2, "strokeWidth": 2.2 * size, "opacity": 1}


def _margin(theme: Theme, size: float) -> list[Json]:
    """Goals without a year: behind a line, by pixel, so that they have no place in time."""
    ink = palette(theme)
    rule = {"type": "rule", "stroke": ink.border, "strokeWidth": 1.5 * size, "aria": False}
    text = {"text": {"field": "label"}}
    head = _text(13.5 * size, ink.text_soft) | {"align": "center", "baseline": "middle"}
    label = _text(LABEL_PX * size, ink.text, bold=True) | {"align": "left", "baseline": "middle"}
    return [
        _layer("margin", rule, {"x": _x_px()} | DOWN),
        _layer("margin_head", head, {"x": _x_px()} | text),
        # The label is read, not the sign: without undated goals its group would be a picture without a name.
        _layer("undated", _point(size) | {"aria": False}, {"x": _x_px(), "tooltip": {"field": "tip"}} | _shapes(theme)),
        _layer("undated_text", label | {"aria": True}, {"x": _x_px()} | text),
    ]


def _text(px: float, ink: str, *, bold: bool = False) -> Json:
    weight = 700 if bold else 400
    return {"type": "text", "aria": False, "fontSize": round(px, 1), "fontWeight": weight, "fill": ink}


def _lettering(theme: Theme, size: float) -> list[Json]:
    """Labels at the places found for them, on a halo of the ground, so that no line crosses a figure."""
    ink = palette(theme)
    styles = {
        "path_label": _text(PATH_PX * size, ink.text_soft),
        "gap": _text(GAP_PX * size, ink.text_soft),
        "words": _text(WORDS_PX * size, ink.text, bold=True),
        "label": _text(LABEL_PX * size, ink.text, bold=True),
    }
    halo = {"stroke": ink.ground, "strokeWidth": 4 * size, "strokeJoin": "round", "strokeOpacity": 0.9}
    layers = []
    for name, style in styles.items():
        spot = {
            "align": "center", "baseline": "middle", "lineBreak": "\n", "lineHeight": round(style["fontSize"] * 1.3),
            "xOffset": {"expr": "datum.dx"}, "yOffset": {"expr": "datum.dy"},
        }  # fmt: skip
        text = {"text": {"field": "label"}}
        layers += [_layer(name, style | spot | halo, text), _layer(name, style | spot, text)]
    note = _text(13.5 * size, ink.text_soft) | {"align": "center", "baseline": "middle"}
    spot = {"x": _x_px(), "text": {"field": "label"}}
    return [*layers, _layer("note", note | halo, spot), _layer("note", note, spot)]


def _legend(theme: Theme, size: float) -> list[Json]:
    ink = palette(theme)
    spot = {"x": _x_px()}
    point = _point(size) | {"size": 90 * size**2, "aria": False}
    band = {"type": "point", "shape": "square", "size": 190 * size**2, "filled": True, "opacity": 2 * BAND}
    line = {"type": "rule", "strokeWidth": 1.8 * size, "aria": False}
    look = {"stroke": strokes(theme), "strokeDash": dashes(size)}
    words = _text(LEGEND_PX * size, ink.text_soft) | {"align": "left", "baseline": "middle"}
    return [
        _layer("key_point", point, spot | _shapes(theme)),
        _layer("key_band", band | {"color": ink.text_soft, "aria": False}, spot),
        _layer("key_line", line, spot | {"x2": {"field": "px2"}} | look),
        _layer("key_text", words, spot | {"text": {"field": "label"}}),
    ]


def chart_config(theme: Theme, size: float) -> Json:
    """Font and colours of axes."""
    ink = palette(theme)
    axis = {
        "labelColor": ink.text_soft, "domainColor": ink.border, "tickColor": ink.border, "gridColor": ink.grid,
        "tickWidth": size,
    }  # fmt: skip
    return {"font": SANS, "view": {"stroke": None}, "axis": axis}
