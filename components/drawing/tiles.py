"""The land as ten tiles: houses on some, trees and water on the others; for people who read no charts."""

from xml.etree.ElementTree import Element

from components.base.scales import Theme, palette
from components.drawing.maps import svg

COLUMNS, ROWS = 5, 2
COUNT = COLUMNS * ROWS
GAP = 0.08
"""Space around a tile, as a share of its side."""
HOUSE = ((0.2, 0.52), (0.5, 0.24), (0.8, 0.52), (0.72, 0.52), (0.72, 0.78), (0.28, 0.78), (0.28, 0.52))
CROWN = ((0.5, 0.18), (0.74, 0.6), (0.26, 0.6))
TRUNK = ((0.46, 0.6), (0.54, 0.6), (0.54, 0.8), (0.46, 0.8))
WAVE = "M{x0} {y}q{s} -{s} {d} 0t{d} 0t{d} 0"
Tile = tuple[float, float, float]


def tiles_svg(built: int, least_green: int, size: tuple[int, int], theme: Theme, title: str) -> str:
    """`built` of ten tiles with a house. Where fewer than `least_green` are left, those that are missing have a red
    edge. `size` is width and height in px; `title` says what is seen."""
    width, height = size
    ink = palette(theme)
    root = svg.root(width, height, 1.0, title)
    svg.add(root, "rect", width=width, height=height, fill=ink.ground)
    side = min(width / COLUMNS, height / ROWS) * 0.94
    left, top = (width - side * COLUMNS) / 2, (height - side * ROWS) / 2
    for number in range(COUNT):
        tile = left + side * (number % COLUMNS), top + side * (number // COLUMNS), side
        if number < built:
            _house(root, tile, theme, is_over=number >= COUNT - least_green)
        else:
            _green(root, tile, theme, has_water=number % 3 == 1)
    return svg.text_of(root)


def _house(root: Element, tile: Tile, theme: Theme, *, is_over: bool) -> None:
    ink = palette(theme)
    _ground(root, tile, ink.panel, ink.roles["goal"] if is_over else ink.roles["built_land"])
    _shape(root, tile, HOUSE, ink.roles["goal"] if is_over else ink.roles["built_land"])


def _green(root: Element, tile: Tile, theme: Theme, *, has_water: bool) -> None:
    ink = palette(theme)
    _ground(root, tile, ink.panel, ink.water_edge if has_water else ink.roles["forest"])
    if not has_water:
        _shape(root, tile, TRUNK, ink.roles["yellow_river_ochre"])
        _shape(root, tile, CROWN, ink.roles["forest"])
        return
    x, y, side = tile
    step = side * 0.1
    for line in (0.36, 0.52, 0.68):
        path = WAVE.format(x0=x + side * 0.2, y=y + side * line, s=step, d=step * 2)
        svg.add(root, "path", d=path, fill="none", stroke=ink.water, stroke_width=side * 0.05, stroke_linecap="round")


def _ground(root: Element, tile: Tile, fill: str, edge: str) -> None:
    x, y, side = tile
    gap = side * GAP
    svg.add(
        root, "rect", x=x + gap, y=y + gap, width=side - 2 * gap, height=side - 2 * gap, rx=side * 0.1, fill=fill,
        stroke=edge, stroke_width=side * 0.03,
    )  # fmt: skip


def _shape(root: Element, tile: Tile, outline: tuple[tuple[float, float], ...], fill: str) -> None:
    x, y, side = tile
    points = " ".join(f"{svg.number(x + a * side)},{svg.number(y + b * side)}" for a, b in outline)
    svg.add(root, "polygon", points=points, fill=fill)
