"""The button, also the key B, that shows the baseline and hides it again."""

import streamlit as st

from components.ui import state
from components.words.text import tr

PARAM, KEY_CAP = "before", "B"


def is_shown() -> bool:
    """Whether the page shows what was before; in the address as `before=1`, gone with the page."""
    return state.one_of(PARAM, ("1",), "") == "1"


def before_button(key: str, *, disabled: bool = False) -> None:
    """The button, labelled with its effect. In a fragment it reruns only the fragment.

    One on a page: two buttons would fight for the key. `disabled` where before and after are the same.
    """
    is_on = is_shown() and not disabled
    st.button(
        tr("看方案") if is_on else tr("查看调整前"),
        key=key,
        icon=":material/undo:" if is_on else ":material/history:",
        type="primary" if is_on else "secondary",
        shortcut=KEY_CAP,
        disabled=disabled,
        help=tr("按 B 键在方案与基准之间切换"),
        on_click=_toggle,
    )


def _toggle() -> None:
    state.remember(PARAM, None if is_shown() else "1")
