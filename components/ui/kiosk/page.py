"""The kiosk's screens. Where the files behind them are broken, the page says so to the browser, which runs the loop."""

import streamlit as st

from components.base.errors import EXPECTED
from components.ui.kiosk.bar import bar
from components.ui.kiosk.card import card_screen
from components.ui.kiosk.operator import operator_screen
from components.ui.kiosk.question import answer_screen, question_screen
from components.ui.kiosk.start import start_screen
from components.ui.kiosk.visit import visit_now

SCREENS = {
    "start": start_screen,
    "question": question_screen,
    "answer": answer_screen,
    "card": card_screen,
    "operator": operator_screen,
}
CHANGED = (LookupError, StopIteration)
"""A file that was changed during a visit no longer has the option that the visitor chose."""


def kiosk_page() -> None:
    """The screen of this visit, and the bar below it."""
    visit = visit_now()
    with st.container(key="kiosk_stage"):
        try:
            SCREENS[visit.screen](visit)
        except (*EXPECTED, *CHANGED):
            st.container(key="kiosk_fault").write(" ")
        bar(visit)
