"""汇报: the steps of a story follow one another, and what a step says is on screen."""

import pytest

from components.base.look import Look
from components.story.steps import step_content
from data.stories import stories
from tests.pages.opening import open_page, ran

SCRIPT = "pages/story/stories.py"
STORY = next(story for story in stories() if story.id == "crossings")


def words_on(app: object) -> str:
    return " ".join(block.value.replace("\\", "") for block in app.markdown)  # type: ignore[attr-defined]


def test_the_next_step_says_its_own_words() -> None:
    app = open_page(SCRIPT, story="crossings")
    assert app.subheader[0].value == STORY.steps[0].heading.zh
    next(button for button in app.button if button.label == "下一步").click()
    ran(app.run())
    step = step_content(STORY.steps[1], 2, Look())
    assert app.subheader[0].value == step.heading
    assert all(sentence in words_on(app) for sentence in step.sentences)
    assert app.query_params["step"] in ("2", ["2"])


@pytest.mark.parametrize(
    ("pairs", "opens"),
    [
        ({"story": "nobody"}, "ten_minutes"),
        ({"step": "99"}, "ten_minutes"),
        ({"step": "-1"}, "ten_minutes"),
        ({"story": "crossings", "step": "x"}, "crossings"),
    ],
)
def test_an_unknown_story_or_step_costs_one_sentence_and_opens_a_first_step(pairs: dict[str, str], opens: str) -> None:
    app = open_page(SCRIPT, **pairs)
    story = next(each for each in stories() if each.id == opens)
    assert app.subheader[0].value == story.steps[0].heading.zh
    assert len(app.warning) + len(app.info) == 1


def test_the_last_step_has_no_next() -> None:
    app = open_page(SCRIPT, story="crossings", step=str(len(STORY.steps)))
    assert next(button for button in app.button if button.label == "下一步").disabled
