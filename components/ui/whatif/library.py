"""The dialog of saved scenarios: save, open, history, copy, bin, files. Every refusal is a sentence."""

import hashlib
from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import store as stored
from components.store import Entry, Opened, ScenarioFileError, ScenarioStoreError, Store
from components.topics.whatif.facts import Facts
from components.topics.whatif.renewal_words import release_sentences, retired_sentences
from components.ui.whatif import state
from components.ui.whatif.library_bin import bin_of
from components.ui.whatif.library_words import done_words, entry_lines, lever_titles, local_time
from components.ui.whatif.store_notice import answer, broken_file_notice, reconnect_button, standing_notice
from components.words.text import plain_in_markdown, tr
from model.scenario import renamed
from model.scenario_check import usable
from model.scenario_errors import ScenarioError
from model.scenario_shape import NAME_LENGTH

ENTRY, ANSWER, OPENED, OFFERED = "whatif_entry", "whatif_answer", "whatif_opened", "whatif_reconnect"
NAME, CHOSEN = "library_name", "library_chosen"
REFUSALS = (ScenarioStoreError, ScenarioFileError, ScenarioError)


def show(facts: Facts) -> None:
    """Open the dialog."""
    st.session_state.pop(ANSWER, None)
    st.session_state.pop(OPENED, None)
    st.dialog(tr("方案库"), width="large", icon=":material/folder_open:")(_content)(facts)


def _content(facts: Facts) -> None:
    if st.session_state.pop(OPENED, False):
        st.rerun()  # closes the dialog over the opened scenario
    store = stored.shared_store()
    offered = standing_notice(store, "library_reopen", _answer)
    broken_file_notice(store)
    if ANSWER in st.session_state:
        st.info(plain_in_markdown(st.session_state.pop(ANSWER)))
    if st.session_state.pop(OFFERED, False) and not offered:
        reconnect_button("library_reopen", _answer)
        offered = True
    saved, binned, files = st.tabs([tr("已存方案"), tr("回收站"), tr("方案文件")])
    if store.problem() is None:
        _stored(facts, (saved, binned), offered)
    with files:
        _files(facts)


def _stored(facts: Facts, tabs: tuple[DeltaGenerator, DeltaGenerator], offered: bool) -> None:
    """Saved and binned scenarios. `offered`: the button to reconnect is shown already."""
    saved, binned = tabs
    store = stored.shared_store()
    try:
        with saved:
            _save(facts)
            _list(facts, store)
        with binned:
            bin_of(store, entry_lines, partial(_try, facts))
    except ScenarioStoreError as error:
        st.error(stored.sentence(error), icon=":material/report:")
        if error.reason in stored.NAMES_RECONNECTING and not offered:
            reconnect_button("library_reopen", _answer)


def _answer(words: str) -> None:
    st.session_state[ANSWER] = words


def _try(facts: Facts, act: Callable[[], str]) -> None:
    """Do one thing with the store; its answer or the refusal stands at the top of the dialog."""
    try:
        _answer(act())
    except REFUSALS as error:
        _refuse(facts, error)


def _refuse(facts: Facts, error: ScenarioStoreError | ScenarioFileError | ScenarioError) -> None:
    _answer(stored.sentence(error, lever_titles(facts)))
    if isinstance(error, ScenarioStoreError) and error.reason in stored.NAMES_RECONNECTING:
        st.session_state[OFFERED] = True


def _save(facts: Facts) -> None:
    """Callbacks read store and name when they run: both may have changed since the dialog was drawn."""
    current: Entry | None = st.session_state.get(ENTRY)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            tr("名称"),
            value=current.name if current else state.scenario().name,
            max_chars=NAME_LENGTH,
            key=NAME,
        )
        st.button(
            tr("另存为新方案"), type="primary", key="library_create",
            on_click=lambda: _try(facts, lambda: _create(facts)),
        )  # fmt: skip
        if current:
            st.button(
                tr("存为“{name}”的新一版", name=plain_in_markdown(current.name)), key="library_save",
                on_click=lambda: _try(facts, lambda: _append(facts, current)),
            )  # fmt: skip


def _create(facts: Facts) -> str:
    scenario = renamed(state.scenario(), st.session_state[NAME])
    saved = stored.create(stored.shared_store(), scenario, facts.catalogue)
    st.session_state[ENTRY] = saved.entry
    state.mark_open(saved.entry.name)
    return answer(saved)


def _append(facts: Facts, current: Entry) -> str:
    store = stored.shared_store()
    try:
        saved = stored.save(store, current, renamed(state.scenario(), st.session_state[NAME]), facts.catalogue)
    except ScenarioStoreError as error:
        if error.reason == "unknown" and not store.lasting:
            return tr("方案库暂时无法连接，“{name}”的历史不在内存中，请另存为新方案。", name=current.name)
        raise
    st.session_state[ENTRY] = saved.entry
    state.mark_open(saved.entry.name)
    return answer(saved)


def _list(facts: Facts, store: Store) -> None:
    entries = {entry.id: entry for entry in stored.listing(store)}
    if not entries:
        st.caption(tr("尚无已保存的方案。"))
        return
    entry = entries[_chosen(entries)]
    revisions = {revision.number: revision for revision in stored.history(store, entry.id)}
    number = st.selectbox(
        tr("历史"), list(revisions), key=f"library_revision_{entry.id}_{entry.version}",
        format_func=lambda n: tr("第 {n} 版　{time}", n=n, time=local_time(revisions[n].saved_at)),
        help=stored.thinning_sentence(),
    )  # fmt: skip
    with st.container(horizontal=True):
        st.button(
            tr("打开这一版"), type="primary", key="library_open", icon=":material/folder_open:",
            on_click=_open, args=(facts, lambda: _read(facts, entry, number)),
        )  # fmt: skip
        _act(facts, tr("恢复为最新版"), "restore", lambda: _restored(entry, number))
        _act(facts, tr("复制一份"), "duplicate", lambda: done_words(stored.duplicate(stored.shared_store(), entry.id)))
        _act(facts, tr("移入回收站"), "bin", lambda: _binned(entry))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name_key = f"library_rename_{entry.id}_{entry.version}"
        st.text_input(tr("新名称"), value=entry.name, max_chars=NAME_LENGTH, key=name_key)
        _act(facts, tr("改名"), "rename", lambda: _renamed(entry, st.session_state[name_key]))


def _chosen(entries: dict[str, Entry]) -> str:
    """Id of the entry to act on. A new version is a new list: a list whose lines change under it keeps the old ones."""
    ids, previous, lines = list(entries), st.session_state.get(CHOSEN), entry_lines(entries.values())
    stand = hashlib.sha256(repr([(i, e.version, e.name) for i, e in entries.items()]).encode()).hexdigest()[:8]
    chosen: str = st.selectbox(
        tr("已存方案"), ids, index=ids.index(previous) if previous in ids else 0, format_func=lines.__getitem__,
        key=f"library_entry_{stand}",
    )  # fmt: skip
    st.session_state[CHOSEN] = chosen
    return chosen


def _renamed(entry: Entry, name: str) -> str:
    saved = stored.rename(stored.shared_store(), entry, name)
    _newer(saved.entry)
    return tr("已改名为“{name}”。", name=saved.entry.name) if saved.lasting else answer(saved)


def _restored(entry: Entry, number: int) -> str:
    saved = stored.restore(stored.shared_store(), entry, number)
    _newer(saved.entry)
    return done_words(saved)


def _binned(entry: Entry) -> str:
    return tr("已将“{name}”移入回收站。", name=stored.to_bin(stored.shared_store(), entry.id).name)


def _newer(entry: Entry) -> None:
    """Continue from this version, where it belongs to the scenario on screen."""
    current: Entry | None = st.session_state.get(ENTRY)
    if current and current.id == entry.id:
        st.session_state[ENTRY] = entry
        st.session_state[NAME] = entry.name


def _files(facts: Facts) -> None:
    content = stored.file_of(state.scenario(), facts.catalogue).content()
    st.download_button(
        tr("导出当前方案"), content, file_name=tr("方案") + ".json", mime="application/json", key="library_export"
    )
    upload = st.file_uploader(tr("打开方案文件（JSON）"), type=["json"], key="library_file")
    if upload is not None:
        st.button(
            tr("套用这个文件"), type="primary", key="library_apply", on_click=_open,
            args=(facts, lambda: stored.examined(stored.read_file(upload.getvalue()), facts.catalogue)),
        )  # fmt: skip


def _act(facts: Facts, label: str, key: str, act: Callable[[], str]) -> None:
    st.button(label, key=f"library_{key}", on_click=lambda: _try(facts, act))


def _read(facts: Facts, entry: Entry, number: int) -> Opened:
    return stored.opened(stored.shared_store(), entry.id, facts.catalogue, number)


def _open(facts: Facts, read: Callable[[], Opened]) -> None:
    """Put a saved scenario on screen; entries unknown to the present data are reported and left out."""
    try:
        saved = read()
    except REFUSALS as error:
        _refuse(facts, error)
        return
    st.session_state[OPENED] = True
    state.change(facts, usable(saved.scenario, facts.catalogue))
    st.session_state[ENTRY] = saved.entry
    state.mark_open(saved.entry.name if saved.entry else saved.scenario.name)
    lines = release_sentences(facts, saved.release, saved.scenario) + retired_sentences(facts, saved.retired)
    if saved.problems:
        lines.append(tr("以下内容已略去：") + stored.problems_sentence(saved.problems, lever_titles(facts)))
    if lines:
        state.say("".join(lines))
