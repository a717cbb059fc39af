"""Colours of the static pictures, per role. The screen has its own, in the view; the roles are the same."""

from typing import Literal

Theme = Literal["light", "dark"]
FONT = "Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif"

COLOURS: dict[Theme, dict[str, str]] = {
    "light": {
        "ground": "#E9E5DA",
        "land": "#F6F1E4",
        "border": "#B9B1A0",
        "inside": "#FFFDF7",
        "text": "#1D2B33",
        "text_soft": "#55626A",
        "halo": "#FFFDF7",
        "water": "#A9CFD1",
        "water_text": "#2B6B70",
        "river_blue_green": "#2A8A8A",
        "yellow_river_ochre": "#B7802B",
        "axis_red": "#B3261E",
        "outline": "#12706B",
        "subdistrict": "#8B8272",
        "core": "#8A4B9A",
        "group_1": "#2E5FA3",
        "group_2": "#B14A73",
        "group_3": "#7A6328",
        "group_4": "#43803F",
        "group_5": "#2583A3",
    },
    "dark": {
        "ground": "#0F2130",
        "land": "#15293A",
        "border": "#3E5468",
        "inside": "#1B3347",
        "text": "#EAF1F4",
        "text_soft": "#A9BBC6",
        "halo": "#0B1826",
        "water": "#245C70",
        "water_text": "#8FCBD3",
        "river_blue_green": "#4FB7BC",
        "yellow_river_ochre": "#E0AC57",
        "axis_red": "#FF6B5E",
        "outline": "#4FC3B7",
        "subdistrict": "#7C8B97",
        "core": "#C58BD6",
        "group_1": "#78A9EE",
        "group_2": "#EC8FB4",
        "group_3": "#CDB46A",
        "group_4": "#86C77F",
        "group_5": "#68C6E4",
    },
}
