"""The land as ten tiles: houses on some, trees, water and fields on the others; for people who read no charts."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from components.base.scales import Theme, palette
from components.drawing.maps import svg
from components.drawing.maps.names import Span
from components.drawing.maps.typeset import BASELINE_EM, Lettering, width_px

COLUMNS, ROWS = 5, 2
COUNT = COLUMNS * ROWS
GAP = 0.045
"""Space around a tile, as a share of its side."""
ROOF = ((0.5, 0.18), (0.86, 0.5), (0.14, 0.5))
WALL = ((0.24, 0.5), (0.76, 0.5), (0.76, 0.82), (0.24, 0.82))
DOOR = ((0.44, 0.6), (0.56, 0.6), (0.56, 0.82), (0.44, 0.82))
CROWNS = ((0.34, 0.2, 0.2), (0.68, 0.32, 0.16))
"""Top, and half the width, of a tree's crown: x, y, half."""
WAVE = "M{x0} {y}q{s} -{s} {d} 0t{d} 0t{d} 0"
SIGN_SHARE, LETTER_SHARE = 0.4, 0.15
"""Side of a sign under the tiles, and size of its words, as shares of a tile's side."""
Tile = tuple[float, float, float]


class Paint(NamedTuple):
    """Colours of the tiles, the same on both themes: a child knows them."""

    wood: str = "#2E7D4F"
    leaf: str = "#8FE08A"
    trunk: str = "#7A4B22"
    water: str = "#1F6FB2"
    wave: str = "#A9E0FF"
    field: str = "#B98A2E"
    crop: str = "#F4DC8C"
    town: str = "#F0A95B"
    roof: str = "#B5452C"
    wall: str = "#FFF3DC"
    over: str = "#D81B43"
    over_edge: str = "#FFD5DE"


PAINT = Paint()
Drawer = Callable[[Element, Tile], None]


def tiles_svg(
    built: int, least_green: int, size: tuple[int, int], theme: Theme, words: tuple[str, Sequence[str]]
) -> str:
    """`built` of ten tiles with a house. Where fewer than `least_green` are left, those that are missing are red, with
    an exclamation mark. `size` is width and height in px; `words` say what is seen, and under the tiles what a house,
    trees, water and a field are, and last a red tile, where there is one."""
    width, height = size
    root = svg.root(width, height, 1.0, words[0])
    svg.add(root, "rect", width=width, height=height, fill=palette(theme).ground)
    side = min(width / COLUMNS, height / (ROWS + SIGN_SHARE * 1.4)) * 0.97
    left, top = (width - side * COLUMNS) / 2, (height - side * (ROWS + SIGN_SHARE * 1.3)) / 2
    for number in range(COUNT):
        tile = left + side * (number % COLUMNS), top + side * (number // COLUMNS), side
        _drawer(number, built, least_green)(root, tile)
    drawers: list[Drawer] = [_house, _trees, _water, _field, *([_over] if built > COUNT - least_green else [])]
    _signs(root, (top + side * (ROWS + 0.12), side, width), list(zip(drawers, words[1], strict=False)), theme)
    return svg.text_of(root)


def _drawer(number: int, built: int, least_green: int) -> Drawer:
    if number < built:
        return _over if number >= COUNT - least_green else _house
    return (_trees, _water, _trees, _field)[number % 4]


def _signs(root: Element, line: tuple[float, float, float], signs: list[tuple[Drawer, str]], theme: Theme) -> None:
    """A row of small tiles with their words, in the middle of the width. `line`: its top, a tile's side, the width."""
    top, side, width = line
    sign, px = side * SIGN_SHARE, side * LETTER_SHARE
    wide = [sign * 1.15 + width_px(word, px) + px for _, word in signs]
    scale = min(1.0, (width * 0.97) / sum(wide))
    x = (width - sum(wide) * scale) / 2
    setting = Lettering(px * scale, False, palette(theme).text, palette(theme).halo, 0.0)
    for (draw, word), step in zip(signs, wide, strict=True):
        draw(root, (x, top, sign * scale))
        at = x + sign * scale * 1.15, top + sign * scale / 2 + BASELINE_EM * setting.px
        svg.write(root, [Span(word, *at)], setting)
        x += step * scale


def _house(root: Element, tile: Tile) -> None:
    _ground(root, tile, PAINT.town)
    _shape(root, tile, WALL, PAINT.wall)
    _shape(root, tile, DOOR, PAINT.roof)
    _shape(root, tile, ROOF, PAINT.roof)


def _over(root: Element, tile: Tile) -> None:
    x, y, side = tile
    _ground(root, tile, PAINT.over, PAINT.over_edge)
    _shape(root, tile, WALL, PAINT.wall)
    _shape(root, tile, ROOF, PAINT.over_edge)
    mark = Lettering(side * 0.34, True, PAINT.over, PAINT.over, 0.0)
    svg.write(root, [Span("!", x + side / 2, y + side * 0.66 + BASELINE_EM * mark.px, "middle")], mark)


def _trees(root: Element, tile: Tile) -> None:
    _ground(root, tile, PAINT.wood)
    for middle, top, half in CROWNS:
        low = top + half * 2.2
        trunk = ((middle - 0.03, low), (middle + 0.03, low), (middle + 0.03, low + 0.14), (middle - 0.03, low + 0.14))
        _shape(root, tile, trunk, PAINT.trunk)
        _shape(root, tile, ((middle, top), (middle + half, low), (middle - half, low)), PAINT.leaf)


def _water(root: Element, tile: Tile) -> None:
    x, y, side = tile
    _ground(root, tile, PAINT.water)
    for line in (0.34, 0.52, 0.7):
        path = WAVE.format(x0=x + side * 0.2, y=y + side * line, s=side * 0.1, d=side * 0.2)
        svg.add(
            root, "path", d=path, fill="none", stroke=PAINT.wave, stroke_width=side * 0.05, stroke_linecap="round"
        )  # fmt: skip


def _field(root: Element, tile: Tile) -> None:
    _ground(root, tile, PAINT.field)
    for row in (0.24, 0.41, 0.58, 0.75):
        for place in (0.2, 0.36, 0.52, 0.68, 0.84):
            leaf = ((place, row - 0.09), (place + 0.035, row + 0.05), (place - 0.035, row + 0.05))
            _shape(root, tile, leaf, PAINT.crop)


def _ground(root: Element, tile: Tile, fill: str, edge: str | None = None) -> None:
    x, y, side = tile
    gap = side * GAP
    svg.add(
        root, "rect", x=x + gap, y=y + gap, width=side - 2 * gap, height=side - 2 * gap, rx=side * 0.1, fill=fill,
        stroke=edge, stroke_width=side * 0.04 if edge else None,
    )  # fmt: skip


def _shape(root: Element, tile: Tile, outline: tuple[tuple[float, float], ...], fill: str) -> None:
    x, y, side = tile
    points = " ".join(f"{svg.number(x + a * side)},{svg.number(y + b * side)}" for a, b in outline)
    svg.add(root, "polygon", points=points, fill=fill)
