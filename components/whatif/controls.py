"""Levers with their printed ticks: slider, exact number, reset; assumptions apart from what can be decided."""

import streamlit as st

from components.format import number, quantity
from components.scales import GRADE_MARK
from components.text import pick, tr
from components.whatif import state, view
from components.whatif.known import Known
from components.whatif.view import Choice
from data.baseline import Tick
from model.formulas import ancestors
from model.lever import Lever, LeverError, clamp_check
from model.scenario import Scenario, with_lever, without

TICK_MARKS = {"status_quo": "●", "plan": "◆", "goal": "▲", "reported": "■"}
TICK_WORDS = {"status_quo": "实绩", "plan": "计划", "goal": "目标", "reported": "报道"}
GROUP = "whatif_group"


def lever_panel(known: Known, choice: Choice, height: int) -> None:
    """Choice of group, then its levers one under the other."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _group_choice(known, choice)
        _reset_all(known)
    with st.container(height=height, border=True, gap="small"):
        if choice.group == view.ASSUMPTIONS:
            st.caption(tr("△ 假设不是文件里的数，也不是政策手段；改动它们只说明结论有多依赖假设。"))
        for lever in shown_levers(known, choice):
            _lever(known, lever)


def shown_levers(known: Known, choice: Choice) -> tuple[Lever, ...]:
    """The levers of the chosen group; assumptions only in their own group, or where they move the chosen outcome."""
    levers = known.baseline.levers
    if choice.group == view.RELATED:
        return tuple(lever for lever in levers if lever.id in ancestors(choice.outcome))
    if choice.group == view.ASSUMPTIONS:
        return tuple(lever for lever in levers if lever.role == "assumption")
    return tuple(lever for lever in levers if lever.group == choice.group and lever.role == "lever")


def group_ids(known: Known) -> tuple[str, ...]:
    """Groups that hold a lever, in the order of the page."""
    held = {lever.group for lever in known.baseline.levers if lever.role == "lever"}
    return tuple(group.id for group in known.groups if group.id in held)


def group_names(known: Known) -> dict[str, str]:
    """Every choice of levers by its name, the assumptions last."""
    titles = {group.id: pick(group.title.zh, group.title.en) for group in known.groups}
    names = {group: titles[group] for group in group_ids(known)}
    return names | {view.RELATED: tr("影响所看结果的"), view.ASSUMPTIONS: tr("△ 假设（另列）")}


def _group_choice(known: Known, choice: Choice) -> None:
    names = group_names(known)
    state.show_in(GROUP, choice.group)
    st.selectbox(tr("调节项"), list(names), format_func=lambda g: names[g], key=GROUP, on_change=_choose_group)


def _choose_group() -> None:
    view.write("group", st.session_state[GROUP])


def _reset_all(known: Known) -> None:
    moved = state.scenario().levers
    label = tr("全部复位（{n}）", n=len(moved)) if moved else tr("全部复位")
    with st.popover(label, icon=":material/restart_alt:", disabled=not moved, key="whatif_reset"):
        st.text(tr("{n} 项将回到基准，可以撤销。", n=len(moved)))
        st.button(
            tr("确认全部复位"), type="primary", key="whatif_reset_yes",
            on_click=lambda: state.change(known, without(state.scenario(), "levers")),
        )  # fmt: skip


def _lever(known: Known, lever: Lever) -> None:
    now, entry = state.scenario().lever(lever.id, lever.default), known.entries[lever.id]
    shown = _format(lever, now, entry.decimals)
    slide, typed = f"lever_{lever.id}", f"lever_exact_{lever.id}"
    state.show_in(slide, now)
    state.show_in(typed, now)
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.slider(
                _title(lever, now), lever.low, lever.high, step=lever.step, key=slide, format=shown,
                help=_help(known, lever), on_change=_moved, args=(known, lever, slide),
            )  # fmt: skip
            st.number_input(
                tr("精确值"), step=lever.step, key=typed, format=shown, label_visibility="collapsed", width=130,
                on_change=_moved, args=(known, lever, typed),
            )  # fmt: skip
            st.button(
                "", icon=":material/undo:", key=f"lever_reset_{lever.id}", type="tertiary",
                help=tr("这一项回到基准"), disabled=now == lever.default, on_click=_reset, args=(known, lever),
            )  # fmt: skip
        st.caption(ticks_text(known, lever))


def _format(lever: Lever, now: float, decimals: int) -> str:
    """Sprintf format: the lever's decimals, four where the value lies between steps, as exact answers do."""
    return f"%.{decimals}f" if round(now, decimals) == now else "%.4f"


def _title(lever: Lever, now: float) -> str:
    mark = GRADE_MARK["user"] if now != lever.default else GRADE_MARK[lever.grade]
    return f"{mark} {pick(lever.title_zh, lever.title_en)}（{tr(lever.unit)}）"


def _help(known: Known, lever: Lever) -> str:
    entry = known.entries[lever.id]
    words = [pick(entry.explanation.zh, entry.explanation.en)]
    if entry.reason:
        words.append(tr("默认值的理由：") + pick(entry.reason.zh, entry.reason.en))
    bounds = tr("可调范围 {low} 至 {high}", low=number(lever.low), high=quantity(lever.high, lever.unit))
    return "\n\n".join([*words, bounds])


def ticks_text(known: Known, lever: Lever) -> str:
    """The printed figures of this lever, its default and where it stood before the last change."""
    parts = [_tick(tick) for tick in known.ticks[lever.id]]
    parts.append(tr("基准 {value}", value=number(lever.default)))
    change = state.history().last_change
    if change:
        before, after = (one.lever(lever.id, lever.default) for one in change)
        if before != after:
            parts.append(tr("◌ 上一位置 {value}", value=number(before)))
    return " · ".join(parts)


def _tick(tick: Tick) -> str:
    year = "" if tick.year is None else str(tick.year)
    beyond = "" if tick.inside else tr("（界外）")
    return f"{TICK_MARKS[tick.kind]} {year}{tr(TICK_WORDS[tick.kind])} {number(tick.value)}{beyond}"


def _moved(known: Known, lever: Lever, widget: str) -> None:
    value = st.session_state[widget]
    try:
        checked = clamp_check(lever, value)
    except LeverError as error:
        state.say(tr("{what}。没有套用，仍为原值。", what=str(error)))
        return
    state.change(known, with_lever(state.scenario(), lever.id, checked, default=lever.default))


def _reset(known: Known, lever: Lever) -> None:
    scenario: Scenario = state.scenario()
    state.change(known, with_lever(scenario, lever.id, lever.default, default=lever.default))
