"""Counts of a kiosk in a backup of the store, and back from it. What cannot be read or written costs counts only."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from components.store.visits import BUSY_S, INSERT, TABLE

EVERY = "SELECT day, hour, kind, subject, language, seconds, is_right FROM events ORDER BY rowid"
HAS_TABLE = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'events'"
log = logging.getLogger(__name__)
Rows = list[tuple[object, ...]]


def add_visits(counts: Path, backup: Path) -> int:
    """Copy the counts into a backup, beside the tables of the store; their number, 0 where there are none."""
    rows = _events(counts)
    if rows:
        with closing(sqlite3.connect(backup, timeout=BUSY_S)) as connection, connection:
            connection.execute(TABLE)
            connection.executemany(INSERT, rows)
    return len(rows)


def restore_visits(backup: Path, counts: Path) -> int:
    """Replace the counts by those of a backup, all at once; a backup without any leaves them. The number restored."""
    rows = _events(backup)
    if not rows:
        return 0
    try:
        counts.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(counts, timeout=BUSY_S)) as connection, connection:
            connection.execute(TABLE)
            connection.execute("DELETE FROM events")
            connection.executemany(INSERT, rows)
    except (sqlite3.Error, OSError) as error:
        log.error("the kiosk's counts were not restored: %s", error)
        return 0
    return len(rows)


def _events(file: Path) -> Rows:
    if not file.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_S)) as connection:
            (tables,) = connection.execute(HAS_TABLE).fetchone()
            return list(connection.execute(EVERY)) if tables else []
    except sqlite3.Error as error:
        log.error("the kiosk's counts in %s cannot be read: %s", file, error)
        return []
