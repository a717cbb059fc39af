"""Facilities and projects of an area, and the crossings nearest to it, each with how it belongs there."""

from dataclasses import dataclass
from typing import Any

from components.base import cache
from components.topics.crossings.facts import Line
from components.topics.elements import elements
from components.topics.facilities.facts import RESEARCH, Facility
from components.topics.facilities.facts import Facts as FacilityFacts
from components.topics.facilities.facts import load_facts as load_facilities
from components.topics.profile.subject import Subject
from components.words.text import pick, tr

BASES = {"stated": "文件归属", "part": "下属片区", "map": "图上在内"}
"""How a facility or a project belongs to an area."""


@dataclass(frozen=True, eq=False)
class Project:
    """A row of the projects, and how it belongs to the area."""

    row: dict[str, Any]
    basis: str

    @property
    def ident(self) -> str:
        """Id of the project."""
        return str(self.row["facility_id"])

    @property
    def name(self) -> str:
        """Name in the viewer's language."""
        return pick(str(self.row["name"]), str(self.row["name_en"]))


@dataclass(frozen=True, eq=False)
class Holdings:
    """What an area holds. `crossings`: id, name in Chinese and distance in km, nearest first, all there are."""

    facilities: tuple[tuple[Facility, str], ...]
    facility_facts: FacilityFacts
    projects: tuple[Project, ...]
    crossings: tuple[tuple[str, str, float], ...]

    @property
    def attributed(self) -> frozenset[str]:
        """Ids of what a document, not the map, places in the area."""
        pairs = [(facility.ident, basis) for facility, basis in self.facilities]
        pairs += [(project.ident, project.basis) for project in self.projects]
        return frozenset(ident for ident, basis in pairs if basis != "map")


FARTHEST_KM = 1000.0


def holdings(subject: Subject) -> Holdings:
    """Everything of `subject`. Raises DataContractError."""
    facts = load_facilities()
    bases = ((facility, subject.basis(facility.row, facility.place)) for facility in facts.facilities)
    facilities = tuple((facility, basis) for facility, basis in bases if basis)
    near = elements.crossings_near(subject.ident, FARTHEST_KM, cache.geo_versions())
    return Holdings(facilities, facts, _projects(subject), tuple(near))


def _projects(subject: Subject) -> tuple[Project, ...]:
    """The projects without those that stand among the facilities already."""
    rows = cache.records("projects", "facility_id").values()
    pairs = [
        Project(row, subject.basis(row, elements.feature_of(str(row["facility_id"]))))
        for row in rows
        if row["category"] not in RESEARCH
    ]
    return tuple(project for project in pairs if project.basis)


def carries_roads(line: Line) -> bool:
    """Whether a crossing leads over the river's main channel and is not for trains alone."""
    return str(line.row["type"]) != "rail_bridge" and str(line.row["counts_as_crossing"]) != "no"


def basis_word(basis: str) -> str:
    """How something belongs to the area, in the viewer's language."""
    return tr(BASES[basis])
