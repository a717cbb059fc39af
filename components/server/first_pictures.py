"""The pages' first pictures: made beside the server, kept by release, language and day, remembered on the disk.

A request only looks whether a picture is there. The file's name is the content it was made from (program, facts,
settings), so that a restart has every picture at once and no picture outlives its figures.
"""

import asyncio
import gzip
import hashlib
import json
import logging
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from components.base.clock import today
from components.base.navigation import offered
from components.base.release import Roots, roots
from components.base.settings import read_settings
from components.export.first_picture import FirstPicture
from components.words.text import languages

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "first"
PROGRAM = ("components/**/*.py", "components/**/*.po", "model/**/*.py", "data/*.py", "geo/**/*.py", "requirements.lock")
KEPT_FILES, KEPT_RELEASES = 6, 3
LONGEST_LINE, LONGEST_S, FOLLOW_S, RETRY_S = 4_000_000, 300.0, 0.3, 5.0
Place = tuple[str, str]
"""A page and a language."""
log = logging.getLogger(__name__)


def content_key(release: Roots) -> str:
    """Stands for everything that a picture is made from but the day."""
    site = read_settings()
    notices = (site.approval_number, site.internal_use_notice, bool(site.tianditu_token))
    digest = hashlib.sha256(repr(notices).encode())
    for base, patterns in ((ROOT, PROGRAM), (release.data, ("**/*",)), (release.geo, ("**/*",))):
        for file in sorted({file for pattern in patterns for file in base.glob(pattern)}):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"\n{file.relative_to(base).as_posix()}\n".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:24]


async def follows() -> bool:
    """Whether this process reads the release that the store says is current, as a page's run makes sure; no where the
    store lets a visitor wait."""
    if not ALBUM:
        return ALBUM.is_open
    try:
        async with asyncio.timeout(FOLLOW_S):
            await asyncio.to_thread(_follow)
    except TimeoutError:
        return False
    return True


def _follow() -> None:
    from components.store import shared_store  # brings the database layer: not before the first page
    from components.store.release_pointer import follow

    follow(shared_store())


class Album:
    """The pictures of a process. `is_open` says whether missing ones are made."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.is_open = False
        self._pictures: dict[str, dict[Place, FirstPicture]] = {}
        self._attempts: set[tuple[str, str]] = set()
        self._work: asyncio.Task[None] | None = None
        self._next_look = 0.0

    def __bool__(self) -> bool:
        return bool(self._pictures)

    def put(self, release: Roots, place: Place, picture: FirstPicture) -> None:
        """Keep a picture of a page in a language."""
        self._pictures.setdefault(release.key, {})[place] = picture
        for former in list(self._pictures)[:-KEPT_RELEASES]:
            del self._pictures[former]
            self._attempts = {mark for mark in self._attempts if mark[0] != former}

    def picture(self, page: str, language: str) -> FirstPicture | None:
        """The picture of the release that is read now and of today; where it is missing it will be there later."""
        picture = self._pictures.get(roots().key, {}).get((page, language))
        if picture and picture.day in ("", today().isoformat()):
            return picture
        is_idle = self._work is None or self._work.done()
        if self.is_open and is_idle and time.monotonic() > self._next_look and self._mark() not in self._attempts:
            self._work = asyncio.create_task(self.fill(), name="first-pictures")
        return None

    def close(self) -> None:
        """Nothing more is made."""
        self.is_open = False
        if self._work:
            self._work.cancel()

    async def recall(self) -> None:
        """Read from the disk what is there, for those who come before the server has warmed up."""
        with suppress(OSError):
            await asyncio.to_thread(_follow)
            await asyncio.to_thread(self._read, roots(), self._file(roots()))

    async def fill(self) -> None:
        """Read from the disk what is there, and make the rest; once a day for each release."""
        release, mark = roots(), self._mark()
        if mark in self._attempts:
            return
        self._attempts.add(mark)
        try:
            file = await asyncio.to_thread(self._file, release)
            await asyncio.to_thread(self._read, release, file)
            missing = self._missing(release)
            if missing and self._reserve(file):
                try:
                    await self._make(release, missing)
                    await asyncio.to_thread(self._write, release, file)
                finally:
                    file.with_suffix(".lock").unlink(missing_ok=True)
            elif missing:  # another process of this machine is at it: its file is read with a later request
                self._attempts.discard(mark)
                self._next_look = time.monotonic() + RETRY_S
        except OSError as error:
            log.warning("the pages' first pictures were not made: %s", error)

    def _reserve(self, file: Path) -> bool:
        """Whether this process makes the file's pictures. One that was killed over them holds nobody up for long."""
        self.folder.mkdir(parents=True, exist_ok=True)
        mark = file.with_suffix(".lock")
        with suppress(FileNotFoundError):
            if time.time() - mark.stat().st_mtime > LONGEST_S:
                mark.unlink()
        try:
            mark.touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def _file(self, release: Roots) -> Path:
        return self.folder / f"{content_key(release)}.json.gz"

    def _read(self, release: Roots, file: Path) -> None:
        """Take the file's pictures; a file that is damaged or missing has none."""
        for place, picture in _pictures_in(file) if file.exists() else ():
            if place not in self._pictures.get(release.key, {}):
                self.put(release, place, picture)

    def _mark(self) -> tuple[str, str]:
        return roots().key, today().isoformat()

    def _missing(self, release: Roots) -> list[Place]:
        day, there = today().isoformat(), self._pictures.get(release.key, {})
        places = [(entry.url_path, code) for code in languages() for entry in offered() if entry.topic]
        return [place for place in places if place not in there or there[place].day not in ("", day)]

    async def _make(self, release: Roots, places: list[Place]) -> None:
        order = {"number": release.number, "data": str(release.data), "geo": str(release.geo), "pages": places}
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "components.server.first_child"), cwd=ROOT, limit=LONGEST_LINE,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
        try:
            async with asyncio.timeout(LONGEST_S):
                await self._take(release, child, json.dumps(order).encode())
        except (TimeoutError, ValueError, KeyError, TypeError) as error:
            log.warning("the pages' first pictures were not all made: %r", error)
        finally:
            with suppress(ProcessLookupError):
                child.kill()

    async def _take(self, release: Roots, child: asyncio.subprocess.Process, order: bytes) -> None:
        if child.stdin is None or child.stdout is None:
            return
        child.stdin.write(order)
        child.stdin.close()
        async for line in child.stdout:
            page, language, values = json.loads(line)
            self.put(release, (page, language), FirstPicture.of(values))
        if await child.wait():
            log.warning("the pages' first pictures were not all made: the process ended with %s", child.returncode)

    def _write(self, release: Roots, file: Path) -> None:
        """Written aside and renamed; the files that were written longest ago go."""
        lines = [[*place, json.loads(picture.as_json())] for place, picture in self._pictures[release.key].items()]
        draft = file.with_name(f".{secrets.token_hex(8)}")
        self.folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(gzip.compress(json.dumps(lines).encode(), 6, mtime=0))
        draft.replace(file)
        for old in sorted(self.folder.glob("*.json.gz"), key=lambda one: one.stat().st_mtime_ns)[:-KEPT_FILES]:
            old.unlink(missing_ok=True)


def _pictures_in(file: Path) -> Iterator[tuple[Place, FirstPicture]]:
    try:
        lines: list[Any] = json.loads(gzip.decompress(file.read_bytes()))
        yield from [((str(page), str(code)), FirstPicture.of(values)) for page, code, values in lines]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        log.warning("first pictures in %s cannot be read: %s", file.name, error)


ALBUM = Album()
