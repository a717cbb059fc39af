"""The card of one element: what it is, what belongs to it, how sure its place is, and who says so."""

import streamlit as st

from components.base import cache
from components.export.layer_files import element_file
from components.topics.elements import elements
from components.topics.elements.element_facts import ElementFacts
from components.topics.elements.elements import Entry
from components.ui import viewport
from components.ui.layout import view
from components.ui.provenance import source_button
from components.words.citation import grade_label
from components.words.codes import PRECISIONS
from components.words.format import number, quantity
from components.words.text import pick, tr
from geo.contracts import Feature
from geo.read import ElementPlace

NEAR_KM = 5.0


def element_card(entry: Entry, known: dict[str, Entry]) -> None:
    """Everything known of `entry`, with jumps to what it is tied to."""
    facts = elements.facts_of(entry)
    feature = elements.feature_of(entry.element_id)
    st.subheader(entry.title, anchor=False)
    nickname = f"“{facts.nickname}”" if facts.nickname else ""
    st.caption(" · ".join(part for part in (tr(facts.type_name), nickname, facts.status) if part))
    if facts.role:
        st.markdown(facts.role)
    if facts.lead_industry:
        st.markdown(tr("**主导产业** {industry}", industry=facts.lead_industry))
    _figures(facts, feature)
    _jumps(tr("承载与归属（{grade}）", grade=grade_label(facts.members_grade or "official")), facts.members, known)
    _things(facts, known)
    _near(entry, known)
    if facts.note:
        st.caption(facts.note)
    _place(feature)
    _foot(facts, feature)


def _figures(facts: ElementFacts, feature: Feature | None) -> None:
    properties = feature["properties"] if feature else {}
    rows = []
    if facts.stated:
        rows.append((tr("文件所载"), facts.stated))
    if "area_km2" in properties:
        rows.append((tr("图上面积（推算）"), quantity(properties["area_km2"], "平方公里", 1)))
    if "length_km" in properties:
        rows.append((tr("图上长度（推算）"), quantity(properties["length_km"], "公里", 1)))
    if not rows:
        return
    with st.container(horizontal=True):
        for label, value in rows:
            st.metric(label, value)
    if "area_km2" in properties:
        st.caption(tr("按等积投影量得（{method}），量的是示意图形，不是法定面积。", method=properties["area_method"]))


def _jump(element: str, known: dict[str, Entry], label: str) -> None:
    icon = ":material/my_location:" if known[element].located else ":material/location_off:"
    key = f"jump_{element}_{label}"
    st.button(label, key=key, type="tertiary", icon=icon, on_click=view.select, args=(element,), kwargs={"fly": True})


def _jumps(title: str, ids: tuple[str, ...], known: dict[str, Entry]) -> None:
    found = [i for i in ids if i in known]
    if not found:
        return
    st.markdown(f"**{title}**")
    with st.container(horizontal=True, gap="small"):
        for element in found:
            _jump(element, known, known[element].title)


def _things(facts: ElementFacts, known: dict[str, Entry]) -> None:
    if not facts.related:
        return
    title = tr("项目与设施 {n} 项", n=len(facts.related))
    box = st.expander(title, icon=":material/domain:", on_change="rerun", key=f"things_{facts.element_id}")
    if not box.open:
        return
    with box:
        for element, _, status in facts.related:
            if element in known:
                _jump(element, known, f"{known[element].title} · {tr(status)}")


def _near(entry: Entry, known: dict[str, Entry]) -> None:
    place = cache.element_index().get(entry.element_id)
    if place is None or place.layer_id in {"districts", "startup_area"}:
        return
    near = elements.crossings_near(entry.element_id, NEAR_KM, cache.geo_versions())
    if not near:
        return
    with st.expander(
        tr("{km} 公里内的跨河通道 {n} 处", km=number(NEAR_KM), n=len(near)), icon=":material/conversion_path:"
    ):
        st.caption(tr("图上直线距离（推算），点位精度见各通道。"))
        for element, _, km in near:
            if element in known:
                _jump(element, known, f"{known[element].title} · {quantity(km, '公里', 1)}")


def _place(feature: Feature | None) -> None:
    if feature is None:
        st.info(tr("没有可用的位置资料，地图上不画点位。"), icon=":material/location_off:")
        return
    properties = feature["properties"]
    precision = tr(PRECISIONS[properties["precision"]])
    st.caption(
        tr("位置：{precision}，误差约 ±{metres} 米。依据：{source}", precision=precision,
           metres=number(properties["accuracy_m"]), source=properties.get("basis") or properties["source"])
    )  # fmt: skip


def _foot(facts: ElementFacts, feature: Feature | None) -> None:
    with st.container(horizontal=True):
        if facts.citations:
            source_button(
                list(facts.citations), key=f"source_{facts.element_id}", label=tr("出处 {n} 条", n=len(facts.citations))
            )
        if feature is not None:
            st.download_button(
                "GeoJSON", data=element_file(feature),
                file_name=f"{facts.element_id}.geojson", mime="application/geo+json", icon=":material/download:",
                type="tertiary", on_click="ignore", key=f"download_{facts.element_id}",
            )  # fmt: skip
        st.button(
            tr("取消选择"),
            type="tertiary",
            icon=":material/close:",
            on_click=view.select,
            args=("",),
            kwargs={"fly": False},
        )


WIDE = 1700  # px at size 1.0 from which a line holds name, nickname and lead industry
STRUCTURE = (("axis", "一纵"), ("belt", "一横"), ("core", "两核"), ("group", "五组团"))


def _map_name(element: str, known: dict[str, Entry], places: dict[str, ElementPlace]) -> str:
    """The name on the map, which says of the axis and the belt what they are; without a place the table's name."""
    place = places.get(element)
    return pick(place.name, place.name_en) if place else known[element].title


def empty_card(known: dict[str, Entry]) -> None:
    """What stands in place of a card before anything is chosen: the structure itself, each part a jump."""
    rows = cache.records("spatial_elements", "element_id").values()
    port, places = viewport.current(), cache.element_index()
    about = ("nickname", "lead_industry") if port.width >= WIDE * port.size else ("nickname",)
    with st.container(gap="xxsmall"):
        for kind, title in STRUCTURE:
            parts = [row for row in rows if row["element_type"] == kind]
            if len(parts) > 1:  # a part that is alone carries the title in its own name
                st.markdown(f"**{tr(title)}**")
            for row in parts:
                element = str(row["element_id"])
                said = "　".join(str(row[column]) for column in about if row[column])
                name = _map_name(element, known, places)
                _jump(element, known, f"{name}　:gray[{said}]" if said else name)
    st.caption(tr("点击地图上的任一要素，或在上方搜索，查看它的定位、主导产业、面积、项目、邻近通道与出处。"))
