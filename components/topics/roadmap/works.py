"""Crossings, facilities and projects as works with a start and an opening, as a scenario has them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from components.base import cache
from components.topics.crossings.facts import Facts as Crossings
from components.topics.crossings.facts import Line
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.industry.changes import changes_of
from components.topics.industry.facts import Facts as Projects
from components.topics.industry.facts import load_facts as load_projects
from components.words.text import pick
from model.crossings import in_scenario
from model.facility_status import Mention, slipped
from model.scenario import Scenario
from model.single_flight import single_flight
from model.timeline import Event, Moment, StatedDate, moment_of, moved

Row = dict[str, Any]
CROSSING = "crossing"
KIND_OF_CATEGORY = {
    **dict.fromkeys(("road", "rail", "waterway", "freight", "transport_hub"), "transport"),
    **dict.fromkeys(
        (
            *("education", "health", "elderly_care", "sports", "culture", "exhibition", "community", "government"),
            *("emergency", "housing", "park", "commerce", "finance", "storage", "digital", "employment"),
        ),
        "service",
    ),
    **dict.fromkeys(
        (
            *("industry", "industrial_park", "research", "innovation_platform", "cooperation", "agriculture"),
            *("trade", "district_development", "green_building", "rural"),
        ),
        "industry",
    ),
}
"""Kind of work by category; everything else is environment and utilities."""
TABLES = ("facilities", "projects", "facility_mentions", "facility_dates")


@dataclass(frozen=True)
class Work:
    """One work: `start` and `opening` are None where no source says; `is_moved` where the scenario sets a date, or
    takes the plan away. `is_completion`: the opening is only the end of works, since no source says when use begins.
    `mentions` are statements of a facility or project, `rows` the rows of its dates, for citations."""

    ident: str
    kind: str
    name_zh: str
    name_en: str
    start: Moment | None
    opening: Moment | None
    is_moved: bool = False
    is_completion: bool = False
    mentions: tuple[Mention, ...] = ()
    rows: tuple[Row, ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """Name in the viewer's language."""
        return pick(self.name_zh, self.name_en)

    @property
    def is_dated(self) -> bool:
        """Whether anything is known of its start or opening."""
        return self.start is not None or self.opening is not None


def works(scenario: Scenario) -> tuple[Work, ...]:
    """Every crossing as the scenario has it, then every facility and project. Raises DataContractError."""
    projects = load_projects() if scenario.slips or scenario.removals else None
    return _works(scenario, load_crossings(), projects, cache.facts_versions(*TABLES))


def works_version() -> cache.Versions:
    """Stands for all works and their dates in the key of something derived from them."""
    return (*load_crossings().version, *cache.facts_versions(*TABLES))


@single_flight(maxsize=16)
def _works(
    scenario: Scenario, crossings: Crossings, projects: Projects | None, version: cache.Versions
) -> tuple[Work, ...]:  # fmt: skip
    places = _places(version)
    if projects:
        changes = changes_of(projects, scenario)
        years = dict(changes.slips)
        places = tuple(_moved(w, years.get(w.ident, 0), w.ident in changes.cancelled) for w in places)
    return (*(_crossing(line, scenario) for line in crossings.lines), *places)


def _moved(work: Work, years: int, cancelled: bool) -> Work:
    if not years and not cancelled:
        return work
    start, opening = (moved(moment, years, cancelled=cancelled) for moment in (work.start, work.opening))
    mentions = slipped(work.mentions, years, cancelled=cancelled)
    return replace(work, start=start, opening=opening, mentions=mentions, is_moved=True)


def one_work(ident: str, scenario: Scenario) -> Work | None:
    """The work of an id."""
    return next((work for work in works(scenario) if work.ident == ident), None)


def work_ids() -> tuple[str, ...]:
    """Ids of all works."""
    lines = load_crossings().idents
    return (*lines, *(work.ident for work in _places(cache.facts_versions(*TABLES))))


def of_kind(listed: Iterable[Work], kind: str) -> list[Work]:
    """The works of a kind, `all` for every one."""
    return [work for work in listed if kind in ("all", work.kind)]


def _crossing(line: Line, scenario: Scenario) -> Work:
    row, later = line.row, in_scenario(line.crossing, scenario)
    is_moved = later.expected_year != line.crossing.expected_year
    opening = Moment(str(later.expected_year), "plan", "user") if is_moved else _opening(line)
    rows = (row, *line.stated("start", "open", "planned_open"))
    names = (str(row["name"]), str(row["name_en"]))
    return Work(line.ident, CROSSING, *names, _start(line), opening, is_moved, rows=rows)


def _start(line: Line) -> Moment | None:
    """The stated start of works, else the year for which a plan announces it."""
    row, stated = line.row, moment_of("start", _stated(line.stated("start"), "start", "fact"), ())
    if stated is None and row["status"] == "to_start" and row["status_basis"] == "plan":
        return Moment(str(int(row["status_year"])), "plan", str(row["status_grade"]))
    return stated


def _opening(line: Line) -> Moment | None:
    """The day of opening as the row has it, else the year by which it stands, else the announced year."""
    day = str(line.row.get("open_date") or "") or str(line.crossing.open_year or "")
    if day:
        facts = line.stated("open")
        return Moment(day, "fact", str((facts[-1] if facts else line.row)["grade"]))
    if line.crossing.known_open_by is not None:
        return Moment(str(line.crossing.known_open_by), "by", str(line.row["status_grade"]))
    return moment_of("open", _stated(line.stated("planned_open"), "open", "plan"), ())


def _stated(rows: Iterable[Row], event: Event, basis: str) -> list[StatedDate]:
    """Rows of crossing_facts.csv as stated dates; several for one event are ordered by the date of the report."""
    attribute = {"start": "start", "open": "planned_open"}[event]
    return [
        StatedDate(event, basis, str(int(row["value"])), str(row["grade"]), str(row["as_of"]))
        for row in rows
        if row["attribute"] == attribute
    ]


@single_flight(maxsize=2)
def _places(version: tuple[int, ...]) -> tuple[Work, ...]:
    mentions: dict[str, list[Row]] = {}
    for row in cache.table("facility_mentions").to_dict("records"):
        mentions.setdefault(str(row["facility_id"]), []).append({str(k): v for k, v in row.items()})
    dates: dict[str, list[Row]] = {}
    for row in cache.table("facility_dates").to_dict("records"):
        dates.setdefault(str(row["facility_id"]), []).append({str(k): v for k, v in row.items()})
    rows = [row for name in ("facilities", "projects") for row in cache.records(name, "facility_id").values()]
    return tuple(_place(row, mentions, dates) for row in rows)


def _place(row: Row, mentions: dict[str, list[Row]], dates: dict[str, list[Row]]) -> Work:
    ident = str(row["facility_id"])
    statements = mentions.get(ident, [])
    stated = [
        StatedDate(d["event"], str(d["basis"]), str(d["date"]), str(d["grade"]), str(place))
        for place, d in enumerate(dates.get(ident, []))
    ]
    listed = [Mention(int(m["year"]), str(m["basis"]), str(m["status"]), str(m["grade"])) for m in statements]
    kind = KIND_OF_CATEGORY.get(str(row["category"]), "environment")
    start, opening = (moment_of(event, stated, listed) for event in ("start", "open"))
    rows = (row, *dates.get(ident, ()), *statements)
    finished = moment_of("complete", stated, ()) if opening is None else None
    names = (str(row["name"]), str(row["name_en"]))
    return Work(ident, kind, *names, start, opening or finished, False, finished is not None, tuple(listed), rows)
