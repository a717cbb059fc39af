"""A GeoPackage made safe before reading: views and triggers are removed, tables stay."""

import sqlite3
from contextlib import closing
from pathlib import Path

from components.intake.refusals import Bounds, RefusedError
from model.messages import Message, message

LIVE = "type IN ('view', 'trigger') OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL%')"
"""Views and triggers run statements of the file's author; a virtual table may be an index, not rebuilt here."""


def disarm(path: Path, bounds: Bounds) -> list[Message]:
    """Take views, triggers and virtual tables out of the file, and say how many views. Raises RefusedError."""
    try:
        with closing(sqlite3.connect(path)) as base:
            views = _disarmed(base)
        with closing(sqlite3.connect(path)) as base:  # anew: the schema is read again without them
            _bound(base, bounds)
    except sqlite3.Error as error:
        raise RefusedError("unreadable") from error
    return [message("文件里有 {n} 个视图，没有读取；需要时请先另存为普通图层。", n=views)] if views else []


def _disarmed(base: sqlite3.Connection) -> int:
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA writable_schema = ON")
    kinds = [str(row[0]).lower() for row in base.execute(f"SELECT type FROM sqlite_master WHERE {LIVE}")]
    base.execute(f"DELETE FROM sqlite_master WHERE {LIVE}")
    base.commit()
    return kinds.count("view")


def _bound(base: sqlite3.Connection, bounds: Bounds) -> None:
    """Contents name tables only, and none with more columns than are taken."""
    base.execute("PRAGMA trusted_schema = OFF")
    tables = [str(row[0]) for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    contents = [str(row[0]) for row in base.execute("SELECT table_name FROM gpkg_contents LIMIT ?", (bounds.members,))]
    for name in set(contents) & set(tables):
        if len(base.execute("SELECT 1 FROM pragma_table_info(?)", (name,)).fetchall()) > bounds.columns:
            raise RefusedError("columns")
    for listing in ("gpkg_contents", "gpkg_geometry_columns"):
        if listing in tables:
            base.execute(f"DELETE FROM {listing} WHERE table_name NOT IN (SELECT name FROM sqlite_master)")
    base.commit()
