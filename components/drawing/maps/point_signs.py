"""Signs of places by what they are, from the Maki set: characters of a private range that the map's glyphs hold."""

from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from components.base.assets_store import ROOT

MAKI = ROOT / "components" / "assets" / "maki"
UNITS = 15.0
"""Width and height of a sign's drawing."""
FIRST_CODE = 0xE000
NAMES = (
    "airport", "commercial", "historic", "hospital", "industry", "mountain", "park", "rail", "rail-metro", "school",
    "stadium", "town-hall", "water", "college", "heart", "museum", "town", "police", "residential-community", "shop",
    "bank", "drinking-water", "recycling", "charging-station", "hot-spring", "waste-basket", "communications-tower",
    "warehouse", "suitcase", "globe",
)  # fmt: skip
"""Signs in the order of their characters: new ones go to the end."""
CODES = {name: chr(FIRST_CODE + place) for place, name in enumerate(NAMES)}
CATEGORY_SIGNS = {
    "education": "school", "health": "hospital", "elderly_care": "heart", "sports": "stadium", "culture": "museum",
    "exhibition": "commercial", "community": "town", "government": "town-hall", "emergency": "police",
    "housing": "residential-community", "park": "park", "commerce": "shop", "finance": "bank",
    "water_supply": "drinking-water", "reclaimed_water": "recycling", "power": "charging-station",
    "heat": "hot-spring", "utilities": "waste-basket", "digital": "communications-tower", "transport_hub": "airport",
    "storage": "warehouse", "employment": "suitcase", "research": "globe", "innovation_platform": "globe",
}  # fmt: skip
"""Category of a facility to its sign."""
KIND_SIGNS = {
    "kindergarten": "school", "primary_school": "school", "secondary_school": "school", "college": "college",
    "hospital": "hospital", "health_station": "hospital",
}  # fmt: skip
"""Finer kinds, where the open map tells them apart."""
FACILITY_SIGN: list[Any] = [
    "match", ["get", "kind"],
    *(part for kind, sign in (CATEGORY_SIGNS | KIND_SIGNS).items() for part in (kind, CODES[sign])),
    CODES["industry"],
]  # fmt: skip
BY_LAYER: dict[str, Any] = {
    "hills": CODES["mountain"],
    "heritage": CODES["historic"],
    "water_bodies": CODES["water"],
    "stations": ["match", ["get", "kind"], "轨道交通站", CODES["rail-metro"], CODES["rail"]],
    "facilities": FACILITY_SIGN,
    "open_places": FACILITY_SIGN,
    "places": [
        "match", ["get", "kind"],
        "火车站", CODES["rail"],
        "机场", CODES["airport"],
        "体育", CODES["stadium"],
        "老城", CODES["historic"],
        "科研", CODES["park"],
        "园区", CODES["industry"],
        CODES["town-hall"],
    ],
}  # fmt: skip
"""Layer to the sign of its points, or an expression that gives it."""

LEGEND = {
    "hills": CODES["mountain"], "heritage": CODES["historic"], "water_bodies": CODES["water"],
    "stations": CODES["rail"], "facilities": CODES["hospital"], "open_places": CODES["school"],
    "places": CODES["town-hall"],
}  # fmt: skip
"""Layer to the sign that stands for it in the legend."""


def outline(character: str) -> str | None:
    """The path of a sign in a square of 15 units; None for any other character."""
    return _outlines().get(character)


@lru_cache(maxsize=1)
def _outlines() -> dict[str, str]:
    return {CODES[name]: _path_of(name) for name in NAMES}


def _path_of(name: str) -> str:
    root = ElementTree.parse(MAKI / f"{name}.svg").getroot()
    return " ".join(str(part.get("d")) for part in root.iter("{http://www.w3.org/2000/svg}path"))
