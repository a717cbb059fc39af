"""Saved scenarios: named, with history, never lost once acknowledged, never overwritten unseen."""

from components.store.errors import ScenarioFileError, ScenarioStoreError
from components.store.exchange import file_of, read_file
from components.store.revisions import Entry, Revision
from components.store.service import (
    Opened,
    Saved,
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
from components.store.store import Store, open_or_memory, open_store, reopened, shared_store
from components.store.words import problems_sentence, sentence, trouble_sentence

__all__ = [
    "Entry",
    "Opened",
    "Revision",
    "Saved",
    "ScenarioFileError",
    "ScenarioStoreError",
    "Store",
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
    "save",
    "sentence",
    "shared_store",
    "to_bin",
    "trouble_sentence",
]
