"""Rows of the unrolled river: crossings at their kilometre, gaps between those that stand, names that keep clear."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from components.charts.lettering import width_px
from model.crossings import Spacing

Json = dict[str, Any]
NAME_ROWS, ROW_PX, FONT_PX = 5, 18, 13
UNDER_PX = 52


@dataclass(frozen=True)
class Mark:
    """One located crossing: status as in `model.crossings.Status`, what pointing at it says, ± km."""

    ident: str
    name: str
    status: str
    tip: str
    at_km: float
    error_km: float


@dataclass(frozen=True)
class Room:
    """The drawing: km shown, width in px, text size."""

    domain: tuple[float, float]
    width: float
    size: float

    @property
    def height(self) -> int:
        """Height in px: rows of names, the river, the gaps beneath."""
        return round((NAME_ROWS * ROW_PX + 22 + UNDER_PX) * self.size)

    @property
    def river_y(self) -> float:
        """Where the river lies, px from the top."""
        return self.height - UNDER_PX * self.size

    def px(self, km: float) -> float:
        """A position in px from the left."""
        return (km - self.domain[0]) / (self.domain[1] - self.domain[0]) * self.width


def river_rows(marks: Sequence[Mark], spacing: Spacing, chosen: str, room: Room, unit: str) -> list[Json]:
    """All rows. `unit` follows the kilometres of a gap; a name without room is left to the pointer."""
    y = room.river_y
    rows: list[Json] = [{"layer": "river", "x": spacing.start_km, "x2": spacing.end_km, "y": y}]
    rows += _gaps(spacing, room, unit)
    for mark in marks:
        low, high = mark.at_km - mark.error_km, mark.at_km + mark.error_km
        shown = {"x": max(low, room.domain[0]), "x2": min(high, room.domain[1])}
        rows.append({"layer": "error", "y": y, **shown})
    rows += _names(marks, room)
    for mark in marks:
        if mark.ident == chosen:
            rows.append({"layer": "chosen", "x": mark.at_km, "y": y})
        said = {"id": mark.ident, "status": mark.status, "text": mark.tip}
        rows.append({"layer": "mark", "x": mark.at_km, "y": y, **said})
    return rows


def _gaps(spacing: Spacing, room: Room, unit: str) -> list[Json]:
    edges = (spacing.start_km, *spacing.positions_km, spacing.end_km)
    y, rows = room.river_y, []
    for before, after in pairwise(edges):
        widest = (before, after) == spacing.largest
        text = f"{after - before:.1f}{unit if widest else ''}"
        if widest:
            rows.append({"layer": "widest", "x": before, "x2": after, "y": y})
        if room.px(after) - room.px(before) > width_px(text, FONT_PX * room.size) + 4:
            rows.append({"layer": "gap-widest" if widest else "gap", "x": (before + after) / 2, "y": y, "text": text})
    return rows


def _names(marks: Sequence[Mark], room: Room) -> list[Json]:
    """Names to the right of their stems, above every name to the right that they would reach: no stem cuts a name."""
    font, rows = FONT_PX * room.size, []
    placed: list[tuple[float, int]] = []
    for mark in sorted(marks, key=lambda m: -m.at_km):
        left = room.px(mark.at_km)
        right = left + width_px(mark.name, font) + 8 * room.size
        level = max((other + 1 for at, other in placed if at < right), default=0)
        if level >= NAME_ROWS or right > room.width:
            continue
        placed.append((left, level))
        y = room.river_y - (16 + ROW_PX * level) * room.size
        rows.append({"layer": "stem", "x": mark.at_km, "y": y, "y2": room.river_y})
        rows.append({"layer": "name", "x": mark.at_km, "y": y, "text": mark.name})
    return rows
