"""Legend signs as tiny pictures, drawn from the same colours as the map."""

import base64

from components.base.scales import Theme, colour, palette
from components.drawing.maps.style_layers import GROUP_LEGEND
from geo.contracts import Layer


def swatch(layer: Layer, theme: Theme) -> str:
    """A data address of a 28 × 16 picture that looks like the layer does on the map."""
    tint = colour(layer.style.role, theme)
    if layer.geometry == "point":
        shape = f'<circle cx="14" cy="8" r="5" fill="{tint}" stroke="{palette(theme).halo}"/>'
    elif layer.geometry == "line":
        shape = f'<path d="M2 8H26" stroke="{tint}" stroke-width="{min(layer.style.width_px + 1, 5):g}"/>'
    elif layer.style.role_property:
        shape = "".join(
            f'<rect x="{2 + 5 * i}" y="3" width="4.4" height="10" fill="{colour(role, theme)}" fill-opacity="0.75"/>'
            for i, role in enumerate(GROUP_LEGEND)
        )
    else:
        fill = layer.style.opacity if layer.style.kind == "fill" else 0
        dash = ' stroke-dasharray="3 2"' if layer.schematic else ""
        shape = (
            f'<rect x="2" y="2.5" width="24" height="11" fill="{tint}" fill-opacity="{fill}" stroke="{tint}"{dash}/>'
        )
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="28" height="16" viewBox="0 0 28 16">{shape}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()
