"""Next to the title: show the baseline, presets, and the switch to plain controls."""

import streamlit as st

from components.topics.balance.view import VIEW
from components.topics.whatif.facts import Facts
from components.topics.whatif.presets import preset_applied
from components.ui.before import before_button
from components.ui.export_menu import export_menu
from components.ui.session import address
from components.ui.whatif import state
from components.ui.whatif.plain_levers import plain_switch
from components.words.text import pick, tr
from data.presets import Preset


def toolbar(facts: Facts) -> None:
    """One row, to be placed in a horizontal container."""
    before_button("balance_before")
    popover = st.popover(tr("预设"), icon=":material/auto_awesome_motion:", key="balance_presets", on_change="rerun")
    if popover.open:
        with popover:
            for preset in facts.presets:
                title, summary = pick(preset.title.zh, preset.title.en), pick(preset.summary.zh, preset.summary.en)
                st.button(title, key=f"balance_preset_{preset.id}", help=summary, width="stretch",
                          on_click=_apply, args=(facts, preset))  # fmt: skip
            plain_switch()
    export_menu(VIEW, address.state_of(VIEW))


def _apply(facts: Facts, preset: Preset) -> None:
    state.attempt(facts, lambda scenario: preset_applied(facts, scenario, preset))
