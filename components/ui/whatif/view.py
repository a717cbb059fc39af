"""State of the what-if pages, read from the address of the open one.

目标推演 has all of it in its address; 以水四定 and 方案比较 have a part, and the rest as it was left.
"""

from typing import Any

import streamlit as st

from components.base.query import without_defaults
from components.topics.contract import View
from components.topics.views import view_of
from components.topics.whatif.state import DEFAULTS, State
from components.topics.whatif.view import VIEW
from components.ui.session import address


def current_state() -> State:
    """The state in force; what cannot be taken counts as its default."""
    pairs = address.remembered(VIEW)
    page = _open_page()
    if page is not None:
        stated = address.own_pairs(page)
        mine = page.defaults.keys() & DEFAULTS.keys()
        pairs = {key: value for key, value in pairs.items() if key not in mine} | {
            key: stated[key] for key in mine & stated.keys()
        }
    return VIEW.parse(pairs)[0]


def write(key: str, value: str) -> None:
    """Set one part, in the address where the open page has it there, else for when 目标推演 is opened again."""
    page = _open_page()
    if page is not None and key in page.defaults:
        address.write(page, {key: value})
    else:
        address.remember(VIEW, without_defaults({**address.remembered(VIEW), key: value}, VIEW.defaults))


def _open_page() -> View[Any] | None:
    return view_of(str(st.session_state.get(address.PAGE, "")))
