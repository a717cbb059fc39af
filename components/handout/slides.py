"""The slides of a story or of one page: words, picture, figures and clauses, before any file format."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from components.base.look import Look, using
from components.base.scales import GRADE_MARK
from components.drawing.chart import Chart
from components.export.screen_code import screen_of
from components.handout.annotations import annotated
from components.handout.parts import parts_of, picture_of
from components.story.steps import StepContent, step_before, step_content, words_of
from components.story.typed import marked
from components.topics.contract import Content, Figure, plain
from components.topics.whatif.facts import load_facts
from components.words.citation import GRADES
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
    """One slide. `picture` gives its picture as SVG text for a size in px, `chart` is the chart that it shows, if any;
    `clauses` are the sources of what it says, numbered within the slide; `faults` are sentences for whoever makes the
    file; `continues` where it shows a further chart of the step before it, `precedes` where it
    shows what there was before."""

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
    chart: Chart | None = None
    continues: bool = False
    precedes: bool = False

    @property
    def title(self) -> str:
        """The heading, and what sets it apart from the step's other slides."""
        if self.precedes:
            return tr("{heading}（之前）", heading=self.heading)
        return tr("{heading}（续）", heading=self.heading) if self.continues else self.heading


@dataclass(frozen=True, eq=False)
class Deck:
    """The slides of a story in one look, with its title, audience and origin."""

    title: str
    audience: str
    slides: tuple[Slide, ...]
    look: Look
    origin: Origin

    @property
    def steps(self) -> int:
        """How many steps the slides show; a step with several charts has several slides."""
        return sum(not slide.continues for slide in self.slides)

    @property
    def faces(self) -> tuple[Slide, ...]:
        """Every slide, what there was before first, as it is told."""
        pairs = ((replace(slide.before, precedes=True) if slide.before else None, slide) for slide in self.slides)
        return tuple(face for pair in pairs for face in pair if face)

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
        content = step_content(step, place, look)
        first = _slide(content, Place(step.view, step.query), look, origin)
        slides += [replace(first, before=before), *_further(first, content, look)]
        if progress:
            progress(place)
    with using(look):
        return Deck(marked(words_of(story.title)), marked(words_of(story.audience)), tuple(slides), look, origin)


def deck_of_page(content: Content, place: Place, scenario: Scenario, look: Look, origin: Origin) -> Deck:
    """One page in one state as a deck of one slide."""
    with using(look):
        lines = [line for line in plain(content.answer).split("\n") if line.strip()]
        lines += [sentence.text for sentence in content.sentences if sentence.level != "experts"]
        step = StepContent(
            content.heading, tuple(lines[:LONGEST_ANSWER]), content.figures, _rest(lines), scenario, content
        )
        first = _slide(step, place, look, origin)
        return Deck(content.heading, "", (first, *_further(first, step, look)), look, origin)


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


def _slide(step: StepContent, place: Place, look: Look, origin: Origin) -> Slide:
    """The step's words with the first of its page's graphics."""
    content = step.content
    part = next(iter(parts_of(content)), None) if content else None
    with using(look):
        code = code_of(step.scenario, place, look)
        return Slide(
            heading=step.heading,
            sentences=step.sentences,
            picture=annotated(picture_of(part, look), step.annotations, look) if part else None,
            picture_words=plain(content.answer) if content else "",
            figures=step.figures or (content.figures if content else ()),
            notes=step.notes,
            notice=content.notice if content else "",
            clauses=tuple(_clauses(step)),
            code=code,
            link=_link(origin.site, place, code) if origin.site else "",
            faults=tuple(_faults(step)),
            chart=None if step.annotations else _chart(part),
        )


def _further(first: Slide, step: StepContent, look: Look) -> Iterable[Slide]:
    """A slide for every further graphic of the step's page, with the words that stand under it."""
    parts = parts_of(step.content)[1:] if step.content else ()
    for part in parts:
        chart = _chart(part)
        words = plain(chart.source_note) if chart else ""
        yield replace(
            first,
            sentences=(words,) if words else (),
            picture=picture_of(part, look),
            picture_words=chart.alt if chart else first.picture_words,
            figures=(),
            notes="",
            faults=(),
            chart=chart,
            continues=True,
        )


def _chart(part: Content | None) -> Chart | None:
    return part.charts[0] if part and part.charts else None


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


def code_of(scenario: Scenario, place: Place, look: Look) -> str:
    """The scenario code that opens `place` in this scenario; "" where only a file could hold it."""
    try:
        return encode(State(scenario, screen_of(place.page, place.pairs, look.language)), load_facts().catalogue)
    except (ScenarioError, ValueError):
        return ""


def _link(site: str, place: Place, code: str) -> str:
    query = dict(place.pairs) | ({"s": code} if code else {})
    return f"{site}/{place.page}?{urlencode(query)}"


def steps_line(deck: Deck) -> str:
    """How many steps the deck has."""
    return tr("共{n}步", n=number(deck.steps))
