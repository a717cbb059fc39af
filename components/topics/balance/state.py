"""State of 以水四定: the year, and whether the baseline is shown."""

from dataclasses import dataclass

from components.base.query import Reading, without_defaults
from components.topics.whatif.state import years

DEFAULTS = {"year": "2035", "before": ""}
SHARED = ("year",)


@dataclass(frozen=True)
class State:
    """The year of the balance; `before` for the baseline in place of the scenario."""

    year: int = 2035
    before: bool = False


def read(reading: Reading) -> State:
    """The state of an address."""
    year = reading.one_of("year", [str(year) for year in years()], DEFAULTS["year"])
    return State(int(year), reading.one_of("before", ("", "1"), "") == "1")


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    return without_defaults({"year": str(state.year), "before": "1" if state.before else ""}, DEFAULTS)
