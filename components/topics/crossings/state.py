"""State of the crossings by year: year, selected crossing, panel and the basis of the spacing."""

from collections.abc import Collection
from dataclasses import dataclass

from components.base.query import Reading, without_defaults

FIRST, LAST, OPENING = 2021, 2035, 2024
MOST_SLIP = 10
PANELS = ("list", "counts", "spacing")
BASES = ("sure", "all")
DEFAULTS = {"year": str(OPENING), "x": "", "panel": "list", "basis": "sure"}


@dataclass(frozen=True)
class State:
    """Year of the view, id of the selected crossing or "", panel next to the map, basis of the spacing."""

    year: int = OPENING
    crossing: str = ""
    panel: str = "list"
    basis: str = "sure"

    @property
    def unclear(self) -> bool:
        """Whether crossings enter the spacing of which it is not said that they are counted."""
        return self.basis == "all"


def read(reading: Reading, crossings: Collection[str]) -> State:
    """The state of an address; `crossings` are the ids that there are."""
    years = [str(year) for year in range(FIRST, LAST + 1)]
    return State(
        year=int(reading.one_of("year", years, str(OPENING))),
        crossing=reading.one_of("x", crossings, ""),
        panel=reading.one_of("panel", PANELS, "list"),
        basis=reading.one_of("basis", BASES, "sure"),
    )


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"year": str(state.year), "x": state.crossing, "panel": state.panel, "basis": state.basis}
    return without_defaults(pairs, DEFAULTS)
