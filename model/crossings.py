"""River crossings by year: status, number open, and spacing.

Unknown stays unknown: a crossing without an opening year never gets one, and a planned year is an
expectation, not an opening.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from model.scenario import Scenario, with_crossing, with_slip
from model.spacing import Position


class Status(StrEnum):
    """Where a crossing stands at the end of a year."""

    OPEN = "open"
    OPEN_YEAR_UNKNOWN = "open_year_unknown"
    EXPECTED = "expected"
    CLOSED = "closed"
    BUILDING = "building"
    NOT_OPEN = "not_open"


class Doubt(StrEnum):
    """An open crossing that the documents do not count, or of which they do not say so."""

    UNCLEAR = "open_unclear"
    UNCOUNTED = "open_uncounted"


STANDING = frozenset({Status.OPEN, Status.OPEN_YEAR_UNKNOWN})


@dataclass(frozen=True)
class Crossing:
    """What is stated about one crossing. Years are calendar years or None where nothing is stated.

    `known_open_by` is the earliest year for which a source says that it was open already; `counted` is whether it is
    one of the crossings that the documents count; `position` is None for a crossing that is not located. `closed`: a
    scenario shuts it in every year.
    """

    ident: str
    open_year: int | None = None
    known_open_by: int | None = None
    expected_year: int | None = None
    started_year: int | None = None
    counted: Literal["yes", "unclear", "no"] = "yes"
    position: Position | None = None
    closed: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is already open; only a crossing not yet open can be moved in time."""
        return self.open_year is not None or self.known_open_by is not None


def status_in(crossing: Crossing, year: int) -> Status:
    """Where `crossing` stands at the end of `year`; closed is only what could be used otherwise."""
    status = _status_by_years(crossing, year)
    return Status.CLOSED if crossing.closed and status in STANDING | {Status.EXPECTED} else status


def sign_in(crossing: Crossing, year: int) -> Status | Doubt:
    """What a map says of `crossing` at the end of `year`: its status, of an open one whether the documents count it.

    Whether the year of its opening is known is said only of those that are counted.
    """
    status = status_in(crossing, year)
    if crossing.counted == "yes" or status not in STANDING:
        return status
    return Doubt.UNCLEAR if crossing.counted == "unclear" else Doubt.UNCOUNTED


def _status_by_years(crossing: Crossing, year: int) -> Status:
    if crossing.open_year is not None:
        if crossing.open_year <= year:
            return Status.OPEN
    elif crossing.known_open_by is not None:
        return Status.OPEN_YEAR_UNKNOWN if crossing.known_open_by <= year else Status.NOT_OPEN
    elif crossing.expected_year is not None and crossing.expected_year <= year:
        return Status.EXPECTED
    started = crossing.started_year is not None and crossing.started_year <= year
    return Status.BUILDING if started else Status.NOT_OPEN


def in_scenario(crossing: Crossing, scenario: Scenario) -> Crossing:
    """`crossing` as the scenario has it: closed, opening in the scenario's year, or else its announced year moved.

    An open crossing does not move; without an announced year, only an opening year of the scenario applies.
    """
    closed = crossing.ident in scenario.closures
    expected = crossing.expected_year
    if not crossing.stands:
        years = dict(scenario.slips).get(crossing.ident, 0)
        later = None if expected is None else expected + years
        expected = dict(scenario.openings).get(crossing.ident, later)
    if (expected, closed) == (crossing.expected_year, crossing.closed):
        return crossing
    return replace(crossing, expected_year=expected, closed=closed)


def announced_slipped(scenario: Scenario, crossings: Iterable[Crossing], years: int) -> Scenario:
    """The scenario with every announced opening `years` later (0: as announced); years set singly are kept."""
    own = dict(scenario.openings)
    for crossing in crossings:
        if not crossing.stands and crossing.expected_year is not None and crossing.ident not in own:
            scenario = with_slip(scenario, crossing.ident, years)
    return scenario


def crossing_changes(scenario: Scenario, idents: Collection[str]) -> tuple[str, ...]:
    """Ids, sorted, of the crossings that the scenario changes."""
    moved = [entry[0] for entry in (*scenario.slips, *scenario.openings)]
    return tuple(sorted({ident for ident in (*scenario.closures, *moved) if ident in idents}))


def without_crossings(scenario: Scenario, idents: Collection[str]) -> Scenario:
    """The scenario with these crossings as the documents have them; everything else stays."""
    for ident in idents:
        scenario = with_slip(with_crossing(scenario, ident), ident, 0)
    return scenario


def crossing_part(scenario: Scenario, idents: Collection[str]) -> Scenario:
    """The scenario's entries for these crossings only: equal parts give equal minutes in every year."""
    return Scenario(
        closures=tuple(ident for ident in scenario.closures if ident in idents),
        openings=tuple(entry for entry in scenario.openings if entry[0] in idents),
        slips=tuple(entry for entry in scenario.slips if entry[0] in idents),
    )


@dataclass(frozen=True)
class YearCount:
    """Named crossings at the end of a year. `sure`: open and counted by the documents; `unclear`: open, but it is not
    said whether it is counted; `expected`: counted and open only if the newest announced year holds."""

    year: int
    sure: int
    unclear: int
    expected: int


def count_in(crossings: Iterable[Crossing], year: int) -> YearCount:
    """The named crossings at the end of `year`; those that the documents do not count are left out."""
    statuses = [(crossing.counted, status_in(crossing, year)) for crossing in crossings]
    return YearCount(
        year,
        sure=sum(counted == "yes" and status in STANDING for counted, status in statuses),
        unclear=sum(counted == "unclear" and status in STANDING for counted, status in statuses),
        expected=sum(counted == "yes" and status is Status.EXPECTED for counted, status in statuses),
    )


def positions_in(crossings: Iterable[Crossing], year: int, *, unclear: bool, expected: bool) -> list[Position]:
    """Positions of the located crossings that stand at the end of `year`.

    `unclear` adds those not known to be counted, `expected` those whose announced year has come.
    """
    counted = {"yes", "unclear"} if unclear else {"yes"}
    statuses = STANDING | {Status.EXPECTED} if expected else STANDING
    return [
        c.position
        for c in crossings
        if c.position is not None and c.counted in counted and status_in(c, year) in statuses
    ]
