"""The one panel for known failures: what is broken, where, and what still works."""

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.text import tr
from data.errors import DataContractError, Fault
from geo.errors import LayerContractError, LayerFault
from model.scenario_errors import ScenarioError

KNOWN = (DataContractError, LayerContractError, ScenarioError)
log = logging.getLogger(__name__)


def _where(file: str, row: int | None) -> str:
    return file if row is None else tr("{file} 第 {row} 处", file=file, row=row)


def panel(error: DataContractError | LayerContractError | ScenarioError) -> None:
    """Show a broken data file, layer or scenario: place and cause, the rest of the application working on."""
    if isinstance(error, ScenarioError):
        from components.scenario_store import sentence  # brings the database layer: only when it is needed

        st.error(sentence(error), icon=":material/report:")
        return
    faults: list[Fault | LayerFault] = list(error.faults)
    with st.container(border=True):
        st.error(tr("有数据文件没有通过校验，本节内容暂不显示；其他页面和内容不受影响。"), icon=":material/report:")
        for fault in faults[:8]:
            st.text(f"{_where(fault.file, fault.row)}：{fault.what}")
        if len(faults) > 8:
            st.caption(tr("另有 {n} 处。", n=len(faults) - 8))
        st.caption(tr("改正文件后刷新本页即可，无需重启。"))


@contextmanager
def boundary() -> Iterator[None]:
    """Turn a known error of this section into the panel; anything else is a defect and passes on."""
    try:
        yield
    except KNOWN as error:
        panel(error)


def on_script_error(error: Exception) -> bool:
    """Last resort for a defect: a sentence with a number to report, the details in the log only."""
    if isinstance(error, KNOWN):
        panel(error)
        return True
    number = uuid.uuid4().hex[:8]
    log.error("script error %s", number, exc_info=error)
    st.error(tr("这里出了一个意外的问题，已记入日志（编号 {number}）。其他页面可照常使用，刷新可重试。", number=number))
    return True
