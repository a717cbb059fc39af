"""The opening of the overview: along the axis from the hills south of the old city across the river, the groups, and
the crossings by year beside the documents' counts. Places in px of the map, and words."""

from typing import Any

import numpy as np
from shapely.geometry import shape

from components.base import cache
from components.base.scales import Theme, colour, palette
from components.drawing.maps.camera import Sheet
from components.topics.crossings.facts import Facts
from components.topics.crossings.sentences import stated_counts
from components.words.citation import scope_label
from components.words.text import pick, tr
from geo.contracts import Feature

Json = dict[str, Any]
COARSE_DEG = 0.002
STOPS = ("hill_qianfoshan", "spring_baotu", "lake_daming", "hill_queshan")
"""The landmarks in the order in which their names light up."""


def opening(facts: Facts, sheet: Sheet, theme: Theme) -> Json:
    """What the browser plays over a map of this sheet. Raises LayerContractError."""
    ink = palette(theme)
    return {
        "axis": _line(sheet, cache.features("axis")[0]),
        "stops": [_point(sheet, one) for one in _ordered(cache.features("axis_nodes"), STOPS)],
        "groups": [_outline(sheet, one, theme) for one in cache.features("groups")],
        "crossings": _crossings(facts, sheet),
        "unplaced": {"count": sum(line.place is None for line in facts.lines), "word": tr("位置未公布")},
        "counts": _counts(facts),
        "ink": {"ground": ink.ground, "text": ink.text, "axis": colour("axis_red", theme),
                "crossing": colour("primary", theme), "soft": ink.text_soft},
        "skip": tr("按任意键跳过"),
        "size": [sheet.width, sheet.height],
    }  # fmt: skip


def _ordered(features: list[Feature], idents: tuple[str, ...]) -> list[Feature]:
    by_id = {one["properties"]["id"]: one for one in features}
    return [by_id[ident] for ident in idents if ident in by_id]


def _px(sheet: Sheet, points: list[tuple[float, float]]) -> list[list[float]]:
    return [[round(x, 1), round(y, 1)] for x, y in sheet.pixels(np.array(points)).tolist()]


def _line(sheet: Sheet, feature: Feature) -> list[list[float]]:
    return _px(sheet, [(x, y) for x, y, *_ in feature["geometry"]["coordinates"]])


def _point(sheet: Sheet, feature: Feature) -> Json:
    """Place and name of an element, an area by a point within it."""
    properties, point = feature["properties"], shape(feature["geometry"]).representative_point()
    return {"at": _px(sheet, [(point.x, point.y)])[0], "name": pick(properties["name"], properties["name_en"])}


def _outline(sheet: Sheet, feature: Feature, theme: Theme) -> Json:
    """Outline of a group as coarse as can be seen, and its colour."""
    ring = shape(feature["geometry"]).simplify(COARSE_DEG).exterior
    return {"outline": _px(sheet, list(ring.coords)), "tint": colour(feature["properties"]["color_role"], theme)}


def _crossings(facts: Facts, sheet: Sheet) -> list[Json]:
    """The crossings that have a place by the year from which they are open, those not open yet at the end."""
    located = [(line, line.place) for line in facts.lines if line.place]
    dated = [(line.crossing.open_year or line.crossing.known_open_by, place) for line, place in located]
    ordered = sorted(dated, key=lambda one: one[0] or 9999)
    return [{**_point(sheet, place), "isOpen": year is not None} for year, place in ordered]


def _counts(facts: Facts) -> list[tuple[str, str]]:
    """The documents' counts in their order, each with its scope."""
    counts = stated_counts(facts)
    scope = scope_label("direct")
    return [
        (tr("通车 {n}", n=counts["open_2023"]), tr("2023年，{scope}", scope=scope)),
        (tr("规划 {n}", n=counts["planned"]), scope),
        (tr("加密至 {n}", n=counts["planned_densified"]), scope),
    ]
