"""State of 数据更新: the open tab and the two releases that are compared."""

import re
from dataclasses import dataclass

from components.base.query import Reading, without_defaults
from components.topics.desk.history import EMPTY, History

HISTORY, COMPARE, UPDATE, MAP, ELEMENT, PEOPLE = "history", "compare", "update", "map", "element", "people"
TABS = (HISTORY, COMPARE, UPDATE, MAP, ELEMENT, PEOPLE)
NUMBER = re.compile(r"\d{1,6}")
DEFAULTS = {"tab": HISTORY, "from": "", "to": ""}


@dataclass(frozen=True)
class State:
    """The open tab; the releases compared, None for the current one and the one before it.

    `history` is no part of an address: a page puts it in.
    """

    tab: str = HISTORY
    one: int | None = None
    other: int | None = None
    history: History = EMPTY


def read(reading: Reading) -> State:
    """The state of an address; whether there is such a release is known once the history is read."""
    return State(reading.one_of("tab", TABS, HISTORY), _number(reading, "from"), _number(reading, "to"))


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`."""
    pairs = {"tab": state.tab, "from": _text(state.one), "to": _text(state.other)}
    return without_defaults(pairs, DEFAULTS)


def compared(state: State) -> tuple[int, int]:
    """The releases that are compared: the chosen ones, else what the current one was taken on, and the current one."""
    current = state.history.current or 0
    newest = state.history.release(current)
    other = current if state.other is None else state.other
    return (newest.parent if newest and state.one is None else state.one or 0), other


def _number(reading: Reading, key: str) -> int | None:
    text = reading.text(key)
    if not text or NUMBER.fullmatch(text):
        return int(text) if text else None
    reading.refuse(key, text)
    return None


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
