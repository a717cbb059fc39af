"""设施与生活圈 as a view: the inventory on map, chart and table, and the three levels of public services."""

from components.base import cache
from components.base.look import Look
from components.base.query import Reading
from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.facilities import charts, sentences, tables, words
from components.topics.facilities import state as states
from components.topics.facilities.card import card_of
from components.topics.facilities.cover_content import cover_content
from components.topics.facilities.facts import Facts, load_facts
from components.topics.facilities.filters import chosen
from components.topics.facilities.map_picture import facilities_picture
from components.topics.facilities.overlay import changed_sentences, facts_in
from components.topics.facilities.reading import read
from components.topics.facilities.state import CIRCLES, LEVELS, NEEDS, Choices, State
from components.topics.facilities_and_needs.needs_content import needs_content
from components.words import boundaries
from components.words.citation import Citation, cite
from components.words.text import paragraph, tr
from model.facility_status import STAGES
from model.scenario import Scenario

LEVEL_SOURCE = "service_system_three_tier"
"""Element whose clause states the three levels."""


def choices() -> Choices:
    """Ids there are to choose from."""
    facts = load_facts()
    return Choices(facts.idents, facts.categories, facts.subdistricts, facts.kinds)


def _read(reading: Reading) -> State:
    return read(reading, choices())


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    facts = facts_in(scenario)
    if state.view == CIRCLES:
        return cover_content(facts, state, scenario, look)
    if state.view == NEEDS:
        return needs_content(facts, state, scenario, look)
    is_levels = state.view == LEVELS
    headline = sentences.levels_headline if is_levels else sentences.headline
    chart = charts.level_chart if is_levels else charts.category_chart
    return Content(
        view=VIEW.ident,
        heading=tr(words.TITLE),
        answer=plain(headline(facts, state)),
        sentences=(*changed_sentences(scenario), *_sentences(facts, state)),
        figures=_figures(facts, state),
        charts=(chart(facts, state, look),),
        maps=(facilities_picture(facts, state, look),),
        tables=view_tables(facts, state),
        citations=_citations(facts, state),
        notice=paragraph(map_notice(read_settings(), schematic=True, openstreetmap=True), sentences.coverage(facts)),
        layers=("facilities", "open_places"),
    )


def _sentences(facts: Facts, state: State) -> tuple[Sentence, ...]:
    facility = facts.one(state.facility)
    card = card_of(facts, facility, state.year).sentences() if facility else ()
    note = (sentences.levels_note(),) if state.view == LEVELS else ()
    texts = (*note, sentences.placing(facts, state), sentences.nearby(facts, state), sentences.coverage(facts), *card)
    return (*(Sentence(text) for text in texts if text), Sentence(sentences.counting(), "experts"))


def _figures(facts: Facts, state: State) -> tuple[Figure, ...]:
    """How many facilities are in which stage."""
    facilities = chosen(facts, state)
    year = tr("{year}年底", year=state.year)
    counts = {stage: sum(facility.stage(state.year) == stage for facility in facilities) for stage in STAGES}
    return tuple(
        Figure(f"{year}　{words.stage_word(stage)}", tr("{n} 条", n=n), grade="derived", ident=stage)
        for stage, n in counts.items()
        if n
    )


def view_tables(facts: Facts, state: State) -> tuple[Table, ...]:
    """The inventory, what has no place, the counts, and the levels."""
    note = tr("各行自带等级；“按图”为由图上位置推得")
    note += tr("，街道界多为示意") if boundaries.is_sketch(boundaries.SUBDISTRICTS) else ""
    return (
        Table("inventory", tr("设施清单"), tables.inventory(facts, state), note),
        Table("unplaced", tr("没有位置的设施"), tables.unplaced(facts, state), tr("没有依据的位置不画")),
        Table("counts", tr("各类设施的条数"), tables.counts(facts, state), sentences.counting()),
        Table("levels", tr("三级体系"), tables.levels(facts, state), sentences.levels_note()),
    )


def _citations(facts: Facts, state: State) -> tuple[Citation, ...]:
    element = cache.records("spatial_elements", "element_id").get(LEVEL_SOURCE)
    levels = (cite(element, facts.sources),) if element and state.view == LEVELS else ()
    listed = (citation for facility in chosen(facts, state) for citation in facility.citations(facts.sources))
    return tuple(dict.fromkeys((*levels, *listed)))


VIEW = View("facilities", states.DEFAULTS, _read, states.query, _build, uses_scenario=True)
