"""Start, opening and completion of a work from what sources say, with what is not known left open.

A date that a source states goes before one that is only read from a state: works first seen in a year began in it or
before (`by`), a place first seen in use opened in it or before. Of several stated dates the newest fact decides, else
the newest plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from model.facility_status import COMING, OPEN, Mention

Basis = Literal["fact", "plan", "by"]
Event = Literal["start", "open", "complete"]


@dataclass(frozen=True)
class Moment:
    """A date as `2024`, `2024-11` or `2024-11-23`, what it is, and the grade of what it rests on. `by`: not later."""

    date: str
    basis: Basis
    grade: str

    @property
    def year(self) -> int:
        """Calendar year."""
        return int(self.date[:4])

    @property
    def position(self) -> float:
        """Where the date stands on an axis of years: a year or a month in its middle, `by` at the year's end."""
        parts = [int(part) for part in self.date.split("-")]
        if self.basis == "by":
            return parts[0] + 1.0
        if len(parts) == 1:
            return parts[0] + 0.5
        month = parts[0] + (parts[1] - 1) / 12
        return month + (1 / 24 if len(parts) == 2 else (parts[2] - 1) / 372)


def moved(moment: Moment | None, years: int, *, cancelled: bool = False) -> Moment | None:
    """A planned date moved by `years`, the viewer's own then; None once cancelled. Anything else stays."""
    if moment is None or moment.basis != "plan":
        return moment
    if cancelled:
        return None
    return replace(moment, date=f"{moment.year + years}{moment.date[4:]}", grade="user") if years else moment


@dataclass(frozen=True)
class StatedDate:
    """A date that a source states: `fact`, `plan` or `unconfirmed`; `order` sorts statements by their age."""

    event: Event
    basis: str
    date: str
    grade: str
    order: str = ""


def moment_of(event: Event, stated: Iterable[StatedDate], mentions: Iterable[Mention]) -> Moment | None:
    """When a work starts, opens or is completed; None where nothing says. States tell only of starts and openings."""
    dates = sorted((one for one in stated if one.event == event), key=lambda one: one.order)
    for basis in ("fact", "plan"):
        if of_basis := [one for one in dates if one.basis == basis]:
            newest = of_basis[-1]
            return Moment(newest.date, "fact" if basis == "fact" else "plan", newest.grade)
    if event == "complete":
        return None
    return _first_seen(event, list(mentions)) or _announced(event, list(mentions))


def _first_seen(event: Event, mentions: list[Mention]) -> Moment | None:
    """The earliest year in which a fact shows that it has begun, or that it is open."""
    statuses = OPEN if event == "open" else COMING
    seen = [m for m in mentions if m.basis == "fact" and m.status in statuses]
    first = min(seen, key=lambda m: m.year, default=None)
    return Moment(str(first.year), "by", first.grade) if first else None


def _announced(event: Event, mentions: list[Mention]) -> Moment | None:
    """The year for which a yearly plan announces the start of works."""
    starts = [m for m in mentions if m.basis == "plan" and m.status == "to_start"] if event == "start" else []
    newest = max(starts, key=lambda m: m.year, default=None)
    return Moment(str(newest.year), "plan", newest.grade) if newest else None
