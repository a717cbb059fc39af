"""A row of choices of which one holds, following what the page's address says."""

from collections.abc import Callable, Mapping
from typing import Literal

import streamlit as st


def segments(
    label: str, names: Mapping[str, str], *, key: str, current: str | None, required: bool = True,
    on_change: Callable[..., None], args: tuple[object, ...] = (), width: Literal["content", "stretch"] = "content",
) -> None:  # fmt: skip
    """Show `names` (code to words) with `current` chosen; the label is for screen readers."""
    if st.session_state.get(key) != current:
        st.session_state[key] = current
    st.segmented_control(
        label, list(names), format_func=lambda code: unsearched(names[code]), key=key, required=required,
        width=width, label_visibility="collapsed", on_change=on_change, args=args,
    )  # fmt: skip


def unsearched(name: str) -> str:
    """Words of a choice behind a space, which Markdown drops: without it Streamlit would hold them against every emoji
    there is, 0.09 ms a choice. An icon before the words has its own, quick way.
    """
    return name if name.startswith(":material/") else f" {name}"
