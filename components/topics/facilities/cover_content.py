"""Everything that the life circles say in one state."""

from components.base import cache
from components.base.look import Look
from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.facilities import cover_tables, cover_words, sentences, siting, words
from components.topics.facilities.cover import Cover, cover
from components.topics.facilities.cover_map import cover_picture
from components.topics.facilities.facts import Facts, load_facts
from components.topics.facilities.overlay import changed_sentences, is_own
from components.topics.facilities.state import State
from components.words import boundaries
from components.words.citation import Citation, cite
from components.words.format import number
from components.words.text import paragraph, tr
from model.scenario import Scenario

CIRCLE_ELEMENTS = ("life_circle_5", "life_circle_10", "life_circle_15")


def cover_content(facts: Facts, state: State, scenario: Scenario, look: Look) -> Content:
    """Cover, gap, evenness, map, bars and tables. Raises LayerContractError where a layer is broken."""
    answer = cover(facts, state)
    return Content(
        view="facilities",
        heading=tr(words.TITLE),
        answer=plain(cover_words.headline(answer, state)),
        sentences=(*changed_sentences(scenario), *cover_sentences(facts, answer, state)),
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
    before = cover(load_facts(), state)
    texts = (
        *(cover_words.compared(facts, before, answer), cover_words.farthest(facts, answer)),
        *(cover_words.evenness(facts, answer), cover_words.missing(answer), cover_words.without_file(state)),
    )
    method = (cover_words.method(facts, answer, state), cover_words.circle_reason(answer), cover_words.accuracy(answer))
    return (
        *(Sentence(text, "public") for text in texts if text),
        *(Sentence(text) for text in next_sentences(facts, answer, state)),
        *(Sentence(text, "experts") for text in method if text),
    )


def next_sentences(facts: Facts, answer: Cover, state: State) -> tuple[str, ...]:
    """What the proposed sites add, by which aim, and where none is looked for; none while nothing is asked."""
    if not state.next.count:
        return ()
    sites = siting.proposals(answer, state.next)
    reasons = (siting.reason(facts, answer, place, site) for place, site in enumerate(sites.sites))
    aim = siting.aim_sentence(state.next.aim, is_along=answer.is_along)
    texts = (*reasons, aim, siting.result_sentence(sites, state.next.aim))
    return (*(text for text in texts if text), siting.exclusions(state.next))


OWN = ("file", "subdistricts", "groups")
"""People of the viewer's own."""


def grade_of_cover(answer: Cover, state: State) -> str:
    """Own where a person changed an assumption, else assumed: the detour always is."""
    circles = state.circles
    own_people = answer.demand in OWN
    is_set = circles.detour or circles.speed or circles.metres or own_people or answer.is_along
    return "user" if is_set or any(map(is_own, answer.sites)) else "assumed"


def cover_figures(answer: Cover, state: State) -> tuple[Figure, ...]:
    """Cover, gap, evenness."""
    grade, fair = grade_of_cover(answer, state), answer.fairness
    gap = answer.whole.whole - answer.whole.covered
    figures = [
        Figure(tr("{n} 分钟圈内", n=answer.minutes), cover_words.percent(answer.whole), grade, "area", ident="covered"),
        Figure(tr("缺口"), cover_words.weight(answer, gap), grade, "area", ident="gap"),
    ]
    if fair and fair.gini is not None:
        ratio = tr("最低为 0") if fair.ratio is None else tr("{n} 倍", n=number(fair.ratio, 1))
        figures += [
            Figure(tr("最高 ÷ 最低"), ratio, grade, "area", ident="ratio"),
            Figure(tr("基尼系数"), number(fair.gini, 2), grade, "area", ident="gini"),
        ]
    return tuple(figures)


def cover_views(facts: Facts, answer: Cover, state: State) -> tuple[Table, ...]:
    """Cover by subdistrict, by group, and of every kind."""
    note = cover_words.method(facts, answer, state)
    sites = cover_tables.next_sites(facts, answer, state) if state.next.count else None
    proposed = (
        () if sites is None else (Table("next_sites", tr("新增设施选址建议"), sites, siting.exclusions(state.next)),)
    )
    return (
        *proposed,
        Table("cover_subdistricts", tr("各街道的覆盖"), cover_tables.subdistricts(facts, answer), note),
        Table("cover_groups", tr("各组团的覆盖"), cover_tables.groups(facts, answer), boundaries.groups_note()),
        Table("cover_kinds", tr("各类设施按各自的圈"), cover_tables.kinds(facts, state), note),
    )


def circle_citations(facts: Facts, answer: Cover) -> tuple[Citation, ...]:
    """The opinion's circles, the standard, and the facilities that serve."""
    elements = cache.records("spatial_elements", "element_id")
    circles = [cite(elements[ident], facts.sources) for ident in CIRCLE_ELEMENTS if ident in elements]
    walking = facts.kinds.walking
    standard = {"source_id": walking.source_id, "locator": walking.clause, "note": walking.reason.zh}
    listed = [citation for facility in answer.sites for citation in facility.citations(facts.sources)]
    return tuple(dict.fromkeys((*circles, cite(standard, facts.sources), *listed)))
