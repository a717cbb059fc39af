"""Which tool stands at the right."""

import streamlit as st

from components.text import tr
from components.whatif import state, view
from components.whatif.view import Choice

TOOL = "whatif_tool"


def tool_choice(choice: Choice) -> None:
    """One of goal seek, what matters most, formula."""
    names = {"goal": tr("反推"), "matters": tr("什么最要紧"), "formula": tr("算法与依据")}
    state.show_in(TOOL, choice.tool)
    st.segmented_control(
        tr("工具"), list(view.TOOLS), format_func=lambda tool: names[tool], key=TOOL, required=True,
        on_change=lambda: view.write("tool", st.session_state[TOOL]),
    )  # fmt: skip
