"""Colours and shapes: one meaning, one colour, on every map and chart, in both themes."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
LEAST_FAR_PX = 13.5
"""Least size of letters, at size 1.0, on screens that a back row reads: at least 20 px at size 1.5."""
SANS = "Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"


@dataclass(frozen=True)
class Palette:
    """Hex colours of one theme. Text colours keep a contrast of at least 4.5 : 1 on `ground` (tested)."""

    ground: str
    panel: str
    land: str
    land_edge: str
    land_outside: str
    border: str
    grid: str
    text: str
    text_soft: str
    text_faint: str
    hairline: str
    halo: str
    water: str
    water_edge: str
    water_light: str
    water_text: str
    roles: dict[str, str]


LIGHT = Palette(
    ground="#FBF9F4",
    panel="#F3EFE5",
    land="#FFFCF4",
    land_edge="#DDE6DA",
    land_outside="#D6E1E2",
    border="#B9B1A0",
    grid="#E3DDCF",
    text="#1D2B33",
    text_soft="#55626A",
    text_faint="#7B858B",
    hairline="#A3ADAD",
    halo="#FFFDF7",
    water="#7FBFCB",
    water_edge="#3D8797",
    water_light="#D8F0F2",
    water_text="#2B6B70",
    roles={
        "primary": "#12706B",
        "axis_red": "#B3261E",
        "river_blue_green": "#2A8A8A",
        "yellow_river_ochre": "#B7802B",
        "river_belt": "#6FAE63",
        "river_belt_text": "#3A7434",
        "outline": "#12706B",
        "subdistrict": "#8B8272",
        "core": "#24468F",
        "built_land": "#A65E2E",
        "group_1": "#2E5FA3",
        "group_2": "#B14A73",
        "group_3": "#8F6212",
        "group_4": "#6A7A1E",
        "group_5": "#7D5BA6",
        "reclaimed_water": "#2583A3",
        "forest": "#4C8A4A",
        "corridor": "#6B9A3C",
        "heritage": "#8C4A2F",
        "hill": "#6C6A3F",
        "facility": "#34507C",
        "crossing": "#6A4A12",
        "railway": "#3B4248",
        "runway": "#6E7478",
        "place": "#4A555C",
        "neutral": "#7C7668",
        "water_body": "#2A8A8A",
        "selected": "#E0A100",
        "actual": "#12706B",
        "plan": "#2E5FA3",
        "goal": "#2A1B5C",
        "reported": "#7A6328",
        "derived": "#55626A",
        "user": "#8A4B9A",
        "good": "#1E7B4C",
        "warn": "#8F5900",
        "bad": "#A3154F",
        "unknown": "#6D7479",
    },
)

DARK = Palette(
    ground="#0C1B2A",
    panel="#12283B",
    land="#1B3348",
    land_edge="#2F6A70",
    land_outside="#0B1722",
    border="#3E5468",
    grid="#24394C",
    text="#EAF1F4",
    text_soft="#A9BBC6",
    text_faint="#7F93A1",
    hairline="#3E5468",
    halo="#0B1826",
    water="#2E7C93",
    water_edge="#7CC6D6",
    water_light="#8FD3E0",
    water_text="#8FCBD3",
    roles={
        "primary": "#4FC3B7",
        "axis_red": "#FF6B5E",
        "river_blue_green": "#4FB7BC",
        "yellow_river_ochre": "#E0AC57",
        "river_belt": "#7CC06E",
        "river_belt_text": "#9AD48C",
        "outline": "#4FC3B7",
        "subdistrict": "#7C8B97",
        "core": "#AFC0EA",
        "built_land": "#E3A36F",
        "group_1": "#78A9EE",
        "group_2": "#EC8FB4",
        "group_3": "#CDB46A",
        "group_4": "#B5C45A",
        "group_5": "#B79AE0",
        "reclaimed_water": "#68C6E4",
        "forest": "#86C77F",
        "corridor": "#B2CF72",
        "heritage": "#E2A181",
        "hill": "#C2BE86",
        "facility": "#A7C1EE",
        "crossing": "#F0CD86",
        "railway": "#C6CFD6",
        "runway": "#93A1AC",
        "place": "#B9C7CF",
        "neutral": "#9AA7B0",
        "water_body": "#6FCBD0",
        "selected": "#FFD34D",
        "actual": "#4FC3B7",
        "plan": "#78A9EE",
        "goal": "#E2D4FF",
        "reported": "#CDB46A",
        "derived": "#A9BBC6",
        "user": "#C58BD6",
        "good": "#66CF97",
        "warn": "#F0B955",
        "bad": "#FF86B5",
        "unknown": "#9AA7B0",
    },
)

# A value's kind shows in shape and line as well as in colour.
KIND_SHAPE = {"actual": "circle", "plan": "diamond", "goal": "triangle-up", "reported": "square", "user": "cross"}
GRADE_MARK = {"official": "●", "reported": "■", "derived": "◇", "assumed": "△", "user": "✚"}


def lettering_px(px: float, size: float) -> float:
    """Size of letters of `px` at size 1.0; what is larger is for a back row and never falls below what it can read."""
    return (px if size <= 1 else max(px, LEAST_FAR_PX)) * size


def palette(theme: Theme) -> Palette:
    """The colours of a theme."""
    return DARK if theme == "dark" else LIGHT


def colour(role: str, theme: Theme) -> str:
    """Hex colour of a named role; an unknown role is neutral, so that a new layer is drawn before it is styled."""
    roles = palette(theme).roles
    return roles.get(role, roles["neutral"])


def rgba(role: str, theme: Theme, alpha: int) -> list[int]:
    """The role's colour as [r, g, b, a], each 0 to 255."""
    value = colour(role, theme).lstrip("#")
    return [int(value[i : i + 2], 16) for i in (0, 2, 4)] + [alpha]
