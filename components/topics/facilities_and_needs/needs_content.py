"""What the needs of the scenario's people say in one state."""

from dataclasses import replace

from components.base.look import Look
from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.topics import residents
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.facilities import words
from components.topics.facilities.cover import walk_of
from components.topics.facilities.facts import Facts
from components.topics.facilities.map_picture import facilities_picture
from components.topics.facilities.overlay import changed_sentences
from components.topics.facilities.state import State
from components.topics.facilities_and_needs import needs_tables, needs_words
from components.topics.facilities_and_needs.needs import Need, needs_in
from components.words.format import number
from components.words.text import paragraph, tr
from model.scenario import Scenario


def needs_content(facts: Facts, state: State, scenario: Scenario, look: Look) -> Content:
    """Needs against capacities in the state's year. Raises DataContractError where the declared data are broken."""
    needs = needs_in(facts, scenario, state.year)
    need = selected(needs, state)
    return Content(
        view="facilities",
        heading=tr(words.TITLE),
        answer=plain(needs_words.headline(need)),
        sentences=(*changed_sentences(scenario), *need_sentences(facts, need, state)),
        figures=need_figures(needs),
        charts=(needs_tables.need_chart(facts, needs, state, look),),
        maps=(facilities_picture(facts, of_service(state, need), look),),
        tables=need_tables(facts, needs, need, state),
        citations=tuple(dict.fromkeys(c for f in need.facilities for c in f.citations(facts.sources))),
        notice=paragraph(map_notice(read_settings(), schematic=True, openstreetmap=True), needs_words.scope_note()),
        layers=("facilities", "open_places"),
    )


def selected(needs: tuple[Need, ...], state: State) -> Need:
    """The need that the address names."""
    return next(need for need in needs if need.service.ident == state.service)


def of_service(state: State, need: Need) -> State:
    """The state that shows the category of the service alone."""
    return replace(state, categories=(need.service.category,), stages=(), subdistrict="", search="")


def need_sentences(facts: Facts, need: Need, state: State) -> tuple[Sentence, ...]:
    """What is unknown and why, the scope, and the catchment where it can be reckoned."""
    names = [facility.name for facility in need.facilities if need.capacity_of(facility) is None]
    unknown = tr("规模未知的：{names}。文件没有公布规模，填入后缺口就不再是区间。", names=tr("、").join(names))
    nothing = tr("设施清单里没有可以计入{title}的设施。", title=needs_words.title_of(need.service))
    texts = [unknown if names else "", nothing if not need.facilities else "", catchment_sentence(facts, need, state)]
    return (
        *(Sentence(text) for text in texts if text),
        Sentence(needs_words.scope_note()),
        *([Sentence(beside)] if (beside := needs_words.people_beside()) else []),
        Sentence(needs_words.method(), "experts"),
    )


def need_figures(needs: tuple[Need, ...]) -> tuple[Figure, ...]:
    """The gap of every service."""
    return tuple(
        Figure(
            tr("{year}年{title}缺口", year=n.year, title=needs_words.title_of(n.service)),
            needs_words.gap_words(n),
            "assumed",
            "direct",
            ident=n.service.ident,
        )
        for n in needs
    )


def need_tables(facts: Facts, needs: tuple[Need, ...], need: Need, state: State) -> tuple[Table, ...]:
    """Needs, the facilities behind the selected one, and who reaches how much."""
    behind = Table(
        "capacities",
        tr("{title}的设施与规模", title=needs_words.title_of(need.service)),
        needs_tables.capacities(need, state),
    )
    reached = needs_tables.catchment_table(facts, need, state)
    more = () if reached is None else (Table("catchment", tr("每千人可及规模（两步移动搜索法）"), reached),)
    return (Table("needs", tr("需要与已知规模"), needs_tables.needs_table(needs), needs_words.method()), behind, *more)


def catchment_sentence(facts: Facts, need: Need, state: State) -> str:
    """What is missing for the catchment, or how it is reckoned."""
    if needs_tables.catchment_table(facts, need, state) is None:
        if residents.residents():
            return tr("计算每千人可及规模（两步移动搜索法）用本版数据的人口，还需要设施的位置和规模，规模在此填写。")
        return tr(
            "计算每千人可及规模（两步移动搜索法）需要设施的位置、规模和各街道人口：人口在“生活圈”的假定中填写，规模在此"
            "填写。"
        )
    walk = walk_of(facts.kinds, state.circles)
    if state.circles.streets is not None:
        return tr(
            "两步移动搜索法：先将每处规模分配给沿自带路网步行 {m} 米以内的人口，再将每人可及的各处相加；范围不跨黄河。",
            m=number(walk.metres, 0),
        )
    return tr(
        "两步移动搜索法：先将每处规模分配给直线 {m} 米范围内的人口，再将每人可及的各处相加；范围不跨黄河。",
        m=number(walk.radius_m, 0),
    )
