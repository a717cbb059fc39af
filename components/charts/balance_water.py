"""Where the water goes: from what is available to production, living and what is left, as streams. 万 m³ a year."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from components.charts.balance import LETTERING, apart
from components.charts.indicator_sheet import Sheet
from components.charts.lettering import width_px

SECOND, THIRD = 0.37, 0.7
NODE, PAD, LABEL, LINE = 9.0, 12.0, 19.0, 17.0
STEPS = 11
END = 4.0


@dataclass(frozen=True)
class Ways:
    """The amounts, and words for each of the kinds usable, gap, nature, production, living, margin, available."""

    available: float
    usable: float
    production: float
    living: float
    names: dict[str, str]

    @cached_property
    def gap(self) -> float:
        """What production and living ask beyond what is usable."""
        return max(self.production + self.living - self.usable, 0.0)

    @cached_property
    def sources(self) -> list[tuple[str, float]]:
        """What feeds production and living."""
        return [("usable", self.usable), ("gap", self.gap)]

    @cached_property
    def uses(self) -> list[tuple[str, float]]:
        """Production first, as in the model; people get what it leaves; the sum is that of the sources."""
        margin = max(self.usable - self.production - self.living, 0.0)
        return [("production", self.production), ("living", self.living), ("margin", margin)]


def draw_water(ways: Ways, width: float, height: float, size: float) -> Sheet:
    """Three stages from left to right; a shortage enters as a red source of its own."""
    sheet = Sheet(width, size, height=height)
    total = max(ways.available + ways.gap, 1e-9)
    scale = (height - 2 * (PAD + END) * size) / total
    second = _stacked([*ways.sources, ("nature", ways.available - ways.usable)], scale, size)
    third = _stacked(ways.uses, scale, size)
    first = _stacked([("available", ways.available)], scale, size)
    _nodes(sheet, first | second, third)
    _stream(sheet, ("water", 0.0, SECOND), (first["available"][0], second["usable"][0]), ways.usable * scale)
    below = first["available"][0] + ways.usable * scale
    _stream(sheet, ("nature", 0.0, SECOND), (below, second["nature"][0]), (ways.available - ways.usable) * scale)
    for kind, source, use, amount in matched(ways.sources, ways.uses):
        from_y = second[kind][0] + source * scale
        name = _use_at(ways, use)
        to_y = third[name][0] + (use - _before(ways, name)) * scale
        _stream(sheet, ("gap" if kind == "gap" else name, SECOND, THIRD), (from_y, to_y), amount * scale)
    _names(sheet, ways, first | second, third)
    return sheet


def matched(sources: list[tuple[str, float]], uses: list[tuple[str, float]]) -> list[tuple[str, float, float, float]]:
    """Sources poured into uses in order: source, where in the source, where over all uses, how much. Equal sums."""
    cuts, at = {0.0}, 0.0
    for parts in (sources, uses):
        at = 0.0
        for _, amount in parts:
            at += amount
            cuts.add(at)
    edges, found = sorted(cuts), []
    for low, high in pairwise(edges):
        at = 0.0
        for name, amount in sources:
            if at <= (low + high) / 2 < at + amount and high - low > 1e-6:
                found.append((name, low - at, low, high - low))
            at += amount
    return found


def _before(ways: Ways, name: str) -> float:
    before = 0.0
    for use, amount in ways.uses:
        if use == name:
            break
        before += amount
    return before


def _use_at(ways: Ways, place: float) -> str:
    return [name for name, amount in ways.uses if amount > 1e-6 and _before(ways, name) <= place + 1e-6][-1]


def _stacked(parts: list[tuple[str, float]], scale: float, size: float) -> dict[str, tuple[float, float]]:
    """Top and bottom of each part; nothing is left out between parts that are there."""
    found, y = {}, END * size
    for name, amount in parts:
        found[name] = (y, y + amount * scale)
        y += amount * scale + (PAD * size if amount > 0 else 0.0)
    return found


def _nodes(sheet: Sheet, left: dict[str, tuple[float, float]], right: dict[str, tuple[float, float]]) -> None:
    for name, (top, bottom) in (left | right).items():
        if bottom - top > 1e-6:
            x = 0.0 if name == "available" else (THIRD if name in right else SECOND) * sheet.width
            kind = "water" if name in {"available", "usable"} else name
            sheet.mark("fill", x, top, x2=x + NODE * sheet.size, y2=max(bottom, top + 1), kind=kind)


def _stream(sheet: Sheet, way: tuple[str, float, float], tops: tuple[float, float], thick: float) -> None:
    """A band that leaves and arrives level; `way` is kind and the stages it joins."""
    if thick <= 0:
        return
    kind, start, end = way
    left, right = start * sheet.width + NODE * sheet.size, end * sheet.width
    name = str(len(sheet.rows))
    for step in range(STEPS):
        t = step / (STEPS - 1)
        y = tops[0] + (tops[1] - tops[0]) * t * t * (3 - 2 * t)
        sheet.mark("band", left + (right - left) * t, y, y2=y + thick, kind=kind, id=name)


def _name(sheet: Sheet, layer: str, place: tuple[float, float, float], text: str) -> None:
    """Name and amount at x, y within the room to the next stage; the amount on a line of its own where it is tight."""
    x, y, room = place
    tight = width_px(text, LETTERING[layer].px * sheet.size, bold=True) > room
    lines = text.rsplit(" ", 1) if tight else [text]
    for place_in, line in enumerate(lines):
        sheet.mark(layer, x, y + (place_in - (len(lines) - 1) / 2) * LINE * sheet.size, text=line)


def _names(
    sheet: Sheet, ways: Ways, left: dict[str, tuple[float, float]], right: dict[str, tuple[float, float]]
) -> None:
    size = sheet.size
    for name, (top, bottom) in left.items():
        if bottom > top:
            x = (0.0 if name == "available" else SECOND * sheet.width) + (NODE + 6) * size
            layer = "alert" if name == "gap" else "heading" if name != "nature" else "plain"
            room = (SECOND if name == "available" else THIRD - SECOND) * sheet.width - (NODE + 9) * size
            _name(sheet, layer, (x, (top + bottom) / 2, room), ways.names[name])
    there = [(name, (top + bottom) / 2) for name, (top, bottom) in right.items() if bottom > top]
    places = apart(
        [y for _, y in there], [LABEL * size] * len(there), LABEL / 2 * size, sheet.height - LABEL / 2 * size
    )
    for (name, _), y in zip(there, places, strict=True):
        sheet.mark("heading", THIRD * sheet.width + (NODE + 6) * size, y, text=ways.names[name])
