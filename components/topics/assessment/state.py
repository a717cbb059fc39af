"""State of the monitoring page: filters, view, reading level and the open indicator."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

from components.base.query import Reading, without_defaults
from components.topics.assessment.obligation import Kind
from components.topics.assessment.results import STATUS_ORDER
from components.topics.contract import Level

ANNEX, ALL = "annex", "all"
VIEWS = ("board", "table", "summary")
LEVELS: tuple[Level, ...] = ("public", "leaders", "experts")
SCOPES = (ALL, "direct", "area")
DUTIES: tuple[str, ...] = (ALL, *get_args(Kind))
DEFAULTS = {"cat": ANNEX, "status": "", "scope": ALL, "duty": ALL, "view": "board", "ind": "", "level": "leaders"}


@dataclass(frozen=True)
class State:
    """Filters, view, reading level and the selected indicator's id or "". Empty `statuses` means all statuses."""

    category: str = ANNEX
    statuses: tuple[str, ...] = ()
    scope: str = ALL
    duty: str = ALL
    view: str = "board"
    indicator: str = ""
    level: str = "leaders"


def read(reading: Reading, categories: Collection[str], indicators: Collection[str]) -> State:
    """The state of an address; `categories` and `indicators` are the ids that there are."""
    return State(
        category=reading.one_of("cat", categories, ANNEX),
        statuses=reading.some_of("status", STATUS_ORDER),
        scope=reading.one_of("scope", SCOPES, ALL),
        duty=reading.one_of("duty", DUTIES, ALL),
        view=reading.one_of("view", VIEWS, "board"),
        indicator=reading.one_of("ind", indicators, ""),
        level=reading.one_of("level", LEVELS, "leaders"),
    )


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"cat": state.category, "status": ",".join(state.statuses), "scope": state.scope, "duty": state.duty}
    pairs |= {"view": state.view, "ind": state.indicator, "level": state.level}
    return without_defaults(pairs, DEFAULTS)
