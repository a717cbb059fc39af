"""The one place that joins a page's state, the browser's address and the session.

The address is the truth while a page is open; the session remembers each page's own pairs for when it is opened again
from the menu. A step through the browser's history is followed as it stands and restores nothing.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.base.query import Query, Refusal, without_defaults
from components.topics.contract import View
from components.ui import state
from components.words.text import tr

MEMORY, PAGE = "addresses", "address_page"
"""In the session: page to its own pairs, and the page that was entered last."""
S = TypeVar("S")


def enter(page: str, defaults: Query, scenario_keys: Collection[str] = ()) -> None:
    """Before a page runs. Opened from the menu (another page before, nothing of its own in the address), it goes on
    where it was left, except for the keys whose values the session's scenario keeps."""
    memory: dict[str, dict[str, str]] = st.session_state.setdefault(MEMORY, {})
    own = own_pairs(defaults)
    context = get_script_run_ctx(suppress_warning=True)
    stepped = context is not None and context.is_history_navigation
    if not own and st.session_state.get(PAGE) != page and not stepped:
        own = {key: value for key, value in memory.get(page, {}).items() if key not in scenario_keys}
        for key, value in own.items():
            st.query_params[key] = value
    memory[page] = own
    st.session_state[PAGE] = page


def own_pairs(defaults: Query) -> dict[str, str]:
    """What the address says of the page's own keys."""
    stated = st.query_params.to_dict()
    return {key: stated[key] for key in defaults if key in stated}


def state_of(view: View[S]) -> S:
    """The state that the address asks for; each value that cannot be taken leaves it, with a visible sentence."""
    found, refusals = view.parse(own_pairs(view.defaults))
    for refusal in refusals:
        state.notice(refusal_sentence(refusal))
    if refusals:
        _replace(view, view.query(found))
    return found


def refusal_sentence(refusal: Refusal) -> str:
    """Why a part of an address was passed over."""
    if refusal.reason:
        return tr(
            "链接中的“{key}={value}”没有采用：{fault}", key=refusal.key, value=refusal.value, fault=refusal.reason
        )
    if refusal.whole:
        return tr("链接中的“{key}={value}”无法识别，已改用默认值。", key=refusal.key, value=refusal.value)
    return tr("链接中的“{key}”含无法识别的内容（{value}），已忽略。", key=refusal.key, value=refusal.value)


def write(view: View[S], changes: Mapping[str, str]) -> None:
    """Set some of the page's pairs, in the address and in the session; a default is left out."""
    pairs = {**view.defaults, **own_pairs(view.defaults), **changes}
    _replace(view, without_defaults(pairs, view.defaults))


def forget(view: View[S], *keys: str) -> None:
    """Put some of the page's pairs back to their defaults."""
    write(view, {key: view.defaults[key] for key in keys})


def _replace(view: View[S], pairs: Query) -> None:
    for key in view.defaults:
        state.remember(key, pairs.get(key))
    st.session_state.setdefault(MEMORY, {})[view.ident] = dict(pairs)
