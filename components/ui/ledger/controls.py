"""View, filters and pages of 任务台账: widgets that follow the address and write into it."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base.clock import today
from components.topics.ledger import words
from components.topics.ledger.book import month_of
from components.topics.ledger.facts import OWN, Facts
from components.topics.ledger.lines import by_light, pages, selected
from components.topics.ledger.sentences import month_word
from components.topics.ledger.state import DOCUMENTS, LONGEST_SEARCH, MONTH, UNSTATED, State
from components.topics.ledger.tables import section_name, unit_names
from components.topics.ledger.view import VIEW
from components.ui import viewport
from components.ui.segments import segments
from components.ui.session import address
from components.words.text import tr
from model.ledger import STATUSES

VIEW_WORDS = {"list": "台账", "units": "按单位", "month": "月度台账"}
TURN = "ledger_turn"
SHARES = (2.0, 2.0, 2.2, 2.0, 1.8)
"""Widths of the filters: search, document, section, unit, status."""
MONTHS_BACK = 36


def view_choice(state: State) -> None:
    """The list, units, or a month."""
    names = {code: tr(word) for code, word in VIEW_WORDS.items()}
    segments(tr("显示内容"), names, key="ledger_view", current=state.view, on_change=_take, args=("view",))


def _take(key: str) -> None:
    address.write(VIEW, {key: str(st.session_state[f"ledger_{key}"] or ""), "page": "1"})
    new_turn()


def _take_many(key: str) -> None:
    address.write(VIEW, {key: ",".join(map(str, st.session_state[f"ledger_{key}"])), "page": "1"})
    new_turn()


def _show(key: str, value: object) -> None:
    if st.session_state.get(f"ledger_{key}") != value:
        st.session_state[f"ledger_{key}"] = value


def lights(facts: Facts, state: State) -> None:
    """How many tasks have which light; a press leaves only these."""
    from dataclasses import replace

    counts = by_light(selected(facts, replace(state, lights=())))
    labels = {str(light): f"{words.light_word(light)} {tr('{n} 项', n=n)}" for light, n in counts.items()}
    _show("light", list(state.lights))
    st.pills(
        tr("状态灯"), list(labels), format_func=labels.__getitem__, selection_mode="multi", key="ledger_light",
        label_visibility="collapsed", on_change=_take_many, args=("light",),
    )  # fmt: skip


def filters(facts: Facts, state: State) -> None:
    """Words, documents, section, unit, status; on a narrow screen inside a popover."""
    if viewport.current().narrow:
        with st.popover(tr("筛选"), icon=":material/filter_alt:", width="stretch"):
            _filters(facts, state, [st.container() for _ in SHARES])
    else:
        _filters(facts, state, list(st.columns(SHARES, gap="small", vertical_alignment="bottom")))


def _filters(facts: Facts, state: State, places: list[DeltaGenerator]) -> None:
    _show("q", state.search)
    places[0].text_input(
        tr("搜索"), key="ledger_q", max_chars=LONGEST_SEARCH, placeholder=tr("任务、目标、单位、进展"),
        label_visibility="collapsed", icon=":material/search:", on_change=_take, args=("q",),
    )  # fmt: skip
    _many(places[1], "doc", tr("文件"), {name: words.document_word(name) for name in DOCUMENTS}, state.documents)
    sections = {"": tr("全部章节"), **{i: section_name(facts, i) for i in (*facts.sections, OWN)}}
    _one(places[2], "sec", tr("章节"), sections, state.section)
    units = {"": tr("全部单位"), UNSTATED: tr("未写明"), **{name: name for name in unit_names(facts, state)}}
    _one(places[3], "unit", tr("责任单位"), units | ({state.unit: words.unit_word(state.unit)} if state.unit else {}),
         state.unit)  # fmt: skip
    statuses = {code: words.status_word(code) for code in (UNSTATED, *STATUSES)}
    _many(places[4], "status", tr("状态"), statuses, state.statuses)


def _many(place: DeltaGenerator, key: str, label: str, names: Mapping[str, str], now: tuple[str, ...]) -> None:
    _show(key, list(now))
    place.multiselect(
        label, list(names), key=f"ledger_{key}", format_func=lambda code: names.get(code, code),
        placeholder=tr("全部{what}", what=label), label_visibility="collapsed", on_change=_take_many, args=(key,),
    )  # fmt: skip


def _one(place: DeltaGenerator, key: str, label: str, names: Mapping[str, str], now: str) -> None:
    _show(key, now)
    place.selectbox(
        label, list(names), key=f"ledger_{key}", format_func=lambda code: names.get(code, code),
        label_visibility="collapsed", on_change=_take, args=(key,),
    )  # fmt: skip


def month_choice(state: State) -> None:
    """Which month the monthly ledger is of."""
    if state.view != MONTH:
        return
    running = month_of(today())
    year, number = (int(part) for part in running.split("-"))
    every = [divmod(year * 12 + number - 1 - back, 12) for back in range(MONTHS_BACK)]
    months = {"": tr("{month}（本月）", month=month_word(running))}
    months |= {f"{y}-{m + 1:02d}": month_word(f"{y}-{m + 1:02d}") for y, m in every[1:]}
    chosen = "" if state.month == running else state.month
    _one(
        st.container(width=220), "month", tr("月份"), months | ({chosen: month_word(chosen)} if chosen else {}), chosen
    )


def paging(count: int, state: State) -> None:
    """Back and on through a long list."""
    if pages(count) == 1:
        return
    page = min(state.page, pages(count))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button("", icon=":material/chevron_left:", key="ledger_back", disabled=page == 1, help=tr("上一页"),
                  on_click=_turn_to, args=(page - 1,), type="tertiary")  # fmt: skip
        st.caption(tr("第 {page} 页，共 {pages} 页，{n} 项", page=page, pages=pages(count), n=count), width="content")
        st.button("", icon=":material/chevron_right:", key="ledger_on", disabled=page == pages(count),
                  help=tr("下一页"), on_click=_turn_to, args=(page + 1,), type="tertiary")  # fmt: skip


def _turn_to(page: int) -> None:
    address.write(VIEW, {"page": str(page)})
    new_turn()


def select(ident: str) -> None:
    """Open one task, "" for none; a table drawn before forgets its own mark."""
    address.write(VIEW, {"el": ident})
    new_turn()


def narrow_to(key: str, ident: str) -> None:
    """Show one unit or section; the one that is shown alone already gives way to all."""
    now = address.own_pairs(VIEW).get(key, "")
    address.write(VIEW, {key: "" if now == ident else ident, "page": "1"})
    new_turn()


def new_turn() -> None:
    """Let tables and charts that were drawn before forget their own marks."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def turn_key(name: str) -> str:
    """Key of a table or chart until the next selection from elsewhere."""
    return f"ledger_{name}_{st.session_state.get(TURN, 0)}"
