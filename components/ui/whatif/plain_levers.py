"""The same levers as Streamlit's own controls, for browsers and screen readers that cannot use the drawn ones."""

from collections.abc import Callable

import streamlit as st

from components.base.scales import GRADE_MARK
from components.topics.whatif import state as states
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import about, group_names, tick_text
from components.topics.whatif.state import State
from components.ui.whatif import moves, on_screen, state, view
from components.ui.whatif.clauses import show_lever
from components.words.text import pick, tr
from model.lever import Lever

PLAIN, GROUP = "whatif_plain", "whatif_group"
Take = Callable[[Facts, str, object], None]


def plain_list(facts: Facts, choice: State, levers: tuple[Lever, ...]) -> None:
    """Choice of group, reset of all, then slider, exact figure, reset and clauses of each."""
    names = group_names(facts)
    plain_steps(facts)
    state.show_in(GROUP, choice.group)
    st.selectbox(tr("调节项"), list(names), format_func=lambda g: names[g], key=GROUP, on_change=_choose_group)
    _reset_all(facts)
    if choice.group == states.ASSUMPTIONS:
        st.caption(tr("△ 假设不是文件中的数，也不是政策手段；改动假设只用于检验结论对假设的依赖程度。"))
    for lever in levers:
        plain_lever(facts, lever)


def plain_steps(facts: Facts) -> None:
    """Undo, redo and replay."""
    history = state.history()
    with st.container(horizontal=True, gap="small"):
        st.button(
            tr("撤销"), key="whatif_undo", disabled=not history.can_undo, on_click=state.undo, args=(facts,)
        )  # fmt: skip
        st.button(
            tr("重做"), key="whatif_redo", disabled=not history.can_redo, on_click=state.redo, args=(facts,)
        )  # fmt: skip
        st.button(
            tr("重放上一步"), key="whatif_again", disabled=history.last_change is None, on_click=on_screen.replay
        )  # fmt: skip


def is_plain() -> bool:
    """Whether the plain controls are switched on."""
    return bool(st.session_state.get(PLAIN))


def plain_switch() -> None:
    """Between the drawn and the plain controls."""
    plain = is_plain()
    label = tr("改用带刻度的滑块") if plain else tr("改用基本控件")
    st.button(label, icon=":material/tune:", key="whatif_plain_switch", on_click=_switch, args=(not plain,))


def _switch(plain: bool) -> None:
    st.session_state[PLAIN] = plain


def _choose_group() -> None:
    view.write("group", st.session_state[GROUP])


def _reset_all(facts: Facts) -> None:
    moved = state.scenario().levers
    label = tr("全部复位（{n}）", n=len(moved)) if moved else tr("全部复位")
    with st.popover(label, icon=":material/restart_alt:", disabled=not moved, key="whatif_reset"):
        st.text(tr("{n} 项将回到基准，可以撤销。", n=len(moved)))
        st.button(
            tr("确认全部复位"), type="primary", key="whatif_reset_yes", on_click=moves.reset, args=(facts,)
        )  # fmt: skip


def plain_lever(facts: Facts, lever: Lever, take: Take = moves.take) -> None:
    """One lever; `take` sets it, or says why not."""
    now = state.scenario().lever(lever.id, lever.default)
    form = _form(now, facts.entries[lever.id].decimals)
    slide, exact = f"lever_{lever.id}", f"lever_exact_{lever.id}"
    state.show_in(slide, now)
    state.show_in(exact, now)
    mark = GRADE_MARK["user"] if now != lever.default else GRADE_MARK[lever.grade]
    title = f"{mark} " + tr("{title}（{unit}）", title=pick(lever.title_zh, lever.title_en), unit=tr(lever.unit))
    st.slider(
        title, lever.low, lever.high, step=lever.step, key=slide, format=form, help=about(facts, lever),
        on_change=_moved, args=(facts, lever, slide, take),
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.number_input(
            tr("精确值"), step=lever.step, key=exact, format=form, label_visibility="collapsed", width=130,
            on_change=_moved, args=(facts, lever, exact, take),
        )  # fmt: skip
        st.button(
            tr("这一项回到基准"), key=f"lever_reset_{lever.id}", disabled=now == lever.default,
            on_click=moves.reset, args=(facts, lever.id),
        )  # fmt: skip
        if st.button(tr("依据与出处"), key=f"lever_clauses_{lever.id}"):
            show_lever(facts, lever.id)
    st.caption(" · ".join(tick_text(tick) for tick in facts.ticks[lever.id]))


def _form(now: float, decimals: int) -> str:
    """Sprintf format: the lever's decimals, four where the value lies between steps, as exact answers do."""
    return f"%.{decimals}f" if round(now, decimals) == now else "%.4f"


def _moved(facts: Facts, lever: Lever, widget: str, take: Take) -> None:
    take(facts, lever.id, st.session_state[widget])
