"""Everything that the life circles say in one state."""

from components.base import cache
from components.base.look import Look
from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.facilities import cover_tables, cover_words, sentences, words
from components.topics.facilities.cover import Cover, cover
from components.topics.facilities.cover_map import cover_picture
from components.topics.facilities.facts import Facts
from components.topics.facilities.state import State
from components.words.citation import Citation, cite
from components.words.format import number
from components.words.text import paragraph, tr

CIRCLE_ELEMENTS = ("life_circle_5", "life_circle_10", "life_circle_15")


def cover_content(facts: Facts, state: State, look: Look) -> Content:
    """Cover, gap, evenness, map, bars and tables. Raises LayerContractError where a layer is broken."""
    answer = cover(facts, state)
    return Content(
        view="facilities",
        heading=tr(words.TITLE),
        answer=plain(cover_words.headline(answer, state)),
        sentences=cover_sentences(facts, answer, state),
        figures=cover_figures(answer, state),
        charts=(cover_tables.cover_chart(facts, answer, state, look),),
        maps=(cover_picture(facts, answer, state, look),),
        tables=cover_views(facts, answer, state),
        citations=circle_citations(facts, answer),
        notice=paragraph(map_notice(read_settings(), schematic=True, openstreetmap=True), sentences.coverage(facts)),
        layers=("facilities", "open_places"),
    )


def cover_sentences(facts: Facts, answer: Cover, state: State) -> tuple[Sentence, ...]:
    """Who is far, how evenly, what is left out; the method for experts."""
    texts = (cover_words.farthest(facts, answer), cover_words.evenness(facts, answer), cover_words.missing(answer))
    method = (cover_words.method(facts, answer, state), cover_words.circle_reason(answer), cover_words.accuracy(answer))
    return (
        *(Sentence(text, "public") for text in texts if text),
        *(Sentence(text, "experts") for text in method if text),
    )


def grade_of_cover(state: State) -> str:
    """Own where a person changed an assumption, else assumed: the detour always is."""
    circles = state.circles
    return "user" if circles.detour or circles.speed or circles.metres or circles.people else "assumed"


def cover_figures(answer: Cover, state: State) -> tuple[Figure, ...]:
    """Cover, gap, evenness."""
    grade, fair = grade_of_cover(state), answer.fairness
    gap = answer.whole.whole - answer.whole.covered
    figures = [
        Figure(tr("{n} 分钟圈内", n=answer.minutes), cover_words.percent(answer.whole), grade, "area"),
        Figure(tr("缺口"), cover_words.weight(answer, gap), grade, "area"),
    ]
    if fair and fair.gini is not None:
        ratio = tr("最低为 0") if fair.ratio is None else tr("{n} 倍", n=number(fair.ratio, 1))
        figures += [
            Figure(tr("最高 ÷ 最低"), ratio, grade, "area"),
            Figure(tr("基尼系数"), number(fair.gini, 2), grade, "area"),
        ]
    return tuple(figures)


def cover_views(facts: Facts, answer: Cover, state: State) -> tuple[Table, ...]:
    """Cover by subdistrict, by group, and of every kind."""
    note = cover_words.method(facts, answer, state)
    return (
        Table("cover_subdistricts", tr("各街道的覆盖"), cover_tables.subdistricts(facts, answer), note),
        Table("cover_groups", tr("各组团的覆盖"), cover_tables.groups(facts, answer), tr("组团范围为示意")),
        Table("cover_kinds", tr("各类设施按各自的圈"), cover_tables.kinds(state), note),
    )


def circle_citations(facts: Facts, answer: Cover) -> tuple[Citation, ...]:
    """The opinion's circles, the standard, and the facilities that serve."""
    elements = cache.records("spatial_elements", "element_id")
    circles = [cite(elements[ident], facts.sources) for ident in CIRCLE_ELEMENTS if ident in elements]
    walking = facts.kinds.walking
    standard = {"source_id": walking.source_id, "locator": walking.clause, "note": walking.reason.zh}
    listed = [citation for facility in answer.sites for citation in facility.citations(facts.sources)]
    return tuple(dict.fromkeys((*circles, cite(standard, facts.sources), *listed)))
