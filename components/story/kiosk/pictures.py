"""Pictures of the kiosk by name, drawn once: `loop-3-zh-tall.webp`, `crossing-x_qilu-en-wide.webp`."""

import re
from datetime import date
from hashlib import sha256

from components.base.assets_store import Payload
from components.base.cache import Versions
from components.drawing.picture_child import webp
from components.story.kiosk.challenges import CHALLENGES, basis, question, reply
from components.story.kiosk.parts import SHAPES, Picture, Scene, hall_look
from components.story.kiosk.scenes import scenes
from components.words.text import languages
from model.single_flight import single_flight

LOOP, START = "loop", "start"
NAME = re.compile(r"([a-z]+)-([a-z0-9_]{1,40})-([a-z]{2})-([a-z]+)\.webp")
PX_A_UNIT = 2.0


def name_of(subject: str, which: str, language: str, *, is_upright: bool) -> str:
    """Name of a picture: of the loop by number, of a question by the choice, `START` before any choice."""
    return f"{subject}-{which}-{language}-{'tall' if is_upright else 'wide'}.webp"


def version() -> str:
    """Stands for all pictures as they are now: with it in an address, a browser keeps a picture for good."""
    return sha256(repr(basis()).encode()).hexdigest()[:12]


def address_of(name: str) -> str:
    """Where the picture of this name is fetched, relative to the page."""
    return f"hall/picture/{name}?v={version()}"


def picture(name: str) -> Payload | None:
    """The picture as WebP; None for a name that stands for none. Raises as the questions do."""
    match = NAME.fullmatch(name)
    if match is None or match[4] not in SHAPES or match[3] not in languages():
        return None
    return _payload(name, *basis())


def loop(language: str) -> tuple[Scene, ...]:
    """The scenes of the loop, remembered until the data change."""
    return _scenes(language, *basis())


@single_flight(maxsize=4)
def _scenes(language: str, versions: Versions, day: date) -> tuple[Scene, ...]:
    return scenes(hall_look(language))


@single_flight(maxsize=96)
def _payload(name: str, versions: Versions, day: date) -> Payload | None:
    subject, which, language, shape = name.removesuffix(".webp").split("-")
    draw = _picture_of(subject, which, language)
    if draw is None:
        return None
    body = webp(draw(*SHAPES[shape]), PX_A_UNIT)
    return Payload(sha256(body).hexdigest()[:12], body, body, "image/webp")


def every_name(language: str, *, is_upright: bool) -> tuple[str, ...]:
    """Names of the pictures of all questions and replies, in the order in which they are met."""
    names = []
    for ident in CHALLENGES:
        options = (option.ident for option in question(ident, language).options)
        pictured = dict.fromkeys(reply(ident, option, language).pictured for option in options)
        names += [name_of(ident, which, language, is_upright=is_upright) for which in (START, *pictured)]
    return tuple(names)


def _picture_of(subject: str, which: str, language: str) -> Picture | None:
    if subject == LOOP:
        turn = int(which) if which.isdecimal() else 0
        whole = loop(language)
        return whole[turn - 1].picture if 0 < turn <= len(whole) else None
    if subject not in CHALLENGES:
        return None
    if which == START:
        return question(subject, language).picture
    if which not in {option.ident for option in question(subject, language).options}:
        return None
    return reply(subject, which, language).picture
