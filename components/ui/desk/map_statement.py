"""What whoever brings a map file must state: how exact it is, where it comes from, how it may be used."""

from typing import Any

import streamlit as st

from components.base import cache
from components.ui.desk.map_session import STATEMENT
from components.words.citation import GRADES
from components.words.codes import PRECISIONS
from components.words.text import tr
from geo.contracts import PRECISIONS as CODES
from geo.supply.catalogue import Statement, Words

NEW_SOURCE = ""
CHOICES = ("official", "reported")
LONGEST = 200


def statement() -> None:
    """The form; what is missing in it is said with everything else that is."""
    source = st.selectbox(
        tr("数据来源"), [NEW_SOURCE, *cache.sources()], format_func=_source_name, key="desk_map_source_id",
        help=tr("已登记的来源直接选用；没有的，登记一条新的。"),
    )  # fmt: skip
    with st.form("desk_map_statement_form"):
        _exactness()
        if source == NEW_SOURCE:
            _new_source()
        _licence()
        st.form_submit_button(tr("确定精度、来源和许可"), key="desk_map_state", on_click=_settle, args=(source,))


def _source_name(ident: str) -> str:
    return tr("新的来源……") if ident == NEW_SOURCE else cache.sources()[ident].short


def _exactness() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(tr("精度"), CODES, index=None, format_func=lambda code: tr(PRECISIONS[code]),
                     placeholder=tr("请选"), key="desk_map_precision")  # fmt: skip
        st.number_input(tr("误差（米）"), 0.01, 10_000.0, None, key="desk_map_accuracy",
                        help=tr("图上的线最多可能偏离实地多少米，按最差的一处写。"))  # fmt: skip
        st.number_input(tr("屏幕上抽稀（米）"), 0.0, 100.0, 5.0, key="desk_map_screen",
                        help=tr("只影响屏幕上画的线，使页面轻快；量算和下载用原来的折点。0 是不抽稀。"))  # fmt: skip


def _new_source() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(tr("来源名称"), max_chars=LONGEST, key="desk_map_source")
        st.text_input(tr("来源英文名（可不填）"), max_chars=LONGEST, key="desk_map_source_en")
        st.text_input(tr("发布单位"), max_chars=LONGEST, key="desk_map_publisher")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(tr("日期"), max_chars=10, placeholder="2026-05-01", key="desk_map_date")
        st.selectbox(tr("等级"), CHOICES, format_func=lambda code: tr(GRADES[code]), key="desk_map_grade")
        st.text_input(tr("编号"), max_chars=40, placeholder="boundary-2026", key="desk_map_new_id",
                      help=tr("小写字母、数字和连字符；以后引用这个来源时用。"))  # fmt: skip


def _licence() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(tr("使用许可"), max_chars=LONGEST, key="desk_map_licence",
                      placeholder=tr("例如：内部使用，不得公开"))  # fmt: skip
        st.text_input(tr("使用许可英文（可不填）"), max_chars=LONGEST, key="desk_map_licence_en")


def _settle(source: str) -> None:
    st.session_state[STATEMENT] = _stated(source)


def _stated(source: str) -> Statement:
    is_new = source == NEW_SOURCE
    own = None if is_new else cache.sources()[source]
    words = Words(own.title.zh, own.title.en) if own else Words(_text("source"), _text("source_en"))
    return Statement(
        precision=_value("precision") or "",
        accuracy_m=float(_value("accuracy") or 0.0),
        source_id=source or _text("new_id"),
        source=words,
        licence=Words(_text("licence") or (own.licence if own else ""), _text("licence_en")),
        publisher=_text("publisher"),
        date=_text("date"),
        grade=_value("grade") or "official",
        is_new=is_new,
        screen_m=float(st.session_state["desk_map_screen"]),
    )


def _text(name: str) -> str:
    return str(_value(name) or "").strip()


def _value(name: str) -> Any:
    return st.session_state.get(f"desk_map_{name}")
