"""Notices on the state of the scenario store, and the button that reconnects it."""

from collections.abc import Callable

import streamlit as st

from components import store as stored
from components.store import Saved, ScenarioStoreError, Store
from components.ui.whatif import state
from components.words.text import tr

IN_MEMORY = "store_in_memory"
"""In the session: something of this viewer's was kept in memory only."""
Tell = Callable[[str], None]


def standing_notice(store: Store, key: str, tell: Tell) -> bool:
    """Warn while the store is in memory only or its file is gone. True where the button to reconnect is there."""
    trouble = store.trouble or store.problem()
    if trouble:
        words = stored.trouble_sentence(trouble) if store.trouble else stored.sentence(trouble)
        st.warning(words, icon=":material/database_off:")
        if trouble.reason in stored.LASTING_TROUBLE:
            return False
        reconnect_button(key, tell)
        return True
    if st.session_state.pop(IN_MEMORY, False):
        st.info(stored.return_sentence(store.carried, store.copied), icon=":material/database:")
    return False


def page_notice(key: str) -> None:
    """The standing notice on a page; nothing before the store has been opened."""
    if store := stored.store_in_use():
        standing_notice(store, key, state.say)


def broken_file_notice(store: Store) -> None:
    """Name the broken store file that was set aside, as long as it exists."""
    if file := store.broken_file:
        st.warning(stored.broken_file_sentence(file.name), icon=":material/database_off:")


def reconnect_button(key: str, tell: Tell) -> None:
    """A button that reconnects the site's database; `tell` receives the answer."""
    st.button(tr("重新连接方案库"), key=key, icon=":material/sync:", on_click=_reconnect, args=(tell,))


def answer(saved: Saved) -> str:
    """The answer to a save, remembered where it is in memory only."""
    if not saved.lasting:
        st.session_state[IN_MEMORY] = True
    return stored.saved_sentence(saved)


def _reconnect(tell: Tell) -> None:
    try:
        store = stored.reopened()
    except ScenarioStoreError as error:
        tell(tr("未能连接。") + stored.sentence(error))
        return
    st.session_state.pop(IN_MEMORY, None)
    tell(stored.return_sentence(store.carried, store.copied))
