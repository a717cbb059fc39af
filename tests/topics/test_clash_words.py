"""A projection says what in the documents contradicts the figures that it starts from."""

import pytest

from components.base.look import Look
from components.story.steps import step_content
from components.topics.whatif.clash_words import clash_words
from data.stories import stories


def test_growth_and_levels_of_output_are_said_to_contradict_each_other() -> None:
    words = clash_words("gdp")
    assert all(part in words for part in ("113.2 ÷ 69.3 − 1 = 63.3%", "37.8%", "不能同时成立", "没有说明原因"))


@pytest.mark.parametrize("outcome_id", ["water_required", "reach_old_city_mean", "no_such"])
def test_an_outcome_without_a_contradiction_says_none(outcome_id: str) -> None:
    assert clash_words(outcome_id) == ""


def test_the_story_says_it_where_it_tells_of_output() -> None:
    story = next(story for story in stories() if story.id == "ten_minutes")
    place, step = next((n, s) for n, s in enumerate(story.steps, 1) if s.query.get("out") == "gdp")
    content = step_content(step, place, Look())
    assert not content.faults and any("63.3%" in sentence for sentence in content.sentences)
