"""A road network of the viewer's own: upload, check report in sentences, template, and back to the grid."""

import streamlit as st

from components.intake import network_store
from components.intake.intake import REFUSALS, RefusedError
from components.topics.reach.scene import Scene
from components.topics.reach.service import Kit
from components.ui.reach.address import stand_on
from components.words.text import plain_in_markdown, say, tr
from model.reach.errors import ReachError

UPLOAD = "reach_upload"


def popover(scene: Scene) -> None:
    """The button; its content is sent when it is opened."""
    own = network_store.current()
    used = scene.network_name
    box = st.popover(tr("路网"), icon=":material/route:", key="reach_network_open", on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(
            tr("可用带车速的道路线代替网格：GeoPackage、GeoJSON 或压缩成 .zip 的 Shapefile，每条线一列车速"
               "（kmh、设计速度或限速，公里/时）；过河的路可用 crossing_id 写明是哪处通道。"
               "文件只在本次会话中使用，不保存。至多 30 MB、50,000 条。")
        )  # fmt: skip
        # Any kind and more than is taken: what is refused here is refused in our words, not marked red without any.
        st.file_uploader(
            tr("路网文件"), key=UPLOAD, on_change=_take, args=(scene,), label_visibility="collapsed", max_upload_size=50
        )
        _said()
        if own:
            if used:
                st.markdown(tr("**正在使用：{name}**", name=plain_in_markdown(own.name)))
            else:
                label = tr("使用“{name}”", name=plain_in_markdown(own.name))
                st.button(label, icon=":material/route:", key="reach_network_on", on_click=stand_on, args=(own,))
            st.markdown("\n".join(f"- {plain_in_markdown(sentence)}" for sentence in own.report))
        if own or scene.state.missing:
            st.button(tr("回到网格"), icon=":material/grid_on:", key="reach_network_off", on_click=back)
        st.download_button(
            tr("下载样例文件"), _template, file_name="roads_example.geojson", mime="application/geo+json",
            on_click="ignore", icon=":material/download:", key="reach_network_template", type="tertiary",
        )  # fmt: skip


def _template() -> bytes:
    from components.intake.network import template

    return template()


REFUSED = "reach_network_refused"


def _said() -> None:
    refused = st.session_state.get(REFUSED)
    if refused:
        st.error(plain_in_markdown(refused), icon=":material/report:")


def _take(scene: Scene) -> None:
    """Read the uploaded file; a refusal leaves whatever was in use."""
    upload = st.session_state.get(UPLOAD)
    st.session_state.pop(REFUSED, None)
    if upload is not None:
        take_file(scene.kit, upload.name, upload.getvalue())


def take_file(kit: Kit, name: str, content: bytes) -> None:
    """Use the network in a file, or say why not."""
    from components.intake.network import UnusableError, network

    try:
        own = network(name, content, kit)
        network_store.use(own)
        stand_on(own)
    except RefusedError as error:
        st.session_state[REFUSED] = tr(REFUSALS[error.code])
    except UnusableError as error:
        st.session_state[REFUSED] = str(error)
    except ReachError as error:
        st.session_state[REFUSED] = say(str(error.args[0]))


def back() -> None:
    """Put the supplied network away."""
    network_store.use(None)
    stand_on(None)
    st.session_state.pop(REFUSED, None)
