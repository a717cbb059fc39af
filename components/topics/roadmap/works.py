"""Crossings, facilities and projects as works with a start and an opening."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from components.base import cache
from components.topics.crossings.facts import Line
from components.topics.crossings.facts import load_facts as load_crossings
from components.words.text import pick
from model.crossings import in_scenario
from model.facility_status import Mention
from model.scenario import Scenario
from model.single_flight import single_flight
from model.timeline import Event, Moment, StatedDate, moment_of

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
    """One work: `start` and `opening` are None where no source says; `is_moved` where the scenario sets the opening.
    `rows` are the rows of its dates, for citations."""

    ident: str
    kind: str
    name_zh: str
    name_en: str
    start: Moment | None
    opening: Moment | None
    is_moved: bool = False
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
    """Every crossing as the scenario has it, then every facility and project."""
    crossings = load_crossings()
    return (*(_crossing(line, scenario) for line in crossings.lines), *_places(cache.facts_versions(*TABLES)))


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
    row, moved = line.row, in_scenario(line.crossing, scenario)
    is_moved = moved.expected_year != line.crossing.expected_year
    opening = Moment(str(moved.expected_year), "plan", "user") if is_moved else _opening(line)
    rows = (row, *line.stated("start", "open", "planned_open"))
    names = (str(row["name"]), str(row["name_en"]))
    return Work(line.ident, CROSSING, *names, _start(line), opening, is_moved, rows)


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
    return Work(ident, kind, str(row["name"]), str(row["name_en"]), start, opening, rows=rows)
