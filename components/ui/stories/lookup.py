"""Any story by its id: those that ship, the draft in hand, and saved ones."""

from dataclasses import replace

from components.store import ScenarioStoreError
from components.store.story_words import story_sentence
from components.story.drafts import DRAFT
from components.topics.stories.state import OWN, State
from components.topics.stories.view import VIEW, shipped
from components.ui import state as notices
from components.ui.session import address
from components.ui.stories.draft import in_hand
from components.ui.stories.saved import PREFIX, saved_reading
from components.words.text import tr
from data.stories import Story


def story_of(ident: str) -> Story | None:
    """The story of this id; None where it is not at hand. Raises DataContractError."""
    if ident == DRAFT:
        return in_hand().story
    if ident.startswith(PREFIX):
        return _saved(ident)
    return next((story for story in shipped() if story.id == ident), None)


def _saved(ident: str) -> Story | None:
    try:
        return saved_reading(ident).story
    except ScenarioStoreError as error:
        if error.reason != "unknown":
            notices.notice(story_sentence(error))
        return None


def open_state() -> State:
    """The state of the address with the story that it opens; a story that is not at hand is a sentence, and the first
    that ships is open instead."""
    state = address.state_of(VIEW)
    if not OWN.fullmatch(state.story):
        return state
    story = story_of(state.story)
    if story is None:
        notices.notice(tr("没有找到这份汇报：草稿只在编它的浏览器里，存好的可能已被移走。"))
        address.reset(VIEW, "story", "step")
        return address.state_of(VIEW)
    return replace(state, own=story, step=min(state.step, len(story.steps)))
