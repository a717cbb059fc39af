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
    "stadium", "town-hall", "water",
)  # fmt: skip
"""Signs in the order of their characters: new ones go to the end."""
CODES = {name: chr(FIRST_CODE + place) for place, name in enumerate(NAMES)}
BY_LAYER: dict[str, Any] = {
    "hills": CODES["mountain"],
    "heritage": CODES["historic"],
    "water_bodies": CODES["water"],
    "stations": ["match", ["get", "kind"], "轨道交通站", CODES["rail-metro"], CODES["rail"]],
    "facilities": [
        "match", ["get", "id"],
        "f_airport", CODES["airport"],
        "f_cuizhai_hospital", CODES["hospital"],
        "f_qihang_school", CODES["school"],
        "f_sports_centre", CODES["stadium"],
        "f_committee", CODES["town-hall"],
        "f_expo", CODES["commercial"],
        CODES["industry"],
    ],
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
    "stations": CODES["rail"], "facilities": CODES["hospital"], "places": CODES["town-hall"],
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
