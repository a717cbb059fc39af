"""The story that this viewer is putting together, with its past: in the session until it is saved or taken out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from components.story.drafts import DRAFT, DraftError
from components.topics.stories.view import VIEW
from components.ui.session import address
from components.words.text import say
from data.stories import Story
from model.history import History, recorded, redone, undone

HISTORY, ANSWER = "draft_history", "draft_answer"
"""In the session: the draft with its past, and a sentence that stands on the page until the next change."""


@dataclass(frozen=True)
class InHand:
    """The draft, None for none, and the id of the saved story that it goes on from, "" for none."""

    story: Story | None = None
    saved_id: str = ""


def history() -> History[InHand]:
    """Past, present and future of the draft."""
    value: History[InHand] = st.session_state.get(HISTORY, History(InHand()))
    return value


def in_hand() -> InHand:
    """The draft as it is."""
    return history().present


def record(story: Story | None, saved_id: str | None = None) -> None:
    """One step on, to be undone; the draft goes on from the same saved story unless another is named."""
    base = in_hand().saved_id if saved_id is None else saved_id
    st.session_state[HISTORY] = recorded(history(), InHand(story, base))
    st.session_state.pop(ANSWER, None)


def settle(story: Story, saved_id: str) -> None:
    """The draft is saved as it is: no step of its own in the past."""
    st.session_state[HISTORY] = replace(history(), present=InHand(story, saved_id))


def attempt(edit: Callable[[], Story | None], saved_id: str | None = None) -> bool:
    """One step on, or a sentence where the edit is refused; the draft then stays as it is."""
    try:
        record(edit(), saved_id)
    except DraftError as error:
        answer(say(error.what))
        return False
    return True


def step_back() -> None:
    """Undo the last edit."""
    _travel(undone(history()))


def step_on() -> None:
    """Redo what was undone last."""
    _travel(redone(history()))


def open_draft(number: int = 1) -> None:
    """Show this step of the draft; the first story that ships where there is no draft."""
    story = in_hand().story
    if story is None:
        address.reset(VIEW, "story", "step")
    else:
        address.write(VIEW, {"story": DRAFT, "step": str(min(max(number, 1), len(story.steps)))})


def answer(words: str) -> None:
    """Queue a sentence for the page."""
    st.session_state[ANSWER] = words


def _travel(steps: History[InHand]) -> None:
    st.session_state[HISTORY] = steps
    st.session_state.pop(ANSWER, None)
    open_draft(int(address.own_pairs(VIEW).get("step", "1")))
