"""The one place that joins a page's state, the browser's address and the session.

The address is the truth while a page is open; the session remembers each page's own pairs for when it is opened again
from the menu. A step through the browser's history is followed as it stands and restores nothing.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.base.query import Query, Refusal, cleaned, without_defaults
from components.topics.contract import View
from components.ui import state
from components.words.text import tr

MEMORY, SHARED, PAGE = "addresses", "addresses_shared", "address_page"
"""In the session: page to its own pairs, pairs that pages share, and the page that was entered last."""
PASSING = frozenset({"before"})
"""Keys that a page forgets when it is left."""
S = TypeVar("S")


def enter(page: str, view: View[Any] | None) -> None:
    """Before a page runs. Opened from the menu (another page before, nothing of its own in the address), it goes on
    where it was left."""
    _mend()
    if view and not own_pairs(view) and st.session_state.get(PAGE) != page and not is_history_step():
        for key, value in remembered(view).items():
            st.query_params[key] = value
    if view:
        remember(view, own_pairs(view))
    st.session_state[PAGE] = page


def is_history_step() -> bool:
    """Whether this run follows the browser's Back or Forward."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.is_history_navigation


def own_pairs(view: View[Any]) -> dict[str, str]:
    """What the address says of the page's own keys."""
    stated = st.query_params.to_dict()
    return {key: stated[key] for key in view.defaults if key in stated}


def state_of(view: View[S]) -> S:
    """The state of the address; each invalid value is removed from it, with a visible notice."""
    parsed, refusals = view.parse(own_pairs(view))
    for refusal in refusals:
        state.notice(refusal_sentence(refusal))
    if refusals:
        _replace(view, view.query(parsed))
    return parsed


def refusal_sentence(refusal: Refusal) -> str:
    """Why a part of an address was passed over."""
    if refusal.reason:
        words = {"key": refusal.key, "value": refusal.value, "fault": refusal.reason()}
        return tr("链接中的“{key}={value}”未予采用：{fault}", **words)
    if refusal.whole:
        return tr("链接中的“{key}={value}”无法识别，已改用默认值。", key=refusal.key, value=refusal.value)
    return tr("链接中的“{key}”含无法识别的内容（{value}），已忽略。", key=refusal.key, value=refusal.value)


def write(view: View[S], changes: Mapping[str, str]) -> None:
    """Set some of the page's pairs, in the address and in the session; a default is left out."""
    pairs = {**view.defaults, **own_pairs(view), **changes}
    _replace(view, without_defaults(pairs, view.defaults))


def reset(view: View[S], *keys: str) -> None:
    """Put some of the page's pairs back to their defaults."""
    write(view, {key: view.defaults[key] for key in keys})


def _replace(view: View[S], pairs: Query) -> None:
    stated = own_pairs(view)  # looking up each of two dozen keys in Streamlit's address takes longer than a chart
    for key in view.defaults:
        if pairs.get(key) != stated.get(key):
            state.remember(key, pairs.get(key))
    remember(view, pairs)


def remember(view: View[Any], pairs: Query) -> None:
    """Keep the pairs for when the page is opened again from the menu."""
    memory: dict[str, dict[str, str]] = st.session_state.setdefault(MEMORY, {})
    forgotten = PASSING.union(view.scenario_keys)
    memory[view.ident] = {key: value for key, value in pairs.items() if key not in forgotten}
    shared: dict[str, str] = st.session_state.setdefault(SHARED, {})
    shared.update({key: pairs.get(key, view.defaults[key]) for key in view.shares})


def remembered(view: View[Any]) -> dict[str, str]:
    """The pairs of the page as it was left, with what other pages have changed since."""
    shared: dict[str, str] = st.session_state.get(SHARED, {})
    pairs = dict(st.session_state.get(MEMORY, {}).get(view.ident, {}))
    pairs |= {key: shared[key] for key in view.shares if key in shared}
    return without_defaults(pairs, view.defaults)


def _mend() -> None:
    """Take off what messengers, proxies and copying leave at a link's keys and values."""
    stated = st.query_params.to_dict()
    for key, value in (pairs := cleaned(stated)).items():
        state.remember(key, value)
    for key in stated.keys() - pairs.keys():
        del st.query_params[key]
