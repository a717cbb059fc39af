"""Saved scenarios with names and history: durable once acknowledged, never silently overwritten."""

from components.store.errors import ScenarioFileError, ScenarioStoreError
from components.store.exchange import file_of, read_file
from components.store.revisions import Entry, Revision
from components.store.service import (
    Opened,
    Saved,
    amount,
    create,
    duplicate,
    erase,
    examined,
    from_bin,
    history,
    listing,
    opened,
    rename,
    restore,
    save,
    to_bin,
)
from components.store.shared import reopened, shared_store, store_in_use
from components.store.store import Store, open_or_memory, open_store
from components.store.words import (
    LASTING_TROUBLE,
    NAMES_RECONNECTING,
    broken_file_sentence,
    problems_sentence,
    return_sentence,
    saved_sentence,
    sentence,
    thinning_sentence,
    trouble_sentence,
)

__all__ = [
    "LASTING_TROUBLE",
    "NAMES_RECONNECTING",
    "Entry",
    "Opened",
    "Revision",
    "Saved",
    "ScenarioFileError",
    "ScenarioStoreError",
    "Store",
    "amount",
    "broken_file_sentence",
    "create",
    "duplicate",
    "erase",
    "examined",
    "file_of",
    "from_bin",
    "history",
    "listing",
    "open_or_memory",
    "open_store",
    "opened",
    "problems_sentence",
    "read_file",
    "rename",
    "reopened",
    "restore",
    "return_sentence",
    "save",
    "saved_sentence",
    "sentence",
    "shared_store",
    "store_in_use",
    "thinning_sentence",
    "to_bin",
    "trouble_sentence",
]
