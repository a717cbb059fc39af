"""What fits the words of a search, best first."""

from collections.abc import Iterable
from dataclasses import dataclass

from components.topics.search.comparison import squeezed
from components.topics.search.index import Entry, entries
from components.topics.search.initials import spells
from components.topics.search.kinds import KINDS

LONGEST = 60
MOST = 60
KIND, SPELLED, CLAUSE = 3, 4, 5
"""Ranks of a word after 0 a name, 1 the beginning of one, 2 a part of one."""
ORDER = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Hits:
    """The best `entries` and how many there are in all."""

    entries: tuple[Entry, ...]
    count: int


def find(words: str, most: int = MOST, among: Iterable[Entry] | None = None) -> Hits:
    """Entries in which every word of `words` stands: as a name, as its kind, as the initials of a name, or in a clause.

    Names that are the words come first, then names that begin with them, that hold them, kinds, initials, clauses.
    """
    parts = [part for part in (squeezed(piece) for piece in words[:LONGEST].split()) if part]
    if not parts:
        return Hits((), 0)
    ranked = []
    for place, entry in enumerate(entries() if among is None else among):
        ranks = [_rank(word, entry) for word in parts]
        if None not in ranks:
            rank = max(rank for rank in ranks if rank is not None)
            ranked.append(((rank, ORDER.get(entry.kind, 0), len(entry.title), place), entry))
    ranked.sort(key=lambda pair: pair[0])
    return Hits(tuple(entry for _, entry in ranked[:most]), len(ranked))


def places_in(subdistrict: str = "") -> tuple[Entry, ...]:
    """What can be shown on the map, all of it or what lies in one subdistrict."""
    places = (entry for entry in entries() if entry.page == "layout")
    return tuple(entry for entry in places if not subdistrict or subdistrict in entry.subdistricts)


def _rank(word: str, entry: Entry) -> int | None:
    """How well one word fits, 0 best; None where it does not."""
    if word in entry.text:
        fits = (
            word in entry.names,
            any(name.startswith(word) for name in entry.names),
            any(word in name for name in entry.names),
        )
        if any(fits):
            return fits.index(True)
        return KIND if word in entry.kinds else CLAUSE
    if word in entry.kinds:
        return KIND
    spelled = word.isascii() and word.isalnum() and len(word) > 1
    return SPELLED if spelled and any(spells(word, letters) for letters in entry.letters) else None
