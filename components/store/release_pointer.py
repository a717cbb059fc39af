"""Which release this process reads: the store says so, and a small file remembers it for when the store is away."""

import hashlib
import json
import logging
import secrets
import threading
import time
from pathlib import Path

from components.base import release as reading
from components.base.release import Roots
from components.store import release_book, release_folder
from components.store.errors import ScenarioStoreError
from components.store.release_folder import ReleaseFaultsError, ReleaseNameError
from components.store.store import Store
from model.messages import message

FOLLOW_S, RETRY_S = 1.0, 30.0
"""Between two looks at the store, and between two attempts at a release that could not be read."""
log = logging.getLogger(__name__)
UNREADABLE = "数据版本 {number} 无法读取，现在读的是{instead}；请在“数据更新”页查看版本记录。"
POINTER_LOST = message("方案库暂时连不上，上次所用的数据版本也已不在本机，现在读的是随附数据。")
_looking = threading.Lock()
_next_look = 0.0
_followed = (0, "")
"""Number and id of the release that the store named at the last look."""


def follow(store: Store) -> None:
    """Read what the store says is current. Cheap; of several threads one looks and the others go on."""
    global _next_look
    if time.monotonic() < _next_look or not _looking.acquire(blocking=False):
        return
    try:
        _next_look = time.monotonic() + (FOLLOW_S if _follow(store) else RETRY_S)
    finally:
        _looking.release()


def _follow(store: Store) -> bool:
    """Whether what is read is what should be."""
    global _followed
    if store.trouble and store.trouble.reason != "in_memory":
        _from_pointer(store)
        return True
    try:
        mark = release_book.current_mark(store)
    except ScenarioStoreError:
        return True  # away for the moment: what is read stays
    now = reading.roots()
    if (mark, now.number) == (_followed, mark[0]) and _is_there(now) and not reading.trouble():
        return True
    done = _switch(store, mark[0])
    _followed = mark if done else (0, "")
    return done


def _switch(store: Store, number: int) -> bool:
    if number == 0:
        activate(store, reading.SHIPPED)
        return True
    try:
        place = release_folder.settled(release_book.files_of(store, number))
    except (ReleaseFaultsError, ReleaseNameError, ScenarioStoreError, OSError) as error:
        log.error("release %d cannot be read: %s", number, error)
        _fall_back(number)
        return False
    activate(store, Roots(number, place / "data", place / "geo"))
    return True


def activate(store: Store, chosen: Roots) -> None:
    """Read `chosen` from now on, and remember it for a start without the store."""
    reading.make_current(chosen if chosen.number else None)
    _remember(_pointer(store), chosen)


def _fall_back(number: int) -> None:
    """What was read goes on being read, where it is still there."""
    now = reading.roots()
    instead = now if now.number and _is_there(now) else None
    words = message("数据版本 {n}", n=instead.number) if instead else message("随附数据")
    reading.make_current(instead, message(UNREADABLE, number=number, instead=words))


def _from_pointer(store: Store) -> None:
    """A store that is away from the start: the release that this machine read last, else the shipped one."""
    file = _pointer(store)
    if reading.roots().number or not file.exists():
        return
    try:
        written = json.loads(file.read_bytes())
        place = release_folder.folder() / Path(str(written["folder"])).name
        number = int(written["number"])
    except (OSError, ValueError, KeyError, TypeError):
        reading.make_current(None, POINTER_LOST)
        return
    if number and not release_folder.is_sound(place):
        reading.make_current(None, POINTER_LOST)
    elif number:
        reading.make_current(Roots(number, place / "data", place / "geo"))


def _is_there(release: Roots) -> bool:
    return release.data.is_dir() and release.geo.is_dir()


def _pointer(store: Store) -> Path:
    """One file for each store that uses this folder."""
    from components.store.shared import site_address

    address = str(store.file or site_address())
    return release_folder.folder() / f"current-{hashlib.sha256(address.encode()).hexdigest()[:8]}.json"


def _remember(file: Path, chosen: Roots) -> None:
    """Written aside and renamed: whoever reads it finds the old pointer or the new one."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    place = chosen.data.parent.name if chosen.number else ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps({"number": chosen.number, "folder": place}), encoding="utf-8")
        release_folder.sync(draft)
        draft.replace(file)
    except OSError as error:
        log.error("the pointer to the release could not be written: %s", error)
        draft.unlink(missing_ok=True)
