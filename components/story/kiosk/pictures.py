"""Pictures of the kiosk by name, drawn once: `crossing-x_qilu-en-wide.webp`, `loop-3-zh-tall.webp`, and its sheets
`loop-3_0-zh-tall.webp`, `loop-3_1-zh-tall.webp` …"""

import re
from datetime import date
from hashlib import sha256

from components.base.assets_store import Payload
from components.base.cache import Versions
from components.drawing.picture_child import webp, webps
from components.story.kiosk.challenges import CHALLENGES, basis, question, reply
from components.story.kiosk.parts import FIRST_SHAPES, LOOP_SHAPES, REPLY_SHAPES, SHAPES, Picture, Scene, hall_look
from components.story.kiosk.scenes import scenes
from components.words.text import languages
from model.single_flight import single_flight

LOOP, START = "loop", "start"
NAME = re.compile(r"([a-z]+)-([a-z0-9_]{1,40})-([a-z]{2})-([a-z]+)\.webp")
SHEET = re.compile(r"([1-9][0-9]?)_([0-9]{1,2})")
PX_A_UNIT, SHEET_PX_A_UNIT = 2.0, 1.5
"""Of a picture, and of a sheet over it: there are several at once, and each takes memory."""


def name_of(subject: str, which: str, language: str, *, is_upright: bool) -> str:
    """Name of a picture: of the loop by number, of a question by the choice, `START` before any choice."""
    return f"{subject}-{which}-{language}-{'tall' if is_upright else 'wide'}.webp"


def sheet_name(scene: int, sheet: int, language: str, shape: str) -> str:
    """Name of a sheet of a scene, counted from 1 and from 0; `shape` is one of `LOOP_SHAPES`."""
    return f"{LOOP}-{scene}_{sheet}-{language}-{shape}.webp"


def version() -> str:
    """Stands for all pictures as they are now: with it in an address, a browser keeps a picture for good."""
    return sha256(repr(basis()).encode()).hexdigest()[:12]


def address_of(name: str) -> str:
    """Where the picture of this name is fetched, relative to the page."""
    return f"hall/picture/{name}?v={version()}"


def picture(name: str) -> Payload | None:
    """The picture as WebP; None for a name that stands for none. Raises as the questions do."""
    match = NAME.fullmatch(name)
    if match is None or match[3] not in languages():
        return None
    if match[4] not in _sizes(match[1], match[2]):
        return None
    return _payload(name, *basis())


def loop(language: str) -> tuple[Scene, ...]:
    """The scenes of the loop, remembered until the data change."""
    return _scenes(language, *basis())


@single_flight(maxsize=4)
def _scenes(language: str, versions: Versions, day: date) -> tuple[Scene, ...]:
    return scenes(hall_look(language))


@single_flight(maxsize=192)
def _payload(name: str, versions: Versions, day: date) -> Payload | None:
    subject, which, language, shape = name.removesuffix(".webp").split("-")
    if subject == LOOP and (sheet := SHEET.fullmatch(which)):
        sheets, place = _sheets(int(sheet[1]), language, shape, versions, day), int(sheet[2])
        return sheets[place] if place < len(sheets) else None
    draw = _picture_of(subject, which, language)
    return _packed(webp(draw(*_sizes(subject, which)[shape]), PX_A_UNIT)) if draw else None


@single_flight(maxsize=32)
def _sheets(scene: int, language: str, shape: str, versions: Versions, day: date) -> tuple[Payload, ...]:
    """All sheets of a scene, drawn together; none for a scene that is none."""
    whole = loop(language)
    if not 0 < scene <= len(whole):
        return ()
    scales = [PX_A_UNIT, *[SHEET_PX_A_UNIT] * (len(whole[scene - 1].sheets) - 1)]
    drawings = [sheet.picture(*LOOP_SHAPES[shape]) for sheet in whole[scene - 1].sheets]
    return tuple(map(_packed, webps(list(zip(drawings, scales, strict=True)))))


def _packed(body: bytes) -> Payload:
    return Payload(sha256(body).hexdigest()[:12], body, body, "image/webp")


def _sizes(subject: str, which: str) -> dict[str, tuple[int, int]]:
    """By shape of the screen, the size of a picture in px."""
    if subject == LOOP:
        return LOOP_SHAPES if SHEET.fullmatch(which) else FIRST_SHAPES
    return SHAPES if which == START else REPLY_SHAPES


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
