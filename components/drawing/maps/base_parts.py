"""Map style parts of the ground and of the Yellow River, under and between the layers."""

from components.base.scales import Theme, palette
from components.base.settings import TIANDITU_ORIGIN, read_settings
from components.drawing.maps.style_parts import Json, fill, line, only

TILES_OPACITY, MASK_OVER_TILES = 0.75, 0.55
SHADOW = ((22.0, 0.035), (15.0, 0.045), (9.0, 0.06), (5.0, 0.08))
"""Width in px and strength of the lines that, over each other, raise the area above its neighbours."""
SHADOW_FAR = 0.4  # of these widths on a phone, where the area is small


def ground(theme: Theme, size: float, *, tiles: bool) -> list[Json]:
    """Warm land inside with a soft glow along its boundary, cooler and darker outside, hairlines of districts.

    `tiles`: whether an online service lies under it.
    """
    colours = palette(theme)
    below: list[Json] = [
        {"id": "ground", "type": "background", "paint": {"background-color": colours.land_outside}},
        fill("land", "startup_area", colours.land_edge),
        fill("glow", "base_areas", colours.land, ["get", "strength"]) | only("part", "inset"),
    ]
    if tiles:  # over our own ground, which stays where the service does not answer
        below.append({"id": "tiles", "type": "raster", "source": "tiles", "paint": {"raster-opacity": TILES_OPACITY}})
    mask = fill("mask", "base_mask", colours.land_outside, MASK_OVER_TILES if tiles else 1.0)
    shadow = [
        line(f"shadow-{turn}", "startup_area", colours.shadow, px * size, strength, far=SHADOW_FAR)
        for turn, (px, strength) in enumerate(SHADOW)
    ]
    return [*below, mask, line("borders", "base_borders", colours.hairline, 0.7 * size, 0.75), *shadow]


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
