"""What a profile is of: a group, a core or a subdistrict, with what the tables place under it and what it is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from components.base import cache
from components.topics.elements import elements
from components.topics.elements.elements import Entry
from components.topics.elements.rows import AREAS
from components.words.codes import ELEMENT_TYPES
from components.words.text import tr
from geo.contracts import Feature
from model.single_flight import single_flight

Row = Mapping[str, Any]
ATTRIBUTIONS = ("subdistrict_id", "group_id", "element_id")
"""Columns by which facilities and projects name where they belong."""
OFFICES = ("街道", "镇", "片区")
"""What follows a subdistrict's short name where the documents mean the place and not a bridge of the same name."""
SHORTEST_NAME = 4
"""Characters from which a facility's or a project's own name is searched for in clauses."""


@dataclass(frozen=True)
class Subject:
    """A group, a core or a subdistrict: its row in spatial_elements, and where it is drawn."""

    entry: Entry
    row: Row
    feature: Feature

    @property
    def ident(self) -> str:
        """Id of the element."""
        return self.entry.element_id

    @property
    def element_type(self) -> str:
        """`group`, `core` or `subdistrict`."""
        return str(self.row["element_type"])

    @cached_property
    def ground(self) -> BaseGeometry:
        """The drawn area, degrees."""
        return shape(self.feature["geometry"])

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Ids of the districts and routes that the tables place under it, at any depth."""
        parents = {ident: str(row["parent_id"]) for ident, row in _rows().items()}
        below = [self.ident]
        for ident in below:
            below += [child for child, parent in parents.items() if parent == ident]
        return tuple(below[1:])

    def basis(self, row: Row, place: Feature | None) -> str:
        """How a facility or a project belongs to it: `stated`, `part` of a district of it, drawn on the `map` in it, or
        "" where it does not."""
        stated = [str(row.get(column) or "") for column in ATTRIBUTIONS]
        if self.ident in stated:
            return "stated"
        if any(ident in self.parts for ident in stated):
            return "part"
        return "map" if place is not None and self.ground.contains(shape(place["geometry"])) else ""


def subjects() -> tuple[str, ...]:
    """Ids of everything that has a profile, in the order of the tables. Raises nothing: broken files cost profiles."""
    places = cache.element_index()
    entries = elements.entries()
    return tuple(ident for ident in entries if _type_of(ident, entries) in AREAS and ident in places)


def _type_of(ident: str, entries: Mapping[str, Entry]) -> str:
    return str(_rows()[ident]["element_type"]) if entries[ident].table == "spatial_elements" else ""


def subject_of(ident: str) -> Subject:
    """The subject of an id of `subjects`. Raises DataContractError and LayerContractError."""
    feature = elements.feature_of(ident)
    if feature is None:
        raise KeyError(ident)
    return Subject(elements.entries()[ident], _rows()[ident], feature)


def _rows() -> dict[str, dict[str, Any]]:
    return cache.records("spatial_elements", "element_id")


def names_of(subject: Subject) -> tuple[str, ...]:
    """What the documents call it. A subdistrict's short name counts alone where no crossing bears it: 大桥 is a bridge
    in most clauses."""
    row = subject.row
    names = [str(row["name"]), *str(row["other_names"]).split(";"), str(row["nickname"])]
    if subject.element_type == "subdistrict":
        stem = str(row["name"]).partition("街道")[0]
        names += [f"{stem}{office}" for office in OFFICES] if _is_ambiguous(stem, cache.geo_versions()) else [stem]
    return tuple(dict.fromkeys(name for name in names if name))


@single_flight(maxsize=64)
def _is_ambiguous(stem: str, version: tuple[int, ...]) -> bool:
    rows = cache.records("crossings", "crossing_id").values()
    return any(stem in f"{row['name']};{row['other_names']}" for row in rows)


def type_word(subject: Subject) -> str:
    """What kind of area it is, in the viewer's language."""
    return tr(ELEMENT_TYPES[subject.element_type])
