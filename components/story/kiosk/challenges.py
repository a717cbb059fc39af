"""The three questions in their order, and the model's replies, remembered until the data change."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from components.base import cache, clock
from components.base.cache import Versions
from components.base.look import Look
from components.story.kiosk import crossing, land, park
from components.story.kiosk.parts import Question, Reply, hall_look
from model.single_flight import single_flight


class Challenge(NamedTuple):
    """How a question is put, and what the model says to a choice."""

    question: Callable[[Look], Question]
    reply: Callable[[str, Look], Reply]


CHALLENGES = {
    crossing.IDENT: Challenge(crossing.question, crossing.reply),
    land.IDENT: Challenge(land.question, land.reply),
    park.IDENT: Challenge(park.question, park.reply),
}


def question(ident: str, language: str) -> Question:
    """Raises KeyError for no question; DataContractError and LayerContractError where the files are broken."""
    return _question(ident, language, *basis())


def reply(ident: str, choice: str, language: str) -> Reply:
    """Raises KeyError for no question or no option of it, and as `question` does."""
    return _reply(ident, choice, language, *basis())


def basis() -> tuple[Versions, date]:
    """Stands for everything that answers and pictures are made from: files, and the day that says what is open."""
    return cache.folder_versions(cache.data_root(), ".csv", ".yaml") + cache.geo_versions(), clock.today()


@single_flight(maxsize=16)
def _question(ident: str, language: str, versions: Versions, day: date) -> Question:
    return CHALLENGES[ident].question(hall_look(language))


@single_flight(maxsize=48)
def _reply(ident: str, choice: str, language: str, versions: Versions, day: date) -> Reply:
    return CHALLENGES[ident].reply(choice, hall_look(language))
