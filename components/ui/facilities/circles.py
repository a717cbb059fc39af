"""生活圈: kind, circle, which facilities serve, the assumptions; map, bars and tables of the cover."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base import cache
from components.topics import residents
from components.topics.facilities import cover_content, cover_words, sentences
from components.topics.facilities.cover import Cover, cover, walk_of
from components.topics.facilities.cover_map import cover_picture
from components.topics.facilities.facts import Facts, load_facts
from components.topics.facilities.state import BY_GROUP, BY_LAND, LEAST_AND_MOST_M, State, people_text, point_of
from components.topics.facilities_and_needs.view import VIEW
from components.topics.reach.network import mark_of
from components.ui import map_first, viewport
from components.ui.facilities import controls, cover_numbers, editing, people_file, siting, touch
from components.ui.map_view import map_view
from components.ui.picks import picked_features
from components.ui.provenance import source_button
from components.ui.reach import own_network
from components.ui.segments import segments
from components.ui.session import address
from components.ui.session.look import page_look
from components.ui.signs_line import signs_line
from components.words import boundaries
from components.words.format import number
from components.words.text import pick, plain_in_markdown, tr
from data.facility_kinds import CIRCLES

MAP_KEY = "facilities_cover_map"
SIGNS_PX = 40
"""Height of the line of colours over the map with its gap, px at text size 1.0."""
SHARES = (2.0, 2.2, 1.8, 1.2, 1.2)
"""Widths of the choices: kind, circle, which facilities serve, year, assumptions."""
ASSUMED = ("detour", "speed", "metres", "people", "by_group", "by_land", "mark", "net")
KEYS = ("detour", "speed", "metres", "people", "spread", "pop", "net")
"""The assumptions of a state, and their keys in the address."""


def choices(facts: Facts, state: State) -> DeltaGenerator:
    """Kind, circle, which facilities serve, and the assumptions; on a narrow screen all but the kind fold away, so that
    the map is within the first screen. Returns where the year stands among them."""
    if not viewport.current().narrow:
        return _choices(facts, state, list(st.columns(SHARES, gap="small")))
    first = st.container()
    with st.expander(tr("其他条件"), icon=":material/tune:"):
        return _choices(facts, state, [first, *(st.container() for _ in SHARES[1:])])


def _choices(facts: Facts, state: State, places: list[DeltaGenerator]) -> DeltaGenerator:
    kinds = {kind.id: pick(kind.title.zh, kind.title.en) for kind in facts.kinds.kinds}
    controls.one_of(places[0], controls.Choice("kind", tr("设施类别"), kinds, state.circles.kind))
    kind = facts.kinds.kind(state.circles.kind)
    names = {str(minutes): tr("{n} 分钟", n=minutes) for minutes in CIRCLES}
    now = str(state.circles.minutes or (kind.circle if kind else CIRCLES[-1]))
    with places[1]:
        segments(tr("步行圈"), names, key="facilities_circle", current=now, on_change=_take_circle, width="stretch")
    whens = {"now": tr("已建成或开放的"), "built": tr("含在建")}
    controls.one_of(places[2], controls.Choice("when", tr("计入的设施"), whens, state.circles.when))
    with places[4]:
        _assumptions(facts, state)
    return places[3]


def _take_circle() -> None:
    address.write(VIEW, {"circle": str(st.session_state["facilities_circle"])})


def _assumptions(facts: Facts, state: State) -> None:
    """Detour, speed, metres and people; "" in the address stands for what is declared."""
    own = sum(bool(value) for value in (getattr(state.circles, key) for key in ASSUMED))
    label = tr("假定（已改 {n} 项）", n=own) if own else tr("假定")
    box = st.popover(label, icon=":material/tune:", width="stretch", key="facilities_assumptions", on_change="rerun")
    if not box.open:
        return
    walking, circles = facts.kinds.walking, state.circles
    with box:
        standard = walk_of(facts.kinds, circles)
        st.caption(pick(walking.reason.zh, walking.reason.en))
        _number("detour", tr("绕行系数"), circles.detour or walking.detour.default,
                (walking.detour.low, walking.detour.high, walking.detour.step))  # fmt: skip
        _number("speed", tr("步速（公里/小时；不填则按国标米数）"), circles.speed or None,
                (walking.speed.low, walking.speed.high, walking.speed.step))  # fmt: skip
        _number("metres", tr("步行距离（米；不填则按上项）"), circles.metres or None, (*LEAST_AND_MOST_M, 50.0))
        st.caption(tr("现在：步行 {m} 米，直线 {r} 米", m=number(standard.metres, 0), r=number(standard.radius_m, 0)))
        _roads(state)
        _people(facts, state)
        people_file.choice()
        st.button(tr("恢复默认"), icon=":material/restart_alt:", key="facilities_assumed_reset", disabled=not own,
                  on_click=address.reset, args=(VIEW, *KEYS))  # fmt: skip


def _number(key: str, label: str, now: float | None, bounds: tuple[float, float, float]) -> None:
    widget = f"facilities_{key}"
    if st.session_state.get(widget) != now:
        st.session_state[widget] = now
    low, high, step = bounds
    st.number_input(label, low, high, value=None, step=step, key=widget, on_change=_take_number, args=(key, bounds[:2]))


def _take_number(key: str, bounds: tuple[float, float]) -> None:
    value = st.session_state[f"facilities_{key}"]
    sound = isinstance(value, int | float) and bounds[0] <= value <= bounds[1]
    declared = key == "detour" and sound and value == _declared_detour()
    address.write(VIEW, {key: f"{value:g}" if sound and not declared else ""})


def _declared_detour() -> float:
    return cache.facility_kinds().walking.detour.default


def _roads(state: State) -> None:
    """Walks along the viewer's own road network, which is supplied on 跨河通道."""
    own = own_network.current()
    if own:
        if st.session_state.get("facilities_net") != bool(state.circles.net):
            st.session_state["facilities_net"] = bool(state.circles.net)
        st.toggle(tr("沿自带路网“{name}”步行", name=own.name), key="facilities_net", on_change=_take_net)
    else:
        st.caption(tr("在跨河通道页“路网”里传入路网后，可以沿路计算步行距离。"))


def _take_net() -> None:
    own = own_network.current()
    address.write(VIEW, {"net": mark_of(own).text() if own and st.session_state["facilities_net"] else ""})


def _people(facts: Facts, state: State) -> None:
    """A row a subdistrict for the people that a person supplies; empty means area is what is covered."""
    st.markdown(f"**{tr('人口（自定，可不填）')}**")
    st.caption(tr("填写人口后按人口计算：各街道人数均摊到其陆地；未填的街道不计。"))
    spreads = {
        "": tr("全部陆地"),
        BY_GROUP: tr("组团范围内（{note}，建设用地没有公开范围）", note=boundaries.groups_note()),
    }
    if residents.residents():
        st.caption(tr("本版数据已有人口，默认按它计算：{used}。这里填写或传入的，只在本次会话中代替它。",
                      used=plain_in_markdown(residents.used_words())))  # fmt: skip
        spreads[BY_LAND] = tr("不按人口，按土地面积")
    now = BY_GROUP if state.circles.by_group else BY_LAND if state.circles.by_land else ""
    if st.session_state.get("facilities_spread") != now:
        st.session_state["facilities_spread"] = now
    st.selectbox(tr("均摊到"), list(spreads), key="facilities_spread", format_func=lambda code: spreads[code],
                 on_change=_take_spread)  # fmt: skip
    stated = dict(state.circles.people)
    name, count = tr("街道"), tr("人数")
    frame = pd.DataFrame(
        {name: [facts.area_name(i) for i in facts.subdistricts], count: [stated.get(i) for i in facts.subdistricts]}
    ).astype({count: "float64"})
    key = f"facilities_people_{people_text(state.circles.people)}"
    st.data_editor(
        frame, key=key, hide_index=True, disabled=[name], on_change=_take_people, args=(key, facts, state),
        placeholder="—",
        column_config={count: st.column_config.NumberColumn(min_value=0, max_value=9_999_999, step=100)},
    )  # fmt: skip


def _take_spread() -> None:
    address.write(VIEW, {"spread": str(st.session_state["facilities_spread"])})


def _take_people(key: str, facts: Facts, state: State) -> None:
    people = dict(state.circles.people)
    edited = st.session_state[key].get("edited_rows", {})
    for row, cells in edited.items():
        if not 0 <= int(row) < len(facts.subdistricts):
            continue
        ident = facts.subdistricts[int(row)]
        value = next(iter(cells.values()), None)
        people.pop(ident, None)
        if isinstance(value, int | float) and 1 <= value <= 9_999_999:
            people[ident] = round(value)
    address.write(VIEW, {"people": people_text(sorted(people.items()))})


def cover_map(facts: Facts, answer: Cover, state: State, size: tuple[int, int]) -> None:
    """Cells by circle under the facilities that serve, their colours over the map; under it on a phone."""
    picture, port = cover_picture(facts, answer, state, page_look()), viewport.current()
    signs = signs_line(picture.legend[0].entries)
    if not port.narrow:
        st.markdown(signs)
        size = (size[0], size[1] - round(SIGNS_PX * port.size))
    deck = picture.deck(*size, ())
    deck.layers = [touch.point_layer(viewport.theme()), touch.facility_layer(answer.sites), *deck.layers]
    map_first.ahead(MAP_KEY, map_view(deck, picture, key=MAP_KEY, size=size, on_select=_clicked, turns=True))
    if port.narrow:
        st.markdown(signs)


def _clicked() -> None:
    """A facility is selected; an empty place becomes the point to put one."""
    picked = picked_features(MAP_KEY)
    place = picked.get(touch.POINTS, "")
    facility = next((ident for layer, ident in picked.items() if layer != touch.POINTS), "")
    if facility:
        controls.select(facility)
    elif point_of(place):
        address.write(VIEW, {"at": place})
    else:
        controls.select("")


def cover_panel(facts: Facts, answer: Cover, state: State, height: int) -> None:
    """Figures, bars by subdistrict, tables, method."""
    with st.container(height=height, border=False):
        figures = cover_content.cover_figures(answer, state)
        st.markdown("　".join(f"{figure.label} **{figure.value}**" for figure in figures))
        is_placing = state.next.at is not None or facts.one(state.facility) is not None
        if is_placing:
            editing.placing(facts, state)
        compared = cover_words.compared(facts, cover(load_facts(), state), answer)
        missing = cover_words.without_file(state)
        texts = (missing, compared, cover_words.farthest(facts, answer), cover_words.evenness(facts, answer))
        st.markdown(paragraphs(texts))
        st.caption(cover_words.missing(answer))
        siting.next_sites(facts, answer, state)
        if not is_placing:
            editing.placing(facts, state)
        cover_numbers.bars(facts, answer, state)
        cover_numbers.tables(facts, answer, state)
        method = (cover_words.method(facts, answer, state), cover_words.circle_reason(answer))
        st.caption(paragraphs((*method, cover_words.accuracy(answer), sentences.coverage(facts))))
        source_button(list(cover_content.circle_citations(facts, answer)), key="facilities_cover_source")


def paragraphs(texts: Iterable[str]) -> str:
    """Those that say something, as one element: the browser's work goes by their number."""
    return "\n\n".join(text for text in texts if text)
