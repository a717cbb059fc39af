"""A profile on the page: map, answer, figures, minutes, and the fixed tables under them."""

import streamlit as st

from components.base.look import Look
from components.topics.contract import Figure, Table
from components.topics.elements import elements
from components.topics.layout.state import State
from components.topics.layout.view import VIEW
from components.topics.profile import content as contents
from components.topics.profile import travel
from components.topics.profile.content import Profile, profile_of
from components.topics.profile.subject import subjects
from components.ui import viewport
from components.ui.export_menu import export_menu
from components.ui.map_view import map_view
from components.ui.menu import target
from components.ui.provenance import source_button
from components.ui.reach.model import build_with_sign
from components.ui.session import address
from components.ui.session.look import page_look
from components.words.citation import grade_label
from components.words.text import plain_in_markdown, tr

STACKED, TOP = 1100, 330
"""Width in px at size 1.0 below which everything stands in one column, and what stands above the map and under it."""
SHARE = 0.6
ROOMY = 1700
"""Width in px at size 1.0 from which figures stand large in three columns."""
ROW_PX, MOST_ROWS, COLUMNS = 35, 8, 3
PAIRED = ("projects", "facilities", "crossings", "goals")
CHOICE = "layout_profile"


def profile_page(state: State) -> None:
    """The profile that `state` names, in place of the map with its panel."""
    build_with_sign()
    profile, look, port = profile_of(state.profile), page_look(), viewport.current()
    stacked = port.width < STACKED * port.size
    _head(profile, state)
    st.markdown(f"**{plain_in_markdown(contents.answer(profile))}**")
    left, right = (st.container(), st.container()) if stacked else st.columns([SHARE, 1 - SHARE], gap="medium")
    with left:
        _map(profile, look, stacked=stacked)
    with right:
        _figures(profile, large=port.width >= ROOMY * port.size)
        _minutes(profile, look)
    _tables(profile, stacked=stacked)
    source_button(list(profile.citations), key="profile_sources", label=tr("出处 {n} 条", n=len(profile.citations)))


def profile_link(ident: str) -> None:
    """The way to an element's profile, where it has one."""
    if ident in subjects():
        st.page_link(
            target("layout"), label=tr("概况页"), icon=":material/article:", query_params={"profile": ident}
        )  # fmt: skip


def _head(profile: Profile, state: State) -> None:
    ident, entries = profile.subject.ident, elements.entries()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(profile.heading, anchor=False, width="stretch")
        st.selectbox(
            tr("更换组团、核心或街道"), subjects(), subjects().index(ident), key=f"{CHOICE}_{ident}", width=260,
            format_func=lambda one: entries[one].title, on_change=_choose, args=(f"{CHOICE}_{ident}",),
            label_visibility="collapsed",
        )  # fmt: skip
        st.page_link(target("layout"), label=tr("回到地图"), icon=":material/map:", query_params={"el": ident})
        export_menu(VIEW, state)


def _choose(key: str) -> None:
    address.write(VIEW, {"profile": st.session_state[key]})


def _map(profile: Profile, look: Look, *, stacked: bool) -> None:
    port = viewport.current()
    width = round(port.inside * (1.0 if stacked else SHARE) - 16 * port.size)
    size = (width, min(port.fill(TOP, 340), round(width * 1.1)))
    picture = contents.profile_map(profile, look, margin=0.06 if port.narrow else 0.02)
    map_view(picture.deck(*size, []), picture, key=f"profile_{profile.subject.ident}_map", size=size)


def _figures(profile: Profile, *, large: bool) -> None:
    """Six figures, each with its grade; where there is little room, one line each."""
    figures = contents.figures(profile)
    if not large:
        lines = [f"**{figure.value}**　{figure.label}　:gray[{_aside(figure)}]" for figure in figures]
        st.markdown("  \n".join(lines))
        return
    for start in range(0, len(figures), COLUMNS):
        row = figures[start : start + COLUMNS]
        for column, figure in zip(st.columns(COLUMNS), row, strict=True):
            column.metric(figure.label, figure.value)
            column.caption(_aside(figure))


def _aside(figure: Figure) -> str:
    return " · ".join(part for part in (grade_label(figure.grade), figure.note) if part)


def _minutes(profile: Profile, look: Look) -> None:
    st.markdown(f"**{travel.chart_title()}**")
    rows, spec = travel.page_chart(profile.trips, look)
    st.vega_lite_chart(rows, spec, width="stretch", theme=None, key="profile_minutes", alt=travel.alt(profile.trips))
    st.caption(plain_in_markdown(travel.method(profile.subject, profile.trips)))


def _tables(profile: Profile, *, stacked: bool) -> None:
    """Short tables in pairs, long ones across the page; the minutes with their errors in figures come last."""
    by_ident = {table.ident: table for table in profile.tables}
    pairs = [by_ident.pop(ident) for ident in PAIRED]
    columns = [st.container()] * len(pairs) if stacked else st.columns(2, gap="medium") * 2
    for column, table in zip(columns, pairs, strict=True):
        with column:
            _table(table)
    minutes = by_ident.pop("minutes")
    for table in (*by_ident.values(), minutes):
        _table(table)


def _table(table: Table) -> None:
    """Heading with the number of rows, the rows, and the note; the note alone where there is no row."""
    st.subheader(tr("{title}（{n}）", title=table.title, n=len(table.frame)), anchor=False)
    if len(table.frame):
        height = round((min(len(table.frame), MOST_ROWS) + 1) * ROW_PX * viewport.current().size) + 3
        st.dataframe(table.frame, hide_index=True, key=f"profile_{table.ident}", height=height)
    if table.note:
        st.caption(plain_in_markdown(table.note))
