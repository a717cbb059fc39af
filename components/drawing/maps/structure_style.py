"""Map style parts for the layers of the plan's structure, which are drawn in a way of their own."""

from collections.abc import Callable
from typing import Any

from components.base.scales import Theme, colour, palette
from components.drawing.maps.style_parts import Json, butt, fill, line, only
from geo.contracts import Layer

BELT_STRENGTH = {"light": 0.65, "dark": 0.8}
GROUP_STRENGTH = {"light": 0.45, "dark": 0.5}
SKETCHED = (3.0, 2.0)  # dashes of an edge that nobody has surveyed, in its widths
VEIL = 0.7  # of land over what lies under a group: streets' edges there are fainter than beside it
CORE_STRENGTH = {"light": 0.14, "dark": 0.22}
PartBuilder = Callable[[Layer, Theme, float, float], list[Json]]


def belt(layer: Layer, theme: Theme, opacity: float, _size: float) -> list[Json]:
    """Bands over each other: green at the banks that pales outwards, without an edge."""
    tint = colour(layer.style.role, theme)
    strength = round(BELT_STRENGTH[theme] * opacity, 3)
    banded = ["*", ["get", "strength"], strength]
    return [fill(f"{layer.id}-fill", "base_areas", tint, banded) | only("part", "belt")]


def axis(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """A double line with an arrowhead at each end."""
    tint, inner = colour(layer.style.role, theme), palette(theme).halo
    strokes = (("casing", inner, 9.0, 0.75), ("line", tint, 6.5, 1.0), ("core", inner, 2.3, 1.0))
    parts = [
        line(f"{layer.id}-{name}", layer.id, ink, width * size, strength * opacity)
        for name, ink, width, strength in strokes
    ]
    head = fill(f"{layer.id}-head", "base_areas", tint, opacity) | only("part", "head")
    return [*parts, head]


def cores(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """Concentric rings, as plans draw a place whose extent is open."""
    tint = colour(layer.style.role, theme)
    ring = only("part", "ring")
    return [
        fill(f"{layer.id}-fill", layer.id, tint, round(CORE_STRENGTH[theme] * opacity, 3)),
        line(f"{layer.id}-casing", "base_strokes", palette(theme).halo, 4.2 * size, 0.7 * opacity) | ring,
        line(f"{layer.id}-line", "base_strokes", tint, 2.0 * size, opacity) | ring,
    ]


def groups(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """A tint in a light casing with a thin dark edge, dashed while the shape is a sketch."""
    tint = role_colour(layer, theme)
    edge = line(f"{layer.id}-line", layer.id, tint, 2.0 * size, opacity, dashes=SKETCHED if layer.schematic else ())
    return [
        fill(f"{layer.id}-veil", layer.id, palette(theme).land, round(VEIL * opacity, 3)),
        fill(f"{layer.id}-fill", layer.id, tint, round(GROUP_STRENGTH[theme] * opacity, 3)),
        line(f"{layer.id}-casing", layer.id, palette(theme).halo, 4.5 * size, 0.95 * opacity),
        butt(edge) if layer.schematic else edge,
    ]


def outline(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """Edges from public borders, the river or a fitted map are solid, modelled ones lighter and dotted."""
    tint, width = colour(layer.style.role, theme), layer.style.width_px * size
    modelled = line(f"{layer.id}-modelled", "base_strokes", tint, width * 0.9, 0.6 * opacity, dashes=(0.1, 2.0))
    firm = line(f"{layer.id}-line", "base_strokes", tint, width, opacity)
    return [
        firm | {"filter": ["match", ["get", "edge"], ["sourced", "river", "fitted", "stated"], True, False]},
        modelled | only("edge", "modelled"),
    ]


def rivers(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """The Yellow River's family: a darker bank under water, dashed where the stretches are inferred."""
    colours = palette(theme)
    bank = line(f"{layer.id}-casing", layer.id, colours.water_edge, 5.0 * size, opacity)
    water = line(f"{layer.id}-line", layer.id, colours.water, 3.2 * size, opacity)
    gaps = line(f"{layer.id}-inferred", layer.id, colours.halo, 1.1 * size, 0.9 * opacity, dashes=(3.0, 3.0))
    return [bank, water, gaps] if layer.schematic else [bank, water]


def rail(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """A dark line with light gaps, as topographic maps draw railways."""
    tint = colour(layer.style.role, theme)
    return [
        line(f"{layer.id}-casing", layer.id, tint, 3.4 * size, opacity),
        butt(line(f"{layer.id}-line", layer.id, palette(theme).halo, 1.8 * size, opacity, dashes=(4.0, 4.0))),
    ]


def crossing(layer: Layer, theme: Theme, opacity: float, size: float) -> list[Json]:
    """A bridge across the stream: two parapets with a light deck. A tunnel under it: dashes in a casing."""
    tint, halo = colour(layer.style.role, theme), palette(theme).halo
    below = butt(line(f"{layer.id}-below", layer.id, halo, 6.0 * size, 0.8 * opacity))
    tunnel = butt(line(f"{layer.id}-tunnel", layer.id, tint, 3.6 * size, opacity, dashes=(1.1, 0.8)))
    parapets = butt(line(f"{layer.id}-casing", layer.id, tint, 6.0 * size, opacity))
    deck = butt(line(f"{layer.id}-line", layer.id, halo, 3.0 * size, opacity))
    return [
        *(part | only("form", "tunnel") for part in (below, tunnel)),
        *(part | only("form", "bridge") for part in (parapets, deck)),
    ]


def role_colour(layer: Layer, theme: Theme) -> Any:
    """The layer's colour, or an expression that reads the role from each feature."""
    plain = colour(layer.style.role, theme)
    if not layer.style.role_property:
        return plain
    pairs = [part for role, tint in palette(theme).roles.items() for part in (role, tint)]
    return ["match", ["get", layer.style.role_property], *pairs, plain]


STRUCTURE: dict[str, PartBuilder] = {
    "belt": belt, "axis": axis, "cores": cores, "groups": groups, "startup_area": outline, "rivers": rivers,
    "rail_lines": rail, "crossing_lines": crossing,
}  # fmt: skip
