"""The releases and their history, what differs between two, and taking an earlier one back."""

from collections.abc import Mapping

import streamlit as st

from components import store as stored
from components.store import ScenarioStoreError
from components.store.desk_history import with_history
from components.store.release_book import ReleaseMovedError
from components.store.release_folder import ReleaseFaultsError, ReleaseNameError
from components.store.releases import take_back
from components.topics.desk import tables, words
from components.topics.desk.holdings import holdings_chart
from components.topics.desk.state import State, compared
from components.topics.desk.view import VIEW
from components.ui import viewport
from components.ui.desk.answers import answer
from components.ui.desk.entrance import NoEditorError, editor, required_editor
from components.ui.release_notice import note_own_change
from components.ui.session import address
from components.ui.session.look import page_look
from components.words.text import plain_in_markdown, tr

FAILURES = (ScenarioStoreError, ReleaseFaultsError, ReleaseMovedError, ReleaseNameError, NoEditorError, OSError)
"""What an act of editors can fail with, each put into a sentence by `failure`."""


def read(state: State) -> State:
    """The state with the releases of the store; without, and a sentence, where it cannot be read."""
    try:
        return with_history(state, stored.shared_store())
    except ScenarioStoreError as error:
        st.error(stored.sentence(error), icon=":material/report:")
        return state


def failure(error: Exception) -> str:
    """Why an act was not done, and what to do."""
    if isinstance(error, ReleaseMovedError):
        names = {"base": error.base, "current": error.current}
        return tr("没有采用：其间现行数据已由第 {base} 版变为第 {current} 版。您的文件仍在，请再检查一次。", **names)
    if isinstance(error, ReleaseFaultsError):
        places = tr("、").join(fault.place for fault in error.faults[:3])
        return tr("没有采用：这一版不符合现在的数据约定（{places}）。", places=places)
    if isinstance(error, NoEditorError):
        return tr("没有采用：请先输入编辑密钥。")
    if isinstance(error, ScenarioStoreError):
        return stored.sentence(error)
    return tr("没有采用：服务器磁盘无法写入，请联系管理员。")


def history_tab(state: State, height: int) -> None:
    """Releases, newest first, with their acts; editors can make any of them current."""
    history = state.history
    st.dataframe(tables.releases(history), hide_index=True, key="desk_releases", width="stretch")
    who = editor()
    if who and history.current is not None:
        _switch(state)
    acts = tables.acts(history, every=bool(who))
    if len(acts):
        st.subheader(tr("采用与切换记录"), anchor=False)
        st.dataframe(
            acts,
            hide_index=True,
            key="desk_acts",
            width="stretch",
            height=viewport.current().table_height(len(acts), height),
        )
    _overview()


STEPS = (
    "下载模板：表里已填好现行各行，选项可点选。",
    "填写后上传，或上传地图文件（GeoPackage、GeoJSON、Shapefile、KML）。",
    "核对：错处指明工作表和单元格，差别逐行列出，矛盾重新查找。",
    "采用为新版本：各页随即更新；随时可以换回先前的版本。",
)
"""How new facts come in."""


def _overview() -> None:
    """What the current release holds, beside how it is changed."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        chart = holdings_chart(page_look())
        st.subheader(chart.title, anchor=False)
        st.vega_lite_chart(chart.rows, chart.spec, theme=None, key="desk_holdings", alt=chart.alt)
    with right:
        st.subheader(tr("怎样更新"), anchor=False)
        st.markdown("\n".join(f"{n}. {tr(step)}" for n, step in enumerate(STEPS, 1)))


def _switch(state: State) -> None:
    """One button for the release before the current one, and a list for any other."""
    history = state.history
    current = history.current or 0
    others = [number for number in _numbers(state) if number != current]
    if not others:
        return
    newest = history.release(current)
    names = {number: words.release_word(number, history.release(number)) for number in others}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if newest and newest.parent in names:
            words_of_button = tr("退回{release}", release=names[newest.parent])
            st.button(words_of_button, key="desk_back", icon=":material/undo:", type="primary",
                      on_click=_make_current, args=(newest.parent, current))  # fmt: skip
        st.selectbox(tr("改用版本"), others, format_func=names.__getitem__, key="desk_other", width=320)
        st.button(tr("设为现行"), key="desk_make_current", on_click=_make_chosen_current, args=(current,))


def _make_chosen_current(base: int) -> None:
    _make_current(int(st.session_state["desk_other"]), base)


def _make_current(number: int, base: int) -> None:
    try:
        take_back(number, base, required_editor(), store=stored.shared_store())
    except FAILURES as error:
        answer(failure(error))
        return
    note_own_change()
    answer(tr("现行数据已改为{release}，各页随即更新。", release=_word(number)))


def _word(number: int) -> str:
    return tr("随附数据") if number == 0 else tr("第 {n} 版", n=number)


def compare_tab(state: State, height: int) -> None:
    """Two releases and every cell that differs."""
    history, chosen = state.history, compared(state)
    names = {number: words.release_word(number, history.release(number)) for number in _numbers(state)}
    left, right = st.columns(2)
    with left:
        _choice(tr("从"), "from", chosen[0], names)
    with right:
        _choice(tr("到"), "to", chosen[1], names)
    lines = [words.difference_sentence(each) for each in history.differences] or [tr("没有差别。")]
    st.markdown("\n".join(f"- {plain_in_markdown(line)}" for line in lines))
    rows = tables.difference_rows(history.differences)
    if len(rows):
        st.dataframe(rows, hide_index=True, key="desk_differences", width="stretch",
                     height=viewport.current().table_height(len(rows), height))  # fmt: skip


def _choice(label: str, key: str, number: int, names: Mapping[int, str]) -> None:
    widget = f"desk_{key}"
    if st.session_state.get(widget) != number and number in names:
        st.session_state[widget] = number
    st.selectbox(label, list(names), format_func=names.__getitem__, key=widget, on_change=_compare, args=(key,))


def _compare(key: str) -> None:
    address.write(VIEW, {key: str(st.session_state[f"desk_{key}"])})


def _numbers(state: State) -> list[int]:
    return [*(release.number for release in state.history.releases), 0]
