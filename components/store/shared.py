"""The store of this server: opened at first use, reconnected automatically while it is in memory only."""

import logging
import threading
from dataclasses import replace
from pathlib import Path

from sqlalchemy.engine import URL

from components.base.settings import read_settings
from components.store.copying import Moved, add_all
from components.store.engine import file_url, writing
from components.store.errors import ScenarioStoreError
from components.store.files import inode
from components.store.schema import copy_to, fold_log
from components.store.store import Store, open_or_memory, open_or_replace
from components.store.words import LASTING_TROUBLE

DEFAULT_FILE = Path(__file__).resolve().parents[2] / "var" / "scenarios.sqlite"
FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 60.0
"""Between two attempts to reach the database again; each wait is twice the one before."""
log = logging.getLogger(__name__)

_shared: Store | None = None
_opening = threading.Lock()
_reopening = threading.Lock()


def shared_store() -> Store:
    """The one store of this server, by the site's settings; opened at first use."""
    global _shared
    with _opening:
        if _shared is None:
            _shared = open_or_memory(site_address())
            if _shared.trouble and _shared.trouble.reason not in LASTING_TROUBLE:
                threading.Thread(target=_seek, args=(_shared,), name="store-reconnect", daemon=True).start()
        return _shared


def store_in_use() -> Store | None:
    """The store of this server if it has been opened; asking does not open it."""
    return _shared


def reopened() -> Store:
    """Try the site's database again. What was kept in memory meanwhile moves into it; nothing is overwritten.

    Raises ScenarioStoreError when it still cannot be used; the store that was in use then stays in use.
    """
    global _shared
    with _reopening:
        before = _shared
        if before and before.file and before.problem():
            _let_go(before, before.file)
        fresh = open_or_replace(site_address())
        if before and not before.lasting:
            return _filled_from_memory(before, fresh)
        with _opening:
            _shared = fresh
        if before:
            before.retired.set()
            before.close()
        return fresh


def site_address() -> str | URL:
    """Where the site's settings keep scenarios."""
    return read_settings().scenario_database or file_url(DEFAULT_FILE)


def _filled_from_memory(memory: Store, fresh: Store) -> Store:
    """Move scenarios from memory into the store under the write lock: a save comes before the move or is repeated."""
    global _shared
    memory.handing_over.set()
    try:
        with writing(memory.engine) as source:
            with fresh.writing(grows=False) as target:  # what was promised comes in, also beyond the limit
                moved = add_all(source, target)
            filled = replace(fresh, carried=moved.scenarios, copied=moved.copied)
            with _opening:
                _shared = filled
            memory.retired.set()
            source.detach()  # closed with this block, so that no waiting thread receives it
    except ScenarioStoreError:
        fresh.close()
        memory.handing_over.clear()
        raise
    memory.close()
    _log_return(moved)
    return filled


def _log_return(moved: Moved) -> None:
    log.warning("the scenario store is back; %d scenarios moved in from memory", moved.scenarios)


def _seek(memory: Store) -> None:
    """Try to reach the database until `memory` has been replaced, seldom once it has been away for long."""
    wait = FIRST_WAIT_S
    while not memory.retired.wait(wait):
        try:
            reopened()
        except ScenarioStoreError:
            wait = min(2 * wait, LONGEST_WAIT_S)


def _let_go(store: Store, file: Path) -> None:
    """Close a store whose file is not at its place any more.

    Its log still is: brought into the file it belongs to, or SQLite would play it back into the one there now. A file
    that is gone is written anew from what the open connection still holds, where there is one.
    """
    try:
        if not file.exists():
            copy_to(store.engine, file)
        if inode(file) != store.file_number:
            fold_log(store.engine)
    except ScenarioStoreError as error:
        log.error("the scenario store %s is gone and could not be written again: %s", file, error.reason)
    store.close()
