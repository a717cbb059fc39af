"""Choice of the tool at the right."""

from collections.abc import Callable

import streamlit as st

from components.topics.whatif.facts import Facts
from components.topics.whatif.state import State
from components.ui.segments import unsearched
from components.ui.whatif import indicator_aims, state, view
from components.ui.whatif.formula_view import formula_panel
from components.ui.whatif.goal import goal_panel
from components.ui.whatif.indicator_aims import aims_panel
from components.ui.whatif.matters import matters_panel
from components.words.text import language, tr

TOOL, AIMS = "whatif_tool", "aims"
PANELS: dict[str, Callable[[Facts, State], None]] = {
    "goal": goal_panel,
    AIMS: aims_panel,
    "matters": matters_panel,
    "formula": formula_panel,
}


def tool_choice(choice: State) -> None:
    """One of goal seek, targets of indicators, what matters most, formula."""
    names = {"goal": tr("反推"), AIMS: tr("指标目标"), "matters": tr("关键因素（敏感性）"), "formula": tr("算法")}
    state.show_in(TOOL, opened(choice))
    control = st.segmented_control if language() == "zh" else st.pills  # longer words must be able to wrap
    control(
        tr("工具"), list(PANELS), format_func=lambda tool: unsearched(names[tool]), key=TOOL, required=True,
        on_change=_choose, label_visibility="collapsed", width="stretch",
    )  # fmt: skip


def opened(choice: State) -> str:
    """The tool that is open."""
    return AIMS if indicator_aims.opened() else choice.tool


def _choose() -> None:
    tool = st.session_state[TOOL]
    indicator_aims.open_tool(tool == AIMS)
    if tool != AIMS:
        view.write("tool", tool)
        view.write("reach", "")
