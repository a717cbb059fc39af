"""What a scene, a question and a reply consist of, and the sizes of their pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from components.base import cache
from components.base.look import Look
from components.base.scales import Theme
from components.topics.contract import Figure
from data.kiosk import FILE, Kiosk, read_kiosk
from model.scenario import Scenario
from model.single_flight import single_flight

HALL_THEME: Theme = "dark"
SHAPES = {"tall": (1080, 860), "wide": (1180, 930)}
"""Width and height in px of a question's picture, on an upright screen and on a wide one, at text size `TEXT_SIZE`."""
REPLY_SHAPES = {"tall": (1080, 730), "wide": (1180, 930)}
FIRST_SHAPES = {"tall": (1080, 634), "wide": (1180, 930)}
"""The same of a picture beside an answer, and of the first scene beside the choice of questions."""
LOOP_SHAPES = {"tall": (1080, 940), "wide": (1200, 1080), "broad": (2000, 1080)}
"""The same of the loop's own; `broad` is a wall of two screens."""
TEXT_SIZE = 2.0
Picture = Callable[[int, int], str]
"""A picture of this width and height in px, as SVG text."""
Spots = Callable[[int, int], tuple[tuple[float, float], ...]]
"""Places on a picture of this width and height, as shares of them."""


class Sheet(NamedTuple):
    """A sheet of a scene's picture, and the manner in which it comes: "" for what is there from the first."""

    manner: str
    picture: Picture


@dataclass(frozen=True)
class Scene:
    """One scene of the loop: heading, sentence and a figure, beside the `sheets` of its picture, which is `picture` as
    a whole; `spots` are where something opens."""

    heading: str
    sentence: str
    figure: Figure | None
    picture: Picture
    sheets: tuple[Sheet, ...]
    spots: Spots


@dataclass(frozen=True)
class Option:
    """One answer that a visitor can choose; `letter` is that of its place on the map, "" without a map."""

    ident: str
    label: str
    letter: str = ""


@dataclass(frozen=True)
class Question:
    """A question for a visitor. `title` and `icon` (a Material symbol) stand on the start screen, `hint` under the
    question."""

    ident: str
    icon: str
    title: str
    text: str
    hint: str
    options: tuple[Option, ...]
    picture: Picture


@dataclass(frozen=True)
class Bar:
    """The model's answer for one option: its value in words, and its length as a share (0 to 1) of the longest."""

    option: Option
    value: str
    length: float
    is_best: bool


@dataclass(frozen=True)
class Reply:
    """What the model says to the option that was chosen. `answer` and `value` are the right answer and its figure,
    `sentence` says both, `basis` the grade and what it rests on; `measure` says what the bars are; `picture` is that of
    the option `pictured`; `scenario` and `page` with `pairs` are what opens on the visitor's phone."""

    is_right: bool
    answer: str
    value: str
    sentence: str
    basis: str
    teaching: str
    measure: str
    bars: tuple[Bar, ...]
    pictured: str
    picture: Picture
    scenario: Scenario
    page: str
    pairs: tuple[tuple[str, str], ...]


def hall_look(language: str) -> Look:
    """The look of every picture and word of the kiosk."""
    return Look(language, HALL_THEME, TEXT_SIZE, SHAPES["tall"][0])


def declared() -> Kiosk:
    """What `kiosk.yaml` declares. Raises DataContractError."""
    return _declared(cache.folder_versions(cache.data_root(), FILE))


@single_flight(maxsize=2)
def _declared(version: tuple[int, ...]) -> Kiosk:
    return read_kiosk(cache.data_root())


def bars_of(options: tuple[Option, ...], values: tuple[float, ...], words: tuple[str, ...]) -> tuple[Bar, ...]:
    """A bar for each option; the largest value is the best."""
    longest = max(values)
    return tuple(
        Bar(option, text, max(0.0, value / longest) if longest > 0 else 0.0, value == longest)
        for option, value, text in zip(options, values, words, strict=True)
    )
