"""Every facility that the documents or the open map name: kinds, level, statements, place, subdistrict and group."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from components.base import cache
from components.words.citation import Citation, cite
from components.words.text import pick
from data.catalog import Source
from data.facility_kinds import FacilityKinds
from geo.contracts import Feature
from geo.errors import LayerFault
from model.facility_status import Mention, YearStatus, status_at
from model.single_flight import single_flight

Row = dict[str, Any]
TABLES = ("facilities", "projects", "facility_mentions", "facility_levels", "spatial_elements")
RESEARCH = ("research", "innovation_platform")
"""Categories of projects that are facilities as well."""
MAPPED = Mention(2024, "fact", "operating", "reported")
"""What the open map of July 2024 says of a place: it stands."""
DOCUMENTS, OPEN_MAP = "documents", "open_map"
LAYERS = ("facilities", "open_places")


@dataclass(frozen=True, eq=False)
class Facility:
    """One facility or one counted set of them.

    `subdistrict_basis`: stated or named by a document, `map` where the drawn place lies in it, "" for unknown.
    `capacity`: places or beds that a person states; no document prints any.
    """

    ident: str
    name_zh: str
    name_en: str
    other_names: str
    category: str
    kinds: tuple[str, ...]
    level: str
    level_reason: str
    origin: str
    row: Row
    statements: tuple[Row, ...]
    mentions: tuple[Mention, ...]
    place: Feature | None
    subdistrict: str
    subdistrict_basis: str
    group: str
    group_basis: str
    capacity: float | None = None

    @property
    def name(self) -> str:
        """Name in the viewer's language."""
        return pick(self.name_zh, self.name_en)

    @property
    def layer(self) -> str:
        """Layer that holds its place."""
        return "facilities" if self.origin == DOCUMENTS else "open_places"

    @property
    def is_set(self) -> bool:
        """Whether it stands for several places that a document counts without naming them."""
        return self.row.get("extent") == "set"

    @property
    def is_mapped(self) -> bool:
        """Whether its place comes from the open map."""
        return self.place is not None and "OpenStreetMap" in str(self.place["properties"]["source"])

    def status(self, year: int) -> YearStatus | None:
        """Status at the end of a year; None while nothing has been said."""
        return status_at(self.mentions, year)

    def stage(self, year: int) -> str:
        """Coarse stage at the end of a year."""
        status = self.status(year)
        return status.stage if status else "unstated"

    def citations(self, sources: dict[str, Source]) -> tuple[Citation, ...]:
        """The clause of the row and of every statement, each once; none for a place of the open map."""
        rows = (self.row, *self.statements) if self.origin == DOCUMENTS else ()
        cited = [cite(row, sources) for row in rows]
        return tuple({c.text(): c for c in reversed(cited)}.values())[::-1]


@dataclass(frozen=True, eq=False)
class Facts:
    """All facilities, documents' first, and the names of subdistricts, groups and other elements.

    `faults`: broken layers.
    """

    facilities: tuple[Facility, ...]
    sources: dict[str, Source]
    kinds: FacilityKinds
    areas: dict[str, tuple[str, str]]
    subdistricts: tuple[str, ...]
    faults: tuple[LayerFault, ...] = ()

    def one(self, ident: str) -> Facility | None:
        """The facility of an id."""
        return next((facility for facility in self.facilities if facility.ident == ident), None)

    @cached_property
    def idents(self) -> frozenset[str]:
        """Ids of all facilities."""
        return frozenset(facility.ident for facility in self.facilities)

    @property
    def categories(self) -> tuple[str, ...]:
        """Categories there are, in the order of their first facility."""
        return tuple(dict.fromkeys(facility.category for facility in self.facilities))

    def area_name(self, ident: str) -> str:
        """Name of a subdistrict or group in the viewer's language; "" for none."""
        return pick(*self.areas[ident]) if ident in self.areas else ""


def load_facts() -> Facts:
    """Everything, from the cache. Raises DataContractError when a table breaks its contract; a broken layer costs the
    places that it holds."""
    versions = (*cache.facts_versions(*TABLES), *cache.facility_kinds_version(), *cache.geo_versions())
    return _load(versions)


@single_flight(maxsize=2)
def _load(version: tuple[int, ...]) -> Facts:
    faults: dict[LayerFault, None] = {}
    units, groups, placed, mapped = (
        cache.sound_features(layer, faults) for layer in ("subdistricts", "groups", *LAYERS)
    )
    areas = _Areas(units, groups)
    places = {feature["properties"]["id"]: feature for feature in placed}
    documents = [_of_documents(row, places.get(str(row["facility_id"])), areas) for row in _rows()]
    kinds = cache.facility_kinds()
    elements = cache.records("spatial_elements", "element_id")
    names = {ident: (str(row["name"]), str(row["name_en"])) for ident, row in elements.items()}
    names |= {f["properties"]["id"]: (f["properties"]["name"], f["properties"]["name_en"]) for f in (*units, *groups)}
    return Facts(
        (*documents, *(_of_open_map(feature, kinds, areas) for feature in mapped)),
        cache.sources(),
        kinds,
        names,
        tuple(str(f["properties"]["id"]) for f in units),
        tuple(faults),
    )


def _rows() -> list[Row]:
    """Facilities in file order, then the projects that are research facilities."""
    rows = list(cache.records("facilities", "facility_id").values())
    return rows + [row for row in cache.records("projects", "facility_id").values() if row["category"] in RESEARCH]


def load_projects() -> tuple[Facility, ...]:
    """Every project as a facility, in file order; not cached. Raises DataContractError."""
    units, groups, placed = (cache.sound_features(layer, {}) for layer in ("subdistricts", "groups", "facilities"))
    areas, places = _Areas(units, groups), {feature["properties"]["id"]: feature for feature in placed}
    return tuple(_of_documents(r, places.get(i), areas) for i, r in cache.records("projects", "facility_id").items())


class _Areas:
    """Subdistricts and groups as shapes, to tell where a drawn place lies."""

    def __init__(self, units: Iterable[Feature], groups: Iterable[Feature]) -> None:
        self.units = _shapes(units)
        self.groups = _shapes(groups)

    def subdistrict(self, row: Row, place: Feature | None) -> tuple[str, str]:
        """Id and basis: a document's word goes before the map's."""
        stated = str(row.get("subdistrict_id") or "")
        return (stated, str(row["place_basis"])) if stated else _inside(place, self.units)

    def group(self, row: Row, place: Feature | None) -> tuple[str, str]:
        """Id and basis, alike."""
        stated = str(row.get("group_id") or "")
        return (stated, "stated") if stated else _inside(place, self.groups)


def _shapes(features: Iterable[Feature]) -> dict[str, BaseGeometry]:
    return {str(feature["properties"]["id"]): shape(feature["geometry"]) for feature in features}


def _inside(place: Feature | None, areas: dict[str, BaseGeometry]) -> tuple[str, str]:
    if place is None:
        return "", ""
    point = Point(place["geometry"]["coordinates"])
    ident = next((ident for ident, area in areas.items() if area.contains(point)), "")
    return ident, "map" if ident else ""


def _of_documents(row: Row, place: Feature | None, areas: _Areas) -> Facility:
    ident = str(row["facility_id"])
    level = cache.records("facility_levels", "facility_id").get(ident, {})
    statements = _statements(cache.facts_versions("facility_mentions")).get(ident, ())
    return Facility(
        *(ident, str(row["name"]), str(row["name_en"]), str(row["other_names"]), str(row["category"])),
        tuple(kind for kind in str(level.get("kinds", "")).split(";") if kind),
        str(level.get("level", "none")),
        str(level.get("reason", "")),
        DOCUMENTS,
        row,
        statements,
        tuple(Mention(int(s["year"]), str(s["basis"]), str(s["status"]), str(s["grade"])) for s in statements),
        place,
        *areas.subdistrict(row, place),
        *areas.group(row, place),
    )


@single_flight(maxsize=2)
def _statements(version: tuple[int, ...]) -> dict[str, tuple[Row, ...]]:
    by_id: dict[str, list[Row]] = {}
    for row in cache.table("facility_mentions").to_dict("records"):
        by_id.setdefault(str(row["facility_id"]), []).append({str(k): v for k, v in row.items()})
    return {ident: tuple(rows) for ident, rows in by_id.items()}


def _of_open_map(feature: Feature, kinds: FacilityKinds, areas: _Areas) -> Facility:
    properties = feature["properties"]
    kind = kinds.kind(str(properties["kind"]))
    return Facility(
        *(str(properties["id"]), str(properties["name"]), str(properties["name_en"]), ""),
        kind.category if kind else str(properties["kind"]),
        (kind.id,) if kind else (),
        kind.level if kind else "none",
        kind.reason.zh if kind else "",
        OPEN_MAP,
        {},
        (),
        (MAPPED,),
        feature,
        *areas.subdistrict({}, feature),
        *areas.group({}, feature),
    )


def quantity_of(facility: Facility) -> tuple[float, str] | None:
    """The printed quantity and its unit; None where none is printed."""
    value = facility.row.get("quantity")
    return None if value is None or pd.isna(value) else (float(value), str(facility.row["quantity_unit"]))
