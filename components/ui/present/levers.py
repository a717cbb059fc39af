"""The sliders of a step, which move the step's scenario and never the viewer's own."""

import streamlit as st

from components.base.scales import GRADE_MARK
from components.topics.whatif.facts import Facts, load_facts
from components.topics.whatif.lever_words import about
from components.ui.present.place import Place, move, moved_scenario
from components.ui.whatif.state import show_in
from components.words.text import pick, tr
from model.lever import Lever, LeverError, clamp_check
from model.scenario import Scenario, with_lever


def lever_sliders(place: Place, scenario: Scenario) -> None:
    """A slider for each lever that the step names, and the way back to the step as it was."""
    facts = load_facts()
    levers = [facts.baseline.by_id[ident] for ident in place.step.sliders if ident in facts.baseline.by_id]
    with st.container(key="present_levers", gap="small"):
        for lever in levers:
            _slider(facts, place, lever, scenario)
        if not levers:
            st.caption(tr("这一步没有可调的项。"))
        st.button(
            tr("恢复这一步"), icon=":material/undo:", key="present_reset", disabled=moved_scenario(place) is None,
            on_click=move, args=(place.key, None),
        )  # fmt: skip


def _slider(facts: Facts, place: Place, lever: Lever, scenario: Scenario) -> None:
    now = scenario.lever(lever.id, lever.default)
    key = f"present_lever_{lever.id}"
    show_in(key, now)
    mark = GRADE_MARK["user" if now != lever.default else lever.grade]
    title = f"{mark} " + tr("{title}（{unit}）", title=pick(lever.title_zh, lever.title_en), unit=tr(lever.unit))
    st.slider(
        title, lever.low, lever.high, step=lever.step, key=key, format=f"%.{facts.entries[lever.id].decimals}f",
        help=about(facts, lever), on_change=_moved, args=(place, lever, scenario),
    )  # fmt: skip


def _moved(place: Place, lever: Lever, scenario: Scenario) -> None:
    try:
        value = clamp_check(lever, st.session_state[f"present_lever_{lever.id}"])
    except LeverError:  # the slider itself sends nothing of the kind
        return
    move(place.key, with_lever(scenario, lever.id, value, default=lever.default))
