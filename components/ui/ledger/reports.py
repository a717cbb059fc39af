"""Reports of the ledger from the store, as a book for the page, and saving new ones; every refusal is a sentence."""

from collections.abc import Sequence

import streamlit as st

from components import store as stored
from components.store import ScenarioStoreError
from components.store import ledger as ledgers
from components.store.errors import LedgerClashError
from components.store.ledger import Edit
from components.store.ledger_book import with_reports
from components.topics.ledger.facts import Facts
from components.topics.ledger.state import State
from components.ui.whatif.store_notice import IN_MEMORY, standing_notice
from components.words.text import plain_in_markdown, tr
from model.ledger import Entry

ANSWER = "ledger_answer"


def with_book(state: State) -> State:
    """The state with what people have reported; without, and a sentence, where the store cannot be read."""
    try:
        return with_reports(state, stored.shared_store())
    except ScenarioStoreError as error:
        st.error(stored.sentence(error), icon=":material/report:")
        return state


def notices() -> None:
    """The standing warning while the store is in memory or unreachable, and the answer to the last save."""
    standing_notice(stored.shared_store(), "ledger_reopen", answer)
    if ANSWER in st.session_state:
        st.info(plain_in_markdown(st.session_state.pop(ANSWER)), icon=":material/info:")


def answer(words: str) -> None:
    """Keep a sentence for the next run."""
    st.session_state[ANSWER] = words


def save(facts: Facts, edits: Sequence[Edit], who: str) -> ledgers.SavedReports | None:
    """Save reports and say what came of it; None where nothing was saved."""
    try:
        saved = ledgers.save(stored.shared_store(), edits, who)
    except LedgerClashError as error:
        answer(clash_sentence(facts, error, {edit.ident: edit.fields.title for edit in edits}))
        return None
    except ScenarioStoreError as error:
        answer(stored.sentence(error))
        return None
    if not saved.lasting and saved.entries:
        st.session_state[IN_MEMORY] = True
    answer(saved_sentence(saved))
    return saved


def saved_sentence(saved: ledgers.SavedReports) -> str:
    """The answer to a save: on disk, or in memory only; what was joined with others' reports."""
    if not saved.entries:
        return tr("没有变化，未另存填报。")
    if not saved.lasting:
        return tr("{n} 项填报仅在内存，尚未写入磁盘，请及时导出填报表。", n=len(saved.entries))
    words = tr("已保存 {n} 项填报。", n=len(saved.entries))
    if saved.merged:
        words += tr("其中 {n} 项与他人的新填报合并，各自修改的栏目均已保留。", n=len(saved.merged))
    return words


def clash_sentence(facts: Facts, error: LedgerClashError, titles: dict[str, str]) -> str:
    """Which task somebody else has changed meanwhile, and in what; nothing was saved."""
    from components.topics.ledger.words import field_word

    first = error.clashes[0]
    task = facts.by_id.get(first.ident)
    fields = tr("、").join(field_word(name) for name in first.fields)
    more = tr("（共 {n} 项）", n=len(error.clashes)) if len(error.clashes) > 1 else ""
    return tr(
        "未保存：“{title}”的{fields}已由 {who} 修改{more}。请查看最新填报后再次保存，届时以您的填报为准。",
        title=task.title if task else titles.get(first.ident) or first.ident,
        fields=fields, who=first.who, more=more,
    )  # fmt: skip


def newest(ident: str) -> Entry | None:
    """The newest report on a task, None for none or where the store cannot be read."""
    try:
        entries = ledgers.reports_of(stored.shared_store(), ident)
    except ScenarioStoreError:
        return None
    return entries[0] if entries else None
