"""Counts of a kiosk: visits and answers by hour and language, nothing about a person.

Written in the background. A full disk, a read-only file or a broken one costs counts and nothing else: whoever stands
before the screen never waits and never hears of it; the operator's panel does.
"""

import csv
import io
import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from queue import Empty, Full, Queue
from typing import Any, NamedTuple

from components.base.clock import CLOCK
from components.base.settings import read_settings
from model.single_flight import single_flight

DEFAULT_FILE = Path(__file__).resolve().parents[2] / "var" / "kiosk.sqlite"
MOST_WAITING, BATCH = 2000, 200
BUSY_S, LONGEST_VISIT_S = 5.0, 7200
COLUMNS = ("day", "hour", "kind", "subject", "language", "seconds", "is_right")
TABLE = (
    "CREATE TABLE IF NOT EXISTS events (day TEXT NOT NULL, hour INTEGER NOT NULL, kind TEXT NOT NULL,"
    " subject TEXT NOT NULL, language TEXT NOT NULL, seconds INTEGER, is_right INTEGER)"
)
INSERT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)"
DAYS = (
    "SELECT day, sum(kind = 'visit'), sum(kind = 'answer'), sum(coalesce(is_right, 0)),"
    " avg(CASE WHEN kind = 'visit' THEN seconds END), sum(kind = 'visit' AND language <> 'zh')"
    " FROM events GROUP BY day ORDER BY day DESC LIMIT ?"
)
log = logging.getLogger(__name__)
Event = tuple[str, int, str, str, str, int | None, int | None]


class Day(NamedTuple):
    """One day: visits, answers, how many of these were right, mean seconds of a visit, visits not in Chinese."""

    day: str
    visits: int
    answers: int
    right: int
    seconds: float | None
    foreign: int


class Tally:
    """Counts in one SQLite file. `trouble` is the reason why the last ones could not be written, "" for none."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.trouble = ""
        self.lost = 0
        self._waiting: Queue[Event] = Queue(MOST_WAITING)
        self._writer = threading.Thread(target=self._write_on, name="kiosk-counts", daemon=True)
        self._writer.start()

    def visit(self, seconds: int, language: str) -> None:
        """A visit has ended after so many seconds."""
        self._note("visit", "", language, seconds=min(max(seconds, 0), LONGEST_VISIT_S))

    def answer(self, challenge: str, language: str, *, is_right: bool) -> None:
        """A question has been answered for the first time in a visit."""
        self._note("answer", challenge, language, is_right=is_right)

    def _note(
        self, kind: str, subject: str, language: str, *, seconds: int | None = None, is_right: bool | None = None
    ) -> None:
        moment = datetime.now(CLOCK)
        right = None if is_right is None else int(is_right)
        try:
            self._waiting.put_nowait((f"{moment:%Y-%m-%d}", moment.hour, kind, subject, language, seconds, right))
        except Full:
            self.lost += 1

    def _write_on(self) -> None:
        while True:
            events = [self._waiting.get(), *self._rest()]
            try:
                self.write(events)
            except (sqlite3.Error, OSError) as error:
                self.lost += len(events)
                if not self.trouble:
                    log.warning("the kiosk's counts cannot be written: %s", error)
                self.trouble = str(error)
            else:
                self.trouble = ""
            finally:
                for _ in events:
                    self._waiting.task_done()

    def _rest(self) -> Iterator[Event]:
        for _ in range(BATCH - 1):
            try:
                yield self._waiting.get_nowait()
            except Empty:
                return

    def write(self, events: list[Event]) -> None:
        """Raises sqlite3.Error and OSError."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.file, timeout=BUSY_S)) as connection, connection:
            connection.execute(TABLE)
            connection.executemany(INSERT, events)

    def flush(self) -> None:
        """Wait until everything so far has been written or lost."""
        self._waiting.join()

    def days(self, most: int = 14) -> list[Day]:
        """The latest days, the newest first; none where the file cannot be read."""
        return [Day(*row) for row in self._read(DAYS, most)]

    def as_csv(self) -> str:
        """Every event as CSV with a heading; the heading alone where the file cannot be read."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(self._read("SELECT * FROM events ORDER BY rowid LIMIT ?", -1))
        return out.getvalue()

    def _read(self, query: str, most: int) -> list[tuple[Any, ...]]:
        if not self.file.exists():
            return []
        try:
            with closing(sqlite3.connect(f"file:{self.file.as_posix()}?mode=ro", uri=True, timeout=BUSY_S)) as reading:
                return list(reading.execute(query, (most,)))
        except (sqlite3.Error, OSError) as error:
            self.trouble = str(error)
            return []


@single_flight(maxsize=1)
def shared_tally() -> Tally:
    """The counts of this server, in the file of the settings."""
    return Tally(site_counts())


def site_counts() -> Path:
    """The file in which the site's settings keep counts."""
    stated = read_settings().kiosk_counts
    return Path(stated) if stated else DEFAULT_FILE
