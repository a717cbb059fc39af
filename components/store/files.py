"""The SQLite file behind a store: made whole or not at all, readable by its owner only, set aside when it is broken."""

import contextlib
import os
import secrets
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path

from components.store.errors import ScenarioStoreError

OWNER_ONLY, FOLDER_OWNER_ONLY = 0o600, 0o700
ANYBODY = 0o007
COMPANIONS = ("", "-wal", "-shm")
"""SQLite's own files beside a database; they belong together."""
BROKEN, REPLACED = "broken", "replaced"


def make_folder(file: Path) -> None:
    """The folder of the store, for its owner only when it is new. Raises ScenarioStoreError("no_access")."""
    try:
        file.parent.mkdir(mode=FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as error:
        raise ScenarioStoreError("no_access") from error


def publish(file: Path, fill: Callable[[Path], None]) -> bool:
    """Have `fill` write a new file under another name and give it its own name once it is complete.

    False when there is a file of that name by then: it stays as it is. Raises ScenarioStoreError("no_access").
    """
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
        fill(draft)
        return _renamed_without_replacing(draft, file)
    except OSError as error:
        raise ScenarioStoreError("no_access") from error
    finally:
        for companion in COMPANIONS:
            draft.with_name(draft.name + companion).unlink(missing_ok=True)


def inode(file: Path) -> int:
    """The file system's number of a file, 0 where there is none. Raises ScenarioStoreError("no_access")."""
    try:
        return file.stat().st_ino
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise ScenarioStoreError("no_access") from error


def keep_private(file: Path) -> None:
    """Close a file to everybody but its owner where everybody could read it; a group set by the site stays."""
    with contextlib.suppress(OSError):  # another user's file, or a file system without permissions
        if file.stat().st_mode & ANYBODY:
            file.chmod(OWNER_ONLY)


def set_aside(file: Path, number: int) -> Path:
    """Rename the store's file with inode `number`, and what belongs to it, to a dated name in the same folder.

    Raises ScenarioStoreError: no_access; busy when another process has put another file there in the meantime.
    """
    target = dated(file, BROKEN)
    try:
        if file.stat().st_ino != number:
            raise ScenarioStoreError("busy")
        file.rename(target)
        if target.stat().st_ino != number:
            _renamed_without_replacing(target, file)
            raise ScenarioStoreError("busy")
        for companion in COMPANIONS[1:]:
            with contextlib.suppress(FileNotFoundError):
                file.with_name(file.name + companion).rename(target.with_name(target.name + companion))
    except OSError as error:
        raise ScenarioStoreError("no_access") from error
    return target


def dated(file: Path, mark: str) -> Path:
    """An unused name in `file`'s folder with event and local time."""
    start = f"{file.stem}.{mark}-{datetime.now():%Y%m%d-%H%M%S}"
    names = (file.with_name(f"{start}{-n or ''}{file.suffix}") for n in count())
    return next(path for path in names if not path.exists())


def newest_broken(file: Path) -> Path | None:
    """The newest file that was set aside and still exists."""
    start, end = f"{file.stem}.{BROKEN}-", file.suffix
    try:
        names = sorted(path.name for path in file.parent.iterdir() if path.name.startswith(start))
    except OSError:
        return None
    return next((file.with_name(name) for name in reversed(names) if name.endswith(end)), None)


def _renamed_without_replacing(source: Path, target: Path) -> bool:
    """Whether `source` now has the name `target`; False where that name is taken."""
    try:
        os.link(source, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if target.exists():
            return False
        source.rename(target)
        return True
    source.unlink()
    return True
