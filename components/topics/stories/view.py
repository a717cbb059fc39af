"""汇报 as a view: the stories that there are, and the steps of the open one. What a step says and shows is made where
stories are told, since it rests on every other view."""

import re

import pandas as pd

from components.base.cache import data_root, folder_versions
from components.base.look import Look
from components.base.navigation import ENTRIES
from components.base.query import Reading
from components.topics.contract import Content, Figure, Sentence, Table, View
from components.topics.stories import state as states
from components.topics.stories.state import State
from components.words.format import number, rounded
from components.words.text import pick, tr
from data.stories import FOLDER, Story, StoryStep, Words, stories
from model.scenario import Scenario
from model.single_flight import single_flight

REFERENCE = re.compile(r"\{[^{}]*\}")


def shipped() -> tuple[Story, ...]:
    """The stories that ship, in their order. Raises DataContractError."""
    return _shipped(folder_versions(data_root() / FOLDER, ".yaml"))


@single_flight(maxsize=2)
def _shipped(_versions: object) -> tuple[Story, ...]:
    return stories(data_root())


def open_story(state: State) -> Story | None:
    """The story of the state; None for one of somebody's own that is not at hand."""
    return state.own or next((story for story in shipped() if story.id == state.story), None)


def words_in(words: Words | None) -> str:
    """A text in the language of the look, with an ellipsis for each figure, which the step itself fills in."""
    return REFERENCE.sub("…", pick(words.zh or words.en, words.en or words.zh)) if words else ""


def heading_in(step: StoryStep) -> str:
    """A step's heading as lists show it: the title of its page where it is that of the page."""
    entry = next((each for each in ENTRIES if each.url_path == step.view), None)
    heading = step.heading.model_dump()
    if entry and any("{heading}" in text for text in heading.values()):
        heading = {code: text.replace("{heading}", tr(entry.title)) for code, text in heading.items()}
    return words_in(Words(**heading))


def length_words(story: Story) -> str:
    """How many steps and minutes a story has."""
    minutes = number(rounded(story.minutes, 2))
    return tr("{n}步，约{minutes}分钟", n=number(len(story.steps)), minutes=minutes)


def _read(reading: Reading) -> State:
    return states.read(reading, {story.id: len(story.steps) for story in shipped()})


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    story = open_story(state)
    if story is None:
        return Content(VIEW.ident, tr("汇报"), tr("没有找到这份汇报。"), tables=(_stories(),), notice=basis())
    return Content(
        view=VIEW.ident,
        heading=tr("汇报"),
        answer=tr("共有{n}个汇报；当前为“{title}”，{length}。", n=number(len(shipped())),
                  title=words_in(story.title), length=length_words(story)),
        sentences=(Sentence(basis()),),
        figures=figures(story),
        tables=(_stories(), _steps(story)),
        notice=basis(),
    )  # fmt: skip


def figures(story: Story) -> tuple[Figure, ...]:
    """Steps and minutes of the open story."""
    minutes = tr("{n}分钟", n=number(rounded(story.minutes, 2)))
    return (
        Figure(tr("步数"), tr("{n}步", n=number(len(story.steps))), "derived", ident="steps"),
        Figure(tr("时长"), minutes, "derived", ident="minutes"),
    )


def basis() -> str:
    """What holds for the figures in every story."""
    return tr("句中的数均引自数据，带等级与条款；数据更新，汇报随之更新。")


def _stories() -> Table:
    rows = [
        [words_in(story.title), words_in(story.audience), len(story.steps), round(story.minutes, 1)]
        for story in shipped()
    ]
    return Table("stories", tr("汇报"), pd.DataFrame(rows, columns=[tr("标题"), tr("对象"), tr("步数"), tr("分钟")]))


def _steps(story: Story) -> Table:
    rows = [[place, heading_in(step), step.seconds] for place, step in enumerate(story.steps, 1)]
    return Table("steps", tr("步骤"), pd.DataFrame(rows, columns=[tr("步骤"), tr("标题"), tr("秒")]))


VIEW = View("stories", states.DEFAULTS, _read, states.query, _build)
