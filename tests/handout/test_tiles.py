"""Large figures beside the words: all or none, and nothing that title and chart say already."""

import pytest

from components.base.look import Look
from components.handout.deck import Deck, Origin
from components.handout.pieces import Piece
from components.handout.pptx_file import pptx_bytes
from components.handout.slides import deck_of
from components.handout.tiles import MOST, tiles_of
from components.topics.contract import Figure
from data.stories import stories

FIGURES = tuple(Figure(f"第{n}", f"{n} 项", "derived") for n in range(1, MOST + 2))


@pytest.fixture(scope="module")
def deck() -> Deck:
    return deck_of(next(story for story in stories() if story.id == "ten_minutes"), Look(), Origin("2026-12-01"))


def test_more_figures_than_have_room_are_left_to_the_words() -> None:
    assert tiles_of(FIGURES, (), None) == ()
    assert tiles_of(FIGURES[:MOST], (), None) == FIGURES[:MOST]
    assert tiles_of(FIGURES[:2], ((Piece("1 项，2 项。"),),), None) == FIGURES[:2], "a title alone is no reason"


def test_long_words_leave_room_for_two_figures_and_no_part_of_more() -> None:
    words = ((Piece("题。"),), (Piece("字" * 120),))
    assert tiles_of(FIGURES[:3], words, None) == () and tiles_of(FIGURES[:2], words, None) == FIGURES[:2]


def test_the_five_counts_of_the_first_step_stand_together(deck: Deck) -> None:
    slide = next(slide for slide in deck.slides if slide.heading.startswith("三步走") and not slide.continues)
    assert slide.figures == () and sum(text.count(" 项") for text in slide.sentences) >= 5


def test_the_limits_of_land_stand_in_title_and_chart_and_nowhere_else(deck: Deck) -> None:
    slide = next(slide for slide in deck.slides if "70%" in "".join(slide.sentences))
    assert slide.figures == () and slide.chart is not None


def test_the_foot_of_a_slide_has_no_scenario_code_and_the_notes_have_it(deck: Deck) -> None:
    from io import BytesIO

    from pptx import Presentation

    pages = list(Presentation(BytesIO(pptx_bytes(deck))).slides)
    texts = ["\n".join(s.text_frame.text for s in page.shapes if s.has_text_frame) for page in pages]
    assert not [text for text in texts if "方案码" in text or "2~" in text]
    notes = [page.notes_slide.notes_text_frame.text for page in pages if page.has_notes_slide]
    assert any(deck.slides[0].code in note for note in notes) and deck.slides[0].code
