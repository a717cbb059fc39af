"""What a step says and shows, from its view, query, scenario and words; the same on a page, a slide and in a file."""

import math
from dataclasses import dataclass, replace
from functools import partial

from components.base import cache
from components.base.look import Look, using
from components.story.plan_references import is_words
from components.story.references import Filled, Run, UnknownFigureError, filled
from components.story.typed import marked
from components.topics.contract import Content, Figure
from components.topics.views import view_of
from components.topics.whatif.facts import Facts, load_facts
from components.topics.whatif.presets import preset_applied
from components.words.refusals import CODE_REFUSALS
from components.words.text import languages, pick, say
from data.errors import DataContractError
from data.stories import MOST_PRINTED, Annotation, Scene, Story, StoryStep, Words
from geo.errors import LayerContractError
from model.messages import Message, message
from model.scenario import BASELINE, Scenario, with_crossing, with_lever
from model.scenario_check import check
from model.scenario_code import decode
from model.scenario_errors import ScenarioCodeError, ScenarioError

MOST_FIGURES, MOST_SUBJECTS = 30, 3
"""Figures of a page that are kept with a step, in each language; what a fault names of a scenario."""


@dataclass(frozen=True)
class Change:
    """A figure of the page that reads otherwise than when the step was put together."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class StepContent:
    """A step in one look. `content` is None where its page cannot be made; `faults` say what was left out and why."""

    heading: str
    sentences: tuple[str, ...]
    figures: tuple[Figure, ...]
    notes: str
    scenario: Scenario
    content: Content | None
    faults: tuple[Message, ...] = ()
    changes: tuple[Change, ...] = ()
    runs: tuple[tuple[Run, ...], ...] = ()
    """Each sentence in stretches that tell figures by reference from typed numbers."""
    annotations: tuple[Annotation, ...] = ()


def words_of(words: Words | None) -> str:
    """The text in the language of the look, in the other where there is only that."""
    return pick(words.zh or words.en, words.en or words.zh) if words else ""


def scenario_of(scene: Scene, facts: Facts) -> Scenario:
    """The scenario of a preset's id or of a code, the baseline for none, with the scene's own changes.

    Raises ScenarioError.
    """
    preset = next((each for each in facts.presets if each.id == scene.scenario), None)
    if preset:
        scenario = preset_applied(facts, BASELINE, preset)
    else:
        scenario = decode(scene.scenario, facts.catalogue).state.scenario if scene.scenario else BASELINE
    defaults = {lever.id: lever.default for lever in facts.baseline.levers}
    for lever, value in scene.levers.items():
        scenario = with_lever(scenario, lever, value, default=defaults.get(lever, math.nan))
    for crossing in scene.closed:
        scenario = with_crossing(scenario, crossing, closed=True)
    for crossing, year in scene.opens.items():
        scenario = with_crossing(scenario, crossing, opens=year)
    return check(scenario, replace(facts.catalogue, crossings=frozenset(cache.records("crossings", "crossing_id"))))


def step_content(step: StoryStep, number: int, look: Look, moved: Scenario | None = None) -> StepContent:
    """What step `number`, counted from 1, says and shows in `look`, with `moved` in place of the step's own scenario.
    Never raises for what a story can hold."""
    with using(look):
        faults = _beside(step, number)
        scenario = moved or _scenario(step, number, faults)
        content = _content(step, number, scenario, look, faults)
        fill = partial(_sentence, number=number, scenario=scenario, content=content, faults=faults)
        heading = fill(step.heading, "heading")
        drafts = [fill(words, f"words.{place}") for place, words in enumerate(step.words, 1)]
        sentences = [line for line in drafts if line]
        every = [line for line in (heading, *sentences) if line]
        figures = dict.fromkeys(figure for line in every for figure in line.figures if not is_words(figure))
        return StepContent(
            heading=heading.text if heading else content.heading if content else "",
            sentences=tuple(line.text for line in sentences),
            figures=tuple(figures),
            notes=marked(words_of(step.notes)),
            scenario=scenario,
            content=content,
            faults=tuple(faults),
            changes=_changes(step, content, tuple(figures)),
            runs=tuple(line.runs for line in sentences),
            annotations=step.annotations,
        )


def step_before(step: StoryStep, number: int, look: Look) -> StepContent | None:
    """The scene that a step is compared with, under the same heading; None where the step has none."""
    if step.before is None:
        return None
    scene = step.model_copy(
        update={
            **step.before.model_dump(),
            "words": (Words(zh="{answer}", en="{answer}"),),
            "figures": {},
            "annotations": (),
            "chart": step.chart if step.before.view == step.view else "",
        }
    )
    return step_content(scene, number, look)


def figures_now(content: Content, figures: tuple[Figure, ...] = ()) -> dict[str, str]:
    """The page's figures by label, with those that the words name, to be kept with a step."""
    return {figure.label[:120]: figure.value[:120] for figure in (*content.figures[:MOST_FIGURES], *figures)}


def with_figures(step: StoryStep) -> StoryStep:
    """The step with its figures as they read now in every language, where they read the same under one label."""
    readings: list[dict[str, str]] = []
    for code in languages():
        content = step_content(step, 1, Look(code))
        readings.append(figures_now(content.content, content.figures) if content.content else {})
    values = {label: {each[label] for each in readings if label in each} for each in readings for label in each}
    figures = {label: next(iter(every)) for label, every in values.items() if len(every) == 1}
    return step.model_copy(update={"figures": dict(list(figures.items())[:MOST_PRINTED])})


def fault_lines(story: Story, look: Look) -> list[str]:
    """One sentence for every step and field of a story that cannot be told."""
    with using(look):
        return [
            say(fault)
            for number, step in enumerate(story.steps, 1)
            for fault in step_content(step, number, look).faults
        ]


def _beside(step: StoryStep, number: int) -> list[Message]:
    """What the step names wrongly beside its own scene."""
    levers = load_facts().baseline.by_id
    faults = [
        message("第{n}步的调节项（sliders）“{lever}”不存在，已略去", n=number, lever=lever)
        for lever in step.sliders
        if lever not in levers
    ]
    if step.before and view_of(step.before.view) is None:
        faults.append(message("第{n}步的对比画面（before）“{view}”不存在", n=number, view=step.before.view))
    return faults


def _scenario(step: StoryStep, number: int, faults: list[Message]) -> Scenario:
    try:
        return scenario_of(step, load_facts())
    except ScenarioCodeError as error:
        faults.append(
            message(
                "第{n}步的方案码（scenario）打不开，已用基准：{what}",
                n=number,
                what=message(CODE_REFUSALS[error.reason]),
            )
        )
        return BASELINE
    except ScenarioError as error:
        subjects = "、".join(dict.fromkeys(each.subject or each.value for each in error.problems[:MOST_SUBJECTS]))
        faults.append(message("第{n}步的方案（scenario）里“{what}”不能用，已用基准", n=number, what=subjects))
        return BASELINE


def _content(step: StoryStep, number: int, scenario: Scenario, look: Look, faults: list[Message]) -> Content | None:
    view = view_of(step.view)
    if view is None:
        faults.append(message("第{n}步的页面（view）“{view}”不存在", n=number, view=step.view))
        return None
    strange = [key for key in step.query if key not in view.defaults]
    state, refusals = view.parse(step.query)
    for key in [*strange, *(refusal.key for refusal in refusals)]:
        faults.append(message("第{n}步的网址项（query）“{key}”无法识别，已用默认值", n=number, key=key))
    try:
        return _led(view.content(state, scenario, look), step.chart, number, faults)
    except (DataContractError, LayerContractError):
        faults.append(message("第{n}步的页面（view）“{view}”读不到数据", n=number, view=step.view))
        return None


def _led(content: Content, chart: str, number: int, faults: list[Message]) -> Content:
    """The page with the chart that the step names first and without its maps; as it is where it names none."""
    first = [each for each in content.charts if each.ident == chart]
    if chart and not first:
        faults.append(message("第{n}步的图（chart）“{chart}”在页面上不存在", n=number, chart=chart))
    if not first:
        return content
    return replace(content, maps=(), charts=(*first, *(each for each in content.charts if each.ident != chart)))


def _sentence(
    words: Words, field: str, *, number: int, scenario: Scenario, content: Content | None, faults: list[Message]
) -> Filled | None:
    """The sentence of a field, or None where a reference in it stands for nothing."""
    empty = Content("", "", "")
    try:
        return filled(words_of(words), scenario, content or empty)
    except UnknownFigureError as fault:
        faults.append(message("第{n}步的“{field}”没有显示：{what}", n=number, field=field, what=fault.args[0]))
        return None


def _changes(step: StoryStep, content: Content | None, figures: tuple[Figure, ...]) -> tuple[Change, ...]:
    if content is None:
        return ()
    now = figures_now(content, figures)
    return tuple(
        Change(label, value, now[label]) for label, value in step.figures.items() if now.get(label, value) != value
    )
