"""State of 总览: the day for which the three steps are shown."""

from dataclasses import dataclass, field
from datetime import date

from components.base.clock import today
from components.base.query import Reading

DEFAULTS = {"day": ""}
FIRST, LAST = date(2021, 1, 1), date(2045, 12, 31)


@dataclass(frozen=True)
class State:
    """The day; it stands in the address only where it differs from today."""

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
    """Query pairs of `state`; today is left out."""
    return {} if state.day == today() else {"day": state.day.isoformat()}
