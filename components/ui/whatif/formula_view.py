"""Where a result comes from: formula, inputs with values and grades, and a script that gives the same number."""

import streamlit as st

from components.topics.whatif.base_year_words import rule
from components.topics.whatif.derivation import derivation
from components.topics.whatif.facts import Facts
from components.topics.whatif.state import State
from components.ui.provenance import show_derivation
from components.ui.whatif import on_screen
from components.ui.whatif.place_method import place_method
from components.words.text import tr
from model.reproduce import reproduce


def formula_panel(facts: Facts, choice: State) -> None:
    """The derivation of the chosen outcome in the chosen year."""
    if choice.reach:
        place_method(facts, on_screen.scenario(facts), choice.reach, choice.year)
        return
    values = dict(on_screen.scenario(facts).levers)
    show_derivation(derivation(facts, on_screen.scenario(facts), choice), key="whatif_derivation")
    st.caption(rule(facts))
    popover = st.popover(tr("用 Python 重算"), icon=":material/code:", key="whatif_script", on_change="rerun")
    if popover.open:
        with popover:
            st.caption(tr("在项目文件夹中运行，给出 {start} 至 2035 年的同一组数。", start=facts.base_year))
            st.code(reproduce(facts.baseline, values, choice.outcome), language="python")
