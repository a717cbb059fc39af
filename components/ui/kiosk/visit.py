"""What one visitor has done so far. It lives in the session and nowhere else, and a fresh start leaves none of it."""

from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from components.base.look import SOURCE_LANGUAGE
from components.base.settings import read_settings
from components.store.visits import shared_tally
from components.story.kiosk.challenges import CHALLENGES
from components.ui import state
from components.ui.session.look import LANGUAGE
from components.words.text import language

VISIT = "kiosk_visit"
Screen = Literal["start", "question", "answer", "card", "operator"]


@dataclass(frozen=True)
class Visit:
    """The screen, the question on it, the option that was chosen, the first answer to every question by id, and which
    of them are counted; `is_path` for all three questions in a row. `pin` are the digits typed so far."""

    screen: Screen = "start"
    challenge: str = ""
    choice: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    counted: tuple[str, ...] = ()
    is_path: bool = False
    pin: str = ""
    is_operator: bool = False

    def chosen(self, challenge: str) -> str:
        """The first choice for a question, "" for none: only that one counts."""
        return dict(self.answers).get(challenge, "")

    @property
    def following(self) -> str:
        """The next question without an answer, "" after the last."""
        return next((ident for ident in CHALLENGES if not self.chosen(ident)), "")


def visit_now() -> Visit:
    """The visit on screen."""
    visit = st.session_state.get(VISIT)
    return visit if isinstance(visit, Visit) else Visit()


def ask(challenge: str, *, is_path: bool = False) -> None:
    """Put a question."""
    _keep(replace(visit_now(), screen="question", challenge=challenge, choice="", is_path=is_path))


def choose(choice: str) -> None:
    """Take a choice; the first one for a question is the one that counts."""
    visit = visit_now()
    if visit.screen != "question":
        return
    answers = visit.answers
    if not visit.chosen(visit.challenge):
        answers = (*answers, (visit.challenge, choice))
    _keep(replace(visit, screen="answer", choice=choice, answers=answers))


def count_answer(*, is_right: bool) -> None:
    """Count the first answer to the question on screen, once; on a locked site only."""
    visit = visit_now()
    if visit.challenge in visit.counted:
        return
    _keep(replace(visit, counted=(*visit.counted, visit.challenge)))
    if read_settings().kiosk:
        shared_tally().answer(visit.challenge, language(), is_right=is_right)


def type_pin(pin: str) -> None:
    """What has been typed of the operator's PIN."""
    _keep(replace(visit_now(), screen="operator", pin=pin))


def open_panel() -> None:
    """The PIN was right."""
    _keep(replace(visit_now(), screen="operator", pin="", is_operator=True))


def turn_to(screen: Screen) -> None:
    """Show another screen."""
    _keep(replace(visit_now(), screen=screen, pin="", is_operator=False))


def start_again() -> None:
    """Forget the visit, its language and everything else that this session holds of it."""
    st.session_state.pop(VISIT, None)
    speak(first_language())


def speak(code: str) -> None:
    """Change the language of this visit."""
    st.session_state[LANGUAGE] = code
    state.remember(LANGUAGE, code, first_language())


def first_language() -> str:
    """The language in which every visit begins."""
    site = read_settings()
    return site.kiosk_language if site.kiosk else SOURCE_LANGUAGE


def _keep(visit: Visit) -> None:
    st.session_state[VISIT] = visit
