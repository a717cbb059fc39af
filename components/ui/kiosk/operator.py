"""The operator's panel behind a PIN: counts, the health of this machine, and a fresh start of the loop."""

import shutil
from typing import Any

import pandas as pd
import streamlit as st

from components.base import readiness
from components.base.pin import MOST_DIGITS, Gate
from components.base.pulse import pulse
from components.base.self_check import latest
from components.base.settings import read_settings
from components.store.visits import Tally, shared_tally
from components.ui.kiosk import visit as visits
from components.ui.kiosk.visit import Visit
from components.words.format import number
from components.words.text import plain_in_markdown, say, tr

GATE = Gate()
"""One for the whole site: whoever opens many pages has no more tries."""
PAD = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"))
GIB = 1024**3


def operator_screen(visit: Visit) -> None:
    """The pad for the PIN, or the panel once it is right."""
    with st.container(key="kiosk_panel"):
        if visit.is_operator:
            _panel()
        else:
            _pad(visit)


def _pad(visit: Visit) -> None:
    st.subheader(tr("操作员口令"), anchor=False)
    if waits := GATE.waits_s():
        st.markdown(tr("错得太多，请 {n} 分钟后再试。", n=number(waits / 60 + 1, 0)))
        return
    st.markdown("● " * len(visit.pin) or tr("请输入数字口令。"))
    for row in (*PAD, ("", "0", "")):
        for column, digit in zip(st.columns(3), row, strict=True):
            if digit:
                column.button(digit, key=f"kiosk_digit_{digit}", width="stretch", on_click=_type, args=(digit,))
    left, right = st.columns(2)
    left.button(tr("清除"), key="kiosk_pin_clear", width="stretch", on_click=visits.type_pin, args=("",))
    right.button(tr("确定"), key="kiosk_pin_enter", width="stretch", type="primary", on_click=_enter)


def _type(digit: str) -> None:
    visits.type_pin((visits.visit_now().pin + digit)[:MOST_DIGITS])


def _enter() -> None:
    if GATE.opens(visits.visit_now().pin, read_settings().kiosk_pin):
        visits.open_panel()
    else:
        visits.type_pin("")


def _panel() -> None:
    tally = shared_tally()
    st.subheader(tr("展厅运行情况"), anchor=False)
    for line in _health(tally):
        st.markdown(plain_in_markdown(line))
    st.dataframe(_table(tally), hide_index=True, width="stretch", placeholder="—")
    left, right = st.columns(2)
    left.download_button(
        tr("导出计数 CSV"), data=lambda: ("\ufeff" + tally.as_csv()).encode(), file_name="kiosk-counts.csv",
        mime="text/csv", key="kiosk_counts_csv", width="stretch", on_click="ignore",
    )  # fmt: skip
    right.button(tr("重新开始循环"), key="kiosk_restart", width="stretch", type="primary", on_click=visits.start_again)


def _health(tally: Tally) -> tuple[str, ...]:
    age = pulse.age_s()
    free = shutil.disk_usage(tally.file.parent if tally.file.parent.exists() else ".").free / GIB
    return (
        tr("服务器：{state}，已运行 {hours} 小时", state=tr("就绪") if readiness.is_ready() else tr("启动中"),
           hours=number(pulse.up_s() / 3600, 1)),
        tr("屏幕：{age} 秒前有信号", age=number(age, 0)) if age is not None else tr("屏幕：还没有信号"),
        tr("磁盘剩余 {n} GB", n=number(free, 1)),
        tr("计数写不进去：{why}（少记 {n} 次）", why=tally.trouble, n=tally.lost)
        if tally.trouble
        else tr("计数正常（少记 {n} 次）", n=tally.lost),
        *(() if read_settings().site_address else (tr("没有设网址：访客的卡片上没有二维码"),)),
        *(f"{say(check.subject)}{tr('：')}{say(check.sentence)}" for check in latest() if check.verdict != "sound"),
    )  # fmt: skip


def _table(tally: Tally) -> pd.DataFrame:
    rows: list[dict[str, Any]] = [
        {
            tr("日期"): day.day,
            tr("到访"): day.visits,
            tr("答题"): day.answers,
            tr("答对"): day.right,
            tr("平均秒数"): None if day.seconds is None else round(day.seconds),
            tr("英文"): day.foreign,
        }
        for day in tally.days()
    ]
    return pd.DataFrame(rows)
