"""The classes of the map in words, each with its colour."""

from collections.abc import Sequence
from itertools import pairwise

from components.base.scales import Theme
from components.drawing.maps.legend import address, cell_shapes
from components.topics.reach.classes import LIMITS, Picture, colours
from components.words.format import number
from components.words.text import say
from model.messages import Message, message

LEAST_SHARE = 0.0005


def legend(picture: Picture, theme: Theme, size: float, shares: Sequence[float]) -> str:
    """One line of Markdown: every class with its colour and its share of the land, in the order of the colours.

    The last class, what is not reached, is named only where there is any.
    """
    rows = list(zip(colours(picture, theme), class_names(picture, shares), strict=True))
    rows_listed = rows if shares[-1] >= LEAST_SHARE else rows[:-1]
    return "　".join(f"![]({address(cell_shapes(tint, theme), size)}) :small[{name}]" for tint, name in rows_listed)


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
    return [message("缩短1分钟以上"), message("基本不变"), message("延长1分钟以上"), message("不可达")]
