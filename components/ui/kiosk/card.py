"""The result card: an honest score, every answer with its figure, and the way to the visitor's own phone."""

import streamlit as st

from components.base.qr import AddressTooLongError, qr_png
from components.base.settings import read_settings
from components.export.screen_code import screen_of
from components.story.kiosk.challenges import CHALLENGES, question, reply
from components.topics.whatif.facts import load_facts
from components.ui.kiosk import visit as visits
from components.ui.kiosk.picture import picture
from components.ui.kiosk.visit import Visit
from components.words.text import language, plain_in_markdown, tr
from model.scenario_code import State, encode
from model.scenario_errors import ScenarioCodeError

LONGEST_TO_NOTE = 40
"""Signs of a code that a person would still write down."""


def card_screen(visit: Visit) -> None:
    """Raises DataContractError and LayerContractError."""
    right = [ident for ident, choice in visit.answers if reply(ident, choice, language()).is_right]
    if visit.answers:
        ident, choice = visit.answers[-1]
        picture(question(ident, language()), reply(ident, choice, language()).pictured)
    with st.container(key="kiosk_words"), st.container(key="kiosk_card"):
        st.title(_score(len(right), len(visit.answers)), anchor=False)
        with st.container(key="kiosk_result"):
            for ident, choice in visit.answers:
                _line(ident, choice, is_right=ident in right)
            st.caption(tr("只算第一次猜的。"))
        _hand_off(visit)
    with st.container(key="kiosk_choices"), st.container(key="kiosk_answered"):
        _onward(visit)


def _onward(visit: Visit) -> None:
    if visit.following:
        st.button(
            tr("再猜一题"), icon=":material/arrow_forward:", key="kiosk_more", type="primary", width="stretch",
            on_click=visits.ask, args=(visit.following,),
        )  # fmt: skip
    else:
        st.button(
            tr("从头再玩一次"), icon=":material/replay:", key="kiosk_again", type="primary", width="stretch",
            on_click=visits.start_again,
        )  # fmt: skip


def _score(right: int, count: int) -> str:
    if not count:
        return tr("还没有猜过。")
    stars = ":material/star:" * right
    return f"{stars} " + tr("猜了 {count} 题，猜对 {right} 题", count=count, right=right)


def _line(ident: str, choice: str, *, is_right: bool) -> None:
    """A question's right answer, its figure large, and the grade of it in small words."""
    mark = ":green[:material/check_circle:]" if is_right else ":orange[:material/cancel:]"
    model = reply(ident, choice, language())
    with st.container(key=f"kiosk_line_{ident}"):
        st.markdown(f"{mark} {plain_in_markdown(model.answer)}　**{plain_in_markdown(model.value)}**")
        st.caption(plain_in_markdown(f"{question(ident, language()).title} {model.basis}"))


def _hand_off(visit: Visit) -> None:
    """The last answer as a QR code where the site has a public address, else a code to note down; else nothing, as a
    visitor can do nothing about it (the operator's panel says so)."""
    code = code_of(visit)
    origin = read_settings().site_address
    if not code or not (origin or len(code) <= LONGEST_TO_NOTE):
        return
    with st.container(key="kiosk_code"):
        if origin:
            try:
                st.image(qr_png(f"{origin}/?s={code}"))
                st.markdown(tr("用手机扫一扫，接着看这张图。"))
            except AddressTooLongError:
                st.markdown(tr("这张图太复杂，二维码放不下。"))
        else:
            st.markdown(tr("想接着看？在单位网页上输入方案码："))
            st.markdown(f"**{plain_in_markdown(code)}**")


def code_of(visit: Visit) -> str:
    """The code of the last answer's scenario and page; "" where there is none or no code can carry it."""
    if not visit.answers or visit.answers[-1][0] not in CHALLENGES:
        return ""
    ident, choice = visit.answers[-1]
    model = reply(ident, choice, language())
    screen = screen_of(model.page, dict(model.pairs), language())
    try:
        return encode(State(model.scenario, screen), load_facts().catalogue)
    except ScenarioCodeError:
        return ""
