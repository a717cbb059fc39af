"""The kiosk's screens. Where the files behind them are broken, the page says so to the browser, which runs the loop."""

import streamlit as st

from components.ui.kiosk.bar import bar
from components.ui.kiosk.card import card_screen
from components.ui.kiosk.operator import operator_screen
from components.ui.kiosk.question import answer_screen, question_screen
from components.ui.kiosk.start import start_screen
from components.ui.kiosk.visit import visit_now
from data.errors import DataContractError
from geo.errors import LayerContractError

SCREENS = {
    "start": start_screen,
    "question": question_screen,
    "answer": answer_screen,
    "card": card_screen,
    "operator": operator_screen,
}


def kiosk_page() -> None:
    """The screen of this visit, and the bar below it."""
    visit = visit_now()
    with st.container(key="kiosk_stage"):
        try:
            SCREENS[visit.screen](visit)
        except (DataContractError, LayerContractError):
            st.container(key="kiosk_fault").write(" ")
        bar(visit)
