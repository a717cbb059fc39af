"""Year, undo and redo, presets, back to the baseline: what stands beside the title."""

import streamlit as st

from components.balance_page import levers
from components.balance_page.content import YEAR, Shown
from components.before import before_button
from components.format import year
from components.text import pick, tr
from components.whatif import state, view
from components.whatif.known import Known
from components.whatif.toolbar import preset_applied
from data.presets import Preset


def toolbar(shown: Shown) -> None:
    """One row, to be placed in a horizontal container."""
    state.show_in(YEAR, shown.year)
    st.segmented_control(
        tr("年份"), list(view.YEARS), format_func=year, key=YEAR, required=True, width="content",
        label_visibility="collapsed", on_change=_choose_year,
    )  # fmt: skip
    history, known = state.history(), shown.known
    steps = (("undo", state.undo, history.can_undo), ("redo", state.redo, history.can_redo))
    helps = {"undo": tr("撤销"), "redo": tr("重做")}
    for name, step, possible in steps:
        st.button(
            "", icon=f":material/{name}:", key=f"balance_{name}", help=helps[name], disabled=not possible,
            on_click=step, args=(known,),
        )  # fmt: skip
    before_button("balance_before", disabled=state.scenario().is_baseline)
    _presets(known)
    moved = levers.moved_here(known)
    label = tr("复位（{n}）", n=len(moved)) if moved else tr("复位")
    st.button(
        label, icon=":material/restart_alt:", key="balance_reset", disabled=not moved, on_click=levers.reset,
        args=(known,), help=tr("本页的调节项回到基准，可以撤销。"),
    )  # fmt: skip


def _choose_year() -> None:
    view.write("year", str(st.session_state[YEAR]))


def _presets(known: Known) -> None:
    popover = st.popover(tr("预设"), icon=":material/auto_awesome_motion:", key="balance_presets", on_change="rerun")
    if popover.open:
        with popover:
            for preset in known.presets:
                title, summary = pick(preset.title.zh, preset.title.en), pick(preset.summary.zh, preset.summary.en)
                st.button(title, key=f"balance_preset_{preset.id}", help=summary, width="stretch",
                          on_click=_apply, args=(known, preset))  # fmt: skip


def _apply(known: Known, preset: Preset) -> None:
    state.attempt(known, lambda scenario: preset_applied(known, scenario, preset))
