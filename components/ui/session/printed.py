"""What no address carries and the server's own routes need of a viewer: the sheet for printing, a lever's table."""

from secrets import token_urlsafe
from typing import Any
from weakref import ref

import streamlit as st

from components.export import viewers
from components.topics.along import Desk
from components.topics.reach.network import Network
from model.scenario import Scenario

TOKEN = "print_token"


def token() -> str:
    """What this session's browser shows when it asks for a sheet; nobody else gets it."""
    return str(st.session_state.setdefault(TOKEN, token_urlsafe(16)))


def keep_scenario(scenario: Scenario) -> None:
    """The scenario on screen has changed."""
    _tell(scenario=scenario)


def keep_network(network: Network | None) -> None:
    """The viewer's own road network, which lives as long as the session holds it."""
    _tell(network=None if network is None else ref(network))


def keep_origin(origin: str) -> None:
    """The address under which other machines reach this site."""
    _tell(origin=origin)


def keep_desk(desk: Desk | None) -> None:
    """What is open on the page with levers; None where its levers do not count now."""
    _tell(desk=desk)


def _tell(**changes: Any) -> None:
    viewers.remember(token(), **changes)
