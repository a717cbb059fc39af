"""Pass on what is on screen, or open what somebody else has passed on: code, link and QR code."""

import streamlit as st

from components.base.qr import AddressTooLongError, qr_png
from components.store import sentence
from components.topics.whatif.known import known
from components.ui import share
from components.ui.errors import boundary
from components.words.text import tr
from model.scenario_errors import ScenarioCodeError

PASTED = "share_pasted"


def share_button(*, key: str) -> None:
    """The button; what it opens is made when it is pressed."""
    if st.button(tr("分享 / 打开方案码"), icon=":material/qr_code_2:", key=key, width="stretch"):
        show()


def show() -> None:
    """Open the dialog."""
    st.dialog(tr("分享这一画面"), width="medium", icon=":material/qr_code_2:")(_content)()


def _content() -> None:
    with boundary():
        _pass_on()
    st.divider()
    st.text_input(tr("打开别人的方案码或链接"), key=PASTED, placeholder="1~R…", max_chars=6000)
    if st.button(tr("打开"), icon=":material/login:", key="share_open"):
        _open(st.session_state[PASTED])


def _pass_on() -> None:
    try:
        code = share.code_now(known())
    except ScenarioCodeError as error:
        st.warning(sentence(error), icon=":material/link_off:")
        return
    words = tr("方案码含方案、年份、图层、页面与语言，带校验；放在任一页网址的 ?s= 之后都能打开。")
    st.caption(words)
    address = share.address_of(code)
    with st.container(horizontal=True, gap="medium"):
        with st.container(width=230):
            _picture(address)
        with st.container(width="stretch"):
            st.code(code, language=None, wrap_lines=True)
            st.code(address, language=None, wrap_lines=True)


def _picture(address: str) -> None:
    try:
        picture = qr_png(address, scale=5)
    except AddressTooLongError:
        st.caption(tr("内容较多，二维码放不下，请复制方案码或导出方案文件。"))
    else:
        st.image(picture, width=220, caption=tr("同一网络内的手机扫码打开"))


def _open(pasted: str) -> None:
    """Lead to the code; the address that stands now would otherwise win over what the code says of the screen."""
    code = pasted.strip().rpartition(f"{share.PARAM}=")[2].partition("&")[0]
    if not code:
        st.info(tr("请先粘贴方案码或链接。"))
        return
    kept = {key: value for key, value in st.query_params.to_dict().items() if key in share.FRAME - {"lang"}}
    st.query_params.from_dict(kept | {share.PARAM: code})
    st.rerun()
