"""The sheet on which the pictures of the balance are drawn: marks in px, one table of small numbers, one constant view.

A move of a lever sends the table only, so every byte of it counts: layers, kinds and groups are numbers, places are
tenths of a px in two bytes. The view depends on size, theme and text size.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from components.base.scales import SANS, Theme, colour, palette
from components.drawing.charts.balance import ROLES

Json = dict[str, Any]
TENTHS, MOST = 10, 2**16 - 1
STREAM, BAND, PALE, BOX, RULE, DASH, LINE, DOT, TEXT = range(9)
"""Layers in the order in which they are drawn; styles of text follow from `TEXT` on."""
ALL_LAYERS = frozenset(range(TEXT + 1))
EDGE = {"expr": "scale('color',datum.kind)"}
TONES = ("text", "text_soft", "grid", "ground")
HUES = (*dict.fromkeys(ROLES.values()), "warn", "goal", *TONES)
"""The colours of marks, by number in the table."""


@dataclass(frozen=True)
class Style:
    """Lettering: px at size 1, weight, alignment."""

    px: float
    weight: int = 400
    align: str = "left"


STYLES = {
    "head": Style(18.4, 700),
    "strong": Style(14.4, 700),
    "strong_right": Style(14.4, 700, "right"),
    "strong_middle": Style(13.5, 700, "center"),
    "plain": Style(14.4),
    "small": Style(13.5),
    "small_strong": Style(13.5, 700),
    "small_strong_right": Style(13.5, 700, "right"),
    "small_right": Style(13.5, 400, "right"),
    "small_middle": Style(13.5, 400, "center"),
    "cross": Style(26, 700, "center"),
}
NUMBER_OF_STYLE = {name: TEXT + place for place, name in enumerate(STYLES)}
NUMBER_OF_HUE = {name: place for place, name in enumerate(HUES)}
SENT_AS = pa.schema(
    {
        **dict.fromkeys(("layer", "kind"), pa.int8()),
        **dict.fromkeys(("x", "y", "x2", "y2"), pa.uint16()),
        "text": pa.string(),
    }
)


@dataclass
class Board:
    """Marks on a sheet `width` px wide at text size `size`; `layers` are those that it may use, `height` is set by who
    draws on it."""

    width: float
    size: float
    layers: frozenset[int] = ALL_LAYERS
    height: float = 0.0
    rows: list[tuple[int, int, int, int, int, int, str]] = field(default_factory=list)
    groups: int = 0

    def mark(self, layer: int, kind: str, x: float, y: float, *corner: float, group: str = "") -> None:
        """One mark; `corner` is its other corner where it has one, `group` names a shape made of several rows."""
        self._put(layer, kind, (x, y, *(corner or (x, y))), group)

    def write(self, style: str, text: str, x: float, y: float, kind: str = "text") -> None:
        """One line of text; `y` is its middle."""
        self._put(NUMBER_OF_STYLE[style], kind, (x, y, x, y), text)

    def point(self, kind: str, place: tuple[float, float], year: int, value: float) -> None:
        """A point of a line; the tooltip shows year and value, to one decimal."""
        self._put(LINE, kind, (*place, year / TENTHS, value), "")

    def new_group(self) -> str:
        """Name of a shape made of several rows."""
        self.groups += 1
        return str(self.groups)

    def _put(self, layer: int, kind: str, places: tuple[float, ...], text: str) -> None:
        x, y, x2, y2 = map(_tenths, places)
        self.rows.append((layer, NUMBER_OF_HUE[ROLES.get(kind, kind)], x, y, x2, y2, text))

    @cached_property
    def arrow(self) -> pa.Table:
        """The finished table as it is sent."""
        columns = zip(*self.rows, strict=True)
        return pa.table([pa.array(column, one.type) for column, one in zip(columns, SENT_AS, strict=True)], SENT_AS)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The same as a frame."""
        frame: pd.DataFrame = self.arrow.to_pandas()
        return frame

    def texts(self) -> list[str]:
        """Everything written on the board, in order."""
        return [row[-1] for row in self.rows if row[0] >= TEXT]


def _tenths(value: float) -> int:
    """A place as it is sent, in two bytes."""
    tenths = round(value * TENTHS)
    return tenths if 0 <= tenths <= MOST else 0 if tenths < 0 else MOST


def board_spec(board: Board, theme: Theme) -> Json:
    """The view of a board."""
    return {
        "height": round(board.height),
        "padding": {"bottom": 0},  # Streamlit's own is 20 px; where nothing is said of a side it is 0
        "autosize": "none",
        "background": None,
        "encoding": {
            "x": _pixels("x", board.width),
            "y": _pixels("y", board.height) | {"scale": _scale(board.height) | {"reverse": True}},
            "color": {"field": "kind", "type": "nominal", "scale": _hues(theme), "legend": None},
        },
        "layer": [layer for number, layer in enumerate(_layers(board.size)) if number in board.layers],
        "config": {"aria": False, "font": SANS, "view": {"stroke": None}},
    }


def _scale(length: float) -> Json:
    return {"domain": [0, round(length * TENTHS)]}


def _pixels(axis: str, length: float) -> Json:
    return {"field": axis, "type": "quantitative", "axis": None, "scale": _scale(length)}


def _hues(theme: Theme) -> Json:
    ink = palette(theme)
    hues = [getattr(ink, hue) if hue in TONES else colour(hue, theme) for hue in HUES]
    return {"domain": list(range(len(HUES))), "range": hues}


def _layers(size: float) -> list[Json]:
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    shape = {"y2": {"field": "y2"}, "detail": {"field": "text"}}
    tooltip = [
        {"field": "x2", "type": "quantitative", "format": "d", "title": "\N{EM SPACE}"},
        {"field": "v", "type": "quantitative", "format": ",.1f", "title": "\N{EN SPACE}"},
    ]
    line = {"type": "line", "strokeWidth": 3 * size, "point": {"opacity": 0, "size": 250 * size, "aria": False}}
    return [
        _layer(STREAM, {"type": "area", "interpolate": "monotone", "opacity": 0.34}, shape),
        _layer(BAND, {"type": "area", "opacity": 0.2}, shape),
        _layer(PALE, {"type": "rect", "fillOpacity": 0.16, "stroke": EDGE, "strokeWidth": 1}, ends),
        _layer(BOX, {"type": "rect", "opacity": 1}, ends),
        _layer(RULE, {"type": "rule", "strokeWidth": 1.5 * size}, ends),
        _layer(DASH, {"type": "rule", "strokeWidth": 1.3 * size, "strokeDash": [4 * size, 4 * size]}, ends),
        _layer(LINE, line, {"tooltip": tooltip}, {"calculate": f"datum.y2/{TENTHS}", "as": "v"}),
        _layer(DOT, {"type": "circle", "size": 90 * size**2, "opacity": 1}, {}),
        _letters(size),
    ]


def _layer(number: int, mark: Json, encoding: Json, *more: Json) -> Json:
    # The chart's own words say what it shows; its single shapes have no names.
    unnamed = mark | {"aria": False}
    return {"transform": [{"filter": f"datum.layer==={number}"}, *more], "mark": unnamed, "encoding": encoding}


def _letters(size: float) -> Json:
    """One layer for all lettering: the style follows from the row."""
    at = f"[datum.layer-{TEXT}]"
    listed = list(STYLES.values())
    mark = {
        "type": "text",
        "baseline": "middle",
        "align": {"expr": f"{[style.align for style in listed]}{at}".replace(" ", "")},
        "fontSize": {"expr": f"{[round(style.px * size, 1) for style in listed]}{at}".replace(" ", "")},
        "fontWeight": {"expr": f"{[style.weight for style in listed]}{at}".replace(" ", "")},
    }
    return {
        "transform": [{"filter": f"datum.layer>={TEXT}"}],
        "mark": mark,
        "encoding": {"text": {"field": "text"}},
    }
