"""Goal seek: which value of the chosen levers reaches the target, which limit binds, or how far it goes at best."""

import streamlit as st

from components.topics.whatif import goal_words, results
from components.topics.whatif.aims import target_of
from components.topics.whatif.facts import Facts
from components.topics.whatif.hints import no_figure_words
from components.topics.whatif.lever_words import lever_name
from components.topics.whatif.state import State
from components.ui.whatif import on_screen, state
from components.words.text import tr
from model.formulas import ancestors
from model.goal_seek import MOST_FREE, Answer, Limit, Solution, Values

FREE = "whatif_free"


def goal_panel(facts: Facts, choice: State) -> None:
    """Levers to free, and the answer for the target that is set beside the chart."""
    scenario = on_screen.scenario(facts)
    target = target_of(scenario, choice.outcome, choice.year)
    if target is None:
        st.markdown(goal_words.before_a_target(facts, scenario, choice))
        return
    st.markdown(goal_words.question(choice, target))
    if results.outcomes(facts, scenario).at(choice.outcome, choice.year) is None:
        st.info(tr("该结果当前没有数值：{why}。", why=no_figure_words(choice.outcome)), icon=":material/info:")
        return
    free = _free_levers(facts, choice)
    if not free:
        st.warning(tr("请至少选择一个可变参数。"), icon=":material/tune:")
        return
    _show(facts, choice, results.answer(facts, scenario, choice.outcome, target, free))


def _free_levers(facts: Facts, choice: State) -> tuple[str, ...]:
    """The freed levers by name; the list of all is sent when it is opened."""
    levers = {lever.id: lever for lever in facts.baseline.levers
              if lever.id in ancestors(choice.outcome) and lever.role != "switch"}  # fmt: skip
    stored, key = f"{FREE}_kept_{choice.outcome}", f"{FREE}_{choice.outcome}"
    chosen: tuple[str, ...] = st.session_state.get(stored) or goal_words.default_free(
        facts, state.scenario(), choice.outcome
    )
    label = tr("可变参数：{names}", names=tr("、").join(lever_name(levers[name]) for name in chosen))
    popover = st.popover(label, icon=":material/tune:", key=f"{FREE}_open", on_change="rerun", width="stretch")
    if popover.open:
        with popover:
            state.show_in(key, list(chosen))
            st.multiselect(
                tr("选择可变参数（最多三项，同步调整）"), list(levers), key=key, max_selections=MOST_FREE,
                format_func=lambda name: lever_name(levers[name]), on_change=_free, args=(stored, key),
            )  # fmt: skip
    return chosen


def _free(stored: str, key: str) -> None:
    st.session_state[stored] = tuple(st.session_state[key])


def _show(facts: Facts, choice: State, answer: Answer) -> None:
    kind, words = goal_words.answer_words(facts, choice, answer)
    signs = {"found": st.success, "limit": st.warning, "none": st.warning}
    icons = {"found": "check_circle", "limit": "front_hand", "none": "block"}
    signs[kind](words, icon=f":material/{icons[kind]}:")
    if isinstance(answer, Solution):
        values = answer.rounded or answer.values
        st.markdown("\n".join(goal_words.ask_lines(facts, on_screen.scenario(facts), choice, values)))
        _apply(facts, tr("套用这组值"), values)
        return
    if isinstance(answer, Limit) and answer.needed:
        st.caption(tr("突破该限制方可达到：{values}", values=goal_words.value_words(facts, answer.needed)))
    if isinstance(answer, Limit) or not answer.no_effect:
        _apply(facts, tr("套用可达的最优值"), answer.at)


def _apply(facts: Facts, label: str, values: Values) -> None:
    st.button(
        label, key="whatif_apply", icon=":material/input:", type="primary",
        on_click=lambda: state.attempt(facts, lambda scenario: goal_words.with_levers(facts, scenario, values)),
    )  # fmt: skip
