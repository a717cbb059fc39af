"""A page's first picture: title, answer and the leading map or chart of its content, as SVG for a page of HTML.

One text serves both themes: what differs between the two is a custom property with two values. Nothing in it can be
focused, nothing has a role, and its ids are its own.
"""

import json
import re
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self

from components.base.look import Look, using
from components.drawing.maps.drawing import frame_svg
from components.drawing.maps.picture import MapPicture
from components.export.picture import body_svg
from components.topics.contract import Content, View, plain
from model.scenario import BASELINE

MAP, FIGURES = (1115, 600), (1206, 330)
"""Size in px of a map, whose middle is shown in a frame that is less wide, and of the figures of a page with neither
map nor chart."""
PREFIX = "first-"
SPOKEN = re.compile(r'\s(?:aria-[a-z]+|role|class|xmlns(?::xlink)?|pointer-events|cursor)="[^"]*"')
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
IDENT = re.compile(r'\bid="|url\(#|\bhref="#')
ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
IMAGE = re.compile(r"<image\b[^>]*/>")
VALUE = re.compile(r"[\w#(),.% -]*")
STYLED = {"fill", "stroke", "stop-color", "fill-opacity", "stroke-opacity", "opacity", "stroke-width"}
"""Attributes that are styles too, and so can take a custom property."""


@dataclass(frozen=True)
class FirstPicture:
    """What a page shows before it lives. `answer` has its lines, `kind` is `map`, `chart`, `figures` or empty for words
    alone; `svg` comes with its own style. `day` is the day it speaks of, empty where its page knows no today."""

    title: str
    answer: tuple[str, ...]
    notice: str = ""
    kind: str = ""
    svg: str = ""
    day: str = ""

    def as_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """What `as_json` has written. Raises TypeError or KeyError for anything else."""
        if not all(isinstance(values[field.name], str) for field in fields(cls) if field.name != "answer"):
            raise TypeError("a first picture is made of texts")
        return cls(**{**values, "answer": tuple(map(str, values["answer"]))})


def first_picture(view: View[Any], language: str) -> FirstPicture:
    """The picture of the page at its plain address. Raises DataContractError and LayerContractError."""
    state, _ = view.parse({})
    looks = Look(language, "light", 1.0, 1366), Look(language, "dark", 1.0, 1366)
    light, dark = (view.content(state, BASELINE, look) for look in looks)
    kind, bright = _leading(light, looks[0])
    _, dim = _leading(dark, looks[1])
    answer = tuple(line.strip() for line in plain(light.answer).splitlines())
    notice = light.maps[0].as_json()["notice"] if kind == "map" else light.notice
    return FirstPicture(light.heading, answer, notice, kind, in_both_themes(bright, dim), day_of(state))


def day_of(state: Any) -> str:
    """The day that a state knows as today, empty for the states without one."""
    days = [value for value in vars(state).values() if isinstance(value, date)]
    return max(days).isoformat() if days else ""


def _leading(content: Content, look: Look) -> tuple[str, str]:
    """Kind and SVG of what leads the page."""
    with using(look):
        if content.maps and isinstance(picture := content.maps[0], MapPicture):
            return "map", _fitted(frame_svg(picture, *MAP), "xMidYMid slice")
        if content.charts:
            return "chart", _fitted(content.charts[0].svg(), "xMinYMin meet")
        if content.figures:
            return "figures", _fitted(body_svg(content, look, FIGURES), "xMinYMin meet")
    return "", ""


def _fitted(svg: str, way: str) -> str:
    return lean(svg).replace("<svg", f'<svg preserveAspectRatio="{way}"', 1)


def lean(svg: str) -> str:
    """`svg` without what speaks to readers or catches the pointer, its ids apart from every other's."""
    start = re.search(r"<svg\b", svg)
    if start is None:
        raise ValueError("not an SVG")
    bare = SPOKEN.sub("", TITLE.sub("", svg[start.start() :]))
    return IDENT.sub(lambda match: match[0] + PREFIX, bare).strip()


def in_both_themes(light: str, dark: str) -> str:
    """One SVG, and before it the style that gives each custom property its light and its dark value; both pictures
    where they differ in more than colours and strengths."""
    light, dark = _with_both_images(light, dark)
    pairs = list(zip(ATTRIBUTE.findall(light), ATTRIBUTE.findall(dark), strict=False))
    other = {(a, b) for a, b in pairs if a != b}
    alike = ATTRIBUTE.split(light)[::3] == ATTRIBUTE.split(dark)[::3]
    if not alike or any(a[0] not in STYLED or not VALUE.fullmatch(a[1] + b[1]) for a, b in other):
        return f'<div class="on-light">{light}</div><div class="on-dark">{dark}</div>'
    values = list(dict.fromkeys((a[1], b[1]) for a, b in pairs if a != b))
    numbers = iter(values.index((a[1], b[1])) if a != b else -1 for a, b in pairs)

    def themed(match: re.Match[str]) -> str:
        number = next(numbers)
        return match[0] if number < 0 else f'{match[1]}="var(--f{number})"'

    svg = ATTRIBUTE.sub(themed, light)
    rules = [";".join(f"--f{number}:{value[side]}" for number, value in enumerate(values)) for side in (0, 1)]
    style = f"#explorer-first{{{rules[0]}}}:root.explorer-dark #explorer-first{{{rules[1]}}}"
    return f"<style>{style}</style>{svg}" if values else svg


def _with_both_images(light: str, dark: str) -> tuple[str, str]:
    """Both texts with the same images: where a theme has its own, the other's beside it."""
    bright, dim = IMAGE.findall(light), IMAGE.findall(dark)
    for one, other in zip(bright, dim, strict=False):
        if one != other:
            both = "".join(
                image.replace("<image", f'<image class="on-{theme}"', 1)
                for image, theme in ((one, "light"), (other, "dark"))
            )
            light, dark = light.replace(one, both, 1), dark.replace(other, both, 1)
    return light, dark
