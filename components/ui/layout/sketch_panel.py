"""The panel of the map tools: measure a length or an area, draw an area or take the surroundings of a place, and see
what lies in it. Corners come from presses on the map or from names; every control is a button, a box or a number."""

from dataclasses import replace

import streamlit as st

from components.export.files import csv_bytes, file_name
from components.topics.contract import Table
from components.topics.layout import sketch as sketches
from components.topics.layout.measured_words import Measured
from components.topics.layout.sketch import LARGEST_RADIUS_M, MOST_CORNERS, Sketch
from components.topics.layout.sketch_picture import measured_in
from components.topics.layout.state import State
from components.topics.layout.view import sound_layers
from components.ui.layout import view
from components.ui.layout.here import point_of
from components.ui.layout.place_choice import place_choice
from components.ui.segments import segments
from components.words.text import plain_in_markdown, tr

TOOLS = {"length": "量测长度", "area": "圈定范围", "radius": "周边查询"}
WORDS, TOOL, RADIUS = "layout_corner", "layout_tool", "layout_radius"
STEP_KM = 0.5


def sketch_panel(state: State) -> None:
    """The choice of tool, the corners, and what they measure."""
    sketch = state.sketch
    segments(
        tr("量算内容"), {tool: tr(word) for tool, word in TOOLS.items()}, key=TOOL, current=sketch.tool,
        on_change=lambda: view.set_sketch(sketches.switched(view.current().sketch, st.session_state[TOOL])),
    )  # fmt: skip
    if sketch.tool == "radius":
        _radius(sketch)
        place_choice(WORDS, tr("按名称选中心：通道、设施、街道、组团"), ":material/adjust:", _centre)
    else:
        place_choice(WORDS, tr("按名称加一点"), ":material/add_location_alt:", _add)
    st.caption(_hint(sketch))
    _buttons(sketch)
    if measured := measured_in(state, tuple(sound_layers(state))):
        _result(measured)


def _hint(sketch: Sketch) -> str:
    if not view.is_picking():
        return tr("已完成，点击地图恢复为选择要素。")
    if sketch.tool == "radius":
        return tr("点击地图任一处作为中心。")
    return tr("点击地图加点，依次相连（{n}/{most}）。", n=len(sketch.corners), most=MOST_CORNERS)


def _buttons(sketch: Sketch) -> None:
    with st.container(horizontal=True, gap="small"):
        if sketch.tool != "radius":
            shorter = replace(sketch, corners=sketch.corners[:-1])
            st.button(
                tr("撤回一点"), icon=":material/undo:", key="sketch_undo", disabled=not sketch.corners,
                on_click=view.set_sketch, args=(shorter,),
            )  # fmt: skip
        st.button(
            tr("清除"), icon=":material/delete:", key="sketch_clear", disabled=sketch.is_empty,
            on_click=view.set_sketch, args=(Sketch(sketch.tool, radius_m=sketch.radius_m),),
        )  # fmt: skip
        picking = view.is_picking()
        st.button(
            tr("完成") if picking else tr("继续取点"), icon=":material/check:" if picking else ":material/edit:",
            key="sketch_finish", disabled=sketch.is_empty, on_click=view.finish_sketch,
            kwargs={"is_finished": picking},
        )  # fmt: skip


def _radius(sketch: Sketch) -> None:
    km = sketch.radius_m / 1000
    if st.session_state.get(RADIUS) != km:
        st.session_state[RADIUS] = km
    st.number_input(
        tr("半径（公里）"), 0.0, LARGEST_RADIUS_M / 1000, step=STEP_KM, format="%.1f", key=RADIUS, on_change=_set_radius
    )


def _set_radius() -> None:
    view.set_sketch(replace(view.current().sketch, radius_m=round(st.session_state[RADIUS] * 1000)))


def _centre(element: str) -> None:
    view.set_sketch(replace(view.current().sketch, corners=(), around=element))


def _add(element: str) -> None:
    if spot := point_of(element):
        view.set_sketch(sketches.extended(view.current().sketch, spot))


def _result(measured: Measured) -> None:
    st.markdown(f"**{plain_in_markdown(measured.answer)}**")
    for sentence in measured.sentences:
        st.caption(plain_in_markdown(sentence))
    for table in measured.tables:
        if len(table.frame):
            _table(table)


def _table(table: Table) -> None:
    """The rows with their number, what they mean, and the way to take them out."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{tr('{title}（{n}）', title=table.title, n=len(table.frame))}**")
        st.download_button(
            "CSV", data=csv_bytes(table.frame), file_name=file_name(tr("空间布局"), table.title, suffix="csv"),
            mime="text/csv", icon=":material/download:", type="tertiary", on_click="ignore",
            key=f"sketch_{table.ident}",
        )  # fmt: skip
    st.dataframe(table.frame, hide_index=True, key=f"sketch_rows_{table.ident}")
    if table.note:
        st.caption(plain_in_markdown(table.note))
