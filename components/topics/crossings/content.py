"""Everything that the view of crossings through the years says in one state."""

from components.base.look import Look
from components.base.settings import read_settings
from components.drawing.chart import Chart
from components.drawing.maps.frame import map_notice
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.crossings import charts, gaps, sentences, tables, words
from components.topics.crossings.card import card_of
from components.topics.crossings.events import counter
from components.topics.crossings.facts import Facts
from components.topics.crossings.map_picture import crossings_picture
from components.topics.crossings.reconciliation import reconciliation
from components.topics.crossings.state import State
from components.words.citation import Citation, cite
from components.words.text import paragraph, tr
from model.crossings import count_in
from model.scenario import Scenario

TITLE = "跨河通道"


def years_content(facts: Facts, state: State, scenario: Scenario, look: Look) -> Content:
    """Counts, spacing, inventory and the selected crossing at the end of the state's year."""
    year, counted = sentences.year_sentences(facts, state.year, scenario)
    return Content(
        view="crossings",
        heading=tr(TITLE),
        answer=plain(year),
        sentences=(
            Sentence(plain(counted), "public"),
            Sentence(reconciliation(facts, state.year, scenario), "public", ident="reconciliation"),
            *_sentences(facts, state, scenario),
        ),
        figures=(*_count_figures(facts, state, scenario), *_spacing_figures(facts, state, scenario)),
        charts=_charts(facts, state, scenario, look),
        maps=(crossings_picture(facts, state, scenario, look),) if facts.located else (),
        tables=year_tables(facts, state, scenario),
        citations=_citations(facts),
        notice=paragraph(notice(), sentences.scopes_note()),
        layers=("crossings",) if facts.located else (),
        method=_method(facts, state, scenario),
    )


def _method(facts: Facts, state: State, scenario: Scenario) -> tuple[str, ...]:
    counted = tr("通车数为逐处核对名称与年份后的计数。")
    return (counted, *(sentences.arithmetic(facts, state, scenario) if facts.measured else ()))


def notice() -> str:
    """The notice shown with every map."""
    return map_notice(read_settings(), schematic=True, openstreetmap=True)


def _sentences(facts: Facts, state: State, scenario: Scenario) -> tuple[Sentence, ...]:
    """The scenario, the selected crossing, the names behind the counts, and the arithmetic of the spacing."""
    line = facts.one(state.crossing)
    card = card_of(facts, line, state, scenario).sentences() if line else ()
    event = counter(facts, state.year, scenario).event
    news = (tr("{year}年：{text}", year=state.year, text=event),) if event else ()
    changes = () if scenario.is_baseline else (sentences.scenario_summary(facts, scenario),)
    texts = [*news, *changes, *card, *sentences.named_paragraphs(facts)]
    method = [sentences.counts_method()]
    if facts.measured:
        texts += gaps.sentences(facts, state, scenario)
        method += sentences.arithmetic(facts, state, scenario)
        method += sentences.reported_sentences(facts)
    return (
        *(Sentence(plain(text), "leaders") for text in texts),
        *(Sentence(plain(text), "experts") for text in method),
    )


def _count_figures(facts: Facts, state: State, scenario: Scenario) -> tuple[Figure, ...]:
    count = count_in(facts.crossings(scenario), state.year)
    year = tr("{year}年底", year=state.year)
    rows = (
        ("open", tr("已通车且计入"), count.sure),
        *((("expected", tr("计划通车（到期）"), count.expected),) if count.expected else ()),
        ("unclear", tr("已通车，是否计入未说明"), count.unclear),
    )
    return tuple(
        Figure(f"{year}　{label}", tr("{n} 处", n=number), grade="derived", ident=ident)
        for ident, label, number in rows
    )


def _spacing_figures(facts: Facts, state: State, scenario: Scenario) -> tuple[Figure, ...]:
    if not facts.measured:
        return ()
    spacing = facts.spacing(state.year, scenario, unclear=state.unclear)
    mean = words.km_within(spacing.mean_gap_km, spacing.mean_error_km)
    most = words.km_within(spacing.largest.km, spacing.largest.error_km)
    return (
        Figure(tr("{year}年底平均间距", year=state.year), mean, grade="derived", scope="area", ident="mean_gap"),
        Figure(gaps.largest_label(spacing), most, grade="derived", scope="area", ident="largest_gap"),
    )


def _charts(facts: Facts, state: State, scenario: Scenario, look: Look) -> tuple[Chart, ...]:
    river = (charts.river_chart(facts, state, scenario, look),) if facts.measured else ()
    counts = (charts.counts_chart(facts, state, scenario, look),) if state.panel == "counts" else ()
    return (*river, *counts)


def year_tables(facts: Facts, state: State, scenario: Scenario) -> tuple[Table, ...]:
    """Inventory, yearly figures, the sources' counts, and the gaps where they can be measured."""
    inventory = tables.inventory(facts, state.year, scenario)
    lengths: tuple[Table, ...] = ()
    if facts.measured:
        frame = gaps.gaps_table(facts, state.year, scenario, unclear=state.unclear)
        note = tr("推算；± 为两端位置误差之和，一端由另一端量得的只计量测误差")
        lengths = (Table("gaps", tr("逐段间距"), frame, note),)
    years_note = tr("间距与历年处数为推算（◇），方案改动为自定（✚）")
    return (
        Table("inventory", tr("通道清单"), inventory, tr("各行自带等级；年份与状态逐条见出处")),
        Table("years", tr("历年"), tables.yearly(facts, scenario), years_note),
        Table("counts", tr("文件与报道的数目"), tables.counts_table(facts), tr("各行自带口径，互不相比")),
        *lengths,
    )


def _citations(facts: Facts) -> tuple[Citation, ...]:
    lines = [citation for line in facts.lines for citation in line.citations(facts.sources)]
    counts = [cite(row, facts.sources) for row in facts.counts if row["scope"] != "city"]
    reported = [cite(facts.reported_spacing, facts.sources)] if facts.reported_spacing else []
    return tuple(dict.fromkeys([*lines, *counts, *reported]))
