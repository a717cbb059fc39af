"""A quiet picture for a title page: the area and the Yellow River through it, without words."""

import shapely
from shapely.geometry import shape

from components.base.assets_store import layer_features
from components.base.scales import Theme, palette
from components.drawing.maps import svg
from components.drawing.maps.camera import AREA_BOX, Sheet, fit

LAYERS = (("startup_area", "outline", 0.16), ("groups", "outline", 0.22), ("yellow_river", "", 1.0))
"""From below: layer, role of its fill ("" for a line in the colour of water), opacity."""
RIVER = 0.012
"""Width of the river in widths of the picture."""


def cover_svg(size: tuple[int, int], theme: Theme) -> str:
    """The picture, `size` px wide and high. It is schematic and bears no boundary that could be measured.

    Raises LayerContractError.
    """
    width, height = size
    colours = palette(theme)
    root = svg.root(width, height, 1.0, "")
    svg.add(root, "rect", width=width, height=height, fill=colours.ground)
    sheet = Sheet(fit(AREA_BOX, width, height, 0.02), width, height)
    for layer, role, opacity in LAYERS:
        forms = [shapely.transform(shape(one["geometry"]), sheet.pixels) for one in layer_features(layer)]
        path = "".join(svg.path(form.simplify(0.5)) for form in forms)
        if role:
            svg.add(root, "path", d=path, fill=colours.water_text, fill_opacity=opacity)
        else:
            river: svg.Attributes = {"stroke": colours.water, "stroke_width": RIVER * width, "fill": "none"}
            svg.add(root, "path", d=path, stroke_linecap="round", stroke_linejoin="round", **river)
    return svg.text_of(root)
