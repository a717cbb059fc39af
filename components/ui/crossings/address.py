"""State of 跨河通道: in the address, and the viewer's road network in the session."""

from components.topics.crossings_and_reach.state import State
from components.topics.crossings_and_reach.view import VIEW
from components.ui.reach import own_network
from components.ui.session import address


def current() -> State:
    """The state of the address, with the viewer's road network where the address names it."""
    return address.state_of(VIEW).on(own_network.current())


def write(key: str, value: str) -> None:
    """Set one part of the page's state."""
    address.write(VIEW, {key: value})
