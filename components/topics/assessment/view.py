"""监测预警 as a view: the statuses, what they compare, and the evidence."""

from components.base.look import Look
from components.base.query import Reading
from components.drawing.chart import Chart
from components.drawing.charts.monitoring import picture_spec
from components.drawing.charts.status_board import draw_board
from components.topics.assessment import state as states
from components.topics.assessment.facts import Facts, groups_of, load_facts, table_of
from components.topics.assessment.results import Assessment, counts
from components.topics.assessment.state import LEVELS, State
from components.topics.assessment.summary import basis_sentence, summary
from components.topics.assessment.words import TITLE, chosen_words, frame_of, page_sentences, used_sources
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.words.citation import cite, source_line
from components.words.status_words import rule_text, status_word
from components.words.text import tr
from model.scenario import Scenario

PICTURE_WIDTH = 1240


def _read(reading: Reading) -> State:
    facts = load_facts()
    return states.read(reading, facts.category_choices, facts.by_id)


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    facts = load_facts()
    chosen = facts.chosen(state)
    frame = frame_of(facts, state, chosen)
    texts = [Sentence(text, level) for level in LEVELS for text in summary(chosen, frame, level).split("\n\n")]
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer=plain(page_sentences(facts, state)[0]),
        sentences=tuple(texts),
        figures=_figures(chosen),
        charts=(board_chart(facts, state, look),) if chosen else (),
        tables=(Table("statuses", tr(TITLE), table_of(facts, state), rule_text()),),
        citations=tuple(dict.fromkeys(cite(row, facts.sources) for a in chosen for row in a.rows)),
        notice=basis_sentence(frame),
    )


def _figures(assessments: list[Assessment]) -> tuple[Figure, ...]:
    """How many indicators have which status."""
    return tuple(
        Figure(status_word(status), tr("{n} 项", n=number), grade="derived", ident=status)
        for status, number in counts(assessments).items()
    )


def board_chart(facts: Facts, state: State, look: Look) -> Chart:
    """Every chosen indicator by status, with basis and sources beneath."""
    chosen = facts.chosen(state)
    frame = frame_of(facts, state, chosen)
    sources = [source_line(s) for s in used_sources(facts, chosen)]
    notes = [basis_sentence(frame), tr("相差 = 计划增速 − 上年增速，单位为百分点（推算）。"), *sources]
    sheet = draw_board(groups_of(chosen), width=PICTURE_WIDTH, size=1.0)
    title = f"{tr(TITLE)}　{chosen_words(facts, state)}"
    return Chart(
        ident="statuses",
        title=title,
        spec=picture_spec(sheet, title, notes, look.theme),
        alt=tr("状态看板：{n}项指标按状态分组，数值与说明见表格", n=len(chosen)),
        source_note=tr("；").join(sources),
        grades=("official", "derived"),
    )


VIEW = View("monitoring", states.DEFAULTS, _read, states.query, _build)
