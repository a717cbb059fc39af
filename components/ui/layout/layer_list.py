"""The layer list: switch, legend, strength, how it was made, download."""

import streamlit as st

from components.base import cache
from components.drawing.maps.legend import swatch
from components.export.layer_files import layer_file
from components.topics.layout.state import HIDDEN, usual_layers
from components.ui import viewport
from components.ui.layout import view
from components.words.text import pick, tr
from geo.contracts import Layer

ASIDE_PX = 125 + 60 + 24  # strength, the button of the source, and the gaps, px at size 1.0


def layer_list(opacity: dict[str, int], width: float) -> None:
    """All layers by group, the topmost group first, in `width` px."""
    st.button(tr("恢复默认图层"), icon=":material/restart_alt:", type="tertiary", on_click=_reset)
    broken = {fault.layer_id for fault in cache.layer_faults()}
    groups: dict[str, list[Layer]] = {}
    for layer in cache.layers():
        if layer.id not in HIDDEN:
            groups.setdefault(layer.group, []).append(layer)
    for group, layers in groups.items():
        st.markdown(f"**{tr(group)}**")
        for layer in layers:
            if layer.id in broken:
                st.checkbox(_title(layer), value=False, disabled=True, key=f"layer_{layer.id}_broken")
                st.caption(tr("图层文件没有通过校验，暂不显示。"))
            else:
                _row(layer, opacity, width)


def _title(layer: Layer) -> str:
    return f"![]({swatch(layer, viewport.theme())}) {pick(layer.title.zh, layer.title.en)}"


def _row(layer: Layer, opacity: dict[str, int], width: float) -> None:
    size, on, key = viewport.current().size, layer.id in opacity, f"layer_{layer.id}"
    name = round(width - (ASIDE_PX if on else ASIDE_PX - 125) * size)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.checkbox(_title(layer), value=on, key=f"{key}_{on}", on_change=_switch, args=(layer.id, opacity), width=name)
        if on:
            st.slider(
                tr("{layer}：不透明度（%）", layer=pick(layer.title.zh, layer.title.en)),
                10, 100, opacity[layer.id], 10,
                key=f"opacity_{layer.id}", label_visibility="collapsed", on_change=_strength, args=(layer.id,),
                width=round(125 * size),
            )  # fmt: skip
        about = st.popover("", icon=":material/info:", type="tertiary", key=f"about_{layer.id}", on_change="rerun")
    if about.open:
        with about:
            about_layer(layer)


def about_layer(layer: Layer) -> None:
    """Source, making, accuracy and licence of a layer, and its GeoJSON."""
    st.markdown(f"**{pick(layer.title.zh, layer.title.en)}**")
    st.text(tr("来源：{text}", text=pick(layer.source.zh, layer.source.en)))
    st.text(tr("制作方法：{text}", text=pick(layer.made.zh, layer.made.en)))
    st.text(tr("精度：误差不超过 {metres:g} 米", metres=layer.accuracy_m))
    st.text(tr("许可：{text}", text=pick(layer.licence.zh, layer.licence.en)))
    st.download_button(
        tr("下载 GeoJSON"), data=layer_file(layer), file_name=f"{layer.id}.geojson", mime="application/geo+json",
        icon=":material/download:", on_click="ignore", key=f"layer_file_{layer.id}",
    )  # fmt: skip


def _reset() -> None:
    view.write_layers(usual_layers(view.current().step, cache.layers()))
    view.redraw(view.MAP, view.SIDE)


def _switch(layer_id: str, opacity: dict[str, int]) -> None:
    changed = {k: v for k, v in opacity.items() if k != layer_id} if layer_id in opacity else {**opacity, layer_id: 100}
    view.write_layers(changed)
    view.redraw(view.MAP, view.SIDE)


def _strength(layer_id: str) -> None:
    """Only the map is drawn again; the other layers are read from the address, which the panel may be behind of."""
    percent = min(max(int(st.session_state[f"opacity_{layer_id}"]), 0), 100)
    view.write_layers({**view.current().opacities, layer_id: percent})
    view.redraw(view.MAP)
