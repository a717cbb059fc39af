"""Words of a map style placed on a picture, by the live map's rules.

What comes later in the style chooses first; a name takes the first of its places that is free and inside the frame, and
one without room is left out.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from shapely.geometry.base import BaseGeometry

from components.drawing.charts.label_places import Box, overlap
from components.drawing.maps import along
from components.drawing.maps.expressions import Context, Section, value_of
from components.drawing.maps.typeset import BASELINE_EM, LINE_EM, Lettering, balanced, width_em, width_px

Json = dict[str, Any]
OFFSET_FROM_BASELINE_EM = 7 / 24
"""Ratio of the renderer's vertical to horizontal offset of a name."""
INSET_PX = 3.0


class Span(NamedTuple):
    """A piece of text: where its baseline starts (or its middle or end), its turn clockwise in degrees, and its size
    relative to the words that it belongs to; smaller words are not bold."""

    text: str
    x: float
    y: float
    align: str = "start"
    angle: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True)
class Label:
    """Words with their place; `boxes` are what they cover. `part` is the style layer, `ident` the feature."""

    part: str
    ident: str
    text: str
    spans: tuple[Span, ...]
    boxes: tuple[Box, ...]
    lettering: Lettering


@dataclass
class Room:
    """Free space on the sheet: its frame, and the occupied boxes."""

    frame: Box
    occupied: list[Box] = field(default_factory=list)

    def holds(self, boxes: Sequence[Box], padding: float) -> bool:
        """Whether boxes lie in the frame and cover nothing."""
        for box in boxes:
            wide = Box(box.left - padding, box.top - padding, box.right + padding, box.bottom + padding)
            inside = (
                box.left >= self.frame.left + INSET_PX
                and box.top >= self.frame.top + INSET_PX
                and box.right <= self.frame.right - INSET_PX
                and box.bottom <= self.frame.bottom - INSET_PX
            )
            if not inside or any(overlap(wide, other) for other in self.occupied):
                return False
        return True


class Marked(NamedTuple):
    """A feature on the sheet: its properties, and its geometry in px."""

    properties: Mapping[str, Any]
    geometry: BaseGeometry


def placed(parts: Sequence[Json], sources: Mapping[str, Sequence[Marked]], zoom: float, room: Room) -> list[Label]:
    """All words of the style's symbol layers, in the order in which they are to be painted."""
    by_layer: list[list[Label]] = []
    for part in reversed([p for p in parts if p["type"] == "symbol" and p.get("minzoom", 0) <= zoom]):
        by_layer.append(list(_part(part, sources[part["source"]], zoom, room)))
    return [label for labels in reversed(by_layer) for label in labels]


def _part(part: Json, features: Sequence[Marked], zoom: float, room: Room) -> Iterator[Label]:
    layout = part["layout"]
    candidates = [
        (feature, Context(feature.properties, zoom))
        for feature in features
        if value_of(part.get("filter", True), Context(feature.properties, zoom))
    ]
    candidates.sort(key=lambda one: value_of(layout.get("symbol-sort-key", 0), one[1]))
    for feature, context in candidates:
        text = _sections(value_of(layout["text-field"], context))
        words = "".join(section.text for section in text)
        if not words:
            continue
        setting = _lettering(part, context)
        makers = _along if layout.get("symbol-placement") == "line" else _beside
        for options in makers(layout, feature, context, (text, setting)):
            label = _first_free(options, layout, room)
            if label is not None:
                room.occupied += label.boxes
                yield Label(part["id"], str(feature.properties.get("id", "")), words, *label, setting)


def _sections(value: Any) -> tuple[Section, ...]:
    return value if isinstance(value, tuple) else (Section(str(value or "")),)


class _Place(NamedTuple):
    spans: tuple[Span, ...]
    boxes: tuple[Box, ...]


def _first_free(options: Iterable[_Place], layout: Json, room: Room) -> _Place | None:
    if layout.get("text-allow-overlap"):
        return next((o for o in options if all(overlap(box, room.frame) for box in o.boxes)), None)
    padding = float(layout.get("text-padding", 2))
    return next((option for option in options if room.holds(option.boxes, padding)), None)


def _lettering(part: Json, context: Context) -> Lettering:
    layout, paint = part["layout"], part["paint"]
    return Lettering(
        float(value_of(layout["text-size"], context)),
        "Bold" in str(layout["text-font"]),
        str(value_of(paint["text-color"], context)),
        str(value_of(paint["text-halo-color"], context)),
        float(value_of(paint["text-halo-width"], context)),
        float(value_of(layout.get("text-letter-spacing", 0), context)),
    )


def _beside(
    layout: Json, feature: Marked, context: Context, words: tuple[tuple[Section, ...], Lettering]
) -> Iterator[Iterator[_Place]]:
    """One name at a point, at each of its anchors in turn."""
    at = feature.geometry.representative_point() if feature.geometry.geom_type != "Point" else feature.geometry
    anchors = layout.get("text-variable-anchor", ["center"])
    radial = float(value_of(layout.get("text-radial-offset", 0), context))
    moved = np.asarray(value_of(layout.get("text-offset", [0, 0]), context)) * words[1].px
    x, y = float(at.x + moved[0]), float(at.y + moved[1])
    lines = _lines(words[0], float(layout.get("text-max-width", 10)), words[1].bold)
    yield (_block(lines, words[1], (x, y), (anchor, radial)) for anchor in anchors)


def _lines(text: Sequence[Section], most_em: float, bold: bool) -> list[Section]:
    """The lines of a text: broken where it says so, and between, all with the same length as aim."""
    paragraphs = [Section(line, part.scale) for part in text for line in part.text.split("\n") if line]
    whole = sum(width_em(part.text, bold=bold) * part.scale for part in paragraphs)
    return [
        Section(line, part.scale)
        for part in paragraphs
        for line in balanced(part.text, most_em / part.scale, bold=bold, whole_em=whole / part.scale)
    ]


def _block(lines: Sequence[Section], setting: Lettering, at: tuple[float, float], way: tuple[str, float]) -> _Place:
    """Lines of text as a block whose `way` (anchor, distance in em) lies at a point."""
    anchor, px = way[0], setting.px
    widths = [width_px(t, px * scale, bold=setting.bold, spacing_em=setting.spacing_em) for t, scale in lines]
    width, height = max(widths), sum(scale for _, scale in lines) * LINE_EM * px
    right, down = _away(*way)
    left = at[0] + right * px - (0 if "left" in anchor else width if "right" in anchor else width / 2)
    top = at[1] + down * px - (0 if "top" in anchor else height if "bottom" in anchor else height / 2)
    align = "start" if "left" in anchor else "end" if "right" in anchor else "middle"
    x = left + {"start": 0.0, "middle": width / 2, "end": width}[align]
    spans, at_em = [], 0.0
    for text, scale in lines:
        base = top + (at_em + (LINE_EM / 2 + BASELINE_EM) * scale) * px
        spans.append(Span(text, x, base, align, scale=scale))
        at_em += LINE_EM * scale
    return _Place(tuple(spans), (Box(left, top, left + width, top + height),))


def _away(anchor: str, radial: float) -> tuple[float, float]:
    """By how much a name is moved from its point, em to the right and down."""
    both = "-" in anchor
    reach = radial / math.sqrt(2) if both else radial
    aside = reach if "left" in anchor else -reach if "right" in anchor else 0.0
    lift = reach - OFFSET_FROM_BASELINE_EM
    return aside, lift if "top" in anchor else -lift if "bottom" in anchor else 0.0


def _along(
    layout: Json, feature: Marked, context: Context, words: tuple[tuple[Section, ...], Lettering]
) -> Iterator[Iterator[_Place]]:
    """A name along a line, character by character, again and again."""
    text, setting = "".join(section.text for section in words[0]), words[1]
    length = width_px(text, setting.px, bold=setting.bold, spacing_em=setting.spacing_em)
    spacing = float(value_of(layout.get("symbol-spacing", 250), context))
    for line in along.pieces(feature.geometry):
        for middle in along.middles(line.length, length, spacing):
            glyphs = along.glyphs(line, middle, along.advances(text, setting))
            if along.turns(glyphs) <= float(layout.get("text-max-angle", 45)):
                yield iter([_curved(glyphs, setting)])


def _curved(glyphs: Sequence[along.Glyph], setting: Lettering) -> _Place:
    spans = tuple(Span(g.text, *g.baseline(setting.px), "middle", g.angle) for g in glyphs)
    half = setting.px * 0.6
    return _Place(spans, tuple(Box(g.x - half, g.y - half, g.x + half, g.y + half) for g in glyphs))
