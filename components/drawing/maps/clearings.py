"""Places of a live map that names keep clear of, because something stands over them that the map does not know."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from components.drawing.maps.rings import LIFT_PX, NAME_PX, RADIUS_PX, Ring
from components.drawing.maps.style_parts import Json, only
from components.drawing.maps.typeset import width_em

SOURCE, MOST, LONGEST_EM = "clearings", 8, 30
UNSEEN = "rgba(0,0,0,0)"
BLOCK = "■"
WORDS = ["get", "words"]


class Clearing(NamedTuple):
    """A ring in degrees, and the length in em of the name over it."""

    longitude: float
    latitude: float
    em: int


def around(rings: Sequence[Ring]) -> tuple[Clearing, ...]:
    """Room for the rings that have a name."""
    return tuple(
        Clearing(round(ring.longitude, 4), round(ring.latitude, 4), math.ceil(width_em(ring.name)))
        for ring in rings
        if ring.name
    )[:MOST]


def encode(clearings: Sequence[Clearing]) -> str:
    """As an address writes them: `117.2162,36.8572,5;116.99,36.67,4`."""
    return ";".join(f"{one.longitude:.4f},{one.latitude:.4f},{one.em}" for one in clearings)


def decode(text: str) -> tuple[Clearing, ...]:
    """The clearings that an address names; none where the text is malformed or makes no sense."""
    try:
        read = [part.split(",") for part in text[:400].split(";") if part]
        listed = tuple(Clearing(float(lon), float(lat), int(em)) for lon, lat, em in read)
    except ValueError:
        return ()
    return listed if all(_is_sensible(one) for one in listed) else ()


def _is_sensible(one: Clearing) -> bool:
    return abs(one.longitude) <= 180 and abs(one.latitude) <= 80 and 0 < one.em <= LONGEST_EM


def sources(clearings: Sequence[Clearing]) -> Json:
    """A ring and the words over it as points, inline; nothing without clearings."""
    if not clearings:
        return {}
    features = [
        _point(one, part, words) for one in clearings for part, words in (("ring", "●"), ("name", BLOCK * one.em))
    ]
    return {SOURCE: {"type": "geojson", "data": {"type": "FeatureCollection", "features": features}}}


def _point(one: Clearing, part: str, words: str) -> Json:
    place = {"type": "Point", "coordinates": [one.longitude, one.latitude]}
    return {"type": "Feature", "properties": {"part": part, "words": words}, "geometry": place}


def parts(clearings: Sequence[Clearing], size: float) -> list[Json]:
    """Unseen words, which take their room before any name that can be seen."""
    if not clearings:
        return []
    return [
        unseen("clearing-rings", SOURCE, 2 * RADIUS_PX * size) | only("part", "ring"),
        unseen("clearing-names", SOURCE, NAME_PX * size, lift_em=LIFT_PX / NAME_PX) | only("part", "name"),
    ]


def unseen(ident: str, from_source: str, px: float, words: Any = WORDS, *, lift_em: float = 0.0) -> Json:
    """The words of a source's points set in `px` and in no colour; `lift_em` raises them over the point."""
    layout: Json = {
        "text-field": words, "text-font": ["Noto Sans SC"], "text-size": px, "text-allow-overlap": True,
        "text-padding": 2, "text-max-width": LONGEST_EM,
    }  # fmt: skip
    layout |= {"text-anchor": "bottom", "text-offset": [0, -lift_em]} if lift_em else {}
    paint = {"text-color": UNSEEN}
    return {"id": ident, "type": "symbol", "source": from_source, "layout": layout, "paint": paint}
