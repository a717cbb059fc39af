"""A map file taken into a release: the steps of the file, then what the proposal changes, then taking it."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from components import store as stored
from components.base import release
from components.store import release_book
from components.store.releases import Proposal, propose
from components.ui.desk import map_session
from components.ui.desk.answers import answer
from components.ui.desk.entrance import required_editor
from components.ui.desk.history_view import FAILURES, failure
from components.ui.desk.map_panel import map_panel
from components.ui.desk.update import proposed
from components.words.text import plain_in_markdown, say, tr

PROPOSED, NAME = "desk_map_proposed", "desk_name"
MOST_FAULTS = 20


def map_tab(height: int) -> None:
    """What an editor does with a map file, from top to bottom."""
    st.markdown(
        tr("以官方或测绘的图形替换图上的示意：先认坐标系，再逐个对应、检查、比较，写明精度和来源，最后采用为一个版本。")
    )
    proposal = _proposal()
    if proposal is None:
        map_panel(partial(_hand_over, release.roots().number))
        return
    st.button(tr("回到地图文件"), icon=":material/arrow_back:", key="desk_map_back", on_click=_back)
    if proposal.faults:
        st.error(tr("没有采用任何内容：改动没有通过全部校验。"), icon=":material/report:")
        faults = proposal.faults[:MOST_FAULTS]
        lines = [tr("{place}：{what}。", place=say(fault.place), what=say(fault.what)) for fault in faults]
        st.markdown("\n".join(f"- {plain_in_markdown(line)}" for line in lines))
        return
    proposed(proposal, height)


def _proposal() -> Proposal | None:
    """What was handed over and not taken yet; once it has become a release, the next file may come."""
    proposal: Proposal | None = st.session_state.get(PROPOSED)
    if proposal is None:
        return None
    try:
        current = release_book.current_number(stored.shared_store())
    except FAILURES as error:
        st.error(failure(error), icon=":material/report:")
        return proposal
    if current == proposal.base:
        return proposal
    _back()
    map_session.next_file()
    return None


def _hand_over(base: int, files: Mapping[str, bytes], title: str) -> None:
    """Hold the files against the current release. They follow from the release `base`: on top of another one they would
    undo what it brought, so they are made again first."""
    try:
        required_editor()
        store = stored.shared_store()
        if release_book.current_number(store) != base:
            answer(tr("其间现行数据已变，差别已按新的版本重算，请核对后再交出。"))
            return
        st.session_state[PROPOSED] = propose(files, base, store)
        st.session_state[NAME] = title
    except FAILURES as error:
        answer(failure(error))


def _back() -> None:
    st.session_state.pop(PROPOSED, None)
