"""What 总览 shows: the day on which the three steps are looked at."""

from dataclasses import dataclass, field
from datetime import date

from components.base.clock import today
from components.base.query import Reading

DEFAULTS = {"day": ""}
FIRST, LAST = date(2021, 1, 1), date(2045, 12, 31)


@dataclass(frozen=True)
class State:
    """The day; an address names it only where it is another than the day it is read on."""

    day: date = field(default_factory=today)


def read(reading: Reading) -> State:
    """The state of an address."""
    text = reading.text("day")
    if not text:
        return State()
    day = _day(text)
    if day is None:
        reading.refuse("day", text)
        return State()
    return State(day)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST and day.isoformat() == text else None


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, the present day left out."""
    return {} if state.day == today() else {"day": state.day.isoformat()}
