"""A release as one file for another machine: an archive of its replaced files with a manifest and their sums."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from components.store import release_book, release_folder
from components.store.release_book import Signature
from components.store.releases import Proposal, proposal_of
from components.store.store import Store

PRODUCT, VERSION = "jinan-start-up-area-release", 1
MANIFEST, ROOM = "manifest.json", "files/"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
MOST_BYTES, MOST_UNPACKED, MOST_MEMBERS, MOST_MANIFEST = 30 << 20, 120 << 20, 400, 1 << 20


class ReleaseFileError(ValueError):
    """The file is no release, or not the one its manifest describes; `reason` is a key of the sentences."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, eq=False)
class ReleaseFile:
    """What a file brings: whose release it was, its replaced files, and whether it was made on other shipped data."""

    signature: Signature
    files: Mapping[str, bytes]
    other_shipped: bool = False


def shipped_sum() -> str:
    """Stands for the data that the program brings along."""
    shipped = release_folder.shipped_files()
    sums = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in shipped.items()}
    return hashlib.sha256(json.dumps(sums, sort_keys=True).encode()).hexdigest()


def release_bytes(store: Store, number: int) -> bytes:
    """A release as a file; the same release gives the same bytes. Raises ScenarioStoreError."""
    release, files = release_book.one(store, number), release_book.files_of(store, number)
    manifest = {
        "product": PRODUCT, "version": VERSION, "shipped": shipped_sum(), "number": release.number, "id": release.id,
        "name": release.name, "author": release.author, "note": release.note,
        "taken_at": release.taken_at.isoformat(), "parent": release.parent, "files": dict(release.files),
    }  # fmt: skip
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        for name in sorted(files):
            _add(archive, ROOM + name, files[name])
    return target.getvalue()


def read_release(content: bytes) -> ReleaseFile:
    """What a file brings, every member checked by its sum. Raises ReleaseFileError."""
    if len(content) > MOST_BYTES:
        raise ReleaseFileError("too_big")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ReleaseFileError("no_release") from error


def proposal_from(release: ReleaseFile, store: Store) -> Proposal:
    """The proposal to read what a file brings in place of the current release. Raises ScenarioStoreError, OSError."""
    current = release_book.current_number(store)
    return proposal_of(current, release_book.files_of(store, current), release.files)


def _read(archive: zipfile.ZipFile) -> ReleaseFile:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise ReleaseFileError("too_big")
    manifest = _manifest(archive)
    sums: Mapping[str, str] = manifest["files"]
    if sorted(ROOM + name for name in sums) != sorted(m.filename for m in members if m.filename != MANIFEST):
        raise ReleaseFileError("other_files")
    if not all(release_folder.NAME.fullmatch(name) for name in sums):
        raise ReleaseFileError("other_files")
    files = {name: _content(archive, name) for name in sums}
    if any(hashlib.sha256(files[name]).hexdigest() != digest for name, digest in sums.items()):
        raise ReleaseFileError("changed")
    signature = Signature(*(str(manifest[key]) for key in ("name", "author", "note")))
    return ReleaseFile(signature, files, manifest["shipped"] != shipped_sum())


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        with archive.open(MANIFEST) as member:
            value = json.loads(member.read(MOST_MANIFEST))
    except (KeyError, ValueError, RecursionError) as error:
        raise ReleaseFileError("no_release") from error
    if not isinstance(value, dict) or value.get("product") != PRODUCT or not isinstance(value.get("files"), dict):
        raise ReleaseFileError("no_release")
    if value.get("version") != VERSION or not {"name", "author", "note", "shipped"} <= value.keys():
        raise ReleaseFileError("other_version")
    return value


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member, never more than it states: what is larger is cut off and fails by its sum."""
    with archive.open(ROOM + name) as member:
        return member.read(archive.getinfo(ROOM + name).file_size)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, FIRST_DATE)
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
