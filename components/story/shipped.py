"""The stories that ship with the explorer, read again when a file has changed."""

from components.base import cache
from data.stories import FOLDER, Story, stories
from data.tables import DATA
from model.single_flight import single_flight


def shipped_stories() -> tuple[Story, ...]:
    """Every shipped story in its order. Raises DataContractError."""
    return _stories(cache.folder_versions(DATA / FOLDER, ".yaml"))


def shipped_story(ident: str) -> Story | None:
    """The shipped story of this id."""
    return next((story for story in shipped_stories() if story.id == ident), None)


@single_flight(maxsize=2)
def _stories(versions: cache.Versions) -> tuple[Story, ...]:
    return stories()
