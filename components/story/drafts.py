"""Stories that people put together: each edit gives a new story, so that a draft's past is a list of stories.

No story at all is None: a draft begins with its first step and ends with its last.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from components.base.look import Look, using
from components.story.references import ANSWER, HEADING, REFERENCE
from components.story.steps import with_figures
from components.story.typed import has_typed
from components.topics.contract import View
from components.words.text import tr
from data.stories import MOST_ANNOTATIONS, MOST_LINES, MOST_STEPS, Story, StoryStep, Words
from model.fault_words import invalid
from model.messages import Message, message
from model.scenario import Scenario

DRAFT = "draft"
"""Id of a story that is being put together."""
LANGUAGES = tuple(Words.model_fields)
ENTIRE_ANSWER, ENTIRE_HEADING = f"{{{ANSWER}}}", f"{{{HEADING}}}"


class DraftError(ValueError):
    """An edit that no story can take; the message says why. The story stays as it is."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class Wording:
    """What a person writes for a step in one language; one sentence a line."""

    heading: str
    lines: tuple[str, ...] = ()
    notes: str = ""
    seconds: int = 60


def step_of_page(view: View[Any], state: Any, scenario: Scenario, code: str) -> StoryStep:
    """The page in this state as a step: its heading, and its answer by reference. `code` carries `scenario`, "" for the
    baseline. Raises DraftError where the state is too long for a step."""
    keys = view.defaults.keys() - set(view.scenario_keys)
    query = {key: value for key, value in view.query(state).items() if key in keys}
    headings = {look: view.content(state, scenario, Look(look)).heading for look in LANGUAGES}
    typed = any(has_typed(heading) for heading in headings.values())
    heading = dict.fromkeys(headings, ENTIRE_HEADING) if typed else headings
    answer = dict.fromkeys(LANGUAGES, ENTIRE_ANSWER)
    fields = {"view": view.ident, "query": query, "scenario": code, "heading": heading, "words": (answer,)}
    return with_figures(_step(fields))


def with_step(story: Story | None, step: StoryStep, number: int = MOST_STEPS) -> Story:
    """`step` after step `number`, counted from 1, at the end by default; it begins a story where there is none."""
    if story is None:
        return Story(id=DRAFT, title=_first_title(), steps=(step,))
    if len(story.steps) >= MOST_STEPS:
        raise DraftError(message("一份汇报至多{n}步，没有加入", n=MOST_STEPS))
    return _with_steps(story, (*story.steps[:number], step, *story.steps[number:]))


def without_step(story: Story, number: int) -> Story | None:
    """The story without step `number`; None where that was its last."""
    steps = (*story.steps[: number - 1], *story.steps[number:])
    return _with_steps(story, steps) if steps else None


def moved_step(story: Story, number: int, target: int) -> Story:
    """Step `number` in place `target`, both counted from 1; the nearest place where there is no such."""
    steps = list(story.steps)
    step = steps.pop(number - 1)
    steps.insert(min(max(target, 1), len(story.steps)) - 1, step)
    return _with_steps(story, tuple(steps))


def doubled_step(story: Story, number: int) -> Story:
    """A copy of step `number` behind it. Raises DraftError in a full story."""
    return with_step(story, story.steps[number - 1], number)


def reworded(story: Story, number: int, wording: Wording, language: str) -> Story:
    """Step `number` in other words in `language`; other languages keep theirs, line by line. Raises DraftError."""
    step = story.steps[number - 1]
    lines = [line for line in map(_clean, wording.lines) if line]
    if len(lines) > MOST_LINES:
        raise DraftError(message("正文至多{n}句，没有改", n=MOST_LINES))
    if not _clean(wording.heading):
        raise DraftError(message("标题不能空着，没有改"))
    changed = {
        "heading": _texts(step.heading, wording.heading, language),
        "words": _lines(step.words, lines, language),
        "notes": _texts(step.notes, wording.notes, language),
        "seconds": wording.seconds,
    }
    return with_replaced(story, number, _step({**step.model_dump(), **changed}))


def with_annotation(story: Story, number: int, fields: Mapping[str, Any], language: str) -> Story:
    """A sign more on the picture of step `number`; `fields` as of `Annotation`, its words as text in `language`. Raises
    DraftError."""
    step = story.steps[number - 1]
    if len(step.annotations) >= MOST_ANNOTATIONS:
        raise DraftError(message("一步至多{n}处标注，未添加", n=MOST_ANNOTATIONS))
    words = _texts(None, str(fields.get("words", "")), language)
    if words is None and fields.get("kind") == "text":
        raise DraftError(message("文字标注要有文字"))
    annotations = (*step.model_dump()["annotations"], {**fields, "words": words})
    return with_replaced(story, number, _step({**step.model_dump(), "annotations": annotations}))


def without_annotation(story: Story, number: int, place: int) -> Story:
    """The story without sign `place`, counted from 0, on the picture of step `number`."""
    step = story.steps[number - 1]
    signs = (*step.annotations[:place], *step.annotations[place + 1 :])
    return with_replaced(story, number, step.model_copy(update={"annotations": signs}))


def with_replaced(story: Story, number: int, step: StoryStep) -> Story:
    """`step` in place of step `number`."""
    return _with_steps(story, (*story.steps[: number - 1], step, *story.steps[number:]))


def renamed(story: Story, title: str, audience: str, language: str) -> Story:
    """The story under another title and for others. Raises DraftError for one without a title."""
    if not _clean(title):
        raise DraftError(message("汇报要有名称，没有改"))
    fields = {
        "title": _texts(story.title, title, language),
        "audience": _texts(story.audience, audience, language),
    }
    return _story({**story.model_dump(), **fields})


def as_draft(story: Story, *, is_copy: bool = False) -> Story:
    """The story to be edited; a copy says so in its title."""
    title: dict[str, str] = story.title.model_dump()
    for code in LANGUAGES:
        if is_copy and title[code]:
            with using(Look(code)):
                title[code] = tr("{title}（副本）", title=title[code])
    return _story({**story.model_dump(), "id": DRAFT, "order": 0, "title": title})


def with_printed(story: Story) -> Story:
    """The story with the figures of each step that keeps none, as they read now."""
    return _with_steps(story, tuple(step if step.figures else with_figures(step) for step in story.steps))


def _with_steps(story: Story, steps: tuple[StoryStep, ...]) -> Story:
    return story.model_copy(update={"steps": steps})


def _texts(words: Words | None, text: str, language: str) -> dict[str, str] | None:
    """The text in `language` beside that in others; None where nothing is left."""
    texts = (words.model_dump() if words else {}) | {language: _clean(text)}
    return texts if any(each.strip() for each in texts.values()) else None


def _lines(words: Sequence[Words], lines: Sequence[str], language: str) -> tuple[Mapping[str, str], ...]:
    """The lines with what other languages have for them: of the same line, else of the line in the same place where
    none was added or taken away. What consists of references says the same in every language."""
    before = [each.model_dump() for each in words]
    texts: list[Mapping[str, str]] = []
    for place, line in enumerate(lines):
        same = next((each for each in before if each.get(language) == line), None)
        other = same or (before[place] if len(lines) == len(before) else {})
        if not REFERENCE.sub("", line).strip():
            other = dict.fromkeys(LANGUAGES, line)
        texts.append({**other, language: line})
    return tuple(texts)


def _clean(text: str) -> str:
    """Typed words in one line, without what cannot be printed."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())


def _first_title() -> Words:
    titles = {}
    for code in LANGUAGES:
        with using(Look(code)):
            titles[code] = tr("我的汇报")
    return Words(**titles)


def _step(fields: Mapping[str, Any]) -> StoryStep:
    with _refusals():
        return StoryStep.model_validate(fields)


def _story(fields: Mapping[str, Any]) -> Story:
    with _refusals():
        return Story.model_validate(fields)


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise DraftError(invalid(error.errors()[0])) from error
