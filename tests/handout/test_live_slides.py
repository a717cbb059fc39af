"""Slides on a room's screen: letters that the last row reads, and the signs of a step on its picture."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from components.base.look import Look
from components.export.picture import Drawing
from components.handout.live import Request, live_slide
from data.stories import Annotation, Story, StoryStep, Words, stories
from model.scenario import BASELINE, with_lever

LEAST_PX = 20.0
ROOM = (1491, 992)
"""What a slide at 1920 × 1080 has for its picture."""
FONT = re.compile(r'font-size[=:]"?\s*([\d.]+)')
SIGN = Annotation(kind="circle", x=0.5, y=0.5, radius=0.1, words=Words(zh="此处"))


def request(step: StoryStep, number: int = 1, language: str = "zh") -> Request:
    return Request(step.model_dump_json(), number, Look(language, "light", 1.5, 1446), ROOM)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("story", stories(), ids=lambda story: story.id)
def test_every_letter_of_a_chart_is_read_from_the_last_row(story: Story, language: str) -> None:
    for number, step in enumerate(story.steps, 1):
        placed = live_slide(request(step, number, language)).chart
        if placed is None:
            continue
        svg = placed.chart.svg()
        scale = placed.width / Drawing.of(svg).width
        assert min(map(float, FONT.findall(svg))) * scale >= LEAST_PX, f"{story.id} {number} {step.view}"


@pytest.mark.parametrize("view", ["crossings", "compare"])
def test_a_step_with_signs_has_its_picture_with_them_until_something_moves(view: str) -> None:
    step = StoryStep(view=view, heading=Words(zh="题"), annotations=(SIGN,))
    first = request(step)
    slide = live_slide(first)
    assert slide.marked_png is not None
    width, height = slide.marked_size
    picture = Image.open(BytesIO(slide.marked_png))
    assert width <= ROOM[0] + 1 and height <= ROOM[1] + 1
    assert picture.width / picture.height == pytest.approx(width / height, abs=0.01)
    small = replace(first, look=replace(first.look, size=1.0))
    assert live_slide(small).marked_png == slide.marked_png, "the picture of the files, at every text size"
    assert live_slide(request(step.model_copy(update={"annotations": ()}))).marked_png is None
    moved = with_lever(BASELINE, "population_growth", 3.0, default=2.0)
    for other in (replace(first, moved=moved), replace(first, is_before=True)):
        assert live_slide(other).marked_png is None
