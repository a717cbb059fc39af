"""Words of the monitoring page for a selection: filters, frame of the sentences, sources."""

from collections.abc import Sequence
from dataclasses import replace

from components.base.words_cache import words_cache
from components.topics.assessment.facts import Facts
from components.topics.assessment.results import Assessment
from components.topics.assessment.state import ALL, State
from components.topics.assessment.summary import Frame, answer_sentence, basis_sentence, has_results, years_compared
from components.topics.assessment.tables import DUTY_WORDS
from components.words.citation import SCOPES, scope_label
from components.words.status_words import STATUS_MARKS
from components.words.text import pick, tr
from data.catalog import Source

TITLE = "监测预警"
LEVEL_WORDS = {"public": "公众", "leaders": "领导", "experts": "专业"}


def filter_words(facts: Facts, state: State) -> list[str]:
    """Category, scope and obligation filters in words; inactive filters are left out."""
    words = [facts.title_of(state.category)]
    words += [scope_label(state.scope)] if state.scope != ALL else []
    return words + ([tr(DUTY_WORDS[state.duty])] if state.duty != ALL else [])


def chosen_words(facts: Facts, state: State) -> str:
    """The active filters in words: `附件六类，直管区，约束性，上年未满足`."""
    statuses = [tr(STATUS_MARKS[status].word) for status in STATUS_MARKS if status in state.statuses]
    return tr("、").join([*filter_words(facts, state), *statuses])


def frame_of(facts: Facts, state: State, assessments: Sequence[Assessment]) -> Frame:
    """The frame of sentences about `assessments`."""
    actual, aim = years_compared(assessments)
    used = {str(row["source_id"]) for a in assessments for row in a.rows}
    documents = tr("、").join(
        tr("{title}，{date}", title=pick(s.short, s.title.en), date=s.date)
        for s in facts.sources.values()
        if s.id in used
    )
    used_scopes = {a.indicator.scope for a in assessments}
    *most, last = [scope_label(scope) for scope in SCOPES if scope in used_scopes] or [""]
    words = last
    if most:
        words = tr("与").join((tr("、").join(most), last)) + tr("，分别判断，互不相比")
    return Frame(chosen_words(facts, state), actual, aim, documents, words, has_results(assessments))


def used_sources(facts: Facts, assessments: Sequence[Assessment]) -> list[Source]:
    """The sources of the rows that the assessments rest on or show, in file order."""
    ids = {str(row["source_id"]) for a in assessments for row in (*a.rows, *a.evidence.reported)}
    return [source for ident, source in facts.sources.items() if ident in ids]


def page_sentences(facts: Facts, state: State) -> tuple[str, str]:
    """How many indicators can be judged, which of them lag, and what every status compares; cached per filter."""
    return _page_sentences(facts, replace(state, statuses=(), view="", indicator="", level=""))


@words_cache(128)
def _page_sentences(facts: Facts, state: State) -> tuple[str, str]:
    within = facts.within(state)
    return answer_sentence(within), basis_sentence(frame_of(facts, state, within))
