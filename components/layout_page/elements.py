"""Every element a viewer can find on the page, located or not, and the card of each."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from shapely.geometry import shape

from components import cache
from components.layout_page import element_facts
from components.layout_page.element_facts import ElementFacts
from components.text import language, pick
from geo import measure
from geo.contracts import Feature


@dataclass(frozen=True)
class Entry:
    """One line of the search box. `table` says which table holds the facts; "" when only the map knows it."""

    element_id: str
    name: str
    name_en: str
    table: str
    located: bool

    @property
    def title(self) -> str:
        """Name in the viewer's language."""
        return pick(self.name, self.name_en)


TABLES = (
    ("spatial_elements", "element_id"),
    ("crossings", "crossing_id"),
    ("facilities", "facility_id"),
    ("projects", "facility_id"),
)


def entries() -> dict[str, Entry]:
    """All elements by id: structure first, then crossings, facilities, projects and other places."""
    return _entries(cache.table_versions(*(name for name, _ in TABLES)), cache.geo_versions())


@st.cache_resource(max_entries=2, show_spinner=False)
def _entries(tables: tuple[int, ...], geometry: tuple[int, ...]) -> dict[str, Entry]:
    places = cache.element_index()
    found: dict[str, Entry] = {}
    for table, key in TABLES:
        for row in cache.table(table).to_dict("records"):
            element = str(row[key])
            found.setdefault(element, Entry(element, str(row["name"]), str(row["name_en"]), table, element in places))
    for element, place in places.items():
        found.setdefault(element, Entry(element, place.name, place.name_en, "", True))
    return found


def titles() -> dict[str, str]:
    """Element id to name in the viewer's language, for the search box."""
    return _titles(cache.table_versions(*(name for name, _ in TABLES)), cache.geo_versions(), language())


@st.cache_resource(max_entries=4, show_spinner=False)
def _titles(tables: tuple[int, ...], geometry: tuple[int, ...], language_code: str) -> dict[str, str]:
    others = cache.table("spatial_elements").set_index("element_id")["other_names"]
    written = {str(element): str(names).replace(";", "、") for element, names in others.items() if names}
    return {e: entry.title + (f"（{written[e]}）" if e in written else "") for e, entry in entries().items()}


def _row(table: str, key: str, element: str) -> "pd.Series[str]":
    frame = cache.table(table)
    return frame[frame[key] == element].iloc[0]


def facts_of(entry: Entry) -> ElementFacts:
    """The element's card from the table that knows it."""
    sources = cache.sources()
    if entry.table == "spatial_elements":
        things = pd.concat([cache.table("facilities"), cache.table("projects")], ignore_index=True)
        return element_facts.spatial_facts(_row("spatial_elements", "element_id", entry.element_id), things, sources)
    if entry.table == "crossings":
        row = _row("crossings", "crossing_id", entry.element_id)
        return element_facts.crossing_facts(row, cache.table("crossing_facts"), sources)
    if entry.table in {"facilities", "projects"}:
        kind = "facility" if entry.table == "facilities" else "project"
        row = _row(entry.table, "facility_id", entry.element_id)
        return element_facts.thing_facts(row, kind, cache.table("facility_mentions"), sources)
    return ElementFacts(entry.element_id, element_facts.TYPE_NAMES["place"], entry.name, entry.name_en)


def feature_of(element: str) -> Feature | None:
    """The element's feature on the map, from the layer that owns it."""
    place = cache.element_index().get(element)
    if place is None:
        return None
    return next(f for f in cache.features(place.layer_id) if f["properties"]["id"] == element)


@st.cache_data(max_entries=256, show_spinner=False)
def crossings_near(element: str, within_km: float, version: tuple[int, ...]) -> list[tuple[str, str, float]]:
    """Id, name and distance in km of the crossings within `within_km` of the element, nearest first.

    `version` stands for the layer files: geometry itself is never a cache key.
    """
    feature = feature_of(element)
    if feature is None:
        return []
    here = shape(feature["geometry"])
    near = [
        (c["properties"]["id"], c["properties"]["name"], measure.distance_km(here, shape(c["geometry"])))
        for c in cache.features("crossings")
        if c["properties"]["id"] != element
    ]
    return sorted((n for n in near if n[2] <= within_km), key=lambda n: n[2])
