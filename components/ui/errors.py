"""Expected failures on a page: one panel under the menu names file and fault; each omitted section has a note.

A run of the whole page gathers the faults of all its sections; a fragment that reruns alone repeats only what is new.
"""

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base.errors import EXPECTED
from components.base.metrics import RUN_FAILURES
from components.words.text import say, tr
from data.errors import DataContractError, Fault
from geo.errors import LayerContractError, LayerFault
from model.reach.errors import ReachError
from model.scenario_errors import ScenarioError

SHOWN_FAULTS = "faults_told"
"""Session key of the faults listed in the open page's panel, in order."""
LISTED = 8
Faults = tuple[Fault | LayerFault, ...]
log = logging.getLogger(__name__)
_gathering: ContextVar[bool] = ContextVar("gathering", default=False)


def sentence_of(fault: Fault | LayerFault) -> str:
    """Place and cause in the viewer's language."""
    return tr("{place}：{what}。", place=say(fault.place), what=say(fault.what))


def tell(faults: Faults) -> None:
    """Report `faults` once on the page, whichever section meets them first, and keep the section."""
    listed: dict[Fault | LayerFault, None] = st.session_state.setdefault(SHOWN_FAULTS, {})
    if _gathering.get():
        listed.update(dict.fromkeys(faults))
    elif new := [fault for fault in faults if fault not in listed]:
        _panel(tuple(new))


def panel(error: DataContractError | LayerContractError | ReachError | ScenarioError) -> None:
    """Stand in for a section whose data file, layer, question of reach or scenario is broken."""
    if isinstance(error, ReachError):
        st.error(say(error.args[0]) + tr("。"), icon=":material/report:")
        return
    if isinstance(error, ScenarioError):
        from components.store import sentence  # brings the database layer: only when it is needed

        st.error(sentence(error), icon=":material/report:")
        return
    files = "、".join(dict.fromkeys(say(fault.file_place) for fault in error.faults))
    st.caption(tr("{files} 没有通过校验，这一部分暂不显示。", files=files))
    tell(error.faults)


def _panel(faults: Faults) -> None:
    with st.container(border=True):
        st.error(tr("有数据文件没有通过校验，用到它的内容暂不显示；其他页面和内容不受影响。"), icon=":material/report:")
        for fault in faults[:LISTED]:
            st.text(sentence_of(fault))
        if len(faults) > LISTED:
            st.caption(tr("另有 {n} 处问题没有列出。", n=len(faults) - LISTED))
        st.caption(tr("改正文件后刷新本页即可，无需重启。"))


@contextmanager
def boundary(title: str = "") -> Iterator[None]:
    """Replace this section by a line on an expected error; any other exception passes through.

    `title` is the page's, for a section that would have shown it: a page says what it is even when it is empty.
    """
    try:
        yield
    except EXPECTED as error:
        if title:
            st.title(title, anchor=False)
        panel(error)


@contextmanager
def gathered(slot: DeltaGenerator) -> Iterator[None]:
    """The run of a whole page: its known faults in one panel in `slot`."""
    st.session_state.pop(SHOWN_FAULTS, None)
    token = _gathering.set(True)
    try:
        with boundary():
            yield
    finally:
        _gathering.reset(token)
    if faults := st.session_state.get(SHOWN_FAULTS):
        with slot:
            _panel(tuple(faults))


def on_script_error(error: Exception) -> bool:
    """Last resort for a defect: a sentence with a number to report, the details in the log only."""
    if isinstance(error, EXPECTED):
        panel(error)
        return True
    number = uuid.uuid4().hex[:8]
    RUN_FAILURES.inc()
    log.error("script error %s", number, exc_info=error, extra={"error_id": number})
    st.error(tr("此处出现意外问题，已记入日志（编号 {number}）。其他页面可照常使用，刷新可重试。", number=number))
    return True
