"""产业组团 as a view: groups and their projects, the industrial system, and what a slip costs."""

from components.base.look import Look
from components.base.query import Reading
from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.industry import charts, sentences, tables, words
from components.topics.industry import state as states
from components.topics.industry.card import area_lines, card_of
from components.topics.industry.changes import facts_in
from components.topics.industry.facts import Facts, load_facts
from components.topics.industry.filters import chosen, kin_of
from components.topics.industry.map_picture import groups_picture
from components.topics.industry.state import SLIPS, SYSTEM, Choices, State
from components.topics.industry.system import system_content
from components.topics.reach.scene import choices as reach_choices
from components.words.citation import Citation, cite
from components.words.text import paragraph, tr
from model.facility_status import STAGES
from model.scenario import Scenario


def choices() -> Choices:
    """Ids there are to choose from."""
    facts, crossings = load_facts(), load_crossings()
    waiting = [line.ident for line in crossings.lines if not line.crossing.stands]
    projects = [project.ident for project in facts.projects]
    return Choices(facts.areas, projects, facts.industries, waiting, reach_choices().places)


def _read(reading: Reading) -> State:
    return states.read(reading, choices())


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    if state.view == SLIPS:
        from components.topics.industry.slips_content import slips_content  # the model of reach takes a while to load

        return slips_content(state, scenario, look)
    facts = facts_in(scenario)
    if state.view == SYSTEM:
        return system_content(facts)
    return Content(
        view=VIEW.ident,
        heading=tr(words.TITLE),
        answer=plain(sentences.headline(facts, state)),
        sentences=_sentences(facts, state),
        figures=_figures(facts, state),
        charts=tuple(charts.chart_of(facts, state, kind, look) for kind in charts.KINDS),
        maps=(groups_picture(facts, state, look),),
        tables=view_tables(facts, state),
        citations=_citations(facts, state),
        notice=paragraph(map_notice(read_settings(), schematic=True, openstreetmap=True), sentences.counting()),
        layers=("groups", "cores", "facilities"),
    )


def _sentences(facts: Facts, state: State) -> tuple[Sentence, ...]:
    project = facts.one(state.project)
    card = card_of(facts, project, state.year).sentences() if project else ()
    area = area_lines(facts, state.group) if state.group in facts.areas else ()
    changes = tuple(Sentence(text, "public") for text in sentences.change_sentences(facts))
    texts = (*area, sentences.placing(facts, state), sentences.money(facts), sentences.dated(facts, state), *card)
    return (*changes, *(Sentence(text) for text in texts if text), Sentence(sentences.counting(), "experts"))


def _figures(facts: Facts, state: State) -> tuple[Figure, ...]:
    """How many projects are in which stage."""
    projects, year = chosen(facts, state), tr("{year}年底", year=state.year)
    counts = {stage: sum(p.stage(state.year) == stage for p in projects) for stage in (*STAGES, "cancelled")}
    return tuple(
        Figure(f"{year}　{words.stage_word(stage)}", tr("{n} 条", n=n), grade="derived", ident=stage)
        for stage, n in counts.items()
        if n
    )


def view_tables(facts: Facts, state: State) -> tuple[Table, ...]:
    """The projects, the links to indicators, and what the scenario touches."""
    note = tr("各行自带等级；归组团的依据写在“归属”一列")
    linked = tr("各项联系均写明理由；仅标明关联，不换算影响大小")
    return (
        Table("inventory", tr("项目与设施"), tables.inventory(facts, state).reset_index(drop=True), note),
        Table("groups", tr("五组团与两核"), tables.groups(facts), sentences.counting()),
        Table("links", tr("项目关联的指标"), tables.links(facts), linked),
        Table("touched", tr("方案涉及的指标"), tables.links(facts, changed_only=True), linked),
    )


def _citations(facts: Facts, state: State) -> tuple[Citation, ...]:
    areas = [facts.areas[state.group]] if state.group in facts.areas else []
    projects = (*chosen(facts, state), *kin_of(facts, state))
    listed = (citation for project in projects for citation in project.citations(facts.sources))
    return tuple(dict.fromkeys((*(cite(row, facts.sources) for row in areas), *listed)))


VIEW = View("industry", states.DEFAULTS, _read, states.query, _build, uses_scenario=True)
