"""Questions that one page answers at once: what if a crossing opens late, and what a group has and how far it is."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from components.base import cache
from components.words.text import pick

WAITING = ("building", "to_start")
SUFFIX = re.compile("穿黄|黄河|隧道|大桥|绿色|高新|高端|产业")
"""Where the part of an official name ends that people say."""


class Question(NamedTuple):
    """The question as a title, how else it is put, divided by semicolons, the page that answers it, and its state."""

    title: str
    names: str
    page: str
    pairs: Mapping[str, str]


def questions() -> Iterator[Question]:
    """One a crossing that is not open yet, and one a group. Raises DataContractError."""
    for row in cache.table("crossings").to_dict("records"):
        if row["status"] in WAITING:
            text, english = "{name}晚两年通车会怎样？", "What if {name} opens two years late?"
            target = "slips", {"x": str(row["crossing_id"])}
            yield _question((text, english), str(row["name"]), str(row["name_en"]), target)
    for row in cache.table("spatial_elements").to_dict("records"):
        if row["element_type"] == "group":
            text, english = (
                "{name}有哪些项目、归哪个产业、到哪一步？",
                "{name}: which projects, which industry, how far?",
            )
            target = "industry", {"group": str(row["element_id"])}
            yield _question((text, english), str(row["name"]), str(row["name_en"]), target)


def _question(texts: tuple[str, str], name: str, english: str, target: tuple[str, Mapping[str, str]]) -> Question:
    chinese, short = texts[0].format(name=name), SUFFIX.split(name)[0]
    spellings = [chinese, texts[0].format(name=short), texts[1].format(name=english)] if short else [chinese]
    return Question(pick(chinese, texts[1].format(name=english)), ";".join(spellings), *target)
