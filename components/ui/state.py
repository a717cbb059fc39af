"""Values read from the page's address, and notices about values that could not be used."""

from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.words.text import plain_in_markdown, tr

NOTICES = "address_notices"


def notice(sentence: str) -> None:
    """Keep a sentence for the viewer; shown at the top of the page until another page is opened."""
    notices = st.session_state.setdefault(NOTICES, {"page": None, "sentences": []})
    if sentence not in notices["sentences"]:
        notices["sentences"].append(sentence)


def show_notices(slot: DeltaGenerator, page: str) -> None:
    """Show what `notice` has kept. Sentences belong to the first page that shows them and go when it is left."""
    notices = st.session_state.get(NOTICES)
    if not notices:
        return
    if notices["page"] not in (None, page):
        del st.session_state[NOTICES]
        return
    notices["page"] = page
    with slot:
        for sentence in notices["sentences"]:
            st.warning(plain_in_markdown(sentence), icon=":material/link_off:")


def one_of(key: str, allowed: Iterable[str], default: str) -> str:
    """The address's value of `key` when it is one of `allowed`, else `default` and a visible sentence."""
    value = st.query_params.get(key)
    if value is None or value in set(allowed):
        return default if value is None else value
    del st.query_params[key]
    notice(tr("链接中的“{key}={value}”无法识别，已改用默认值。", key=key, value=value[:40]))
    return default


def remember(key: str, value: str | None, default: str | None = None) -> None:
    """Write one value into the address; the default is left out so that addresses stay short."""
    if value is None or value == default:
        if key in st.query_params:
            del st.query_params[key]
    elif st.query_params.get(key) != value:
        st.query_params[key] = value
