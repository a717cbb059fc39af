"""The five groups, and beside each name its projects and facilities by stage."""

from collections.abc import Container

import streamlit as st

from components.drawing.maps import sign_files
from components.topics.facilities.words import STAGE
from components.topics.layout.group_projects import BAR, SWATCH, group_projects, swatches
from components.topics.layout.structure import Kind
from components.ui import viewport
from components.ui.layout.jumps import jump_button
from components.words.text import plain_in_markdown, tr

FIGURE_SPACE = "\u2007"
"""As wide as a digit: bars begin under one another."""


def group_list(kind: Kind, places: Container[str], *, wide: bool) -> None:
    """A line a group: its name, which leads to it, and the bar; under them what the colours mean."""
    projects, theme, size = group_projects(), viewport.theme(), viewport.current().size
    listed = [part for part in kind.parts if part.element in projects.counts]
    bars = sign_files.addresses((projects.bar(part.element, theme) for part in listed), size, BAR)
    with st.container(gap="xxsmall", key="layout_groups"):
        for part, bar in zip(listed, bars, strict=True):
            aside = part.aside(wide=wide)
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                label = f"**{part.name}**　:gray[{aside}]" if aside else f"**{part.name}**"
                with st.container(width="stretch"):
                    jump_button(part.element, label, located=part.element in places)
                total = sum(projects.counts[part.element].values())
                pad = FIGURE_SPACE * (2 - len(str(total)))
                st.markdown(f"{pad}**{total}** ![{projects.words(part.element)}]({bar})", width="content")
    squares = sign_files.addresses(swatches(theme), size, SWATCH)
    signs = "　".join(f"![]({square}) {tr(word)}" for square, word in zip(squares, STAGE.values(), strict=True))
    st.markdown(f":small[{signs}]  \n:small[:gray[{plain_in_markdown(projects.note())}]]")
