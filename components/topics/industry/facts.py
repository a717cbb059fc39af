"""Projects and facilities of the documents with the group, industry and indicators that each belongs to or moves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from components.base import cache
from components.topics.facilities.facts import DOCUMENTS, Facility, load_projects
from components.topics.facilities.facts import TABLES as FACILITY_TABLES
from components.topics.facilities.facts import load_facts as load_facilities
from components.topics.facilities.state import TODAY
from components.topics.industry.families import family_of
from components.topics.industry.state import UNSTATED
from components.topics.milestones import links_of
from components.topics.profile.subject import Subject, subject_of
from components.words.citation import Citation, cite
from components.words.text import pick
from data.catalog import Source
from geo.errors import LayerContractError
from model.facility_status import OPEN
from model.single_flight import single_flight

Row = dict[str, Any]
TABLES = (
    *FACILITY_TABLES,
    "milestone_links",
    "project_industries",
    "label_parts",
    "facility_dates",
    "named_things",
)
INDUSTRIES = ("industry", "strategic_industry", "future_industry", "service_industry")
"""Categories of named things that are industries."""
OWN_INDUSTRIES = ("n_cluster_green_building_smart_manufacturing",)
"""Named things of other categories to which projects are tied as to an industry."""
BASES = ("stated", "part", "member", "map")
"""How a project belongs to a group, the surest first: a document says so, a district of it, a subdistrict that is
counted to it by assumption, where it is drawn."""


@dataclass(frozen=True, eq=False)
class Project:
    """A project or facility of the documents. `group` is "" where none is stated; `kin` are groups that lead the same
    industry. `ties` are rows of project_industries, `links` of milestone_links, `opening` of facility_dates.
    `announced`: years, as the sources have them, of the newest plan still to come true and of the opening."""

    facility: Facility
    group: str
    basis: str
    core: str
    kin: tuple[str, ...]
    ties: tuple[Row, ...]
    links: tuple[Row, ...]
    opening: Row | None
    announced: tuple[int | None, int | None] = (None, None)
    slip: int = 0
    cancelled: bool = False

    @property
    def ident(self) -> str:
        """Id of the project."""
        return self.facility.ident

    @property
    def name(self) -> str:
        """Name in the viewer's language."""
        return self.facility.name

    @property
    def family(self) -> str:
        """Family of its category."""
        return family_of(self.facility.category)

    @property
    def planned_year(self) -> int | None:
        """Year of the newest plan that is still to come true, in the scenario; None where there is none (any more)."""
        return self._moved(self.announced[0])

    @property
    def opening_year(self) -> int | None:
        """Announced year of its opening, in the scenario."""
        return self._moved(self.announced[1])

    def _moved(self, year: int | None) -> int | None:
        return None if year is None or self.cancelled else year + self.slip

    @property
    def can_move(self) -> bool:
        """Whether a year is announced that can slip."""
        return self.announced != (None, None)

    def stage(self, year: int) -> str:
        """Coarse stage at the end of a year; a cancelled project is `cancelled`."""
        return "cancelled" if self.cancelled else self.facility.stage(year)

    def belongs(self, area: str) -> bool:
        """Whether it is in this group or core, or in no group for `UNSTATED`."""
        return area in (self.group or UNSTATED, self.core) if area else True

    def citations(self, sources: dict[str, Source]) -> tuple[Citation, ...]:
        """The clause of the project, of its opening, its industries and its indicators, each once."""
        own = self.facility.citations(sources)
        dated = (self.opening,) if self.opening else ()
        return tuple(dict.fromkeys((*own, *(cite(row, sources) for row in (*dated, *self.ties, *self.links)))))


@dataclass(frozen=True, eq=False)
class Facts:
    """All projects in file order, the groups and cores in the order of the documents, and what industries there are.

    `areas`: rows of groups and cores by id. `terms`: rows of named things by id. `parts`: rows of label_parts.
    """

    projects: tuple[Project, ...]
    areas: dict[str, Row]
    terms: dict[str, Row]
    parts: tuple[Row, ...]
    sources: dict[str, Source]
    version: tuple[int, ...]

    def one(self, ident: str) -> Project | None:
        """The project of an id."""
        return next((project for project in self.projects if project.ident == ident), None)

    @property
    def groups(self) -> tuple[str, ...]:
        """Ids of the five groups."""
        return tuple(ident for ident, row in self.areas.items() if row["element_type"] == "group")

    @property
    def industries(self) -> tuple[str, ...]:
        """Ids of the industries, in file order."""
        return tuple(i for i, row in self.terms.items() if row["category"] in INDUSTRIES or i in OWN_INDUSTRIES)

    def area_name(self, ident: str) -> str:
        """Name of a group or core in the viewer's language."""
        return pick(str(self.areas[ident]["name"]), str(self.areas[ident]["name_en"]))

    def term_name(self, ident: str) -> str:
        """Name of an industry or a label in the viewer's language."""
        return pick(str(self.terms[ident]["name"]), str(self.terms[ident]["name_en"]))

    def lead_industries(self, area: str) -> tuple[str, ...]:
        """Industries that the documents give to a group or core."""
        return tuple(i for i in self.industries if area in str(self.terms[i]["element_ids"]).split(";"))


def load_facts() -> Facts:
    """Everything, from the cache. Raises DataContractError."""
    return _load((*cache.facts_versions(*TABLES), *cache.facility_kinds_version(), *cache.geo_versions()))


@single_flight(maxsize=2)
def _load(version: tuple[int, ...]) -> Facts:
    elements = cache.records("spatial_elements", "element_id")
    areas = {ident: row for ident, row in elements.items() if row["element_type"] in ("group", "core")}
    bare = Facts((), areas, cache.records("named_things", "thing_id"), _rows("label_parts"), cache.sources(), version)
    kin = {area: frozenset(bare.lead_industries(area)) for area in areas}
    industry_ties = _by("project_industries")
    openings = _openings()
    subjects = _subjects(areas)
    projects = []
    for facility in _facilities():
        ties = tuple(industry_ties.get(facility.ident, ()))
        group, basis = _group(facility, areas, subjects)
        core = next((i for i, s in subjects.items() if areas[i]["element_type"] == "core" and _in(s, facility)), "")
        related = {str(tie["industry_id"]) for tie in ties}
        same = tuple(area for area, industries in kin.items() if industries & related and area not in (group, core))
        links = links_of(facility.ident)
        opening = openings.get(facility.ident)
        own = (group, basis, core, () if group else same, ties, links, opening, _announced(facility, opening))
        projects.append(Project(facility, *own))
    return replace(bare, projects=tuple(projects))


def _openings() -> dict[str, Row]:
    """The newest planned opening or completion of each facility, the last of its rows."""
    planned = (row for row in _rows("facility_dates") if row["basis"] == "plan" and row["event"] != "start")
    return {str(row["facility_id"]): row for row in planned}


def _facilities() -> Iterable[Facility]:
    """Projects, then the facilities of the documents that are no projects."""
    projects = load_projects()
    idents = {project.ident for project in projects}
    others = (f for f in load_facilities().facilities if f.origin == DOCUMENTS and f.ident not in idents)
    return (*projects, *others)


def _announced(facility: Facility, opening: Row | None) -> tuple[int | None, int | None]:
    """Years of the newest plan after the newest fact, and of the announced opening; None for what stands today."""
    status = facility.status(TODAY)
    if status is not None and status.status in OPEN:
        return None, None
    facts = [mention.year for mention in facility.mentions if mention.basis == "fact"]
    plans = [mention.year for mention in facility.mentions if mention.basis == "plan"]
    plan = max(plans, default=None)
    return plan if plan and plan > max(facts, default=0) else None, int(str(opening["date"])[:4]) if opening else None


def _subjects(areas: Iterable[str]) -> dict[str, Subject]:
    """Groups and cores with their ground; a broken layer has none."""
    subjects = {}
    for ident in areas:
        try:
            subjects[ident] = subject_of(ident)
        except (KeyError, LayerContractError):
            continue
    return subjects


def _in(subject: Subject, facility: Facility) -> bool:
    return bool(subject.basis(facility.row, facility.place))


def _group(facility: Facility, areas: dict[str, Row], subjects: dict[str, Subject]) -> tuple[str, str]:
    """Group and basis; "" and "" where no document and no place says one."""
    claims: dict[str, str] = {}
    for ident, row in areas.items():
        if row["element_type"] != "group":
            continue
        basis = subjects[ident].basis(facility.row, facility.place) if ident in subjects else ""
        member = str(facility.row.get("subdistrict_id") or "") in str(row["members"]).split(";")
        claims[ident] = basis if basis in BASES[:2] else "member" if member else basis
    ranked = sorted((BASES.index(basis), ident) for ident, basis in claims.items() if basis)
    return (ranked[0][1], BASES[ranked[0][0]]) if ranked else ("", "")


def _rows(name: str) -> tuple[Row, ...]:
    return tuple({str(k): v for k, v in row.items()} for row in cache.table(name).to_dict("records"))


def _by(name: str) -> dict[str, list[Row]]:
    """Rows of a table by the id in its first column."""
    by_id: dict[str, list[Row]] = {}
    for row in _rows(name):
        by_id.setdefault(str(next(iter(row.values()))), []).append(row)
    return by_id
