"""State of 三步走: view, selected goal, year, selected work, filters."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date

from components.base.clock import today
from components.base.query import Reading, without_defaults

FIRST, TODAY, LAST = 2021, 2026, 2035
STEPS, TIMELINE, PLANS, REFERENCE = "steps", "timeline", "plans", "reference"
VIEWS = (STEPS, TIMELINE, PLANS, REFERENCE)
KINDS = ("crossing", "transport", "service", "industry", "environment", "all")
"""Kinds of works on the timeline."""
LONGEST_SEARCH = 40
DEFAULTS = {
    "view": STEPS, "goal": "", "year": str(TODAY), "el": "", "kind": KINDS[0], "card": "", "q": "",
}  # fmt: skip


Ids = Callable[[], Collection[str]]


@dataclass(frozen=True)
class Choices:
    """What lists the ids there are to choose from: goals, works of the timeline, reference cards and plans."""

    goals: Ids
    works: Ids
    cards: Ids


@dataclass(frozen=True)
class State:
    """View, selected goal or "", year of the map, selected work or "", kind of works, open card or plan or "", words
    that the cards are searched for; the day on which a step is due or not, never part of the address."""

    view: str = STEPS
    goal: str = ""
    year: int = TODAY
    work: str = ""
    kind: str = KINDS[0]
    card: str = ""
    search: str = ""
    day: date = field(default_factory=today)


def read(reading: Reading, choices: Choices) -> State:
    """The state of an address."""
    years = [str(year) for year in range(FIRST, LAST + 1)]
    return State(
        view=reading.one_of("view", VIEWS, STEPS),
        goal=reading.one_of("goal", choices.goals, ""),
        year=int(reading.one_of("year", years, str(TODAY))),
        work=reading.one_of("el", choices.works, ""),
        kind=reading.one_of("kind", KINDS, KINDS[0]),
        card=reading.one_of("card", choices.cards, ""),
        search=reading.words("q", LONGEST_SEARCH),
    )


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"view": state.view, "goal": state.goal, "year": str(state.year), "el": state.work}
    pairs |= {"kind": state.kind, "card": state.card, "q": state.search}
    return without_defaults(pairs, DEFAULTS)
