"""Trees over forest belts: a regular stipple of signs, because a tint alone says green and not forest."""

import numpy as np
import shapely

from components.base.scales import Theme, colour
from components.drawing.maps.point_signs import CODES
from components.drawing.maps.style_parts import Json
from geo.contracts import Feature, Layer

STEP_DEG = (0.012, 0.009)
"""Distance of trees in a row and of rows, degrees of longitude and latitude: about 1 km."""
INSIDE_DEG = 0.002
TREE_PX = 11.0


def source(features: list[Feature]) -> Json:
    """Trees inside the areas, every second row shifted by half a step."""
    ground = shapely.union_all([shapely.geometry.shape(f["geometry"]) for f in features]).buffer(-INSIDE_DEG)
    west, south, east, north = ground.bounds
    rows = np.arange(np.floor(south / STEP_DEG[1]), np.ceil(north / STEP_DEG[1]) + 1)
    columns = np.arange(np.floor(west / STEP_DEG[0]), np.ceil(east / STEP_DEG[0]) + 1)
    places = [((column + row % 2 / 2) * STEP_DEG[0], row * STEP_DEG[1]) for row in rows for column in columns]
    inside = [place for place in places if shapely.contains_xy(ground, *place)]
    trees = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": np.round(at, 4).tolist()}}
        for at in inside
    ]
    return {"type": "geojson", "data": {"type": "FeatureCollection", "features": trees}}


def part(layer: Layer, theme: Theme, opacity: float, size: float) -> Json:
    """The trees of a layer, under all names."""
    layout = {
        "text-field": CODES["park"],
        "text-font": ["Noto Sans SC"],
        "text-size": TREE_PX * size,
        "text-allow-overlap": True,
        "text-ignore-placement": True,
        "text-padding": 0,
    }
    tint = colour(layer.style.role, theme)
    paint = {"text-color": tint, "text-opacity": 0.8 * opacity, "text-halo-color": tint, "text-halo-width": 0}
    ident, source_name = f"{layer.id}-tree-signs", f"{layer.id}-trees"
    return {"id": ident, "type": "symbol", "source": source_name, "layout": layout, "paint": paint}
