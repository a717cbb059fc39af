"""A map file becomes part of a release: file, coordinate system, elements, gaps and overlaps, what is stated,
differences. What comes of it is handed over as project files; nothing is taken here."""

from collections.abc import Callable, Mapping

import streamlit as st

from components.base import cache
from components.intake.map_answers import Outcome
from components.intake.map_choices import Choices
from components.intake.map_intake import MapRequest
from components.ui.desk import map_session as session
from components.ui.desk import map_steps as steps
from components.ui.desk.map_preview import preview
from components.ui.desk.map_statement import statement
from components.ui.session.look import page_look
from components.words.text import paragraph, pick, say, tr
from geo.contracts import Layer
from geo.supply.topology import CHECKED

HandOver = Callable[[Mapping[str, bytes], str], None]
"""Takes project files (path to bytes) and a short name for what they are."""
DERIVED = ("accuracy_circles", "crossing_lines", "axis_nodes", "river_band")
"""Layers that only redraw another one; a file is brought for that other one."""


def map_panel(hand_over: HandOver) -> None:
    """All steps as far as they can be taken."""
    layer = _layer()
    st.file_uploader(
        tr("地图文件（GeoPackage、GeoJSON、KML，或压缩成 .zip 的 Shapefile；至多 30 MB）"), key=session.upload_key(),
        on_change=session.forget_file, max_upload_size=30,
    )  # fmt: skip
    file = session.request()
    if file is None:
        return
    chosen = session.choices(layer.id)
    survey = session.survey(file, chosen)
    if survey is None:
        return
    steps.contents(survey)
    st.subheader(tr("坐标系"), anchor=False)
    if steps.system(survey):
        _laid(file, session.choices(layer.id), layer, hand_over)


def _layer() -> Layer:
    """The layer that the file is for."""
    listed = {each.id: each for each in cache.layers() if each.id not in DERIVED}
    titles = {ident: pick(each.title.zh, each.title.en) for ident, each in listed.items()}
    order = sorted(listed, key=lambda ident: (ident not in ("startup_area", "subdistricts"), listed[ident].order))
    ident = st.selectbox(tr("替换哪个图层"), order, format_func=lambda each: titles[each], key=session.LAYER,
                         on_change=session.forget_file)  # fmt: skip
    return listed[ident]


def _laid(file: MapRequest, chosen: Choices, layer: Layer, hand_over: HandOver) -> None:
    """The file on the map: what it matches, what is wrong with it, what it changes."""
    outcome = session.outcome(file, chosen)
    if outcome is None:
        return
    steps.sentences([*outcome.notes])
    st.subheader(tr("对应的要素"), anchor=False)
    steps.matches(outcome, layer)
    if not outcome.differences and not outcome.files:
        return
    if layer.id in CHECKED or outcome.repairs:
        st.subheader(tr("拓扑检查"), anchor=False)
        steps.topology(outcome, layer)
    st.subheader(tr("与现有图形的差别"), anchor=False)
    preview(outcome, layer.id, page_look())
    steps.difference(outcome, layer)
    st.subheader(tr("精度、来源与许可"), anchor=False)
    statement()
    _hand_over(outcome, layer, hand_over)


def _hand_over(outcome: Outcome, layer: Layer, hand_over: HandOver) -> None:
    if outcome.missing:
        st.warning(paragraph(tr("还不能交出："), *(say(each) for each in outcome.missing)), icon=":material/edit:")
    if not outcome.files:
        return
    title = tr("{layer}：导入 {n} 个要素", layer=pick(layer.title.zh, layer.title.en), n=len(outcome.differences))
    st.caption(tr("共改动 {n} 个文件：{names}。", n=len(outcome.files), names=tr("、").join(sorted(outcome.files))))
    files = {path: text.encode() for path, text in outcome.files.items()}
    st.button(tr("加入待发布的改动"), type="primary", icon=":material/add_task:", key="desk_map_hand_over",
              on_click=hand_over, args=(files, title))  # fmt: skip
