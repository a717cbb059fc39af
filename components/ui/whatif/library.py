"""The dialog of saved scenarios: save, open, history, copy, bin, files. Every refusal is a sentence."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from components import store as stored
from components.store import Entry, Opened, ScenarioFileError, ScenarioStoreError, Store
from components.topics.whatif.known import Known
from components.ui import viewport
from components.ui.whatif import state
from components.words.text import pick, tr
from model.scenario import named
from model.scenario_check import usable
from model.scenario_errors import ScenarioError
from model.scenario_shape import NAME_LENGTH

ENTRY, ANSWER, OPENED = "whatif_entry", "whatif_answer", "whatif_opened"
SHORT_ID = 4
NAME, CHOSEN = "library_name", "library_chosen"
REFUSALS = (ScenarioStoreError, ScenarioFileError, ScenarioError)


def show(known: Known) -> None:
    """Open the dialog."""
    st.session_state.pop(ANSWER, None)
    st.session_state.pop(OPENED, None)
    st.dialog(tr("方案库"), width="large", icon=":material/folder_open:")(_content)(known)


def _content(known: Known) -> None:
    if st.session_state.pop(OPENED, False):
        st.rerun()  # closes the dialog over the opened scenario
    store = stored.shared_store()
    if store.trouble:
        st.warning(stored.sentence(store.trouble), icon=":material/database_off:")
        _act(known, tr("重新连接方案库"), "reopen", _reopened)
    if ANSWER in st.session_state:
        st.info(st.session_state.pop(ANSWER))
    saved, binned, files = st.tabs([tr("已存方案"), tr("回收站"), tr("方案文件")])
    try:
        with saved:
            _save(known, store)
            _list(known, store)
        with binned:
            _bin(known, store)
    except ScenarioStoreError as error:
        st.error(stored.sentence(error), icon=":material/report:")
    with files:
        _files(known)


def _try(known: Known, act: Callable[[], str]) -> None:
    """Do one thing with the store; its answer or the refusal is said at the top of the dialog."""
    try:
        st.session_state[ANSWER] = act()
    except REFUSALS as error:
        st.session_state[ANSWER] = stored.sentence(error, _titles(known))


def _save(known: Known, store: Store) -> None:
    current: Entry | None = st.session_state.get(ENTRY)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            tr("名称"),
            value=current.name if current else state.scenario().name,
            max_chars=NAME_LENGTH,
            key=NAME,
        )
        st.button(
            tr("另存为新方案"), type=viewport.emphasis(), key="library_create",
            on_click=lambda: _try(known, lambda: _create(known, store, st.session_state[NAME])),
        )  # fmt: skip
        if current:
            st.button(
                tr("存为“{name}”的新一版", name=current.name), key="library_save",
                on_click=lambda: _try(known, lambda: _append(known, store, current, name)),
            )  # fmt: skip


def _create(known: Known, store: Store, name: str) -> str:
    saved = stored.create(store, named(state.scenario(), name), known.catalogue)
    st.session_state[ENTRY] = saved.entry
    return tr("已保存：“{name}”。", name=saved.entry.name)


def _append(known: Known, store: Store, current: Entry, name: str) -> str:
    saved = stored.save(store, current, named(state.scenario(), name), known.catalogue)
    st.session_state[ENTRY] = saved.entry
    return tr("已保存为第 {n} 版。", n=saved.entry.version) if saved.changed else tr("没有变化，未另存一版。")


def _list(known: Known, store: Store) -> None:
    entries = {entry.id: entry for entry in stored.listing(store)}
    if not entries:
        st.caption(tr("还没有保存过方案。"))
        return
    entry = entries[_chosen(entries)]
    revisions = {revision.number: revision for revision in stored.history(store, entry.id)}
    number = st.selectbox(
        tr("历史"), list(revisions), key=f"library_revision_{entry.id}_{entry.version}",
        format_func=lambda n: tr("第 {n} 版　{time}", n=n, time=_time(revisions[n].saved_at)),
    )  # fmt: skip
    with st.container(horizontal=True):
        st.button(
            tr("打开这一版"), type=viewport.emphasis(), key="library_open", icon=":material/folder_open:",
            on_click=_open, args=(known, lambda: stored.opened(store, entry.id, known.catalogue, number)),
        )  # fmt: skip
        _act(known, tr("恢复为最新版"), "restore", lambda: _restored(store, entry, number))
        _act(known, tr("复制"), "duplicate", lambda: _said(stored.duplicate(store, entry.id).entry))
        _act(known, tr("移入回收站"), "bin", lambda: _said(stored.to_bin(store, entry.id)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        given = f"library_rename_{entry.id}_{entry.version}"
        st.text_input(tr("新名称"), value=entry.name, max_chars=NAME_LENGTH, key=given)
        _act(known, tr("改名"), "rename", lambda: _renamed(store, entry, st.session_state[given]))


def _chosen(entries: dict[str, Entry]) -> str:
    """Id of the entry to act on. A new version is a new list: a list whose lines change under it keeps the old ones."""
    ids, kept, lines = list(entries), st.session_state.get(CHOSEN), _lines(entries.values())
    stand = hashlib.sha256(repr([(i, e.version, e.name) for i, e in entries.items()]).encode()).hexdigest()[:8]
    chosen: str = st.selectbox(
        tr("已存方案"), ids, index=ids.index(kept) if kept in ids else 0, format_func=lines.__getitem__,
        key=f"library_entry_{stand}",
    )  # fmt: skip
    st.session_state[CHOSEN] = chosen
    return chosen


def _renamed(store: Store, entry: Entry, name: str) -> str:
    renamed = stored.rename(store, entry, name).entry
    _newer(renamed)
    return tr("已改名为“{name}”。", name=renamed.name)


def _reopened() -> str:
    stored.reopened()
    return tr("已重新连接方案库。")


def _restored(store: Store, entry: Entry, number: int) -> str:
    restored = stored.restore(store, entry, number).entry
    _newer(restored)
    return _said(restored)


def _newer(entry: Entry) -> None:
    """What is on screen goes on from this version, where it is of the same scenario."""
    current: Entry | None = st.session_state.get(ENTRY)
    if current and current.id == entry.id:
        st.session_state[ENTRY] = entry
        st.session_state[NAME] = entry.name


def _bin(known: Known, store: Store) -> None:
    entries = stored.listing(store, in_bin=True)
    if not entries:
        st.caption(tr("回收站是空的。"))
    lines = _lines(entries)
    for entry in entries:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(lines[entry.id])
            st.button(tr("恢复"), key=f"library_back_{entry.id}", on_click=_back, args=(known, store, entry.id))
            with st.popover(tr("彻底删除"), key=f"library_erase_{entry.id}"):
                st.text(tr("连同全部历史一起删除，不能再恢复。"))
                st.button(
                    tr("确认彻底删除“{name}”", name=entry.name), type=viewport.emphasis(),
                    key=f"library_erase_yes_{entry.id}", on_click=_erase, args=(known, store, entry),
                )  # fmt: skip


def _back(known: Known, store: Store, scenario_id: str) -> None:
    _try(known, lambda: _said(stored.from_bin(store, scenario_id)))


def _erase(known: Known, store: Store, entry: Entry) -> None:
    def erased() -> str:
        stored.erase(store, entry.id)
        return tr("已彻底删除“{name}”。", name=entry.name)

    _try(known, erased)


def _files(known: Known) -> None:
    content = stored.file_of(state.scenario(), known.catalogue).content()
    st.download_button(
        tr("导出当前方案"), content, file_name=tr("方案") + ".json", mime="application/json", key="library_export"
    )
    given = st.file_uploader(tr("打开方案文件（JSON）"), type=["json"], key="library_file")
    if given is not None:
        st.button(
            tr("套用这个文件"), type=viewport.emphasis(), key="library_apply", on_click=_open,
            args=(known, lambda: stored.examined(stored.read_file(given.getvalue()), known.catalogue)),
        )  # fmt: skip


def _act(known: Known, label: str, key: str, act: Callable[[], str]) -> None:
    st.button(label, key=f"library_{key}", on_click=lambda: _try(known, act))


def _open(known: Known, read: Callable[[], Opened]) -> None:
    """Put a saved scenario on screen; what today's data do not know is named and left out."""
    try:
        found = read()
    except REFUSALS as error:
        st.session_state[ANSWER] = stored.sentence(error, _titles(known))
        return
    st.session_state[OPENED] = True
    state.change(known, usable(found.scenario, known.catalogue))
    st.session_state[ENTRY] = found.entry
    if found.problems:
        state.say(tr("以下内容已略去：") + stored.problems_sentence(found.problems, _titles(known)))


def _titles(known: Known) -> dict[str, str]:
    return {lever.id: pick(lever.title_zh, lever.title_en) for lever in known.baseline.levers}


def _said(entry: Entry) -> str:
    return tr("已完成：“{name}”（第 {n} 版）。", name=entry.name, n=entry.version)


def _lines(entries: Iterable[Entry]) -> dict[str, str]:
    """A line for each scenario by its id; those that would read alike carry the start of their ids."""
    found = {
        entry.id: tr("{name}　第 {n} 版　{time}", name=entry.name, n=entry.version, time=_time(entry.saved_at))
        for entry in entries
    }
    alike = Counter(found.values())
    return {ident: line if alike[line] == 1 else f"{line}　#{ident[:SHORT_ID]}" for ident, line in found.items()}


def _time(moment: datetime) -> str:
    """As on every file that leaves: the area's own clock, wherever the server stands."""
    return moment.astimezone(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m-%d %H:%M")
