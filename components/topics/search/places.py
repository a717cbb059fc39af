"""What a place is called by its kind, and in which subdistricts it lies: a search for 医院 means every hospital."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from shapely.geometry import shape

from components.base import cache
from components.base.errors import EXPECTED
from components.topics.elements import elements
from components.words.codes import CROSSING_TYPES, ELEMENT_TYPES, FACILITY_CATEGORIES
from components.words.text import pick, tr
from model.single_flight import single_flight

Row = Mapping[Any, Any]
EVERYDAY_WORDS = (
    ("education", "学校;school"),
    ("health", "医院;卫生;hospital;clinic"),
    ("elderly_care", "养老院;care home"),
    ("sports", "体育馆;体育场;stadium"),
    ("culture", "文化馆;图书馆"),
    ("exhibition", "会展中心"),
    ("park", "绿地;park"),
    ("water_supply", "水厂"),
    ("reclaimed_water", "污水;再生水厂"),
    ("power", "变电站;电站"),
    ("heat", "供暖"),
    ("rail", "地铁;轨道交通;metro"),
    ("road", "道路;road"),
    ("transport_hub", "车站;枢纽;station"),
    ("emergency", "消防;应急"),
    ("storage", "粮库;仓库"),
    ("flood_control", "防汛"),
    ("community", "社区服务"),
)
"""Everyday words for a category of facilities, besides its own name."""
LAYER_TYPES = {"facilities": "设施", "stations": "车站", "runway": "跑道", "rail_lines": "铁路", "places": "地点"}
"""Kinds of what is on the map only, by its layer."""
OPEN_PLACES = "open_places"
CATEGORY_OF_KIND = (
    ("hospital", "health"), ("health_station", "health"), ("primary_school", "education"),
    ("secondary_school", "education"), ("college", "education"), ("kindergarten", "education"),
)  # fmt: skip
"""Kinds of the open map's places that are no category of facilities themselves."""


def layer_row(element: str) -> Row:
    """What is on the map only, as a row: the type of its layer, or the category of a place of the open map."""
    layer = cache.element_index()[element].layer_id
    feature = elements.feature_of(element)
    kind = str(feature["properties"].get("kind", "")) if feature and layer == OPEN_PLACES else ""
    category = dict(CATEGORY_OF_KIND).get(kind, kind)
    return {"category": category, "word": FACILITY_CATEGORIES.get(category) or LAYER_TYPES.get(layer, "地点")}


def type_word(table: str, row: Row) -> str:
    """What kind of thing a row is, in the viewer's language."""
    return tr(_type(table, row))


def kind_words(table: str, row: Row) -> str:
    """The words of its kind, divided by semicolons."""
    words = _type(table, row)
    return ";".join((words, tr(words), dict(EVERYDAY_WORDS).get(str(row.get("category") or ""), "")))


def _type(table: str, row: Row) -> str:
    if not table:
        return str(row["word"])
    if table in ("facilities", "projects"):
        return FACILITY_CATEGORIES.get(str(row["category"]), "设施")
    if table == "crossings":
        return CROSSING_TYPES.get(str(row.get("type") or ""), "跨河通道")
    return ELEMENT_TYPES.get(str(row["element_type"]), "要素")


def subdistricts_of(element: str, row: Row) -> tuple[str, ...]:
    """Ids of the subdistricts that an element is attributed to or, where the tables do not say, lies in on the map."""
    own = str(row.get("subdistrict_id") or "")
    members = [one for one in str(row.get("members") or "").split(";") if one in subdistricts()]
    stated = tuple(dict.fromkeys(one for one in (own, *members) if one))
    if element in subdistricts():
        return (element,)
    return stated or _within(cache.geo_versions()).get(element, ())


def subdistricts() -> dict[str, str]:
    """Id to name in the viewer's language, in the order of the table; none where it is broken."""
    with suppress(*EXPECTED):
        rows = cache.records("spatial_elements", "element_id").items()
        listed = ((ident, row) for ident, row in rows if row["element_type"] == "subdistrict")
        return {ident: pick(str(row["name"]), str(row["name_en"])) for ident, row in listed}
    return {}


@single_flight(maxsize=2)
def _within(version: tuple[int, ...]) -> dict[str, tuple[str, ...]]:
    """The subdistricts of everything that is drawn as a point."""
    with suppress(*EXPECTED):
        areas = {f["properties"]["id"]: shape(f["geometry"]) for f in cache.features("subdistricts")}
        layers = [layer.id for layer in cache.layers() if layer.geometry == "point"]
        points = [f for layer in layers for f in cache.features(layer)]
        return {
            f["properties"]["id"]: tuple(i for i, area in areas.items() if area.contains(shape(f["geometry"])))
            for f in points
        }
    return {}
