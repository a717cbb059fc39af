"""任务台账 as a view: which tasks are late and who must act, by unit and section, and what a month has changed."""

from components.base.look import Look
from components.base.query import Reading
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.ledger import charts, sentences, tables, words
from components.topics.ledger import state as states
from components.topics.ledger.card import card_of
from components.topics.ledger.facts import OWN, Facts, load_facts
from components.topics.ledger.lines import by_light, one, selected
from components.topics.ledger.state import MONTH, State
from components.words.citation import Citation
from components.words.text import tr
from model.scenario import Scenario


def _read(reading: Reading) -> State:
    facts = load_facts()
    return states.read(reading, facts.by_id, (*facts.sections, OWN))


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    facts = load_facts()
    return Content(
        view=VIEW.ident,
        heading=tr(words.TITLE),
        answer=plain(sentences.headline(facts, state)),
        sentences=_sentences(facts, state),
        figures=_figures(facts, state),
        charts=(charts.light_chart(facts, state, look),),
        tables=view_tables(facts, state),
        citations=_citations(facts, state),
        notice=sentences.reading(state.book) if state.book.today else "",
    )


def _sentences(facts: Facts, state: State) -> tuple[Sentence, ...]:
    line = one(facts, state.book, state.task)
    card = card_of(facts, line, state.book).sentences() if line else ()
    unread = () if state.book.today else (sentences.reading(state.book),)
    texts = (*unread, sentences.counting(facts, state), sentences.basis(), *words.rules(), *card)
    return tuple(Sentence(text) for text in texts)


def _figures(facts: Facts, state: State) -> tuple[Figure, ...]:
    """How many tasks have which light."""
    counts = by_light(selected(facts, state))
    return tuple(
        Figure(words.light_word(light), tr("{n} 项", n=n), "user" if state.book.stamp else "derived", ident=light)
        for light, n in counts.items()
        if n
    )


def view_tables(facts: Facts, state: State) -> tuple[Table, ...]:
    """The ledger, the tasks by unit and by section; in the month's view what has changed."""
    note = tr("填报内容等级为自定；任务、目标和文件时限照录两份文件")
    month = (Table("month", tr("月度台账"), tables.month(facts, state), sentences.reading(state.book)),)
    return (
        *(month if state.view == MONTH else ()),
        Table("ledger", tr("任务台账"), tables.ledger(facts, state), note),
        Table("units", tr("按责任单位"), tables.units(facts, state), tr("文件未写明、也没有填报的为“未写明”")),
        Table("sections", tr("按章节"), tables.sections(facts, state)),
    )


def _citations(facts: Facts, state: State) -> tuple[Citation, ...]:
    basis = facts.by_id["m_opinion_9_2"].citations(facts.sources) if "m_opinion_9_2" in facts.by_id else ()
    listed = (c for line in selected(facts, state) for c in line.task.citations(facts.sources))
    return tuple(dict.fromkeys((*basis, *listed)))


VIEW = View("ledger", states.DEFAULTS, _read, states.query, _build)
