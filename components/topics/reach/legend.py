"""The classes of the map in words, each with its colour."""

import base64
from collections.abc import Sequence
from itertools import pairwise

from components.base.scales import Theme, palette
from components.topics.reach.classes import LIMITS, Picture, colours
from components.words.format import number
from components.words.text import tr

LEAST_SHARE = 0.0005


def legend(picture: Picture, theme: Theme, size: float, shares: Sequence[float]) -> str:
    """One line of Markdown: every class with its colour and its share of the land, in the order of the colours.

    The last class, what is not reached, is named only where there is any.
    """
    rows = list(zip(colours(picture, theme), class_names(picture, shares), strict=True))
    named = rows if shares[-1] >= LEAST_SHARE else rows[:-1]
    return "　".join(f"![]({_swatch(tint, theme, size)}) :small[{name}]" for tint, name in named)


def class_names(picture: Picture, shares: Sequence[float]) -> list[str]:
    """Names of the classes with their shares of the area's land (0 to 1), in the order of the colours."""
    names = _changes() if picture == "diff" else _minutes()
    return [f"{name} {number(100 * share, 0)}%" for name, share in zip(names, shares, strict=True)]


def _minutes() -> list[str]:
    limits = [f"{limit:g}" for limit in LIMITS]
    between = [tr("{a}～{b}", a=a, b=b) for a, b in pairwise(limits)]
    return [tr("{n} 分钟内", n=limits[0]), *between, tr("{n} 以上", n=limits[-1]), tr("到不了")]


def _changes() -> list[str]:
    return [tr("变近 1 分钟以上"), tr("基本不变"), tr("变远 1 分钟以上"), tr("到不了")]


def _swatch(tint: str, theme: Theme, size: float) -> str:
    box = f'<rect x="1" y="1" width="22" height="14" fill="{tint}" stroke="{palette(theme).border}"/>'
    extent = f'width="{24 * size:g}" height="{16 * size:g}" viewBox="0 0 24 16"'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" {extent}>{box}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()
