"""A road network of the viewer's own: upload, check report in sentences, template, and back to the grid."""

from typing import Any, get_args

import streamlit as st

from components.intake import intake
from components.intake.refusals import REFUSALS, RefusedError, UnusableError
from components.intake.road_datum import Datum
from components.topics.reach.scene import Scene
from components.topics.reach.service import Kit
from components.ui.reach import own_network
from components.ui.reach.address import stand_on
from components.words.text import plain_in_markdown, say, tr

UPLOAD, DATUM = "reach_upload", "reach_datum"
READ, REFUSED = "reach_network_read", "reach_network_refused"


def popover(scene: Scene) -> None:
    """The button; its content is sent when it is opened."""
    own = own_network.current()
    used = scene.network_name
    box = st.popover(tr("路网"), icon=":material/route:", key="reach_network_open", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(
            tr("可用带车速的道路线代替网格：GeoPackage、GeoJSON 或压缩成 .zip 的 Shapefile，每条线一列车速"
               "（kmh、设计速度或限速，公里/时）；过河的路可用 crossing_id 写明是哪处通道。单行线按双向计。"
               "文件只在本次会话中使用，不保存。至多 30 MB、50,000 条、30 万个折点。")
        )  # fmt: skip
        # Any kind and more than is taken: what is refused here is refused in our words, not marked red without any.
        upload = st.file_uploader(tr("路网文件"), key=UPLOAD, label_visibility="collapsed", max_upload_size=50)
        datum = st.selectbox(tr("坐标基准"), get_args(Datum), format_func=_datum, key=DATUM)
        _take(scene.kit, upload, datum)
        _show_refusal()
        if own:
            if used:
                st.markdown(tr("**正在使用：{name}**", name=plain_in_markdown(own.name)))
            else:
                label = tr("使用“{name}”", name=plain_in_markdown(own.name))
                st.button(label, icon=":material/route:", key="reach_network_on", on_click=stand_on, args=(own,))
            st.markdown("\n".join(f"- {plain_in_markdown(say(sentence))}" for sentence in own.report))
        if own or scene.state.missing:
            st.button(tr("回到网格"), icon=":material/grid_on:", key="reach_network_off", on_click=back)
        st.download_button(
            tr("下载样例文件"), _template, file_name="roads_example.geojson", mime="application/geo+json",
            on_click="ignore", icon=":material/download:", key="reach_network_template", type="tertiary",
        )  # fmt: skip


def _datum(datum: Datum) -> str:
    return {
        "check": tr("按文件所写，并与已知桥位核对"),
        "wgs84": tr("WGS 84、CGCS2000"),
        "gcj02": tr("GCJ-02（高德、腾讯地图）"),
        "bd09": tr("BD-09（百度地图）"),
    }[datum]


def _template() -> bytes:
    from components.intake.network import template

    return template()


def _show_refusal() -> None:
    refused = st.session_state.get(REFUSED)
    if refused:
        st.error(plain_in_markdown(say(refused)), icon=":material/report:")


def _take(kit: Kit, upload: Any, datum: Datum) -> None:
    """Read a file that is new, or the same in another datum; a refusal leaves whatever was in use."""
    if upload is None or st.session_state.get(READ) == (upload.file_id, datum):
        return
    st.session_state[READ] = (upload.file_id, datum)
    words = tr("前面有两个路网文件正在读取，请稍候……") if intake.waiting() else tr("正在读取路网文件……")
    with st.spinner(words):
        take_file(kit, upload.name, upload.getvalue(), datum)
    st.rerun()


def take_file(kit: Kit, name: str, content: bytes, datum: Datum = "check") -> None:
    """Use the network in a file, or say why not."""
    from components.intake.network import network

    st.session_state.pop(REFUSED, None)
    try:
        own = network(name, content, kit, datum)
        own_network.use(own)
        stand_on(own)
    except RefusedError as error:
        st.session_state[REFUSED] = REFUSALS[error.code]
    except UnusableError as error:
        st.session_state[REFUSED] = error.sentence


def back() -> None:
    """Put the supplied network away."""
    own_network.use(None)
    stand_on(None)
    st.session_state.pop(REFUSED, None)
