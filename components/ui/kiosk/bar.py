"""The bar at the foot of every screen: the sign of the site, back, lower controls, language, end."""

import streamlit as st

from components.base.settings import read_settings
from components.ui.kiosk import visit as visits
from components.ui.kiosk.visit import Visit
from components.words.text import language, tr

NAMES = {"zh": "中文", "en": "English"}


def bar(visit: Visit) -> None:
    """What can be done on every screen. The browser itself ends the visit, and moves the whole stage down or up again
    (one of the two buttons is seen); a long press on the sign has it press the operator's button, which nobody sees."""
    with st.container(key="kiosk_bar", horizontal=True, horizontal_alignment="distribute"):
        with st.container(key="kiosk_sign", width="content"):
            st.markdown(tr("济南起步区"))
        if visit.screen != "start":
            st.button(tr("开头"), icon=":material/home:", key="kiosk_home", on_click=visits.turn_to, args=("start",))
        st.button(tr("低一点"), icon=":material/accessible:", key="kiosk_low")
        st.button(tr("高一点"), icon=":material/accessible:", key="kiosk_high")
        other = "en" if language() == "zh" else "zh"
        st.button(
            NAMES[other], icon=":material/translate:", key=f"kiosk_lang_{other}", on_click=visits.speak, args=(other,)
        )
        st.button(tr("结束"), icon=":material/logout:", key="kiosk_end", on_click=visits.start_again)
        if read_settings().kiosk_pin:
            st.button(tr("操作员"), key="kiosk_operator", on_click=visits.type_pin, args=("",))
