"""The five groups, and beside each name its projects and facilities by stage."""

from collections.abc import Container

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.drawing.maps import sign_files
from components.topics.facilities.words import STAGE
from components.topics.layout.group_projects import BAR, SWATCH, WIDE_BAR, GroupProjects, group_projects, swatches
from components.topics.layout.structure import Kind
from components.ui import errors, viewport
from components.ui.layout.jumps import jump_button
from components.words.text import plain_in_markdown, tr

DIGITS, FIGURE_SPACE = 3, "\u2007"
"""As wide as a digit: bars begin under one another."""


def is_listed(kind: Kind, reason: str, places: Container[str], *, wide: bool) -> bool:
    """Draw title and `reason` of the groups with their numbers; whether the projects could be read. A broken table of
    projects costs the numbers only."""
    projects = None
    with errors.boundary():
        projects = group_projects()
    if projects is not None:
        _list(kind, reason, places, projects, wide=wide)
    return projects is not None


def _list(
    kind: Kind, reason: str, places: Container[str], projects: GroupProjects, *, wide: bool
) -> None:  # fmt: skip
    """A line a group: its name, which leads to it, and the bar; under them what the colours mean."""
    theme, size = viewport.theme(), viewport.current().size
    listed = [part for part in kind.parts if part.element in projects.counts]
    box = WIDE_BAR if wide else BAR
    shapes = [*(projects.bar(part.element, theme, box) for part in listed), ()]
    *bars, blank = sign_files.addresses(shapes, size, box)
    squares = sign_files.addresses(swatches(theme), size, SWATCH)
    signs = "　".join(f"![]({square}) {tr(word)}" for square, word in zip(squares, STAGE.values(), strict=True))
    finding = projects.finding({part.element: part.name for part in listed})
    st.markdown(f"**{kind.title}**　:small[:gray[{reason}]]  \n{finding}  \n:small[{tr('项目与设施（项）')}　{signs}]")
    with st.container(gap="xxsmall", key="layout_groups"):
        for part, bar in zip(listed, bars, strict=True):
            aside = part.aside(wide=wide)
            with _line():
                label = f"**{part.name}**　:small[:gray[{aside}]]" if aside else f"**{part.name}**"
                with st.container(width="stretch"):
                    jump_button(part.element, label, located=part.element in places)
                _count(sum(projects.counts[part.element].values()), bar, projects.words(part.element))
        with _line():
            st.markdown(f":small[:gray[{tr('没有写明组团')}]]", width="stretch")
            _count(projects.unstated, blank, "")  # no bar: on the scale of the groups it would leave the panel
    st.markdown(f":small[:gray[{plain_in_markdown(projects.note())}]]")


def _line() -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", gap="small")


def _count(total: int, bar: str, words: str) -> None:
    pad = FIGURE_SPACE * (DIGITS - len(str(total)))
    st.markdown(f"{pad}**{total}** ![{words}]({bar})", width="content")
