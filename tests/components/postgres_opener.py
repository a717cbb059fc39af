"""A process that opens stores by address: `python postgres_opener.py open` reads addresses and answers each.

`python postgres_opener.py save <address>` saves without pause and prints `id version` after each acknowledged save.
"""

from __future__ import annotations

import os
import sys
import time

from components.store import ScenarioStoreError, create, open_or_memory, open_store, save, thinning
from tests.components.scenario_writer import CATALOGUE, moved


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def open_all() -> None:
    say("ready")
    for line in sys.stdin:
        store = open_or_memory(line.strip())
        if store.trouble is None:
            create(store, moved(1.0), CATALOGUE)
        say("ok" if store.trouble is None else store.trouble.reason)
        store.close()


def save_all(address: str) -> None:
    store, entry, value = open_store(address), None, 0.0
    while True:
        value += 0.5
        try:
            if entry is None:
                entry = create(store, moved(value), CATALOGUE).entry
            else:
                entry = save(store, entry, moved(value), CATALOGUE).entry
        except ScenarioStoreError as error:
            say(f"refused {error.reason}")
            entry = None
            time.sleep(0.1)
        else:
            say(f"{entry.id} {entry.version}")


if __name__ == "__main__":
    thinning.NEWEST = 10**9  # whoever reads the store afterwards looks for every version
    open_all() if sys.argv[1] == "open" else save_all(sys.argv[2])
