"""跨河通道 as one page: two views under one title, and one address for both."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from components.base.query import Reading, without_defaults
from components.topics.crossings import state as years_state
from components.topics.reach import state as reach_state
from components.topics.reach.network import Network
from components.topics.reach.state import Choices

YEARS, REACH = "years", "reach"
VIEWS = (YEARS, REACH)
DEFAULTS = {"view": YEARS, **years_state.DEFAULTS, **reach_state.DEFAULTS}


@dataclass(frozen=True)
class State:
    """Which view is open, and the state of each. Year and selected crossing are the same in both."""

    view: str = YEARS
    years: years_state.State = field(default_factory=years_state.State)
    reach: reach_state.State = field(default_factory=reach_state.State)

    def on(self, network: Network | None) -> "State":
        """The state with the viewer's road network at hand."""
        return replace(self, reach=self.reach.on(network))


def read(reading: Reading, crossings: Collection[str], choices: Choices) -> State:
    """The state of an address; `crossings` and `choices` are what there is to choose from."""
    view = reading.one_of("view", VIEWS, YEARS)
    shared = years_state.read(reading, crossings)
    return State(view, shared, reach_state.read(reading, shared, choices))


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"view": state.view, **years_state.query(state.years), **reach_state.query(state.reach)}
    return without_defaults(pairs, DEFAULTS)
