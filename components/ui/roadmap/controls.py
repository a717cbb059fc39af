"""View and selections of 三步走: widgets that follow the address and write into it."""

from collections.abc import Callable

import streamlit as st

from components.base import navigation
from components.topics.roadmap.state import State
from components.topics.roadmap.view import VIEW
from components.ui.menu import target
from components.ui.segments import segments
from components.ui.session import address
from components.words.text import tr

VIEW_WORDS = {"steps": "各项目标", "timeline": "时间线", "plans": "规划体系", "reference": "机制与政策"}
STAGE, TURN, LEDGER = "roadmap_stage", "roadmap_turn", "ledger"


def current() -> State:
    """The state of the address."""
    return address.state_of(VIEW)


def view_choice(state: State) -> None:
    """Goals, timeline, plans or reference cards."""
    names = {code: tr(word) for code, word in VIEW_WORDS.items()}
    segments(tr("显示内容"), names, key="roadmap_view", current=state.view, on_change=take, args=("view",))


def take(key: str) -> None:
    """Callback: what a widget holds goes into the address."""
    address.write(VIEW, {key: str(st.session_state[f"roadmap_{key}"])})


def select(key: str, ident: str) -> None:
    """Make one goal, work or card the selected one, "" for none; what was drawn before forgets its own mark."""
    address.write(VIEW, {key: ident})
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def close_button(key: str, choose: Callable[[str, str], None] = select) -> None:
    """Lets the selection of `key` go."""
    st.button(
        "", icon=":material/close:", key=f"roadmap_close_{key}", type="tertiary", on_click=choose, args=(key, ""),
        help=tr("取消选择"),
    )  # fmt: skip


def ledger_link() -> None:
    """To the tasks that carry the goals out, where this release has their page."""
    if any(entry.url_path == LEDGER for entry in navigation.ENTRIES):
        st.page_link(target(LEDGER), label=tr("任务台账"), icon=":material/checklist:")


def turn_key(name: str) -> str:
    """Key of a table or chart until the next selection from elsewhere."""
    return f"roadmap_{name}_{st.session_state.get(TURN, 0)}"
