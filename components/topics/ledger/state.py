"""State of 任务台账: the view, the filters, the open task, and what was read of people's reports."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from components.base.query import Reading, without_defaults
from components.topics.ledger.book import EMPTY, Book
from model.ledger import LIGHTS, LONGEST, STATUSES

LIST, UNITS, MONTH = "list", "units", "month"
VIEWS = (LIST, UNITS, MONTH)
DOCUMENTS = ("tasks", "priorities", "measures", "own")
"""The 44 tasks of 2024, the eleven priorities of 二/（二）, the opinion's measures, and tasks that people add."""
UNSTATED = "-"
"""Stands for no unit, and for no reported status."""
LONGEST_SEARCH = 40
OWN = re.compile(r"u_[0-9a-f]{8}")
MONTHS = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
PAGE = re.compile(r"[1-9][0-9]{0,3}")
DEFAULTS = {
    "view": LIST, "el": "", "q": "", "doc": "", "sec": "", "unit": "", "status": "", "light": "", "month": "",
    "page": "1",
}  # fmt: skip


@dataclass(frozen=True)
class State:
    """View, open task or "", filters (none means all), month or "" for the running one, page of the list.

    `book` is no part of an address: a page puts it in.
    """

    view: str = LIST
    task: str = ""
    search: str = ""
    documents: tuple[str, ...] = ()
    section: str = ""
    unit: str = ""
    statuses: tuple[str, ...] = ()
    lights: tuple[str, ...] = ()
    month: str = ""
    page: int = 1
    book: Book = EMPTY


def read(reading: Reading, tasks: Collection[str], sections: Collection[str]) -> State:
    """The state of an address."""
    ident = reading.text("el")
    return State(
        view=reading.one_of("view", VIEWS, LIST),
        task=ident if OWN.fullmatch(ident) else reading.one_of("el", ("", *tasks), ""),
        search=_words(reading, "q", LONGEST_SEARCH),
        documents=reading.some_of("doc", DOCUMENTS),
        section=reading.one_of("sec", ("", *sections), ""),
        unit=_words(reading, "unit", LONGEST["unit"]),
        statuses=reading.some_of("status", (UNSTATED, *STATUSES)),
        lights=reading.some_of("light", LIGHTS),
        month=_matching(reading, "month", MONTHS),
        page=int(_matching(reading, "page", PAGE) or 1),
    )


def _words(reading: Reading, key: str, longest: int) -> str:
    words = " ".join(reading.text(key).split())
    if len(words) <= longest and words.isprintable():
        return words
    reading.refuse(key, words)
    return ""


def _matching(reading: Reading, key: str, pattern: re.Pattern[str]) -> str:
    text = reading.text(key)
    if not text or pattern.fullmatch(text):
        return text
    reading.refuse(key, text)
    return ""


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"view": state.view, "el": state.task, "q": state.search, "doc": ",".join(state.documents)}
    pairs |= {"sec": state.section, "unit": state.unit, "status": ",".join(state.statuses), "month": state.month}
    pairs |= {"light": ",".join(state.lights), "page": str(state.page)}
    return without_defaults(pairs, DEFAULTS)
