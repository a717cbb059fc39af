"""Which two of the compared scenarios and which kind of facility are held against each other in cover."""

from dataclasses import dataclass

from components.topics.compare.entries import Entry
from components.topics.compare.reach_pair import Two, twos
from components.topics.facilities.difference import Difference, changed_kinds, difference
from components.topics.facilities.outcomes import facility_part
from components.topics.facilities.state import OPENING_KIND


@dataclass(frozen=True)
class CoverChoice:
    """Two scenarios, a kind, and the year."""

    two: Two
    kind: str
    year: int

    @property
    def letters(self) -> tuple[str, str]:
        """Letters of the first and of the second."""
        return self.two.first.letter, self.two.second.letter

    @property
    def differs(self) -> bool:
        """Whether other facilities of the kind serve in the year."""
        return self.kind in changed_kinds(self.two.first.scenario, self.two.second.scenario, self.year)

    def answer(self) -> Difference:
        """The second cover less the first."""
        return difference(self.two.first.scenario, self.two.second.scenario, self.kind, self.year)


def any_differ(entries: tuple[Entry, ...]) -> bool:
    """Whether the scenarios say different things of where facilities stand."""
    return len({facility_part(entry.scenario) for entry in entries}) > 1


def cover_choice(entries: tuple[Entry, ...], pair: str, kind: str, year: int) -> CoverChoice:
    """The pair and the kind that are named; else the first that differ in the year, or the first two."""
    pairs = twos(entries)
    offered = [pairs[pair]] if pair in pairs else list(pairs.values())
    for two in offered:
        kinds = changed_kinds(two.first.scenario, two.second.scenario, year)
        if kinds and kind in ("", *kinds):
            return CoverChoice(two, kind or kinds[0], year)
    return CoverChoice(offered[0], kind or OPENING_KIND, year)
