"""Rows of the unrolled river: crossings at their kilometre, gaps between those that stand (none where their order is
open), names that keep clear."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.drawing.charts.lettering import width_px
from model.spacing import Spacing

Json = dict[str, Any]
NAME_ROWS, ROW_PX, FONT_PX = 5, 18, 13
UNDER_PX = 30
FIRST_NAMED = {"open", "open_year_unknown", "open_unclear", "open_uncounted", "closed", "expected"}


def river_height(rows: int) -> int:
    """Height in px at size 1.0: rows of names, the river, the gaps beneath."""
    return rows * ROW_PX + 22 + UNDER_PX


@dataclass(frozen=True)
class Mark:
    """One located crossing: status as in `model.crossings.Status`, tooltip, error in ± km."""

    ident: str
    name: str
    status: str
    tip: str
    at_km: float
    error_km: float


@dataclass(frozen=True)
class Room:
    """The drawing: km shown, width in px, text size, rows of names."""

    domain: tuple[float, float]
    width: float
    size: float
    rows: int = NAME_ROWS

    @property
    def height(self) -> int:
        """Height in px: rows of names, the river, the gaps beneath."""
        return round(river_height(self.rows) * self.size)

    @property
    def river_y(self) -> float:
        """Position of the river, px from the top."""
        return self.height - UNDER_PX * self.size

    def px(self, km: float) -> float:
        """A position in px from the left."""
        return (km - self.domain[0]) / (self.domain[1] - self.domain[0]) * self.width

    def km(self, px: float) -> float:
        """The position at so many px from the left."""
        return self.domain[0] + px / self.width * (self.domain[1] - self.domain[0])


def river_rows(marks: Sequence[Mark], spacing: Spacing, chosen: str, room: Room, unit: str) -> list[Json]:
    """All rows. `unit` follows the kilometres of a gap; a name without room is left to the pointer."""
    y = room.river_y
    rows: list[Json] = [{"layer": "river", "x": spacing.start.km, "x2": spacing.end.km, "y": y}]
    rows += _gaps(spacing, room, unit)
    for mark in marks:
        low, high = mark.at_km - mark.error_km, mark.at_km + mark.error_km
        extent = {"x": max(low, room.domain[0]), "x2": min(high, room.domain[1])}
        rows.append({"layer": "error", "y": y, **extent})
    rows += _names(marks, room, chosen)
    for mark in marks:
        if mark.ident == chosen:
            rows.append({"layer": "chosen", "x": mark.at_km, "y": y})
        base = {"id": mark.ident, "status": mark.status, "text": mark.tip}
        rows.append({"layer": "mark", "x": mark.at_km, "y": y, **base})
    return rows


def _gaps(spacing: Spacing, room: Room, unit: str) -> list[Json]:
    y, rows = room.river_y, []
    perhaps_largest, unordered = spacing.perhaps_largest, spacing.unordered
    for gap in spacing.gaps:
        before, after, widest = gap.start.km, gap.end.km, gap in perhaps_largest
        text = f"{gap.km:.1f}{unit if gap == spacing.largest else ''}"
        if widest:
            rows.append({"layer": "widest", "x": before, "x2": after, "y": y})
        if gap not in unordered and room.px(after) - room.px(before) > width_px(text, FONT_PX * room.size) + 4:
            rows.append({"layer": "gap-widest" if widest else "gap", "x": (before + after) / 2, "y": y, "text": text})
    return rows


def _names(marks: Sequence[Mark], room: Room, chosen: str) -> list[Json]:
    """Names over their stems. Where not all have room, those that are open or chosen come first."""
    first = sorted(marks, key=lambda m: (m.ident != chosen, m.status not in FIRST_NAMED, m.at_km))
    placed: list[Mark] = []
    levels: dict[str, int] = {}
    for mark in first:
        tried = _levels([*placed, mark], room)
        if max(tried.values()) < room.rows:
            placed, levels = [*placed, mark], tried
    rows: list[Json] = []
    for mark in placed:
        y = room.river_y - (16 + ROW_PX * levels[mark.ident]) * room.size
        rows.append({"layer": "stem", "x": mark.at_km, "y": y, "y2": room.river_y})
        rows.append({"layer": "name", "x": room.km(_span(mark, room)[0]), "y": y, "text": mark.name})
    return rows


def _span(mark: Mark, room: Room) -> tuple[float, float]:
    """Extent of a name, px from the left: to the right of its stem, as far as the sheet allows."""
    width = width_px(mark.name, FONT_PX * room.size) + 8 * room.size
    left = max(min(room.px(mark.at_km), room.width - width), 0.0)
    return left, left + width


def _levels(marks: Sequence[Mark], room: Room) -> dict[str, int]:
    """A row for each name, the lowest being 0: above every name whose stem would cut it."""
    levels: dict[str, int] = {}
    placed: list[tuple[Mark, tuple[float, float]]] = []
    for mark in sorted(marks, key=lambda m: -m.at_km):
        left, right = _span(mark, room)
        under = [levels[o.ident] + 1 for o, span in placed if room.px(o.at_km) < right or span[0] < right]
        cut = any(span[0] <= room.px(mark.at_km) for _, span in placed)  # its own stem would go through that name
        levels[mark.ident] = room.rows if cut else max(under, default=0)
        placed.append((mark, (left, right)))
    return levels
