"""The outcome strip: five outcomes that the viewer chose, always at the top."""

import streamlit as st

from components.citation import grade_label, scope_label
from components.format import quantity, signed, year
from components.text import pick, tr
from components.whatif import results, state, view
from components.whatif.aims import MARGINS, target_of
from components.whatif.known import Known
from components.whatif.view import Choice
from model.formulas import FORMULAS
from model.outcomes import Outcomes

CHOSEN = "whatif_strip"


def title_of(outcome_id: str) -> str:
    """The outcome's title in the viewer's language."""
    return pick(FORMULAS[outcome_id].title_zh, FORMULAS[outcome_id].title_en)


def shown_value(outcome_id: str, value: float | None) -> str:
    """A value with unit and the outcome's own decimals."""
    formula = FORMULAS[outcome_id]
    return quantity(value, formula.unit, formula.decimals)


def outcome_strip(known: Known, choice: Choice) -> None:
    """One card an outcome."""
    now, base = results.outcomes(known, state.scenario()), results.baseline_outcomes(known)
    for column, outcome_id in zip(st.columns(len(choice.strip), gap="small"), choice.strip, strict=True):
        with column, st.container(border=True, gap=None):
            _card(now, base, outcome_id, choice.year)


def _card(now: Outcomes, base: Outcomes, outcome_id: str, at: int) -> None:
    formula, outcome = FORMULAS[outcome_id], now[outcome_id]
    value, before = outcome.at(at), base.at(outcome_id, at)
    change = None if value is None or before is None else round(value - before, formula.decimals)
    arrow = "off" if not change else "up" if change > 0 else "down"
    better = change is not None and (change > 0) == (formula.direction == "up")
    colour = "off" if not change or formula.direction == "none" else "green" if better else "red"
    st.metric(
        f"{title_of(outcome_id)}　{year(at)}",
        shown_value(outcome_id, value),
        tr("比基准 {value}", value=signed(change, formula.unit, formula.decimals)) if change else tr("与基准相同"),
        delta_color=colour,  # type: ignore[arg-type]
        delta_arrow=arrow,  # type: ignore[arg-type]
    )
    words = [status_word(outcome_id, at, value), scope_label(outcome.scope), grade_label(outcome.grade)]
    st.caption(" · ".join(word for word in words if word))


def status_word(outcome_id: str, at: int, value: float | None) -> str:
    """Against the viewer's own target where there is one, else whether a limit holds; nothing where neither is."""
    formula = FORMULAS[outcome_id]
    target = target_of(state.scenario(), outcome_id, at)
    if value is None:
        return tr("没有数")
    if target:
        missing = target.value - value if target.at_least else value - target.value
        if missing <= 0:
            return tr("✓ 达到目标")
        return tr("× 距目标差 {value}", value=quantity(missing, formula.unit, formula.decimals))
    if outcome_id in MARGINS:
        return tr("✓ 未超限") if value >= 0 else tr("× 超限")
    return ""


def strip_chooser(choice: Choice) -> None:
    """Which outcomes stand in the strip."""
    state.show_in(CHOSEN, list(choice.strip))
    with st.popover(tr("换结果"), icon=":material/view_week:", key="whatif_strip_open"):
        st.multiselect(
            tr("最上面一行显示哪些结果（最多五个）"), list(FORMULAS), format_func=title_of, key=CHOSEN,
            max_selections=view.PLACES, on_change=_choose,
        )  # fmt: skip


def _choose() -> None:
    chosen = st.session_state[CHOSEN] or list(view.STRIP)
    view.write("strip", ",".join(chosen))
