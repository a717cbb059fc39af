"""The card of one element on the page, and the structure where none is selected: each name is a jump."""

import streamlit as st

from components.base import cache
from components.drawing.charts.land_budget import land_budget_spec
from components.export.layer_files import element_file
from components.topics.elements.card import Card, Jump, card_of, near_title, related_title
from components.topics.elements.elements import Entry
from components.topics.layout.land import Budget, budget, budget_alt
from components.topics.layout.reasons import reason_citations, reason_text
from components.topics.layout.structure import Kind, structure
from components.ui import errors, viewport
from components.ui.layout import group_list, view
from components.ui.layout.jumps import jump_button
from components.ui.layout.lead import in_map_colours
from components.ui.layout.profile import profile_link
from components.ui.menu import target
from components.ui.provenance import source_button
from components.words.text import tr

WIDE = 1700  # px at size 1.0 from which a line holds name, nickname and lead industry
WITH_PROJECTS = ("groups", "cores")
"""Layers whose elements 产业组团 lists with their projects."""
FEW = 6  # so many projects and facilities are listed at once
GROUPS = "group"
"""The kind of part beside whose names stands how much of them is known."""
PAIR = 2  # so many parts of a kind stand on one line


def element_card(entry: Entry, entries: dict[str, Entry]) -> None:
    """Everything that the tables and layers hold about `entry`."""
    card = card_of(entry, entries)
    st.subheader(card.title, anchor=False)
    st.caption(card.kind)
    st.markdown("  \n".join(f"**{row.label}**　{row.text}" for row in card.rows))
    if card.measured_how:
        st.caption(card.measured_how)
    if card.members:
        st.markdown(f"**{card.members_title}**")
        with st.container(horizontal=True, gap="small"):
            _jumps(card.members, entries)
    _related(card, entries)
    _near(card, entries)
    if card.note:
        st.caption(card.note)
    if card.feature is None:
        st.info(card.place, icon=":material/location_off:")
    else:
        st.caption(card.place)
    _foot(card)


def _jumps(jumps: tuple[Jump, ...], entries: dict[str, Entry]) -> None:
    for link in jumps:
        jump_button(link.element, link.label, located=entries[link.element].located)


def _related(card: Card, entries: dict[str, Entry]) -> None:
    if not card.related:
        return
    title, key = related_title(card.related), f"things_{card.element}"
    box = st.expander(
        title, expanded=len(card.related) <= FEW, icon=":material/domain:", on_change="rerun", key=key
    )  # fmt: skip
    if box.open:
        with box:
            _jumps(card.related, entries)


def _near(card: Card, entries: dict[str, Entry]) -> None:
    if not card.near:
        return
    with st.expander(near_title(card.near), icon=":material/conversion_path:"):
        st.caption(tr("图上直线距离（推算），点位精度见各通道。"))
        _jumps(card.near, entries)


def _foot(card: Card) -> None:
    with st.container(horizontal=True):
        profile_link(card.element)
        with_projects = [feature["properties"]["id"] for layer in WITH_PROJECTS for feature in cache.features(layer)]
        if card.element in with_projects:
            st.page_link(
                target("industry"), label=tr("产业与项目"), icon=":material/factory:",
                query_params={"group": card.element},
            )  # fmt: skip
        if card.citations:
            source_button(
                list(card.citations), key=f"source_{card.element}", label=tr("出处 {n} 条", n=len(card.citations))
            )
        if card.feature is not None:
            st.download_button(
                "GeoJSON", data=element_file(card.feature),
                file_name=f"{card.element}.geojson", mime="application/geo+json", icon=":material/download:",
                type="tertiary", on_click="ignore", key=f"download_{card.element}",
            )  # fmt: skip
        st.button(
            tr("取消选择"),
            type="tertiary",
            icon=":material/close:",
            on_click=view.select,
            args=("",),
            kwargs={"fly": False},
        )


def empty_card(entries: dict[str, Entry]) -> None:
    """Shown in place of a card while nothing is selected: the structure with its reasons, each part a link."""
    port = viewport.current()
    wide = port.width >= WIDE * port.size
    with st.container(gap="xxsmall", key="layout_structure"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{tr('布局依据')}**", width="content")
            with errors.boundary():
                limits = budget().citations
                source_button(list(dict.fromkeys((*limits, *reason_citations()))), key="layout_reasons")
        for kind in structure(entries):
            _kind(kind, wide=wide)
    _limits(budget())


def _limits(land: Budget) -> None:
    """The two limits as one bar, with what they come to."""
    spec = land_budget_spec(viewport.theme(), viewport.current().size)
    st.vega_lite_chart(land.rows, spec, width="stretch", alt=budget_alt())
    st.caption(tr("全域（约 798 平方公里）的控制指标，图上不画"))


def _kind(kind: Kind, *, wide: bool) -> None:
    """One kind of part: why it is there, and its parts. A part that is alone carries the title in its own name."""
    places, reason = cache.element_index(), reason_text(kind.ident)
    alone = len(kind.parts) == 1
    if kind.ident == GROUPS and group_list.is_listed(kind, reason, places, wide=wide):
        return
    if not alone:
        title = in_map_colours(f"**{kind.title}**", viewport.theme())
        st.markdown(f"{title}　:small[:gray[{reason}]]")
    with st.container(horizontal=len(kind.parts) == PAIR, gap="medium" if len(kind.parts) == PAIR else "xxsmall"):
        for part in kind.parts:
            aside = reason if alone and wide else part.aside(wide=wide)
            name = in_map_colours(f"**{part.name}**", viewport.theme()) if alone else part.name
            label = f"{name}　:gray[{aside}]" if aside else name
            jump_button(part.element, label, located=part.element in places)
