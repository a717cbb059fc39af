"""Stories that people put together: laws of the edits, words in two languages, and numbers that are typed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look
from components.base.navigation import ENTRIES
from components.story import drafts
from components.story.drafts import DraftError, Wording
from components.story.exchange import story_of_value
from components.story.steps import step_content, with_figures
from components.story.typed import has_typed, marked, pieces
from components.topics.views import view_of
from data.stories import MOST_LINES, MOST_STEPS, Story, StoryStep, Words, stories
from model.history import History, recorded, redone, undone
from model.scenario import BASELINE

VIEWS = [entry.url_path for entry in ENTRIES if entry.topic and entry.url_path != "stories"]
STEPS = [StoryStep(view="overview", heading=Words(zh=f"第{name}步")) for name in "甲乙丙丁"]
STORY = Story(id="draft", title=Words(zh="题", en="Title"), steps=tuple(STEPS))
NUMBERS = st.integers(1, len(STEPS))


def test_a_story_begins_with_its_first_step_and_ends_with_its_last() -> None:
    story = drafts.with_step(None, STEPS[0])
    assert story.steps == (STEPS[0],) and story.title.zh and story.title.en
    assert drafts.without_step(story, 1) is None


@given(NUMBERS, NUMBERS)
def test_a_step_that_is_moved_and_moved_back_leaves_the_story_as_it_was(number: int, target: int) -> None:
    moved = drafts.moved_step(STORY, number, target)
    assert moved.steps[target - 1] == STEPS[number - 1] and set(map(id, moved.steps)) == set(map(id, STEPS))
    assert drafts.moved_step(moved, target, number) == STORY


@given(NUMBERS)
def test_a_copy_stands_behind_its_original_and_deleting_it_undoes_it(number: int) -> None:
    copied = drafts.doubled_step(STORY, number)
    assert copied.steps[number - 1] == copied.steps[number] == STEPS[number - 1]
    assert drafts.without_step(copied, number + 1) == STORY


@given(st.lists(st.tuples(st.sampled_from(["move", "copy", "delete"]), NUMBERS, NUMBERS), max_size=8))
def test_whatever_is_done_can_be_undone_and_done_again(edits: list[tuple[str, int, int]]) -> None:
    history: History[Story | None] = History(STORY)
    for name, number, target in edits:
        story = history.present
        if story is None:
            break
        number = min(number, len(story.steps))
        if name == "move":
            history = recorded(history, drafts.moved_step(story, number, target))
        else:
            history = recorded(history, (drafts.doubled_step if name == "copy" else drafts.without_step)(story, number))
    last = history.present
    while history.can_undo:
        history = undone(history)
    assert history.present == STORY
    while history.can_redo:
        history = redone(history)
    assert history.present == last


def test_a_full_story_takes_no_more() -> None:
    full = STORY.model_copy(update={"steps": (STEPS[0],) * MOST_STEPS})
    for edit in (lambda: drafts.with_step(full, STEPS[0]), lambda: drafts.doubled_step(full, 1)):
        with pytest.raises(DraftError) as caught:
            edit()
        assert str(MOST_STEPS) in caught.value.what


@pytest.mark.parametrize("page", VIEWS)
def test_any_page_as_a_step_says_what_the_page_says_and_has_not_changed(page: str) -> None:
    view = view_of(page)
    assert view
    state, _ = view.parse({})
    step = drafts.step_of_page(view, state, BASELINE, "")
    for language in ("zh", "en"):
        look = Look(language)
        content, told = view.content(state, BASELINE, look), step_content(step, 1, look)
        assert (told.faults, told.changes) == ((), ())
        assert told.heading == content.heading and "手填" not in "".join(told.sentences)
        assert told.content and told.content.as_json() == content.as_json()
    assert bool(step.figures) == bool(view.content(state, BASELINE, Look()).figures)


def test_words_in_one_language_leave_those_of_the_other() -> None:
    story = next(each for each in stories() if each.id == "ten_minutes")
    step = story.steps[0]
    lines = tuple(words.zh for words in step.words)
    new = drafts.reworded(story, 1, Wording("新标题", (lines[0], "换了一句"), "新备注", 30), "zh").steps[0]
    assert (new.heading.zh, new.heading.en) == ("新标题", step.heading.en)
    assert new.words == (step.words[0], Words(zh="换了一句", en=step.words[1].en))
    assert new.notes and (new.notes.zh, new.notes.en, new.seconds) == (
        "新备注",
        step.notes.en if step.notes else "",
        30,
    )
    longer = drafts.reworded(story, 1, Wording("题", ("新加的一句", *lines)), "zh").steps[0]
    assert longer.words == (Words(zh="新加的一句"), *step.words), "a line keeps its translation wherever it goes"


def test_a_line_of_references_says_the_same_in_every_language() -> None:
    new = drafts.reworded(STORY, 1, Wording("题", ("{answer}",)), "zh").steps[0]
    assert new.words == (Words(zh="{answer}", en="{answer}"),)


@pytest.mark.parametrize(
    "wording",
    [
        Wording(" "), Wording("题" * 601), Wording("题", ("字" * 601,)), Wording("题", notes="字" * 601),
        Wording("题", seconds=0), Wording("题", tuple("一二三四五六七八"[: MOST_LINES + 1])),
    ],
)  # fmt: skip
def test_words_that_no_step_can_take_are_refused_with_a_reason(wording: Wording) -> None:
    with pytest.raises(DraftError) as caught:
        drafts.reworded(STORY, 1, wording, "zh")
    assert caught.value.what


@given(st.text(max_size=80))
def test_any_words_are_taken_or_refused(text: str) -> None:
    try:
        told = step_content(drafts.reworded(STORY, 1, Wording(text, (text,), text), "zh").steps[0], 1, Look())
    except DraftError:
        return
    assert told.heading or told.faults


@pytest.mark.parametrize(
    "text",
    [
        "人口300万人", "增长5.5%", "三百万人", "百分之三十", "12 bridges", "2035万人", "１２处", "两个核心", "共2030个",
        "1+4", "三成", "3,000亿元",
    ],
)  # fmt: skip
def test_a_quantity_that_is_typed_is_marked(text: str) -> None:
    assert has_typed(text) and "（手填）" in marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "到2035年", "2025、2030、2035年", "By 2035 it is done", "第3步", "3月5日", "G2001高速", "一纵一横两核五组团",
        "1. 先看地图", "五年成形", "一个目标", "万亿级产业", "2024–2035",
    ],
)  # fmt: skip
def test_years_ordinals_and_names_are_no_quantities(text: str) -> None:
    assert marked(text) == text


@given(st.text(max_size=60))
def test_marking_takes_nothing_away(text: str) -> None:
    assert "".join(piece for piece, _ in pieces(text)) == text


def test_nothing_in_a_shipped_story_counts_as_typed() -> None:
    for story in stories():
        for number, step in enumerate(story.steps, 1):
            for language in ("zh", "en"):
                told = step_content(step, number, Look(language))
                assert "手填" not in told.heading + told.notes
                assert {run.kind for runs in told.runs for run in runs} <= {"words", "figure"}


def test_a_typed_number_and_a_figure_by_reference_are_different_runs() -> None:
    step = StoryStep(view="crossings", heading=Words(zh="题"), words=(Words(zh="{figure.open}，另说12处"),))
    told = step_content(step, 1, Look())
    assert told.content
    assert [(run.text, run.kind) for run in told.runs[0]] == [
        (told.content.figures[0].value, "figure"), ("，另说", "words"), ("12（手填）", "typed"), ("处", "words"),
    ]  # fmt: skip
    assert told.figures == (told.content.figures[0],)


def test_a_sentence_by_its_name_rests_on_what_its_page_rests_on_and_an_unknown_one_is_refused() -> None:
    words = (Words(zh="{sentence.reconciliation}"), Words(zh="{sentence.no_such}"))
    told = step_content(StoryStep(view="crossings", heading=Words(zh="题"), words=words), 1, Look())
    assert told.sentences[0].startswith("对数：") and told.runs[0][0].citations
    assert len(told.faults) == 1 and "sentence.no_such" in told.faults[0]


@pytest.mark.parametrize("reference", ["figure.99", "figure.1", "figure.no_such"])
def test_a_figure_that_the_page_has_not_is_a_sentence_with_step_field_and_names(reference: str) -> None:
    step = StoryStep(view="crossings", heading=Words(zh="题"), words=(Words(zh="仍在"), Words(zh=f"{{{reference}}}")))
    told = step_content(step, 2, Look())
    assert told.sentences == ("仍在",) and len(told.faults) == 1
    assert all(part in told.faults[0] for part in ("第2步", "words.2", reference, "unclear"))


def test_references_by_order_become_names_where_the_step_says_which_figures_they_were() -> None:
    earlier = StoryStep(view="crossings", heading=Words(zh="题"), words=(Words(zh="{figure.2}", en="{figure.1}"),))
    story = {"title": {"zh": "题"}, "steps": [with_figures(earlier).model_dump(), earlier.model_dump()]}
    kept, bare = story_of_value(story).story.steps
    assert kept.words == (Words(zh="{figure.unclear}", en="{figure.open}"),)
    assert bare.words == earlier.words  # without the labels of that time nobody can tell which figure was meant
