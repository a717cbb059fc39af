"""Story files: what goes out comes back the same, what is wrong costs itself alone, what is hostile is refused."""

from __future__ import annotations

import time
from copy import deepcopy

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look
from components.story import drafts
from components.story.exchange import LARGEST_BYTES, StoryFileError, read_story, story_bytes
from components.story.steps import fault_lines, step_before, step_content
from components.words.text import say
from data.stories import MOST_STEPS, Scene, Story, StoryStep, Words, stories

SHIPPED = [drafts.as_draft(story) for story in stories()]
TEXT = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40).filter(str.strip)
WORDS = st.builds(Words, zh=TEXT, en=st.one_of(st.just(""), TEXT))
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)
SCENES = {"view": NAMES, "query": st.dictionaries(NAMES, TEXT, max_size=3), "scenario": TEXT}
STEPS = st.builds(
    StoryStep, **SCENES, heading=WORDS, words=st.lists(WORDS, max_size=6).map(tuple), notes=st.none() | WORDS,
    seconds=st.integers(5, 1800), before=st.none() | st.builds(Scene, **SCENES), levers=st.dictionaries(
        NAMES, st.floats(allow_nan=False, allow_infinity=False), max_size=2),
    figures=st.dictionaries(TEXT, TEXT, max_size=3),
)  # fmt: skip
MANY_STEPS = st.lists(STEPS, min_size=1, max_size=4).map(tuple)
STORIES = st.builds(Story, id=st.just("draft"), title=WORDS, audience=st.none() | WORDS, steps=MANY_STEPS)
GOOD = {"view": "overview", "heading": {"zh": "总览"}, "words": [{"zh": "仍在"}]}


def file_with(*steps: object, **fields: object) -> bytes:
    return yaml.safe_dump(
        {"version": 1, "title": {"zh": "题"}, "steps": [deepcopy(step) for step in steps], **fields}
    ).encode()


@pytest.mark.parametrize("story", SHIPPED, ids=lambda story: story.title.en)
def test_a_shipped_story_goes_out_and_comes_back_the_same(story: Story) -> None:
    reading = read_story(story_bytes(story))
    assert (reading.story, reading.faults) == (story, ())


@given(STORIES)
def test_any_story_goes_out_and_comes_back_the_same(story: Story) -> None:
    reading = read_story(story_bytes(story))
    assert (reading.story, reading.faults) == (story, ())


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"colour": "red"}, "colour"),
        ({"seconds": "soon"}, "seconds"),
        ({"seconds": 10**30}, "seconds"),
        ({"words": [{"zh": "仍在"}, {"de": "nein"}]}, "words.2"),
        ({"words": [{"zh": "仍在"}, {"zh": "字" * 601}]}, "words.2"),
        ({"heading": {"zh": ""}}, "heading"),
        ({"notes": ["x"]}, "notes"),
        ({"levers": {"gdp": float("nan")}}, "levers.gdp"),
        ({"levers": {"population_growth": "many"}}, "levers.population_growth"),
        ({"query": {"year": ["2030"]}}, "query.year"),
        ({"query": {"Ü": "2030"}}, "query.Ü"),
        ({"before": {"query": {}}}, "before"),
        ({"sliders": "all"}, "sliders"),
        ({"figures": {"x": 1}}, "figures.x"),
    ],
)
def test_a_wrong_field_is_one_sentence_with_step_and_field_and_the_step_stays(fields: dict, field: str) -> None:  # type: ignore[type-arg]
    reading = read_story(file_with(GOOD, {**GOOD, **fields}))
    assert len(reading.faults) == 1 and "第2步" in reading.faults[0] and field in reading.faults[0]
    assert say(reading.faults[0], "en").startswith("Step 2")
    assert len(reading.story.steps) == 2
    assert step_content(reading.story.steps[1], 2, Look()).sentences[0] == "仍在"


def test_pages_levers_and_figures_that_nobody_knows_are_sentences_and_the_rest_is_told() -> None:
    steps = [
        {**GOOD, "view": "no_such_page"},
        {**GOOD, "levers": {"no_such_lever": 1.0}},
        {**GOOD, "words": [{"zh": "{gdp.actual.1999}"}, {"zh": "仍在"}]},
        {**GOOD, "sliders": ["no_such_slider"]},
        {**GOOD, "chart": "no_such_chart"},
        {**GOOD, "before": {"view": "no_such_page"}},
    ]
    reading = read_story(file_with(*steps))
    lines = fault_lines(reading.story, Look())
    assert reading.faults == () and len(lines) == len(steps)
    for number, line in enumerate(lines, 1):
        assert line.startswith(f"第{number}步")
        assert step_content(reading.story.steps[number - 1], number, Look()).sentences[-1] == "仍在"


@pytest.mark.parametrize("step", [None, 3, "x", [], {"heading": {"zh": "题"}}, {"view": "Über!"}, {"view": 3}])
def test_what_is_no_step_is_left_out_and_named(step: object) -> None:
    reading = read_story(file_with(step, GOOD))
    assert len(reading.story.steps) == 1 and len(reading.faults) == 1 and "第1步" in reading.faults[0]


@pytest.mark.parametrize(
    ("version", "word"), [(2, "更新"), (0, "旧版本"), ("one", "整数"), (True, "整数"), (1.5, "整数")]
)
def test_a_file_of_another_version_says_so(version: object, word: str) -> None:
    with pytest.raises(StoryFileError) as caught:
        read_story(file_with(GOOD, version=version))
    assert word in caught.value.what


def test_more_steps_than_a_story_has_are_cut_and_told() -> None:
    reading = read_story(file_with(*[GOOD] * (MOST_STEPS + 1)))
    assert len(reading.story.steps) == MOST_STEPS and str(MOST_STEPS) in reading.faults[0]


def test_numbers_in_a_query_are_read_as_an_address_has_them() -> None:
    assert read_story(file_with({**GOOD, "query": {"year": 2030}})).story.steps[0].query == {"year": "2030"}


def test_characters_that_no_file_can_hold_are_left_out() -> None:
    content = b'steps: [{view: overview, heading: {zh: "\\a\\0a"}, words: [{zh: "x\\ey"}]}]'
    reading = read_story(content)
    assert reading.faults == () and reading.story.steps[0].heading.zh == "a"
    assert reading.story.steps[0].words[0].zh == "xy"


LAUGHS = "a: &a [x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
HOSTILE = {
    "too large": b"steps: []\n" + b"#" * LARGEST_BYTES,
    "empty": b"",
    "not utf-8": b"\xff\xfe\x00",
    "binary": bytes(range(256)),
    "billion laughs": LAUGHS.encode(),
    "alias": b"steps: &x [{view: overview}]\nmore: *x\n",
    "anchor": b"steps: [&x {view: overview}]\n",
    "merge": b"base: &b {view: overview}\nsteps: [{<<: *b}]\n",
    "object": b"steps: [!!python/object/apply:os.system [id]]\n",
    "own tag": b"steps: [!secret x]\n",
    "binary tag": b"steps: [{view: !!binary aGk=}]\n",
    "deep": b"steps: " + b"[" * 20_000,
    "deep closed": b"steps: " + b"[" * 5_000 + b"]" * 5_000,
    "deep mapping": b"steps: " + b"{a: " * 5_000 + b"}" * 5_000,
    "sexagesimal": b"steps: [1" + b":1" * 100_000 + b"]",
    "long number": b"steps: [{seconds: " + b"9" * 100_000 + b"}]",
    "long number within bounds": b"steps: [{seconds: " + b"9" * 3_900 + b"}]",
    "bad date": b"steps: [{view: 2024-99-99}]",
    "two documents": b"steps: []\n---\nsteps: []\n",
    "twice": b"steps: []\nsteps: [{view: overview}]\n",
    "list": b"- view: overview\n",
    "text": "只是一段话".encode(),
    "no steps": b"title: {zh: x}\n",
    "empty steps": b"steps: []\n",
    "scenario file": b'{"format": "jinan-startup-area-scenario", "version": 1}',
    "html": b"<html><script>alert(1)</script></html>",
    "tabs": b"steps:\n\t- view: overview\n",
    "null byte": b"steps: [\x00]\n",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_hostile_or_no_story_is_refused_in_a_sentence_at_once(content: bytes) -> None:
    began = time.process_time()
    with pytest.raises(StoryFileError) as caught:
        read_story(content)
    assert time.process_time() - began < 1
    assert caught.value.what and say(caught.value.what, "en") != caught.value.what
    assert len(caught.value.what) < 300


@given(st.binary(max_size=400))
def test_any_bytes_are_a_story_or_a_sentence(content: bytes) -> None:
    try:
        assert read_story(content).story.steps
    except StoryFileError as error:
        assert error.what


@given(st.integers(0, 10**6), st.text(max_size=3), st.integers(0, 5))
def test_a_damaged_file_is_a_story_or_a_sentence(place: int, text: str, length: int) -> None:
    source = story_bytes(SHIPPED[1]).decode()
    place %= len(source)
    try:
        reading = read_story((source[:place] + text + source[place + length :]).encode("utf-8", "surrogatepass"))
    except StoryFileError as error:
        assert error.what
    else:
        assert 1 <= len(reading.story.steps) <= len(SHIPPED[1].steps) + 1


def test_the_chart_that_leads_is_not_sought_on_another_page_that_the_step_is_compared_with() -> None:
    leading = {**GOOD, "view": "overview", "query": {}, "chart": "steps"}
    reading = read_story(
        file_with({**leading, "before": {"view": "crossings"}}, {**leading, "before": {"view": "overview"}})
    )
    assert fault_lines(reading.story, Look()) == []
    other, same = (step_before(step, number, Look()) for number, step in enumerate(reading.story.steps, 1))
    assert other.faults == () and other.content.maps, "its own page, as it is"
    assert same.faults == () and same.content.charts[0].ident == "steps" and not same.content.maps
