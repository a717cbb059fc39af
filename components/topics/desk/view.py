"""数据更新 as a view: which release is current, its history, and what differs between two releases."""

from components.base.look import Look
from components.base.query import Reading
from components.topics.contract import Content, Sentence, Table, View, plain
from components.topics.desk import state as states
from components.topics.desk import tables, words
from components.topics.desk.holdings import holdings_chart
from components.topics.desk.state import COMPARE, State
from components.words.text import tr
from model.scenario import Scenario


def _read(reading: Reading) -> State:
    return states.read(reading)


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    history = state.history
    return Content(
        view=VIEW.ident,
        heading=tr(words.TITLE),
        answer=plain(words.current_sentence(history)),
        sentences=_sentences(state),
        charts=(holdings_chart(look),),
        tables=_tables(state),
    )


def _sentences(state: State) -> tuple[Sentence, ...]:
    if state.tab != COMPARE:
        return ()
    one, other = states.compared(state)
    pair = (words.release_word(number, state.history.release(number)) for number in (one, other))
    head = tr("从{one}到{other}的差别：", **dict(zip(("one", "other"), pair, strict=True)))
    lines = [words.difference_sentence(each) for each in state.history.differences]
    return tuple(Sentence(line) for line in (head, *(lines or [tr("没有差别。")])))


def _tables(state: State) -> tuple[Table, ...]:
    history = state.history
    acts = tables.acts(history)
    listed = (
        Table("releases", tr("数据版本"), tables.releases(history)),
        *((Table("acts", tr("采用与切换记录"), acts),) if len(acts) else ()),
    )
    if state.tab != COMPARE:
        return listed
    return (Table("differences", tr("差别"), tables.difference_rows(history.differences)), *listed)


VIEW = View("desk", states.DEFAULTS, _read, states.query, _build)
"""数据更新: releases of the facts, and what differs between two."""
