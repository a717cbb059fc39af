"""The A3 poster of a story: always one sheet, with its title, steps, figures, notice and sources as text."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from components.base.look import Look
from components.handout.deck import Origin
from components.handout.poster_file import poster_bytes
from components.handout.slides import deck_of
from data.stories import MOST_STEPS, Story, StoryStep, Words, stories

A3 = (1190.55, 841.89)
WORDY = Words(zh="字" * 600, en="words " * 90)


def poster(story: Story, language: str = "zh") -> tuple[str, PdfReader]:
    look = Look(language, width=1000)
    file = PdfReader(BytesIO(poster_bytes(deck_of(story, look, Origin("2026-11-30", "http://example.org")))))
    return "".join(file.pages[0].extract_text().split()), file


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("story", stories(), ids=lambda story: story.id)
def test_a_shipped_story_fits_one_sheet(story: Story, language: str) -> None:
    text, file = poster(story, language)
    box = file.pages[0].mediabox
    assert len(file.pages) == 1 and (float(box.width), float(box.height)) == pytest.approx(A3, abs=0.1)
    title = story.title.zh if language == "zh" else story.title.en
    assert "".join(title.split()) in text and "2026-11-30" in text
    for step in story.steps:
        heading = step.heading.zh if language == "zh" else step.heading.en
        assert "{" in heading or "".join(heading.split()) in text
    assert "1." in text and "2~" in text, "sources and code"


@pytest.mark.parametrize("amount", [1, 12, MOST_STEPS])
def test_however_much_there_is_to_say_it_is_one_sheet(amount: int) -> None:
    step = StoryStep(view="overview", heading=Words(zh="长标题" * 30), words=(WORDY,))
    _, file = poster(Story(id="draft", title=Words(zh="很长的题目" * 20), audience=WORDY, steps=(step,) * amount))
    assert len(file.pages) == 1


def test_a_story_without_any_picture_is_a_sheet_of_words() -> None:
    step = StoryStep(view="no_such_page", heading=Words(zh="只有话"), words=(Words(zh="一句话"),))
    text, file = poster(Story(id="draft", title=Words(zh="题"), steps=(step,)))
    assert len(file.pages) == 1 and "只有话" in text and "一句话" in text
