"""指标体系 as a view: every indicator of the documents at once, and one of them in full."""

from collections.abc import Iterable, Mapping

from components.base import cache
from components.base.look import Look
from components.base.query import Reading
from components.drawing.chart import Chart
from components.drawing.charts.indicator_board import draw_board
from components.drawing.charts.indicator_cards import summary
from components.drawing.charts.indicator_ladder import growth_ladder
from components.drawing.charts.indicator_sheet import board_picture
from components.drawing.charts.indicators import picture_spec
from components.drawing.charts.sheet_layers import Caption
from components.topics.assessment.figure_words import value_of
from components.topics.assessment.sentences import verdict_sentence
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.indicators import state as states
from components.topics.indicators.clashes import clash_line
from components.topics.indicators.facts import Facts, ladder_of, load_facts, overview_export, values_of_indicator
from components.topics.indicators.state import ALL, ANNEX, TARGET_KEYS, State
from components.topics.indicators.tables import indicator_export, remarks
from components.topics.indicators.target_results import (
    target_doubt,
    target_lines,
    target_scope,
    target_sums,
    value_text,
)
from components.topics.indicators.targets import targets_in
from components.topics.indicators.words import (
    TITLE,
    citations_of,
    counted,
    heading_line,
    overview_sentence,
    pace_note,
    pace_sums,
    press_lines,
    printed_note,
    row_label,
    rows_of,
    scope_line,
    source_note,
    stated_ident,
    status_line,
    status_sums,
    target_note,
)
from components.words.citation import Derivation, cite, grade_of, source_line
from components.words.finding import citation_of, explained, label_of, stated_words
from components.words.status_words import rule_text
from components.words.text import original, pick, tr
from components.words.unit_words import unit_sentence
from model.scenario import Scenario

PICTURE_WIDTH = 1760
Own = Mapping[int, float]


def _read(reading: Reading) -> State:
    categories = [ANNEX, ALL, *(category.id for category in cache.categories())]
    return states.read(reading, categories, {indicator.id: indicator for indicator in cache.indicators()})


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    facts = load_facts()
    if not state.indicator:
        return _overview(facts, state, look)
    stated = dict(state.targets)
    return _indicator(facts, state, stated or targets_in(scenario, facts.figures[state.indicator].indicator), look)


def _overview(facts: Facts, state: State, look: Look) -> Content:
    """All indicators of the chosen category."""
    title = facts.title_of(state.category)
    members = [one.indicator.id for group in facts.groups(state.category) for one in group.members]
    citations = (citation for ident in members for citation in citations_of(facts, ident))
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer=overview_sentence(facts, state.category),
        sentences=(Sentence(scope_line(), "public"),),
        figures=_counts(facts, state.category),
        charts=(board_chart(facts, state, look),),
        tables=(Table("indicators", title, overview_export(facts, state.category), printed_note()),),
        citations=tuple(dict.fromkeys(citations)),
        notice=scope_line(),
    )


def _counts(facts: Facts, category: str) -> tuple[Figure, ...]:
    labels = {
        "all": tr("指标"),
        "actual": tr("有实际数"),
        "aim": tr("有计划或目标的数"),
        "clash": tr("数在文件中互有出入"),
    }
    numbers = counted(facts, category)
    return tuple(
        Figure(label, tr("{n} 项", n=numbers[key]), grade="derived", ident=key) for key, label in labels.items()
    )


def board_chart(facts: Facts, state: State, look: Look) -> Chart:
    """The cards of the chosen category on one sheet."""
    groups, title = facts.groups(state.category), facts.title_of(state.category)
    sheet = draw_board(groups, width=PICTURE_WIDTH, size=1.0, clashing=frozenset(facts.clashes))
    members = [one for group in groups for one in group.members]
    cited = {str(row["source_id"]) for one in members for row in rows_of(facts, one.indicator.id)}
    sources = [source_line(source) for ident, source in facts.sources.items() if ident in cited]
    return Chart(
        ident="board",
        title=title,
        spec=board_picture(sheet, Caption(title, (scope_line(), *sources)), look.theme),
        alt=tr("{title}：{n}项指标的小图，数值见表格", title=title, n=len(members)),
        source_note=tr("；").join(sources),
        grades=tuple(sorted({grade for one in members for grade in one.grades})),
    )


def _indicator(facts: Facts, state: State, own: Own, look: Look) -> Content:
    """The open indicator in full."""
    ident = state.indicator
    figures = facts.figures[ident]
    values = indicator_export(figures, facts.observations, facts.sources, own)
    overview = overview_export(facts, state.category)
    return Content(
        view=VIEW.ident,
        heading=figures.name,
        answer=plain(status_line(facts, ident)),
        sentences=tuple(_sentences(facts, ident, own)),
        figures=_values(facts, ident, own),
        charts=(ladder_chart(facts, ident, own, look),),
        tables=(
            Table("values", figures.name, values),
            Table("indicators", facts.title_of(state.category), overview, printed_note()),
        ),
        citations=tuple(citations_of(facts, ident)),
        notice=heading_line(facts, figures),
    )


def ladder_chart(facts: Facts, ident: str, own: Own, look: Look) -> Chart:
    """The indicator's own measure from 2021 to 2035 with paths and own targets, printed growth beneath."""
    figures = facts.figures[ident]
    ladders = [ladder_of(facts, ident, own), *([growth_ladder(figures)] if figures.growth else [])]
    notes = source_note(figures, citations_of(facts, ident), own)
    return Chart(
        ident="ladder",
        title=figures.name,
        spec=picture_spec(ladders, figures.name, notes, look.theme),
        alt=summary(figures),
        source_note=tr("；").join(notes),
        grades=(*figures.grades, *(("user",) if own else ())),
    )


def _values(facts: Facts, ident: str, own: Own) -> tuple[Figure, ...]:
    """Every stated value, then the own targets."""
    indicator = facts.figures[ident].indicator
    stated = [
        Figure(
            row_label(row),
            value_of(row),
            grade_of(str(row["kind"])),
            str(row["scope"]),
            original(str(row["note"])),
            (cite(row, facts.sources),),
            stated_ident(row),
        )
        for row in rows_of(facts, ident)
    ]
    label = tr("自定目标")
    aims = [
        Figure(f"{year} {label}", value_text(indicator, value), "user", indicator.scope, ident=f"own_{year}")
        for year, value in sorted(own.items())
    ]
    return (*stated, *aims)


def _sentences(facts: Facts, ident: str, own: Own) -> Iterable[Sentence]:
    """Sentences on the indicator outside the widgets, by reading level."""
    figures, assessment = facts.figures[ident], facts.assessments[ident]
    indicator = figures.indicator
    yield Sentence(verdict_sentence(assessment), "public")
    texts = [unit_sentence(indicator), target_note(figures, own), *target_lines(facts, ident, own)]
    texts += [target_scope(ident), target_doubt(facts, ident)] if own else []
    yield from (Sentence(plain(text)) for text in texts if text)
    yield Sentence(tr("定义：{text}", text=pick(indicator.definition, indicator.definition_en)))
    yield Sentence(tr("使用限制：{text}", text=pick(indicator.limits, indicator.limits_en)))
    yield from (Sentence(text, "experts") for text in remarks(values_of_indicator(facts, ident)))
    yield from (Sentence(text, "experts") for text in _arithmetic(facts, ident, own))
    yield from (Sentence(text, "experts") for text in _clashes(facts, ident))


def _arithmetic(facts: Facts, ident: str, own: Own) -> Iterable[str]:
    """The published rule with the indicator's own figures, the paces drawn, the press, and own targets."""
    yield rule_text()
    yield from map(Derivation.text, status_sums(facts, ident))
    if sums := pace_sums(facts, ident):
        yield pace_note()
        yield from map(Derivation.text, sums)
    yield from map(plain, press_lines(facts, ident))
    for year, value in sorted(own.items()):
        yield from map(Derivation.text, target_sums(facts, ident, year, value))


def _clashes(facts: Facts, ident: str) -> Iterable[str]:
    """Each contradiction: figures side by side with their clauses, the arithmetic, the reading and the reason."""
    clashes = facts.clashes.get(ident, ())
    if clashes:
        yield clash_line(clashes)
    for one in clashes:
        yield pick(one.title.zh, one.title.en)
        for figure in one.figures:
            stated = tr("{label}：{value}", label=label_of(figure), value=stated_words(figure))
            yield tr("{stated}（{citation}）", stated=stated, citation=citation_of(figure, facts.sources).text())
        yield from (f"{head}{tr('：')}{text}" for head, text in explained(one))


VIEW = View("indicators", states.DEFAULTS, _read, states.query, _build, scenario_keys=tuple(TARGET_KEYS))
