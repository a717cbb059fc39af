"""Every element a viewer can find on the page, located or not, and the card of each."""

from contextlib import suppress
from dataclasses import dataclass

import pandas as pd
from shapely.geometry import shape

from components.base import cache
from components.base.words_cache import words_cache
from components.topics.elements import element_facts
from components.topics.elements.element_facts import ElementFacts
from components.words import codes
from components.words.text import pick
from data.errors import DataContractError, Fault
from data.tables import SCHEMAS
from geo import measure
from geo.contracts import Feature
from geo.errors import LayerContractError, LayerFault
from model.single_flight import single_flight


@dataclass(frozen=True)
class Entry:
    """One line of the search box. `table` names the table with its facts; "" for an element that is on the map only."""

    element_id: str
    name: str
    name_en: str
    table: str
    located: bool

    @property
    def title(self) -> str:
        """Name in the viewer's language."""
        return pick(self.name, self.name_en)


Faults = tuple[Fault | LayerFault, ...]
TABLES = (
    ("spatial_elements", "element_id"),
    ("crossings", "crossing_id"),
    ("facilities", "facility_id"),
    ("projects", "facility_id"),
)


POINTS = ("facilities", "open_places", "stations", "heritage", "water_bodies", "hills", "places")
"""Layers of what can lie in a group or a subdistrict; crossings stand in a row of their own."""


def entries() -> dict[str, Entry]:
    """All elements by id: structure first, then crossings, facilities, projects and other places.

    A broken table or layer costs its own elements only; `faults` names it.
    """
    return _entries(*_versions())[0]


def faults() -> Faults:
    """Faults of the tables and layers that `entries` left out."""
    return _entries(*_versions())[1]


def _versions() -> tuple[tuple[int, ...], tuple[int, ...]]:
    return cache.facts_versions(*(name for name, _ in TABLES)), cache.geo_versions()


@single_flight(maxsize=2)
def _entries(tables: tuple[int, ...], geometry: tuple[int, ...]) -> tuple[dict[str, Entry], Faults]:
    places = cache.element_index()
    by_id: dict[str, Entry] = {}
    faults: dict[Fault | LayerFault, None] = {}
    for table, key in TABLES:
        try:
            rows = cache.table(table).to_dict("records")
        except DataContractError as error:
            faults |= dict.fromkeys(error.faults)
            continue
        for row in rows:
            element = str(row[key])
            by_id.setdefault(element, Entry(element, str(row["name"]), str(row["name_en"]), table, element in places))
    for element, place in places.items():
        by_id.setdefault(element, Entry(element, place.name, place.name_en, "", True))
    return by_id, (*faults, *cache.layer_faults())


def titles() -> dict[str, str]:
    """Element id to name in the viewer's language, for the search box."""
    return _titles(*_versions())


@words_cache(4)
def _titles(tables: tuple[int, ...], geometry: tuple[int, ...]) -> dict[str, str]:
    written: dict[str, str] = {}
    with suppress(DataContractError):  # reported by `faults`; only the other names are missing
        others = cache.table("spatial_elements").set_index("element_id")["other_names"]
        written = {str(element): str(names).replace(";", "、") for element, names in others.items() if names}
    return {e: entry.title + (f"（{written[e]}）" if e in written else "") for e, entry in entries().items()}


def _row(table: str, key: str, element: str) -> "pd.Series[str]":
    frame = cache.table(table)
    return frame[frame[key] == element].iloc[0]


def _projects() -> pd.DataFrame:
    """Facilities and projects in one frame; those of a broken table are missing and reported by `faults`."""
    frames = []
    for table in ("facilities", "projects"):
        with suppress(DataContractError):
            frames.append(cache.table(table))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(SCHEMAS["facilities"].columns))


def facts_of(entry: Entry) -> ElementFacts:
    """The element's facts from the table that holds it."""
    sources = cache.sources()
    if entry.table == "spatial_elements":
        return element_facts.spatial_facts(
            _row("spatial_elements", "element_id", entry.element_id), _projects(), sources
        )
    if entry.table == "crossings":
        row = _row("crossings", "crossing_id", entry.element_id)
        return element_facts.crossing_facts(row, cache.table("crossing_facts"), sources)
    if entry.table in {"facilities", "projects"}:
        kind = "facility" if entry.table == "facilities" else "project"
        row = _row(entry.table, "facility_id", entry.element_id)
        return element_facts.project_facts(row, kind, cache.table("facility_mentions"), sources)
    return ElementFacts(entry.element_id, codes.ELEMENT_TYPES["place"], entry.name, entry.name_en)


def feature_of(element: str) -> Feature | None:
    """The element's feature on the map, from the layer that owns it."""
    place = cache.element_index().get(element)
    if place is None:
        return None
    return next(f for f in cache.features(place.layer_id) if f["properties"]["id"] == element)


@single_flight(maxsize=256)
def crossings_near(element: str, within_km: float, version: tuple[int, ...]) -> list[tuple[str, str, float]]:
    """Id, name and distance in km of the crossings within `within_km` of the element, nearest first.

    `version` stands for the layer files: geometry itself is never a cache key.
    """
    feature = feature_of(element)
    if feature is None:
        return []
    try:
        crossings = cache.features("crossings")
    except LayerContractError:  # reported by `faults`
        return []
    here = shape(feature["geometry"])
    near = [
        (c["properties"]["id"], c["properties"]["name"], measure.distance_km(here, shape(c["geometry"])))
        for c in crossings
        if c["properties"]["id"] != element
    ]
    return sorted((n for n in near if n[2] <= within_km), key=lambda n: n[2])


@single_flight(maxsize=64)
def inside(element: str, version: tuple[int, ...]) -> tuple[str, ...]:
    """Ids of what has a point on the map within the area of `element`, in the order of `POINTS`; none for an element
    that is no area, or a layer that is broken. `version` as in `crossings_near`."""
    feature = feature_of(element)
    if feature is None or "Polygon" not in feature["geometry"]["type"]:
        return ()
    area, within = shape(feature["geometry"]), []
    for layer in POINTS:
        with suppress(LayerContractError):  # reported by `faults`
            within += [f["properties"]["id"] for f in cache.features(layer) if area.contains(shape(f["geometry"]))]
    return tuple(ident for ident in within if ident != element)
