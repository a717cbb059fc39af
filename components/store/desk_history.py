"""Releases and acts in the store as values for the page, its files and its printed sheet."""

from dataclasses import replace

from components.store import release_book
from components.store.errors import ScenarioStoreError
from components.store.releases import differences_between
from components.store.store import Store
from components.topics.desk.history import History
from components.topics.desk.state import COMPARE, State, compared


def with_history(state: State, store: Store) -> State:
    """The state with what the store says; a release that is not there is compared as the current one.

    Raises ScenarioStoreError.
    """
    releases = release_book.listing(store)
    history = History(release_book.current_number(store), releases, release_book.log(store))
    there = {0, *(release.number for release in releases)}
    one, other = (number if number in there else None for number in (state.one, state.other))
    whole = replace(state, one=one, other=other, history=history)
    if state.tab != COMPARE:
        return whole
    try:
        return replace(whole, history=replace(history, differences=differences_between(*compared(whole), store)))
    except ScenarioStoreError as error:
        if error.reason != "damaged_revision":
            raise
        return whole
