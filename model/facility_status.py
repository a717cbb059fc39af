"""Status of a facility at the end of a year, from what the sources say up to then.

The same rule as for the status of today: the newest fact decides, else the newest plan; of one year, an official
statement goes before a reported one; what a source leaves unconfirmed or does not state decides nothing while another
statement does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

OPEN = frozenset({"operating", "established", "completed"})
COMING = frozenset({"building", "topped_out"})
PLANNED = frozenset({"planned", "study", "approved", "signed", "to_start"})
STAGES = ("open", "building", "planned", "unstated")
"""Coarse stages, most certain first."""


@dataclass(frozen=True)
class Mention:
    """One statement: year, `fact`, `plan` or `unconfirmed`, its status and the grade of its source."""

    year: int
    basis: str
    status: str
    grade: str


@dataclass(frozen=True)
class YearStatus:
    """Status, the year of the statement it rests on, and its grade."""

    status: str
    year: int
    grade: str

    @property
    def stage(self) -> str:
        """The coarse stage."""
        return stage_of(self.status)


def stage_of(status: str) -> str:
    """Coarse stage of a status: open, building, planned or unstated."""
    groups = (("open", OPEN), ("building", COMING), ("planned", PLANNED))
    return next((stage for stage, statuses in groups if status in statuses), "unstated")


def status_at(mentions: Iterable[Mention], year: int) -> YearStatus | None:
    """Status at the end of `year`; None while nothing has been said."""
    usable = [m for m in mentions if m.year <= year and m.basis != "unconfirmed"]
    stated = [m for m in usable if m.status != "unstated"] or usable
    facts = [m for m in stated if m.basis == "fact"] or stated
    if not facts:
        return None
    best = max(facts, key=lambda m: (m.year, m.grade == "official"))
    announced = best.basis == "plan" and best.grade == "official" and stage_of(best.status) in ("open", "building")
    return YearStatus(best.status, best.year, "derived" if announced else best.grade)


def slipped(mentions: Iterable[Mention], years: int, *, cancelled: bool = False) -> tuple[Mention, ...]:
    """The statements with every plan moved by `years`; facts never move. Cancelled, no plan remains.

    Until a later plan comes, what it plans is still planned: by the scenario (`user`), not by a source.
    """
    statements: list[Mention] = []
    for mention in mentions:
        if mention.basis != "plan":
            statements.append(mention)
        elif not cancelled:
            if years > 0:
                statements.append(Mention(mention.year, "plan", "planned", "user"))
            statements.append(replace(mention, year=mention.year + years))
    return tuple(statements)
