"""What stands on the pages behind the title: a map with the first sections beside it, the others as cards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from components.drawing.charts.lettering import width_em
from components.handout.pieces import clauses_of
from components.handout.slide import Slide

BESIDE_MAP, MOST_CARDS = 2, 3
"""Sections that stand beside the map behind the title, and cards in a row of the page after it."""


def shares_of(row: Sequence[Slide]) -> list[float]:
    """The share of each card in the width of its row: more for longer words; together 1."""
    letters = [sum(width_em(text) for text in section.sentences) or 1.0 for section in row]
    even = 1 / len(row)
    shares = [min(max(each / sum(letters), even * 0.75), even * 1.4) for each in letters]
    return [share / sum(shares) for share in shares]


@dataclass(frozen=True, eq=False)
class Opening:
    """What stands on the pages behind the title: a map, and sections of words."""

    title: str
    sections: tuple[Slide, ...]

    @property
    def picture(self) -> Callable[[tuple[int, int]], str] | None:
        """What draws the first section's map."""
        return self.sections[0].picture if self.sections else None

    @property
    def picture_words(self) -> str:
        """The map in words."""
        return self.sections[0].picture_words if self.sections else ""

    @property
    def notice(self) -> str:
        """Notice of the map."""
        return self.sections[0].notice if self.sections else ""

    @property
    def beside(self) -> tuple[Slide, ...]:
        """The sections beside the map."""
        return self.sections[:BESIDE_MAP] if self.picture else ()

    @property
    def cards(self) -> tuple[tuple[Slide, ...], ...]:
        """The others in rows of a page of their own, the longer rows first."""
        rest = self.sections[len(self.beside) :]
        rows = -(-len(rest) // MOST_CARDS)
        each = -(-len(rest) // rows) if rows else 1
        return tuple(rest[start : start + each] for start in range(0, len(rest), each))

    @property
    def pages(self) -> int:
        """Pages that it takes in every form."""
        return bool(self.beside) + bool(self.cards)

    @property
    def clauses(self) -> tuple[str, ...]:
        """Sources of what the sections say, as they come."""
        return tuple(dict.fromkeys(clause for section in self.sections for clause in clauses_of(section.lines)))
