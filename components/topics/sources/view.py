"""数据与出处 as a view: sources and data tab by tab, with the open tab's answer first."""

from collections.abc import Callable, Collection, Iterable
from functools import partial

from components.base import cache
from components.base.errors import EXPECTED
from components.base.look import Look
from components.base.query import Reading
from components.drawing.chart import Chart
from components.drawing.charts.coverage import coverage_picture, matrix
from components.drawing.charts.sheet_layers import Caption
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.sources import facts, findings, outline, tables
from components.topics.sources import state as states
from components.topics.sources.gaps_chart import gaps_chart
from components.topics.sources.outline import Heading
from components.topics.sources.records import cites, grade_column, label, numbered
from components.topics.sources.sentences import (
    ANSWERS,
    TITLE,
    basis_sentence,
    boundary_note,
    coverage_legend,
    findings_note,
    index_note,
    press_note,
    tab_counts,
    table_note,
    unknown_note,
)
from components.topics.sources.state import BASICS, LISTS, State
from components.topics.sources.words import CHECKS, GROUPS, LAYER, TABLES, TABS
from components.words.citation import Citation, cite
from components.words.finding import (
    CAUSES,
    FINDING_KINDS,
    MISMATCHES,
    cause_word,
    citation_of,
    explained,
    label_of,
    mismatch_word,
    stated_words,
)
from components.words.text import pick, tr
from data.findings import Finding
from model.scenario import Scenario

PICTURE_WIDTH = 1240


def _read(reading: Reading) -> State:
    return states.read(reading, allowed)


def allowed(key: str, table: str) -> Collection[str] | None:
    """Allowed values of a key of the address; None where a broken file leaves them unknown."""
    try:
        return _allowed(key, table)
    except EXPECTED:
        return None


def _allowed(key: str, table: str) -> Collection[str]:
    ways: dict[str, Callable[[], Collection[str]]] = {
        "src": cache.sources,
        "list": lambda: LISTS,
        "doc": lambda: outline.DOCUMENTS,
        "at": lambda: [heading.ident for heading in outline.headings()],
        "table": lambda: [*TABLES, *(LAYER + layer.id for layer in facts.all_layers())],
        "scope": lambda: _values(table, "scope"),
        "grade": lambda: _values(table, grade_column(facts.frame(table))),
        "by": lambda: citing_sources(table),
        "row": lambda: [str(number) for number in numbered(facts.frame(table)).index],
        "check": lambda: CHECKS,
        "kind": lambda: FINDING_KINDS,
        "mismatch": lambda: MISMATCHES,
        "cause": lambda: CAUSES,
        "find": lambda: [one.id for one in facts.findings()],
        "cat": lambda: [states.ANNEX, states.ALL, *(c.id for c in cache.categories())],
        "cell": lambda: set(tables.cell_names(cache.table("observations"))),
        "gap": lambda: GROUPS,
    }
    return ways[key]()


def _values(table: str, column: str) -> list[str]:
    """The values of a column of a table, in their order; nothing where there is no such column."""
    frame = facts.frame(table)
    return [str(value) for value in frame[column].unique() if value] if column in frame else []


def citing_sources(table: str) -> list[str]:
    """The sources that rows of a table cite."""
    frame = facts.frame(table)
    return sorted(s for s in cache.sources() if "source_id" in frame and cites(frame, s).any())


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    answers = {tab: plain(answer(state)) for tab, answer in ANSWERS.items()}
    others = [Sentence(f"{tr(TABS[tab])}{tr('：')}{text}") for tab, text in answers.items() if tab != state.tab]
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer=answers[state.tab],
        sentences=(*(Sentence(text, "experts") for text in _details(state)), *others),
        figures=_figures(),
        charts=tuple(_charts(state, look)),
        tables=tuple(_tables(state)),
        citations=tuple(_citations(state)),
        notice=tr("{basis}{boundary}", basis=basis_sentence(), boundary=boundary_note()),
        layers=_layers(state),
        method=(tr("条数按本系统各数据表逐条计数；缺口是逐项对照两份文件和报道后没有见到的事实。"),),
    )


def _charts(state: State, look: Look) -> Iterable[Chart]:
    """The matrix of the coverage, or the open finding with its clauses side by side."""
    if state.tab == "coverage":
        yield coverage_chart(state, look)
    elif state.tab == "contradictions" and (one := open_finding(state)):
        yield findings.finding_chart(findings.chosen_findings(state), one, look)
    elif state.tab == "unknown":
        yield gaps_chart(look)


def _figures() -> tuple[Figure, ...]:
    """How much is in every tab."""
    return tuple(Figure(tr(TABS[tab]), count(), grade="derived", ident=tab) for tab, count in tab_counts().items())


def _tables(state: State) -> Iterable[Table]:
    """The table of every tab in this state, the open tab's first."""
    parts: dict[str, Callable[[], Iterable[Table]]] = {
        "sources": partial(_source_tables, state),
        "index": partial(_index_tables, state),
        "tables": lambda: [Table("rows", tables.table_title(state.table), tables.readable_rows(state),
                                 table_note(state.table))],
        "contradictions": lambda: [Table("contradictions", tr(TABS["contradictions"]),
                                         findings.findings_table(findings.chosen_findings(state)), findings_note())],
        "coverage": lambda: [Table("coverage", tr(TABS["coverage"]), tables.counts_table(tables.category_groups()),
                                   coverage_legend())],
        "unknown": partial(_unknown_tables, state),
    }  # fmt: skip
    for tab in sorted(parts, key=lambda tab: tab != state.tab):
        yield from parts[tab]()


def _source_tables(state: State) -> Iterable[Table]:
    cited = facts.cited()
    if state.source:
        title = tr("引用{source}的条目", source=facts.names().sources[state.source])
        yield Table("citing", title, tables.citing_table(cited[state.source]))
    yield Table("press", tr("媒体报道"), tables.press_table(cited), press_note())
    yield Table("layers", tr("图层来源"), tables.layers_table(), boundary_note())


def _index_tables(state: State) -> Iterable[Table]:
    """The headings of the chosen document, and what the open one states."""
    heading = open_heading(state)
    if heading:
        yield Table("chips", heading.title, outline.chips_table(heading))
    title = facts.names().sources[state.document]
    yield Table("index", title, outline.index_table(outline.chosen_headings(state.document)), index_note())


def open_heading(state: State) -> Heading | None:
    """The heading that the address names; none where it stands in the other document."""
    return next((h for h in outline.chosen_headings(state.document) if h.ident == state.heading), None)


def _unknown_tables(state: State) -> Iterable[Table]:
    group = state.group or BASICS
    title = f"{tr(TABS['unknown'])} {tr(GROUPS[group])}"
    yield Table("unknown", title, tables.unknown_table(facts.unknowns_by_group()[group]), unknown_note())


def coverage_chart(state: State, look: Look) -> Chart:
    """Which indicator of the chosen category has a stated value in which year."""
    groups = tables.category_groups()
    chosen = tables.chosen_groups(groups, state.category)
    sheet = matrix(chosen, cache.table("observations"), PICTURE_WIDTH, 1.0)
    title = tables.category_title(groups, state.category)
    return Chart(
        ident="coverage",
        title=title,
        spec=coverage_picture(sheet, Caption(title, (coverage_legend(),)), look.theme),
        alt=tr("{n}项指标在2021至2035年各年有无数值，数目见左表", n=sum(len(g.rows) for g in chosen)),
        source_note=basis_sentence(),
        grades=("official", "reported"),
    )


def _details(state: State) -> Iterable[str]:
    """Details of the item that is open in the tab."""
    if state.tab == "tables" and state.row:
        yield label(state.table, _row(state), facts.names())
    elif state.tab == "contradictions" and (one := open_finding(state)):
        yield from _finding_lines(one)
    elif state.tab == "unknown":
        yield unknown_note()
        rows = facts.unknowns_by_group()[state.group or BASICS]
        yield from (tr("{what}。{known}", what=one.what, known=one.stated) for one in rows)


def open_finding(state: State) -> Finding | None:
    """The finding next to the list: that of the address, else the first that the filters leave."""
    chosen = findings.chosen_findings(state)
    return next((one for one in chosen if one.id == state.finding), chosen[0] if chosen else None)


def _finding_lines(one: Finding) -> Iterable[str]:
    yield pick(one.title.zh, one.title.en)
    words = [tr(FINDING_KINDS[one.kind]), mismatch_word(one), cause_word(one)]
    yield tr("{label}：{value}", label=tr("研判"), value=tr("、").join(word for word in words if word))
    yield from (tr("{label}：{value}", label=label_of(figure), value=stated_words(figure)) for figure in one.figures)
    yield from (f"{head}{tr('：')}{text}" for head, text in explained(one))


def _row(state: State) -> dict[str, object]:
    row = numbered(facts.frame(state.table)).loc[int(state.row)]
    return {str(key): value for key, value in row.items()}


def _citations(state: State) -> Iterable[Citation]:
    """The clauses of what is open in the tab."""
    sources = cache.sources()
    if state.tab == "tables" and state.row and (row := _row(state)).get("source_id"):
        yield cite(row, sources)
    elif state.tab == "contradictions" and (one := open_finding(state)):
        yield from (citation_of(figure, sources) for figure in one.figures)
    elif state.tab == "coverage" and state.cell:
        observations = cache.table("observations")
        rows = observations[tables.cell_names(observations) == state.cell]
        yield from (cite(row, sources) for _, row in rows.iterrows())


def _layers(state: State) -> tuple[str, ...]:
    is_layer = state.tab == "tables" and state.table.startswith(LAYER)
    return (state.table.removeprefix(LAYER),) if is_layer else ()


VIEW = View("sources", states.DEFAULTS, _read, states.query, _build)
