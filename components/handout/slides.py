"""The slides of a story or of one page: words, picture, figures and clauses, before any file format."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlencode

from components.base.look import Look, using
from components.base.release import data_root
from components.drawing.chart import Chart
from components.drawing.maps.picture import MapPicture
from components.export.screen_code import screen_of
from components.handout.annotations import annotated
from components.handout.deck import Deck, Origin
from components.handout.opening import Opening
from components.handout.parts import caption_of, for_slide, parts_of, picture_of
from components.handout.pieces import (
    Line,
    clauses_of,
    figure_rows,
    line_of_runs,
    own_arithmetic,
    text_of,
)
from components.handout.shared_axes import with_shared_axes
from components.handout.slide import Place, Slide
from components.handout.tiles import tiles_of
from components.story.references import Run, answer_run
from components.story.steps import StepContent, step_before, step_content, words_of
from components.story.typed import marked
from components.topics.contract import Content, Figure, plain
from components.topics.whatif.facts import load_facts
from components.words.paper_citation import on_paper
from components.words.text import say, tr
from data.stories import Story, opening
from model.scenario import Scenario
from model.scenario_code import State, encode
from model.scenario_errors import ScenarioError

NO_VALUE = "—"
"""In place of a figure that nothing has been entered for."""
LONGEST_ANSWER = 4
"""Sentences beside the picture when a single page is handed out."""


def deck_of(story: Story, look: Look, origin: Origin, progress: Callable[[int], None] | None = None) -> Deck:
    """The slides of `story`; `progress` hears the number of each step that is ready and may raise to cancel."""
    slides: list[Slide] = []
    for place, step in enumerate(story.steps, 1):
        other = step_before(step, place, look)
        before = (
            _slide(replace(other, figures=()), Place(step.before.view, step.before.query), look, origin)
            if step.before and other
            else None
        )
        content = step_content(step, place, look)
        first = replace(_slide(content, Place(step.view, step.query), look, origin), step=place)
        further = [slide for slide in _further(first, content, look) if not _is_again(slide, slides)]
        slides += [replace(first, before=before), *further]
        if progress:
            progress(place)
    pages = opening_of(look, origin) if len(story.steps) > 1 else None
    with using(look):
        title, audience = marked(words_of(story.title)), marked(words_of(story.audience))
        return Deck(title, audience, tuple(with_shared_axes(slides)), look, origin, pages)


def opening_of(look: Look, origin: Origin) -> Opening | None:
    """The page behind the title, from the story that is written for it; None where there is none. Raises
    DataContractError."""
    story = opening(data_root())
    if story is None:
        return None
    pairs = [
        (step_content(step, place, look), Place(step.view, step.query)) for place, step in enumerate(story.steps, 1)
    ]
    with using(look):
        sections = [_slide(content, place, look, origin) for content, place in pairs]
        return Opening(words_of(story.title), (_with_map(sections[0], pairs[0][0], look), *sections[1:]))


def _with_map(section: Slide, step: StepContent, look: Look) -> Slide:
    """The section with the map as it stands behind the title."""
    part = next(iter(parts_of(step.content)), None) if step.content else None
    return replace(section, picture=picture_of(for_slide(part, is_opening=True), look)) if part else section


def deck_of_page(content: Content, place: Place, scenario: Scenario, look: Look, origin: Origin) -> Deck:
    """One page in one state as a deck of one slide."""
    with using(look):
        lines = [line for line in plain(content.answer).split("\n") if line.strip()]
        lines += [sentence.text for sentence in content.sentences if sentence.level != "experts"]
        step = StepContent(
            heading=content.heading,
            sentences=tuple(lines[:LONGEST_ANSWER]),
            figures=tuple(figure for figure in content.figures if figure.value != NO_VALUE),
            notes=_rest(lines),
            scenario=scenario,
            content=content,
            runs=tuple((Run(line) if turn else answer_run(line, content),) for turn, line in enumerate(lines))[
                :LONGEST_ANSWER
            ],
        )
        first = _slide(step, place, look, origin)
        return Deck(content.heading, "", (first, *_further(first, step, look)), look, origin)


def _rest(lines: list[str]) -> str:
    return "\n".join(lines[LONGEST_ANSWER:])


def _slide(step: StepContent, place: Place, look: Look, origin: Origin) -> Slide:
    """The step's words with the first of its page's graphics."""
    content = step.content
    part = next(iter(parts_of(content)), None) if content else None
    with using(look):
        code, own = code_of(step.scenario, place, look), own_arithmetic(content)
        lines = tuple(line_of_runs(runs, own) for runs in step.runs)
        figures = step.figures or (_figures_in(content, lines) if content else ())
        figures = tiles_of(figures, lines, _chart(part)) if step.runs else figures
        return Slide(
            heading=step.heading,
            lines=lines,
            picture=_picture(part, step, look) if part else None,
            picture_words=plain(content.answer) if content else "",
            figures=figures,
            notes=step.notes,
            notice=_notice(content, part) if content else "",
            clauses=tuple(_clauses((*lines, *figure_rows(figures, own)), content)),
            code=code,
            link=_link(origin.site, place, code) if origin.site else "",
            faults=tuple(_faults(step)),
            chart=None if step.annotations else _chart(part),
            own=own,
            caption=caption_of(part) if part and not step.annotations else "",
            scene=(place.page, tuple(sorted(place.pairs.items())), step.scenario),
            basis=tuple(on_paper(citation) for citation in content.citations) if content else (),
        )


def _picture(part: Content, step: StepContent, look: Look) -> Callable[[tuple[int, int]], str]:
    """With signs on it the page's own picture, on which they were placed; else that of a slide, which says the rest."""
    if step.annotations:
        return annotated(picture_of(part, look), step.annotations, look)
    return picture_of(for_slide(part), look)


def _notice(content: Content, part: Content | None) -> str:
    """The page's notice without what stands in the picture itself."""
    own = [each.notice for each in part.maps if isinstance(each, MapPicture)] if part else []
    notice = content.notice
    for words in own:
        notice = notice.replace(words, "")
    return notice.strip()


def _further(first: Slide, step: StepContent, look: Look) -> list[Slide]:
    """A slide for every further graphic of the step's page, with the words that stand under it."""
    content = step.content
    if content is None:
        return []
    with using(look):
        return [_further_slide(first, content, part, look) for part in parts_of(content)[1:]]


def _is_again(slide: Slide, earlier: Iterable[Slide]) -> bool:
    """Whether an earlier slide has shown the same rows in the same chart."""
    chart = slide.chart
    if chart is None:
        return False
    same = [one.chart.whole() for one in earlier if one.chart and one.chart.ident == chart.ident]
    return any(one == chart.whole() for one in same)


def _further_slide(first: Slide, content: Content, part: Content, look: Look) -> Slide:
    chart = _chart(part)
    return replace(
        first,
        lines=(),
        clauses=tuple(dict.fromkeys((*((first.own,) if first.own else ()), *first.clauses))),
        picture=picture_of(for_slide(part), look),
        picture_words=chart.alt if chart else first.picture_words,
        figures=(),
        notes=plain(chart.source_note) if chart else "",
        faults=(),
        chart=chart,
        continues=True,
        caption=(chart.takeaway or chart.title) if chart else caption_of(part),
        scene=None,
    )


def _figures_in(content: Content, lines: Iterable[Line]) -> tuple[Figure, ...]:
    """The page's figures that the words name; others would stand there unexplained."""
    spoken = "".join(map(text_of, lines))
    return tuple(figure for figure in content.figures if figure.value != NO_VALUE and figure.value in spoken)


def _chart(part: Content | None) -> Chart | None:
    return part.charts[0] if part and part.charts else None


def _clauses(lines: Iterable[Line], content: Content | None) -> Iterable[str]:
    """Sources of what the lines say, then of the page."""
    of_page = (on_paper(citation) for citation in content.citations) if content else ()
    return dict.fromkeys([*clauses_of(lines), *of_page])


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
