"""The classes of the map in words, each with its colour."""

import base64
from collections.abc import Mapping
from itertools import pairwise

from components.format import number
from components.reach.classes import LIMITS, Look, colours
from components.scales import Theme, palette
from components.text import tr
from model.reach.summary import LONGER, NEITHER, SAME, SHORTER


def legend(look: Look, theme: Theme, shares: Mapping[int, float]) -> str:
    """One line of Markdown: every class with its colour, in the order of the colours; `shares` of the land by kind of
    change are said with the changes."""
    names = class_names(look, shares)
    signs = [f"![]({_swatch(tint, theme)}) {name}" for tint, name in zip(colours(look, theme), names, strict=True)]
    return "　".join(signs)


def class_names(look: Look, shares: Mapping[int, float]) -> list[str]:
    """Names of the classes in the order of the colours."""
    return _changes(shares) if look == "diff" else _minutes()


def _minutes() -> list[str]:
    limits = [f"{limit:g}" for limit in LIMITS]
    within = [
        tr("{n} 分钟内", n=limits[0]),
        *(tr("{a}～{b}", a=a, b=b) for a, b in pairwise(limits)),
    ]
    return [*within, tr("{n} 以上", n=limits[-1]), tr("到不了")]


def _changes(shares: Mapping[int, float]) -> list[str]:
    names = {SHORTER: tr("变近 1 分钟以上"), SAME: tr("基本不变"), LONGER: tr("变远 1 分钟以上"), NEITHER: tr("到不了")}
    return [f"{name} {number(100 * shares.get(kind, 0.0), 0)}%" for kind, name in names.items()]


def _swatch(tint: str, theme: Theme) -> str:
    box = f'<rect x="1" y="1" width="22" height="14" fill="{tint}" stroke="{palette(theme).border}"/>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16" viewBox="0 0 24 16">{box}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode()
