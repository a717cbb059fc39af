"""Takes a release once for every point at which a process can be killed, is killed there, and reports what is left.

    python release_killer.py FOLDER

One line of JSON for every point: its name, the release that the store calls current, the folders that are named and
whole, and how many rows a process that starts afterwards reads.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from components.base import cache, release
from components.store import open_store, release_book, release_folder, release_pointer, releases
from components.topics.desk.consequences import Consequences
from tests.components.releases import OBSERVATIONS, actual, with_rows

Call = Callable[..., Any]
CONTENT = with_rows(actual("gdp", 2025, "151.5", "亿元"))


def killed_at(call: Call, number: int, *, after: bool = False) -> Call:
    """`call`, of which the `number`-th kills this process before it begins or after it is done."""
    count = 0

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal count
        count += 1
        if count == number and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = call(*arguments, **named)
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return counted


def points() -> dict[str, Callable[[], None]]:
    """Where a process is killed, in the order of the taking."""
    write, sync, finish = Path.write_bytes, release_folder.sync, release_folder._finish
    rename, enter, add, activate = Path.rename, release_book._enter, release_book.add, release_pointer.activate
    return {
        "writing": lambda: setattr(Path, "write_bytes", killed_at(write, 40)),
        "checked": lambda: setattr(release_folder, "_finish", killed_at(finish, 1)),
        "syncing": lambda: setattr(release_folder, "sync", killed_at(sync, 30)),
        "before its name": lambda: setattr(Path, "rename", killed_at(rename, 1)),
        "after its name": lambda: setattr(Path, "rename", killed_at(rename, 1, after=True)),
        "in the transaction": lambda: setattr(release_book, "_enter", killed_at(enter, 1, after=True)),
        "after the transaction": lambda: setattr(release_book, "add", killed_at(add, 1, after=True)),
        "before the pointer": lambda: setattr(releases, "activate", killed_at(activate, 1)),
    }


def take(folder: Path) -> None:
    store = open_store(f"sqlite:///{folder / 'desk.sqlite'}")
    proposal = releases.Proposal(0, {OBSERVATIONS: CONTENT}, (OBSERVATIONS,), (), (), Consequences())
    releases.take(proposal, "新", "甲", store=store)


def left_in(folder: Path) -> dict[str, Any]:
    """What a process that starts now finds."""
    store = open_store(f"sqlite:///{folder / 'desk.sqlite'}")
    places = [path for path in (folder / "releases").iterdir() if path.is_dir() and not path.name.startswith(".")]
    sound = [release_folder.is_sound(path) for path in places]
    release.make_current(None)
    release_pointer._next_look = 0.0
    release_pointer.follow(store)
    rows = len(cache.table("observations"))
    number = release_book.current_number(store)
    store.close()
    trouble = release.trouble()
    release.make_current(None)
    return {"current": number, "sound": sound, "rows": rows, "trouble": trouble}


def main(place: Path) -> None:
    for name, prepare in points().items():
        folder = place / name
        folder.mkdir()
        release_folder.folder = lambda folder=folder: folder / "releases"  # type: ignore[misc]
        open_store(f"sqlite:///{folder / 'desk.sqlite'}").close()
        child = os.fork()
        if child == 0:
            prepare()
            take(folder)
            os._exit(3)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        print(json.dumps({"point": name, "killed": killed, **left_in(folder)}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
