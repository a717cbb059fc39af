"""A release of the facts as two whole folders on the disk: written aside, checked, named only when it is complete.

What is killed half-way leaves a draft under another name, which nothing reads and the next taking removes.
"""

import hashlib
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from components.base.facts_checks import Faults, checks
from components.base.release import SHIPPED, Roots, path_in
from components.base.settings import read_settings
from data import build as data_build
from data.errors import DataContractError

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "var" / "releases"
NAME = re.compile(
    r"data/[a-z0-9_]{1,60}\.(csv|yaml)|data/(presets|stories)/[a-z0-9_-]{1,60}\.yaml"
    r"|geo/layers/[a-z0-9_]{1,60}\.geojson|geo/(layers\.yaml|unlocated\.csv)"
    r"|geo/originals/[A-Za-z0-9_.-]{1,80}\.(geojson|gpkg|zip|kml)"
)
"""Project files that a release may replace or add."""
SHIPPED_NAMES = (
    *("data/*.csv", "data/*.yaml", "data/presets/*.yaml", "data/stories/*.yaml"),
    *("geo/layers.yaml", "geo/unlocated.csv", "geo/layers/*.geojson"),
)
DESCRIPTION = f"data/{data_build.FILE}"
MANIFEST = "manifest.json"
DRAFT = -1
"""Stands for the number of a release that has none yet."""
STALE_S = 3600.0
"""Age from which a draft belongs to nobody who is still at work."""
Files = Mapping[str, bytes]


class Placed(Protocol):
    """A fault that says where it is."""

    @property
    def place(self) -> str: ...


class ReleaseFaultsError(Exception):
    """The files of a release break their contracts; `faults` names every place."""

    def __init__(self, faults: Sequence[Placed]) -> None:
        super().__init__("; ".join(fault.place for fault in faults[:5]))
        self.faults = faults


class ReleaseNameError(ValueError):
    """A path that no release may hold."""


def folder() -> Path:
    """Where this process keeps releases on its disk."""
    chosen = read_settings().release_folder
    return Path(chosen) if chosen else DEFAULT_FOLDER


def shipped_files() -> dict[str, Path]:
    """Project files that the program brings along, by path."""
    rooms = {"data": SHIPPED.data, "geo": SHIPPED.geo}
    listed: dict[str, Path] = {}
    for pattern in SHIPPED_NAMES:
        room, _, rest = pattern.partition("/")
        listed |= {f"{room}/{path.relative_to(rooms[room]).as_posix()}": path for path in rooms[room].glob(rest)}
    return dict(sorted(listed.items()))


def check_names(names: Mapping[str, object]) -> None:
    """Raises ReleaseNameError for a path outside of what a release may hold."""
    for name in names:
        if not NAME.fullmatch(name):
            raise ReleaseNameError(name)


def whole(files: Files) -> dict[str, bytes]:
    """Every file of a release: the shipped ones, with those in `files` in their place."""
    check_names(files)
    return {name: path.read_bytes() for name, path in shipped_files().items()} | dict(files)


def settled(files: Files) -> Path:
    """The folder of the release with these replaced files on this disk; made and checked where it is not there yet.

    Raises ReleaseFaultsError, ReleaseNameError and OSError; nothing has changed then.
    """
    content = whole(files)
    target = folder() / hashlib.sha256(json.dumps(_sums(content)).encode()).hexdigest()[:16]
    if not is_sound(target):
        with drafted(content) as draft:
            _check(draft)
            _finish(draft.data.parent, target)
    return target


@contextmanager
def drafted(content: Files) -> Iterator[Roots]:
    """All files of a release in a folder that goes with the block unless it is renamed in it."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    draft = place / f".draft-{secrets.token_hex(6)}"
    roots = Roots(DRAFT, draft / "data", draft / "geo")
    try:
        _write(roots, content)
        yield roots
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def faults_in(roots: Roots) -> Faults:
    """Every fault of the files of a release, each once."""
    return tuple(dict.fromkeys(fault for check in checks(roots.data, roots.geo) for fault in check.faults))


def is_sound(target: Path) -> bool:
    """Whether a release lies here, every file of it byte for byte as it was checked."""
    try:
        sums = json.loads((target / MANIFEST).read_bytes())
        return all(_sum((target / name).read_bytes()) == digest for name, digest in sums.items())
    except (OSError, ValueError, AttributeError, TypeError):
        return False


def _check(draft: Roots) -> None:
    if faults := faults_in(draft):
        raise ReleaseFaultsError(faults)


def _write(roots: Roots, content: Files) -> None:
    shipped = shipped_files()
    for name, bytes_of_file in content.items():
        path = path_in(roots, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes_of_file)
        original = shipped.get(name)
        if original and original.read_bytes() == bytes_of_file:
            shutil.copystat(original, path)  # the same version for what is cached by it
    with suppress(DataContractError):  # the checks name what is wrong with the catalogues
        (roots.data / data_build.FILE).write_text(data_build.rendered(roots.data), encoding="utf-8", newline="\n")


def _finish(draft: Path, target: Path) -> None:
    """Give a checked draft its name once the disk has it; a damaged folder of that name is put out of the way."""
    names = sorted(path.relative_to(draft).as_posix() for path in draft.rglob("*") if path.is_file())
    sums = _sums({name: (draft / name).read_bytes() for name in names})
    (draft / MANIFEST).write_text(json.dumps(sums, indent=1), encoding="utf-8")
    for path in (*draft.rglob("*"), draft):
        sync(path)
    if target.exists() and not is_sound(target):
        target.rename(target.with_name(f".damaged-{secrets.token_hex(6)}"))
    try:
        draft.rename(target)
    except OSError:
        if not is_sound(target):  # another process was faster with the same files
            raise
    sync(target.parent)
    remove_stale(target.parent)


def remove_stale(place: Path) -> None:
    """Drafts of those who were killed, and damaged folders."""
    with suppress(OSError):
        for path in place.glob(".d*-*"):
            if time.time() - path.stat().st_mtime > STALE_S:
                shutil.rmtree(path, ignore_errors=True)


def sync(path: Path) -> None:
    """Have the disk hold what is written; where a system cannot sync folders, files are synced alone."""
    with suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sums(content: Files) -> dict[str, str]:
    return {name: _sum(content[name]) for name in sorted(content)}


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
