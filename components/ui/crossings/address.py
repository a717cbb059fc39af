"""What 跨河通道 keeps: its state in the address, the viewer's road network in the session."""

from components.intake import network_store
from components.topics.crossings_and_reach.state import State
from components.topics.crossings_and_reach.view import VIEW
from components.ui.session import address


def current() -> State:
    """The state that the address asks for, on the viewer's road network where the address names it."""
    return address.state_of(VIEW).on(network_store.current())


def write(key: str, value: str) -> None:
    """Set one part of the page's state."""
    address.write(VIEW, {key: value})
