"""A new element by form: what it is, where it is written, and its place, pressed on the map or typed."""

from dataclasses import replace

import streamlit as st

from components import store as stored
from components.base import cache
from components.base.clock import today
from components.base.errors import EXPECTED
from components.drawing.maps.basemap import map_of
from components.drawing.maps.picture import MapPicture
from components.store.release_book import current_number
from components.store.releases import content_of, propose
from components.topics.desk import element as elements
from components.topics.desk.element import CROSSING, FACILITY, PLACE, PROJECT, Evidence, NewElement, Place
from components.topics.desk.template import labels
from components.topics.reach.state import point
from components.topics.sources import facts
from components.ui import viewport
from components.ui.desk.answers import answer
from components.ui.desk.entrance import required_editor
from components.ui.desk.history_view import FAILURES, failure
from components.ui.desk.update import ARRIVED_ELEMENT, proposed
from components.ui.layout.camera import camera_component
from components.ui.map_view import map_view
from components.ui.session.look import page_look
from components.words.codes import PRECISIONS
from components.words.text import plain_in_markdown, say, tr

KIND_WORDS = {FACILITY: "设施", PROJECT: "项目", CROSSING: "跨河通道", PLACE: "为没有位置的要素定位"}
AREA = (116.83, 36.66, 117.37, 37.04)
"""Box that the map shows, west, south, east, north."""
TARGET = "subdistricts"
LAYERS = {"startup_area": 100, "subdistricts": 60, "river_band": 100}
AT, WATCH = "desk_at", "desk_watch"
FREE = "desk_el_"
"""Before the keys of the form's fields."""


def element_tab(height: int) -> None:
    """The kind, the fields beside the map, then what the element changes and the form that takes it."""
    kind = st.segmented_control(
        tr("新增什么"), list(KIND_WORDS), format_func=lambda code: tr(KIND_WORDS[code]), key="desk_kind",
        default=FACILITY, required=True,
    )  # fmt: skip
    left, right = st.columns(2, gap="large")
    with right:
        _map(height)
    with left, st.form("desk_element", border=False, clear_on_submit=False):
        _fields(str(kind))
        st.form_submit_button(tr("检查"), type="primary", on_click=_check, args=(str(kind),))
    if ARRIVED_ELEMENT in st.session_state:
        proposal = st.session_state[ARRIVED_ELEMENT]
        for fault in proposal.faults:
            st.error(plain_in_markdown(tr("{place}：{what}。", place=say(fault.place), what=say(fault.what))))
        if not proposal.faults:
            proposed(proposal, height)


def _fields(kind: str) -> None:
    if kind == PLACE:
        names = elements.unlocated_names(content_of)
        st.selectbox(tr("要素"), list(names), format_func=names.__getitem__, key=f"{FREE}ident")
    else:
        _own_fields(kind)
    one, two, three = st.columns(3)
    one.number_input(tr("经度"), 116.2, 118.0, value=None, step=0.0001, format="%.5f", key=f"{FREE}lon")
    two.number_input(tr("纬度"), 35.9, 37.6, value=None, step=0.0001, format="%.5f", key=f"{FREE}lat")
    three.number_input(tr("误差（米）"), 1.0, 5000.0, 100.0, step=10.0, format="%.0f", key=f"{FREE}accuracy")
    st.selectbox(tr("精度"), list(PRECISIONS), format_func=lambda code: tr(PRECISIONS[code]), key=f"{FREE}precision")
    st.text_input(tr("位置的依据"), key=f"{FREE}where", max_chars=200, placeholder=tr("批准的图件名称和日期"))


def _own_fields(kind: str) -> None:
    table = elements.TABLES[kind]
    st.text_input(tr("名称"), key=f"{FREE}name", max_chars=120)
    st.text_input(tr("英文名"), key=f"{FREE}name_en", max_chars=160)
    one, two, three = st.columns(3)
    _choice(one, table, "type" if kind == CROSSING else "category", tr("种类"))
    _choice(two, table, "status", tr("状态"))
    three.number_input(tr("状态年份"), 1900.0, 2050.0, float(today().year), step=1.0, format="%.0f", key=f"{FREE}year")
    if kind == CROSSING:
        st.number_input(tr("长度（米）"), 0.0, 20000.0, 0.0, key=f"{FREE}length")
    names = facts.names().sources
    st.selectbox(tr("来源"), list(names), format_func=names.__getitem__, key=f"{FREE}source")
    st.text_input(tr("位置"), key=f"{FREE}locator", max_chars=200, placeholder=tr("标题路径，例如 附件/一、经济增长"))
    st.text_input(tr("原文"), key=f"{FREE}quote", max_chars=40)
    st.text_input(tr("备注"), key=f"{FREE}note", max_chars=300)


def _choice(column: "st.delta_generator.DeltaGenerator", table: str, name: str, title: str) -> None:
    words = {code: text or code for code, text in labels(table, name).items() if code}
    column.selectbox(title, list(words), format_func=words.__getitem__, key=f"{FREE}{name}_{table}")


def _map(height: int) -> None:
    """The area, on which a press sets longitude and latitude."""
    picture = MapPicture(replace(map_of(page_look()), show=LAYERS), AREA, alt=tr("起步区，点按处即所填的位置"))
    port = viewport.current()
    size = (round(port.width * 0.45) if not port.narrow else port.width - 32, height)
    # Presses are read from what can be pointed at: the subdistricts tell the map where the pointer is.
    targets = [layer for layer in cache.layers() if layer.id == TARGET]
    map_view(picture.deck(*size, targets), picture, key="desk_map", size=size, legend="none")
    watch = {"on_camera_change": _ignore, "on_place_change": _press}
    camera_component()(key=WATCH, data={"pick": True}, height=1, width=1, **watch)
    st.caption(tr("在图上点按即填入经纬度（WGS 84）；没有位置资料的可留空，列入“没有位置资料的要素”。"))


def _ignore() -> None:
    """The camera of this map is nobody's business."""


def _press() -> None:
    report = st.session_state.get(WATCH)
    text = report.get("place") if report else None
    place = point(text) if isinstance(text, str) else None
    if place:
        st.session_state[f"{FREE}lon"], st.session_state[f"{FREE}lat"] = place


def _check(kind: str) -> None:
    """Propose the element, or say what the form lacks."""
    st.session_state.pop(ARRIVED_ELEMENT, None)
    try:
        required_editor()
        element = _element(kind)
        source = cache.sources().get(element.evidence.source_id)
        changes = elements.changes_of(element, content_of, source.grade if source else "reported")
        store = stored.shared_store()
        st.session_state[ARRIVED_ELEMENT] = propose(changes, current_number(store), store)
    except elements.ElementError as error:
        answer(say(error.sentence))
    except (*FAILURES, *EXPECTED) as error:
        answer(failure(error))


def _element(kind: str) -> NewElement:
    """What the form says."""
    table = elements.TABLES.get(kind, "")
    category = "type" if kind == CROSSING else "category"
    ident = str(_value("ident", "")) if kind == PLACE else ""
    name = elements.unlocated_names(content_of).get(ident, "") if ident else str(_value("name", ""))
    evidence = Evidence(*(str(_value(key, "")).strip() for key in ("source", "locator", "quote", "note")))
    return NewElement(
        kind, name, str(_value("name_en", "")) or name, str(_value(f"{category}_{table}", "")),
        str(_value(f"status_{table}", "")), round(float(_value("year", today().year))), evidence, _place(),
        float(_value("length", 0.0)), ident,
    )  # fmt: skip


def _place() -> Place | None:
    longitude, latitude = _value("lon", None), _value("lat", None)
    if longitude is None or latitude is None:
        return None
    return Place(float(longitude), float(latitude), float(_value("accuracy", 100)), str(_value("precision", "")),
                 str(_value("where", "")))  # fmt: skip


def _value(key: str, default: "str | int | float | None") -> "str | int | float":
    value: str | int | float = st.session_state.get(f"{FREE}{key}", default)
    return value
