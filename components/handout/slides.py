"""The slides of a story or of one page: words, picture, figures and clauses, before any file format."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from components.base.look import Look, using
from components.base.scales import GRADE_MARK
from components.export.picture import body_svg
from components.export.screen_code import screen_of
from components.story.steps import StepContent, step_before, step_content, words_of
from components.topics.contract import Content, Figure, plain
from components.topics.whatif.facts import load_facts
from components.words.citation import GRADES, scope_label
from components.words.format import number
from components.words.text import say, tr
from data.stories import Story
from model.scenario import Scenario
from model.scenario_code import State, encode
from model.scenario_errors import ScenarioError

LONGEST_ANSWER = 4
"""Sentences beside the picture when a single page is handed out."""


@dataclass(frozen=True)
class Origin:
    """Day of making, in words, and the address under which others reach the explorer, "" where there is none."""

    made_at: str = ""
    site: str = ""


@dataclass(frozen=True)
class Place:
    """A page by its address, and the pairs of its query."""

    page: str
    pairs: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Slide:
    """One slide. `picture` gives the SVG text of a size in px; `clauses` are the sources of what it says, numbered
    within the slide; `faults` and `changes` are sentences for whoever makes the file."""

    heading: str
    sentences: tuple[str, ...]
    picture: Callable[[tuple[int, int]], str] | None
    picture_words: str
    figures: tuple[Figure, ...] = ()
    notes: str = ""
    notice: str = ""
    clauses: tuple[str, ...] = ()
    code: str = ""
    link: str = ""
    before: "Slide | None" = None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Deck:
    """The slides of a story in one look, with its title, audience and origin."""

    title: str
    audience: str
    slides: tuple[Slide, ...]
    look: Look
    origin: Origin

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause once, in the order of the slides."""
        return tuple(dict.fromkeys(clause for slide in self.slides for clause in slide.clauses))


def deck_of(story: Story, look: Look, origin: Origin, progress: Callable[[int], None] | None = None) -> Deck:
    """The slides of `story`; `progress` hears the number of each step that is ready and may raise to cancel."""
    slides = []
    for place, step in enumerate(story.steps, 1):
        other = step_before(step, place, look)
        before = (
            _slide(other, Place(step.before.view, step.before.query), look, origin) if step.before and other else None
        )
        slides.append(_slide(step_content(step, place, look), Place(step.view, step.query), look, origin, before))
        if progress:
            progress(place)
    with using(look):
        return Deck(words_of(story.title), words_of(story.audience), tuple(slides), look, origin)


def deck_of_page(content: Content, place: Place, scenario: Scenario, look: Look, origin: Origin) -> Deck:
    """One page in one state as a deck of one slide."""
    with using(look):
        lines = [line for line in plain(content.answer).split("\n") if line.strip()]
        lines += [sentence.text for sentence in content.sentences if sentence.level != "experts"]
        step = StepContent(
            content.heading, tuple(lines[:LONGEST_ANSWER]), content.figures, _rest(lines), scenario, content
        )
        return Deck(content.heading, "", (_slide(step, place, look, origin),), look, origin)


def figure_line(figure: Figure) -> str:
    """A figure in one line: label, value, scope and grade by its mark."""
    scope = scope_label(figure.scope) if figure.scope else ""
    grade = f"{GRADE_MARK.get(figure.grade, '')} {tr(GRADES.get(figure.grade, figure.grade))}".strip()
    value = f"{figure.label}{tr('：')}{figure.value}"
    return tr("{value}（{basis}）", value=value, basis=" · ".join(part for part in (scope, grade) if part))


def grades_line() -> str:
    """What each mark of a grade means."""
    marks = (f"{GRADE_MARK.get(grade, '')} {tr(name)}" for grade, name in GRADES.items())
    return tr("等级") + tr("：") + "　".join(marks)


def origin_line(origin: Origin, slide: Slide | None = None) -> str:
    """Day and code under a slide."""
    code = tr("方案码") + tr("：") + slide.code if slide and slide.code else ""
    return " · ".join(part for part in (origin.made_at, code) if part)


def _rest(lines: list[str]) -> str:
    return "\n".join(lines[LONGEST_ANSWER:])


def _slide(step: StepContent, place: Place, look: Look, origin: Origin, before: Slide | None = None) -> Slide:
    content = step.content
    with using(look):
        code = _code(step.scenario, place, look)
        return Slide(
            heading=step.heading,
            sentences=step.sentences,
            picture=_picture(content, look) if content and _has_picture(content) else None,
            picture_words=plain(content.answer) if content else "",
            figures=step.figures or (content.figures if content else ()),
            notes=step.notes,
            notice=content.notice if content else "",
            clauses=tuple(_clauses(step)),
            code=code,
            link=_link(origin.site, place, code) if origin.site else "",
            before=before,
            faults=tuple(_faults(step)),
        )


def _picture(content: Content, look: Look) -> Callable[[tuple[int, int]], str]:
    return lambda size: body_svg(content, look, size)


def _has_picture(content: Content) -> bool:
    return bool(content.maps or content.charts or content.figures)


def _clauses(step: StepContent) -> Iterable[str]:
    """Sources of the figures that the words name, then of the page."""
    of_figures = (citation.text() for figure in step.figures for citation in figure.citations)
    of_page = (citation.text() for citation in step.content.citations) if step.content else ()
    return dict.fromkeys([*of_figures, *of_page])


def _faults(step: StepContent) -> Iterable[str]:
    yield from (say(fault) for fault in step.faults)
    for change in step.changes:
        yield tr(
            "{label}：编入时为 {before}，现为 {after}", label=change.label, before=change.before, after=change.after
        )


def _code(scenario: Scenario, place: Place, look: Look) -> str:
    """The scenario code that opens the slide's view; "" where only a file could hold it."""
    try:
        return encode(State(scenario, screen_of(place.page, place.pairs, look.language)), load_facts().catalogue)
    except (ScenarioError, ValueError):
        return ""


def _link(site: str, place: Place, code: str) -> str:
    query = dict(place.pairs) | ({"s": code} if code else {})
    return f"{site}/{place.page}?{urlencode(query)}"


def steps_line(deck: Deck) -> str:
    """How many steps the deck has."""
    return tr("共{n}步", n=number(len(deck.slides)))
