"""State of 设施与生活圈: which view is open, the filters, and the selected facility."""

from collections.abc import Collection
from dataclasses import dataclass

from components.base.query import Reading, without_defaults
from model.facility_status import STAGES

FIRST, TODAY = 2021, 2026
INVENTORY, LEVELS = "list", "levels"
VIEWS = (INVENTORY, LEVELS)
PANELS = ("table", "chart", "unplaced")
UNKNOWN = "unknown"
"""Stands for the subdistrict of what no source places in one."""
LONGEST_SEARCH = 40
DEFAULTS = {
    "view": INVENTORY, "el": "", "cat": "", "stage": "", "year": str(TODAY), "sub": "", "q": "", "panel": "table",
}  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """Ids there are to choose from."""

    facilities: Collection[str]
    categories: Collection[str]
    subdistricts: Collection[str]


@dataclass(frozen=True)
class State:
    """View, selected facility or "", and filters: categories and stages (none means all), year of the status,
    subdistrict or "", words to search for; panel beside the map."""

    view: str = INVENTORY
    facility: str = ""
    categories: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    year: int = TODAY
    subdistrict: str = ""
    search: str = ""
    panel: str = "table"

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the year narrows the list."""
        return bool(self.categories or self.stages or self.subdistrict or self.search)


def read(reading: Reading, choices: Choices) -> State:
    """The state of an address."""
    years = [str(year) for year in range(FIRST, TODAY + 1)]
    return State(
        view=reading.one_of("view", VIEWS, INVENTORY),
        facility=reading.one_of("el", choices.facilities, ""),
        categories=reading.some_of("cat", choices.categories),
        stages=reading.some_of("stage", STAGES),
        year=int(reading.one_of("year", years, str(TODAY))),
        subdistrict=reading.one_of("sub", (*choices.subdistricts, UNKNOWN), ""),
        search=_search(reading),
        panel=reading.one_of("panel", PANELS, "table"),
    )


def _search(reading: Reading) -> str:
    words = " ".join(reading.text("q").split())
    if len(words) <= LONGEST_SEARCH and words.isprintable():
        return words
    reading.refuse("q", words)
    return ""


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"view": state.view, "el": state.facility, "cat": ",".join(state.categories), "year": str(state.year)}
    pairs |= {"stage": ",".join(state.stages), "sub": state.subdistrict, "q": state.search, "panel": state.panel}
    return without_defaults(pairs, DEFAULTS)
