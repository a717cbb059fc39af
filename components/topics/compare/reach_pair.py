"""Which two of the compared scenarios are held against each other in minutes, and whether they differ at all."""

from dataclasses import dataclass
from itertools import combinations

from components.topics.compare.entries import Entry
from components.topics.compare.state import PLACES
from components.topics.crossings.facts import Facts
from model.crossings import crossing_part
from model.reach.opening import open_in


@dataclass(frozen=True)
class Two:
    """The second less the first."""

    first: Entry
    second: Entry

    @property
    def key(self) -> str:
        """As an address writes it."""
        return PLACES[self.first.place] + PLACES[self.second.place]

    @property
    def label(self) -> str:
        """As a person reads it."""
        return f"{self.second.letter} − {self.first.letter}"


def twos(entries: tuple[Entry, ...]) -> dict[str, Two]:
    """Every two of the comparison, by key."""
    return {two.key: two for two in (Two(*pair) for pair in combinations(entries, 2))}


def differ(facts: Facts, two: Two) -> bool:
    """Whether the two say different things of any crossing."""
    one, other = (crossing_part(entry.scenario, facts.idents) for entry in (two.first, two.second))
    return one != other


def differ_in(facts: Facts, two: Two, year: int) -> bool:
    """Whether different crossings are open in the year."""
    one, other = (open_in(facts.crossings(entry.scenario), year) for entry in (two.first, two.second))
    return one != other


def selected_pair(facts: Facts, entries: tuple[Entry, ...], key: str, year: int) -> Two:
    """The pair named by `key`; else the first two that differ in the year, or at all, or the first two."""
    pairs = twos(entries)
    if key in pairs:
        return pairs[key]
    by_year = (two for two in pairs.values() if differ_in(facts, two, year))
    ever = (two for two in pairs.values() if differ(facts, two))
    return next(by_year, None) or next(ever, None) or next(iter(pairs.values()))
