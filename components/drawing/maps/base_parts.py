"""Map style parts of the ground and of the Yellow River, under and between the layers."""

from components.base.scales import Theme, palette
from components.base.settings import TIANDITU_ORIGIN, read_settings
from components.drawing.maps.style_parts import Json, fill, line, only

TILES_OPACITY, MASK_OVER_TILES = 0.75, 0.55


def ground(theme: Theme, size: float, *, tiles: bool) -> list[Json]:
    """Warm land with a soft glow inside its boundary; cooler and darker around, with hairlines.

    `tiles`: whether an online service lies under it.
    """
    colours = palette(theme)
    ground_part: Json = {"id": "ground", "type": "background", "paint": {"background-color": colours.land_outside}}
    land = [
        fill("land", "startup_area", colours.land_edge),
        fill("glow", "base_areas", colours.land, ["get", "strength"]) | only("part", "inset"),
    ]
    borders = line("borders", "base_borders", colours.hairline, 0.7 * size, 0.75)
    mask = fill("mask", "base_mask", colours.land_outside, MASK_OVER_TILES if tiles else 1.0)
    if tiles:  # over our own ground, which stays where the service does not answer
        service: Json = {"id": "tiles", "type": "raster", "source": "tiles", "paint": {"raster-opacity": TILES_OPACITY}}
        return [ground_part, *land, service, mask, borders]
    return [ground_part, mask, *land, borders]


def river(theme: Theme, size: float) -> list[Json]:
    """A band with darker banks and a light thread in mid-stream; all three fade out where the data ends."""
    colours = palette(theme)
    strength = ["get", "strength"]
    return [
        fill("river", "river_band", colours.water, strength),
        line("thread", "base_strokes", colours.water_light, 1.3 * size, strength) | only("part", "thread"),
        line("banks", "base_strokes", colours.water_edge, 1.3 * size, strength) | only("part", "bank"),
    ]


def tile_source() -> Json:
    """The tiles of 天地图 as a source where the site has a key for them."""
    site = read_settings()
    if not site.tianditu_token:
        return {}
    kind = site.tianditu_kind
    query = f"SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={kind}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
    tile = (
        f"{TIANDITU_ORIGIN}/{kind}_w/wmts?{query}&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={site.tianditu_token}"
    )
    zooms = {"minzoom": 1, "maxzoom": 18}
    return {"tiles": {"type": "raster", "tiles": [tile], "tileSize": 256, **zooms, "attribution": "天地图"}}
