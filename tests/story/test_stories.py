"""Stories: figures come from the data by reference, and what cannot be told is said and leaves the rest standing."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look, using
from components.story.references import REFERENCE, UnknownFigureError, figure_of
from components.story.steps import fault_lines, figures_now, step_before, step_content
from components.topics.views import view_of
from components.words.text import say
from data.errors import DataContractError
from data.stories import FOLDER, Scene, Story, StoryStep, Words, stories
from data.tables import DATA
from model.scenario import BASELINE

SHIPPED = stories()
STEPS = [pytest.param(step, number, id=f"{story.id}-{number}") for story in SHIPPED for number, step in enumerate(story.steps, 1)]  # fmt: skip  # noqa: E501
LANGUAGES = ("zh", "en")
YEAR = re.compile(r"(?<!\d)20[2-3]\d(?!\d)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
COUNTED = re.compile(
    r"(?!一[个处座条次])[一二三四五六七八九十百千万亿]+(?=[个处座条次]|公里|平方|万|亿|倍|成(?!形|势|城)|%)"
)
PLAIN = StoryStep(view="overview", heading=Words(zh="总览"), words=(Words(zh="仍在"),))


def texts_of(step: StoryStep) -> list[Words]:
    return [step.heading, *step.words, *([step.notes] if step.notes else [])]


@pytest.mark.parametrize(("step", "number"), STEPS)
def test_no_number_is_typed_into_a_shipped_sentence(step: StoryStep, number: int) -> None:
    for words in texts_of(step):
        for text in (words.zh, words.en):
            bare = YEAR.sub("", REFERENCE.sub("", text))
            assert not re.search(r"\d", bare), text
            assert not COUNTED.search(bare), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("step", "number"), STEPS)
def test_a_shipped_step_says_all_its_sentences_with_clauses(step: StoryStep, number: int, language: str) -> None:
    content = step_content(step, number, Look(language))
    assert content.faults == ()
    assert content.content and len(content.sentences) == len(step.words)
    assert content.heading and content.notes
    for figure in content.figures:
        assert figure.citations or figure.grade in {"derived", "assumed", "user"}, figure.label
    if language == "en":
        shown = [content.heading, content.notes, *content.sentences]
        assert not [text for text in shown if CHINESE.search(re.sub(r"[“《].*?[”》]", "", text))]


@pytest.mark.parametrize(("step", "number"), STEPS)
def test_what_a_shipped_step_is_compared_with_differs_from_it(step: StoryStep, number: int) -> None:
    other = step_before(step, number, Look())
    if other is None:
        return
    assert other.faults == () and other.sentences
    assert other.content and other.content.as_json() != step_content(step, number, Look()).content.as_json()  # type: ignore[union-attr]


def test_ten_minutes_take_ten_minutes() -> None:
    assert 9 <= next(story for story in SHIPPED if story.id == "ten_minutes").minutes <= 11


def test_the_sliders_of_a_step_are_levers_of_the_model() -> None:
    from components.topics.whatif.facts import load_facts

    levers = {lever.id for lever in load_facts().baseline.levers}
    assert {name for story in SHIPPED for step in story.steps for name in step.sliders} <= levers


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"view": "no_such_page"}, "view"),
        ({"query": {"no_such_key": "1"}}, "no_such_key"),
        ({"query": {"day": "not a day"}}, "day"),
        ({"scenario": "1~broken~code"}, "scenario"),
        ({"levers": {"no_such_lever": 1.0}}, "scenario"),
        ({"closed": ("x_nowhere",)}, "scenario"),
        ({"words": (Words(zh="{gdp.actual.1999}"), Words(zh="仍在"))}, "gdp.actual.1999"),
        ({"words": (Words(zh="{gdp.actual.2023}"), Words(zh="仍在"))}, "measure"),
        ({"words": (Words(zh="{outcome.gdp.2099}"), Words(zh="仍在"))}, "outcome.gdp.2099"),
        ({"words": (Words(zh="{什么}"), Words(zh="仍在"))}, "什么"),
    ],
)
def test_what_a_step_names_wrongly_is_one_sentence_with_step_and_field(fields: dict[str, object], named: str) -> None:
    story = Story(id="own", title=Words(zh="自编"), steps=(PLAIN, PLAIN.model_copy(update=fields)))
    lines = fault_lines(story, Look())
    assert len(lines) == 1
    assert "第2步" in lines[0] and named in lines[0]
    assert fault_lines(story, Look("en"))[0].startswith("Step 2")
    assert step_content(story.steps[1], 2, Look()).sentences == ("仍在",)


def test_a_step_says_which_of_its_page_s_figures_changed_since() -> None:
    view = view_of("crossings")
    assert view
    state, _ = view.parse({})
    now = figures_now(view.content(state, BASELINE, Look()))
    label, value = next(iter(now.items()))
    step = StoryStep(view="crossings", heading=Words(zh="通道"), figures=now | {label: "1 处"})
    assert [(c.label, c.before, c.after) for c in step_content(step, 1, Look()).changes] == [(label, "1 处", value)]


@given(st.text(max_size=60))
def test_any_text_as_a_reference_is_a_figure_or_refused(text: str) -> None:
    try:
        figure_of(text, BASELINE)
    except UnknownFigureError as error:
        assert say(error.args[0], "en")


def test_a_figure_brings_value_grade_scope_and_clause() -> None:
    with using(Look()):
        figure = figure_of("gdp.actual.2023.level", BASELINE)
    assert (figure.value, figure.grade, figure.scope) == ("113.2 亿元", "official", "direct")
    assert figure.citations[0].quote.startswith("地区生产总值")


def test_a_printed_limit_is_worded_in_english() -> None:
    with using(Look("en")):
        assert figure_of("construction_land_share.goal", BASELINE).value == "at most 30%"
        assert figure_of("blue_green_share.goal", BASELINE).value == "at least 70%"


def test_a_broken_story_file_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    source = (DATA / FOLDER / "one_target.yaml").read_text(encoding="utf-8")
    (folder / "one.yaml").write_text(source.replace("view: balance", "view: Balance!"), encoding="utf-8")
    (folder / "other.yaml").write_text(
        yaml.safe_dump({"id": "other", "version": 9, "title": {"zh": "题"}}), encoding="utf-8"
    )
    with pytest.raises(DataContractError) as caught:
        stories(tmp_path)
    told = {fault.file for fault in caught.value.faults}
    assert told == {"stories/one.yaml", "stories/other.yaml"}
    assert any(fault.row for fault in caught.value.faults)


def test_a_scene_is_bounded() -> None:
    with pytest.raises(ValueError):
        Scene(view="overview", query={"el": "x" * 2001})
