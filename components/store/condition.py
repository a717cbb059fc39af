"""How the store of this server is: whether it answers, and how large it is."""

from sqlalchemy import select

from components.store.errors import ScenarioStoreError
from components.store.shared import shared_store


def store_trouble() -> ScenarioStoreError | None:
    """Why saves do not reach the site's store; None while they do, also where it is in memory on purpose."""
    store = shared_store()
    if store.trouble:
        return None if store.trouble.reason == "in_memory" else store.trouble
    try:
        with store.reading() as connection:
            connection.execute(select(1))
            store.size.bytes(connection)
    except ScenarioStoreError as error:
        return error
    return None


def store_bytes() -> int | None:
    """Size of the store in use; None where it cannot be measured."""
    store = shared_store()
    try:
        with store.reading() as connection:
            return store.size.bytes(connection)
    except ScenarioStoreError:
        return None
