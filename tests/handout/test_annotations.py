"""Signs on a step's picture: kept with the step, at the same place of the picture in every file, harmless as text."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.base.look import Look
from components.handout.annotations import annotated
from components.handout.deck import Origin
from components.handout.html_file import html_bytes
from components.handout.pptx_file import pptx_bytes
from components.handout.slides import deck_of
from components.story import drafts
from components.story.drafts import DraftError
from components.story.exchange import read_story, story_bytes
from data.stories import MOST_ANNOTATIONS, Annotation, Story, StoryStep, Words

LOOK = Look(width=1000)
STEP = StoryStep(view="crossings", heading=Words(zh="题"))
STORY = Story(id="draft", title=Words(zh="题"), steps=(STEP, STEP))
SHARES = st.floats(0, 1)
SIGNS = st.builds(
    Annotation, kind=st.sampled_from(["text", "arrow", "circle"]), x=SHARES, y=SHARES, from_x=SHARES, from_y=SHARES,
    radius=st.floats(0.01, 0.5), words=st.builds(Words, zh=st.text(min_size=1, max_size=80).filter(str.strip)),
)  # fmt: skip
PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200"><rect id="r"/></svg>'


@settings(max_examples=60)
@given(SIGNS)
def test_any_sign_is_drawn_inside_the_picture(sign: Annotation) -> None:
    svg = annotated(lambda _: PLAIN, [sign], LOOK)((1, 1))
    root = fromstring(svg)
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(text.attrib["x"]) <= 400 and 0 <= float(text.attrib["y"]) <= 200
    assert root.attrib["viewBox"] == "0 0 400 200"


def test_words_of_a_sign_are_text_and_typed_numbers_are_marked() -> None:
    sign = Annotation(kind="text", x=0.5, y=0.5, words=Words(zh="<script>加12处</script>"))
    svg = annotated(lambda _: PLAIN, [sign], LOOK)((1, 1))
    assert "<script>" not in svg and "12（手填）处" in svg


def test_no_signs_leave_the_picture_as_it_is() -> None:
    def draw(size: tuple[int, int]) -> str:
        return PLAIN

    assert annotated(draw, (), LOOK) is draw


def test_a_sign_goes_along_in_every_file_at_the_same_place() -> None:
    story = drafts.with_annotation(STORY, 1, {"kind": "circle", "x": 0.25, "y": 0.5, "words": "看这里"}, "zh")
    deck = deck_of(story, LOOK, Origin())
    first = next(slide for slide in deck.slides if not slide.continues)
    assert first.picture and first.chart is None
    centres = [
        re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*fill="none"', first.picture(s))
        for s in ((900, 415), (1500, 900))
    ]
    assert centres[0] and centres[0] == centres[1], "one frame, whatever room there is"
    assert "看这里" in html_bytes(deck).decode()
    assert pptx_bytes(deck) and not [s for s in deck.slides[1:] if s.picture and "看这里" in s.picture((900, 500))]


def test_signs_are_added_taken_away_and_kept_in_files() -> None:
    story = STORY
    for turn in range(MOST_ANNOTATIONS):
        story = drafts.with_annotation(story, 2, {"kind": "arrow", "x": 0.1, "y": 0.2, "words": f"第{turn}处"}, "zh")
    with pytest.raises(DraftError):
        drafts.with_annotation(story, 2, {"kind": "text", "x": 0.1, "y": 0.2, "words": "多了"}, "zh")
    assert read_story(story_bytes(story)).story == story
    fewer = drafts.without_annotation(story, 2, 0)
    assert fewer.steps[1].annotations == story.steps[1].annotations[1:] and not fewer.steps[0].annotations


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "text", "x": 0.5, "y": 0.5, "words": " "}, {"kind": "star", "x": 0.5, "y": 0.5},
        {"kind": "circle", "x": 2.0, "y": 0.5}, {"kind": "circle", "x": 0.5, "y": 0.5, "radius": float("inf")},
    ],
)  # fmt: skip
def test_a_sign_that_no_picture_can_take_is_refused_with_a_reason(fields: dict[str, object]) -> None:
    with pytest.raises(DraftError) as caught:
        drafts.with_annotation(STORY, 1, fields, "zh")
    assert caught.value.what


def test_a_wrong_sign_in_a_file_costs_itself_alone() -> None:
    story = drafts.with_annotation(STORY, 1, {"kind": "circle", "x": 0.25, "y": 0.5}, "zh")
    story = drafts.with_annotation(story, 1, {"kind": "text", "x": 0.3, "y": 0.3, "words": "仍在"}, "zh")
    reading = read_story(story_bytes(story).replace(b"x: 0.25", b"x: 25"))
    assert len(reading.faults) == 1 and "annotations" in reading.faults[0]
    assert [sign.kind for sign in reading.story.steps[0].annotations] == ["text"]
