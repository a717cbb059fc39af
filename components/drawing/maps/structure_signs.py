"""Signs in the legend for the layers that are drawn in a way of their own, from the same colours as the map."""

from collections.abc import Callable, Mapping

from components.base.scales import Theme, colour, palette

Shape = tuple[str, Mapping[str, str | float]]
"""Tag and attributes of an SVG element in a sign of 28 × 16 units; of a `text`, its words stand under `text`."""
BOX: dict[str, str | float] = {"x": 2, "y": 2.5, "width": 24, "height": 11}


def belt(tint: str, _theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """Green that pales away from the middle."""
    bands = ((2.0, 12.0), (3.5, 9.0), (5.0, 6.0))
    return tuple(
        ("rect", BOX | {"y": y, "height": tall, "fill": tint, "fill_opacity": 0.3 * opacity}) for y, tall in bands
    )


def axis(tint: str, theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """A double line with its arrowhead."""
    inner = palette(theme).halo
    return (
        ("path", {"d": "M2 8H20", "stroke": tint, "stroke_width": 5, "opacity": opacity}),
        ("path", {"d": "M2 8H20", "stroke": inner, "stroke_width": 1.8, "opacity": opacity}),
        ("path", {"d": "M19 3.5L27 8L19 12.5Z", "fill": tint, "opacity": opacity}),
    )


def cores(tint: str, _theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """Three rings."""
    ring: dict[str, str | float] = {"cx": 14, "cy": 8, "fill": "none", "stroke": tint, "stroke_width": 1.3}
    return tuple(("circle", ring | {"r": r, "opacity": opacity}) for r in (6.6, 4.2, 1.8))


def outline(tint: str, _theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """A solid edge, dotted where it is modelled."""
    stroke: dict[str, str | float] = {"stroke": tint, "fill": "none", "stroke_linecap": "round"}
    return (
        ("path", stroke | {"d": "M2 8H14", "stroke_width": 2.6, "opacity": opacity}),
        (
            "path",
            stroke | {"d": "M17 8H27", "stroke_width": 2.2, "stroke_dasharray": "0.2 4.6", "opacity": 0.7 * opacity},
        ),
    )


def rivers(_tint: str, theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """Water between darker banks, dashed inside."""
    colours = palette(theme)
    lines = ((colours.water_edge, 5.0, "none"), (colours.water, 3.2, "none"), (colours.halo, 1.1, "3.3 3.3"))
    return tuple(
        ("path", {"d": "M2 8H26", "stroke": ink, "stroke_width": width, "stroke_dasharray": dashes, "opacity": opacity})
        for ink, width, dashes in lines
    )


def rail(tint: str, theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """A dark line with light gaps."""
    return (
        ("path", {"d": "M2 8H26", "stroke": tint, "stroke_width": 3.4, "opacity": opacity}),
        ("path", {"d": "M3 8H26", "stroke": palette(theme).halo, "stroke_width": 1.8, "stroke_dasharray": "4.5 4.5"}),
    )


def crossing(tint: str, theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """A bridge as two parapets with a light deck, beside it a tunnel as dashes."""
    return (
        ("path", {"d": "M2 8H14", "stroke": tint, "stroke_width": 6, "opacity": opacity}),
        ("path", {"d": "M2 8H14", "stroke": palette(theme).halo, "stroke_width": 3, "opacity": opacity}),
        ("path", {"d": "M17 8H27", "stroke": tint, "stroke_width": 3.4, "stroke_dasharray": "4 2", "opacity": opacity}),
    )


SIGNS: dict[str, Callable[[str, Theme, float], tuple[Shape, ...]]] = {
    "belt": belt, "axis": axis, "cores": cores, "startup_area": outline, "rivers": rivers,
    "rail_lines": rail, "crossing_lines": crossing,
}  # fmt: skip


def sign(layer_id: str, role: str, theme: Theme, opacity: float) -> tuple[Shape, ...]:
    """The sign of a layer in `SIGNS`."""
    return SIGNS[layer_id](colour(role, theme), theme, opacity)
