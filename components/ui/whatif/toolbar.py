"""Above the strip: presets, saved scenarios, and the code to pass on. What is inside is sent when it is opened."""

import streamlit as st

from components.topics.whatif.base_year_words import preset_note
from components.topics.whatif.facts import Facts
from components.topics.whatif.presets import preset_applied
from components.topics.whatif.state import State
from components.topics.whatif.view import VIEW
from components.ui import share_dialog
from components.ui.before import before_button
from components.ui.export_menu import export_menu
from components.ui.whatif import library, state
from components.ui.whatif.plain_levers import plain_switch
from components.ui.whatif.strip import strip_chooser
from components.words.text import pick, tr
from data.presets import Preset


def toolbar(facts: Facts, choice: State) -> None:
    """One row of buttons, to be placed in a horizontal container."""
    before_button("whatif_before")
    _presets(facts)
    if st.button(tr("方案库"), icon=":material/folder_open:", key="whatif_library"):
        library.show(facts)
    strip_chooser(choice, tr("显示"), plain_switch)
    if st.button(tr("分享"), icon=":material/qr_code_2:", key="whatif_share"):
        share_dialog.show()
    export_menu(VIEW, choice)


def _presets(facts: Facts) -> None:
    popover = st.popover(
        tr("预设"), icon=":material/auto_awesome_motion:", key="whatif_presets", on_change="rerun"
    )  # fmt: skip
    if not popover.open:
        return
    with popover:
        if note := preset_note(facts):
            st.caption(note)
        for preset in facts.presets:
            st.button(
                pick(preset.title.zh, preset.title.en), key=f"preset_{preset.id}", width="stretch",
                on_click=_apply, args=(facts, preset),
            )  # fmt: skip
            st.caption(pick(preset.summary.zh, preset.summary.en))


def _apply(facts: Facts, preset: Preset) -> None:
    state.attempt(facts, lambda scenario: preset_applied(facts, scenario, preset))
    state.mark_open(pick(preset.title.zh, preset.title.en))
