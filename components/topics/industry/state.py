"""State of 产业组团: the open view, the group, the filters, the selected project, and the crossing that slips."""

from collections.abc import Collection
from dataclasses import dataclass

from components.base.query import Reading, without_defaults
from components.topics.facilities.state import FIRST, LAST, TODAY
from components.topics.industry.families import FAMILIES
from model.facility_status import STAGES

PROJECTS, SYSTEM, SLIPS = "projects", "system", "slips"
VIEWS = (PROJECTS, SYSTEM, SLIPS)
PANELS = ("table", "groups", "kinds", "years", "changes")
UNSTATED = "unstated"
"""Stands for the group of what no document places in one."""
SLIP_YEARS = (1, 2, 3, 4, 5)
OPENING_SLIP = 2
OLD_CITY = "old_city"
"""Destination of minutes where nothing else is asked for."""
DEFAULTS = {
    "view": PROJECTS, "group": "", "el": "", "kind": "", "stage": "", "year": str(TODAY), "ind": "", "panel": "table",
    "x": "", "by": str(OPENING_SLIP), "to": "",
}  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """Ids there are to choose from."""

    areas: Collection[str]
    projects: Collection[str]
    industries: Collection[str]
    crossings: Collection[str]
    places: Collection[str]


@dataclass(frozen=True)
class State:
    """View; group, core, `UNSTATED` or "" for all; selected project or ""; families and stages (none means all); year
    of the status; industry or ""; panel beside the map; crossing that slips, by how many years,
    minutes to where ("" for the place where it costs most)."""

    view: str = PROJECTS
    group: str = ""
    project: str = ""
    families: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    year: int = TODAY
    industry: str = ""
    panel: str = "table"
    crossing: str = ""
    by: int = OPENING_SLIP
    to: str = ""


def read(reading: Reading, choices: Choices) -> State:
    """The state of an address."""
    years = [str(year) for year in range(FIRST, LAST + 1)]
    return State(
        view=reading.one_of("view", VIEWS, PROJECTS),
        group=reading.one_of("group", (*choices.areas, UNSTATED), ""),
        project=reading.one_of("el", choices.projects, ""),
        families=reading.some_of("kind", FAMILIES),
        stages=reading.some_of("stage", STAGES),
        year=int(reading.one_of("year", years, str(TODAY))),
        industry=reading.one_of("ind", choices.industries, ""),
        panel=reading.one_of("panel", PANELS, "table"),
        crossing=reading.one_of("x", choices.crossings, ""),
        by=int(reading.one_of("by", [str(years) for years in SLIP_YEARS], str(OPENING_SLIP))),
        to=reading.one_of("to", ("", *choices.places), ""),
    )


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {
        "view": state.view, "group": state.group, "el": state.project, "kind": ",".join(state.families),
        "stage": ",".join(state.stages), "year": str(state.year), "ind": state.industry, "panel": state.panel,
        "x": state.crossing, "by": str(state.by), "to": state.to,
    }  # fmt: skip
    return without_defaults(pairs, DEFAULTS)
