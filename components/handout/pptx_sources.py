"""The last slides: every source and every line of our own arithmetic under its number, in two columns."""

from collections.abc import Iterator, Sequence
from typing import Any

from components.base.scales import Palette
from components.handout.deck import Deck
from components.handout.pieces import Piece
from components.handout.pptx_frame import FOOT, GAP, HIGHER, INNER, MARGIN
from components.handout.pptx_text import Paragraph, place_text, tall

POINTS, COLUMNS = 11.0, 2
"""Points of the letters, and columns of a slide."""
WIDE, HIGH = (INNER - GAP) / COLUMNS, FOOT - HIGHER
Column = list[str]


def source_columns(deck: Deck) -> list[list[Column]]:
    """The entries slide by slide, column by column: none is cut, since its quotation stands at its end."""
    columns = list(_columns(deck))
    return [columns[start : start + COLUMNS] for start in range(0, len(columns), COLUMNS)]


def _columns(deck: Deck) -> Iterator[Column]:
    column: Column = []
    high = 0.0
    for n, clause in enumerate(deck.clauses, 1):
        text = f"[{n}] {deck.entry(clause)}"
        more = tall(text, POINTS, WIDE)
        if column and high + more > HIGH:
            yield column
            column, high = [], 0.0
        column, high = [*column, text], high + more
    if column:
        yield column


def sources_on(page: Any, columns: Sequence[Column], deck: Deck, ink: Palette) -> None:
    """The columns of one slide."""
    for turn, column in enumerate(columns):
        texts = [Paragraph((Piece(text),), POINTS, ink.text, is_verbatim=True) for text in column]
        place_text(page, (MARGIN + turn * (WIDE + GAP), HIGHER, WIDE, HIGH + 0.1), texts, deck)
