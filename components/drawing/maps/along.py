"""Text along a line: position and rotation of its characters."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from shapely import line_merge
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from components.drawing.maps.typeset import BASELINE_EM, Lettering, width_em


class Glyph(NamedTuple):
    """A character with its middle in px and its turn clockwise in degrees."""

    text: str
    x: float
    y: float
    angle: float

    def baseline(self, px: float) -> tuple[float, float]:
        """Middle of the character's baseline."""
        turn, down = math.radians(self.angle), BASELINE_EM * px
        return self.x - math.sin(turn) * down, self.y + math.cos(turn) * down


def pieces(geometry: BaseGeometry) -> Iterator[LineString]:
    """The lines of a geometry, each running to the right so that text on it is upright."""
    merged = line_merge(geometry) if geometry.geom_type == "MultiLineString" else geometry
    for line in getattr(merged, "geoms", [merged]):
        if line.geom_type == "LineString" and not line.is_empty:
            yield line if line.coords[-1][0] >= line.coords[0][0] else line.reverse()


def middles(line_px: float, text_px: float, spacing_px: float) -> list[float]:
    """Midpoints of repeated texts on a line, evenly spaced by at least `spacing_px`."""
    if line_px < text_px:
        return []
    count = max(1, int(line_px // max(spacing_px, text_px * 1.25)))
    return [line_px * (turn + 0.5) / count for turn in range(count)]


def advances(text: str, setting: Lettering) -> list[tuple[str, float]]:
    """Every character with its own width, px."""
    return [(c, (width_em(c, bold=setting.bold) + setting.spacing_em) * setting.px) for c in text]


def glyphs(line: LineString, middle: float, characters: Sequence[tuple[str, float]]) -> list[Glyph]:
    """The characters with the text's middle at `middle` px along the line; a space is no character."""
    at = middle - sum(width for _, width in characters) / 2
    glyph_list = []
    for character, width in characters:
        start, end = (line.interpolate(min(max(d, 0.0), line.length)) for d in (at - width / 4, at + width * 1.25))
        here = line.interpolate(min(max(at + width / 2, 0.0), line.length))
        angle = math.degrees(math.atan2(end.y - start.y, end.x - start.x))
        if character.strip():
            glyph_list.append(Glyph(character, float(here.x), float(here.y), round(angle, 2)))
        at += width
    return glyph_list


def turns(glyph_list: Sequence[Glyph]) -> float:
    """The largest turn from one character to the next, degrees; upside down counts as the whole circle."""
    if any(abs(glyph.angle) > 90 for glyph in glyph_list):
        return 360.0
    return max((abs(b.angle - a.angle) for a, b in pairwise(glyph_list)), default=0.0)
