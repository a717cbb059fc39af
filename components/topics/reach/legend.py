"""The classes of the map in words, each with its colour."""

from collections.abc import Sequence
from itertools import pairwise

from components.base.scales import Theme
from components.drawing.maps.legend import address, cell_shapes
from components.topics.reach.classes import CHANGE_STEPS, LIMITS, SAME, Picture, colours
from components.words.format import number
from components.words.text import say
from model.messages import Message, message

LEAST_SHARE = 0.0005


def legend(picture: Picture, theme: Theme, size: float, shares: Sequence[float]) -> str:
    """One line of Markdown: the classes with their colour and share of the land, in the order of the colours."""
    rows = class_rows(picture, theme, shares)
    return "　".join(f"![]({address(cell_shapes(tint, theme), size)}) :small[{name}]" for tint, name in rows)


def class_rows(picture: Picture, theme: Theme, shares: Sequence[float], language: str = "") -> list[tuple[str, str]]:
    """Colour and name of the classes that a map explains.

    Of minutes all, what is not reached only where there is any; of a difference those on the map, and no change.
    """
    always = {SAME - 1} if picture == "diff" else set(range(len(shares) - 1))
    rows = zip(colours(picture, theme), class_names(picture, shares, language), strict=True)
    return [row for turn, row in enumerate(rows) if turn in always or shares[turn] >= LEAST_SHARE]


def class_names(picture: Picture, shares: Sequence[float], language: str = "") -> list[str]:
    """Names of the classes with their shares of the area's land (0 to 1), in the order of the colours.

    `language` is a code, the viewer's own where there is none.
    """
    names = (say(name, language) for name in (_changes() if picture == "diff" else _minutes()))
    return [f"{name} {number(100 * share, 0)}%" for name, share in zip(names, shares, strict=True)]


def _minutes() -> list[Message]:
    limits = [f"{limit:g}" for limit in LIMITS]
    between = [message("{a}～{b}", a=a, b=b) for a, b in pairwise(limits)]
    return [message("{n} 分钟内", n=limits[0]), *between, message("{n} 以上", n=limits[-1]), message("不可达")]


def _changes() -> list[Message]:
    steps = [f"{step:g}" for step in CHANGE_STEPS]
    shorter = [message("缩短{a}～{b}分钟", a=a, b=b) for a, b in pairwise(steps)]
    longer = [message("延长{a}～{b}分钟", a=a, b=b) for a, b in pairwise(steps)]
    return [
        *(message("缩短{n}分钟以上", n=steps[-1]), *reversed(shorter), message("基本不变（不到1分钟）")),
        *(*longer, message("延长{n}分钟以上", n=steps[-1])),
        *(message("变为不可达"), message("变为可达"), message("不可达")),
    ]
