"""Pass on what is on screen, or open what somebody else has passed on: code, link and QR code."""

import re
from html import unescape
from urllib.parse import parse_qsl

import streamlit as st

from components.base.qr import AddressTooLongError, qr_png
from components.base.query import cleaned
from components.store import sentence
from components.topics.views import view_of
from components.topics.whatif.facts import load_facts
from components.ui import share
from components.ui.copy_button import copy_button
from components.ui.errors import boundary
from components.ui.menu import script_of
from components.words.text import tr
from model.scenario_code import decode, find
from model.scenario_errors import ScenarioCodeError, ScenarioError

PASTED = "share_pasted"
LINK = re.compile(r"https?://[^\s/]+/(\w+)/?(?:\?([^\s#]*))?")


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
    st.text_input(tr("打开他人的方案码或链接"), key=PASTED, placeholder="2~R…", max_chars=20_000)
    if st.button(tr("打开"), icon=":material/login:", key="share_open"):
        _open(st.session_state[PASTED])


def _pass_on() -> None:
    try:
        code = share.code_now(load_facts())
    except ScenarioCodeError as error:
        st.warning(sentence(error), icon=":material/link_off:")
        return
    words = tr("方案码含方案、年份、图层、页面与语言，带校验；放在任一页网址的 ?s= 之后都能打开。")
    st.caption(words)
    link = share.address_of(code)
    with st.container(horizontal=True, gap="medium"):
        with st.container(width=230):
            _picture(link)
        with st.container(width="stretch"):
            st.markdown(tr("**链接**　其他电脑打开同一画面") if link else tr("**链接**　只有本机能打开"))
            address = link or share.address_here(code)
            st.code(address, language=None, wrap_lines=True)
            copy_button(address, key="share_copy_link", label=tr("复制链接"))
            st.markdown(tr("**方案码**　粘贴到下面的框里打开"))
            st.code(code, language=None, wrap_lines=True)
            copy_button(code, key="share_copy_code", label=tr("复制方案码"))


def _picture(link: str) -> None:
    if not link:
        st.caption(
            tr(
                "此处没有二维码：当前网址只有本机能打开。请在 deploy/settings.toml 填写站点地址，或用 python3 tasks.py"
                " run --lan 启动后再扫码。"
            )
        )
        return
    try:
        picture = qr_png(link, scale=5)
    except AddressTooLongError:
        st.caption(tr("内容较多，超出二维码的容量，请复制方案码或导出方案文件。"))
    else:
        own = share.is_own_address(link)
        st.image(picture, width=220, caption=tr("只在本机有效") if own else tr("同一网络内的手机扫码打开"))


def _open(pasted: str) -> None:
    """Lead to the code or the page that stands in what was pasted; what cannot be followed changes nothing.

    The address that stands now would otherwise win over what the code says of the screen.
    """
    code = find(pasted)
    if not code:
        _open_page(pasted)
        return
    try:
        decode(code, load_facts().catalogue)
    except ScenarioError as error:
        st.error(sentence(error), icon=":material/link_off:")
        return
    frame_pairs = {key: value for key, value in st.query_params.to_dict().items() if key in share.FRAME - {"lang"}}
    st.query_params.from_dict(frame_pairs | {share.PARAM: code})
    st.rerun()


def _open_page(pasted: str) -> None:
    """A link to one of our pages without a code."""
    link = LINK.search(unescape(pasted))
    page = link[1] if link else ""
    view = view_of(page)
    if link is None or view is None:
        st.error(tr("没有找到方案码，也没有找到本站的网页地址；现在的画面没有改动。"), icon=":material/link_off:")
        return
    pairs = cleaned(dict(parse_qsl(link[2] or "")))
    st.switch_page(script_of(page), query_params={key: pairs[key] for key in view.defaults if key in pairs})
