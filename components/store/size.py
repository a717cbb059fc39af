"""How large the store is, measured where saves are refused beyond the site's limit."""

from dataclasses import dataclass
from time import monotonic

from sqlalchemy import Connection, func, select

from components.base.metrics import STORE_BYTES
from components.base.settings import read_settings
from components.store.tables import ledger_revisions, release_blobs, releases, revisions, story_revisions

MEGABYTE = 1024 * 1024
AGAIN_S = 60.0
"""Between two measurements of a database server, which has to read every row for one."""
ROW_BYTES = 200
"""What a row takes beside its payload, a round figure."""


def limit_bytes() -> int:
    """The site's limit."""
    return read_settings().store_limit_mb * MEGABYTE


@dataclass(eq=False)
class SizeMeter:
    """Bytes in use, free pages left out, so that erasing makes room at once."""

    _bytes: int = 0
    _until: float = 0.0

    def bytes(self, connection: Connection) -> int:
        """As of now; of a database server as of the last minute."""
        if connection.dialect.name == "sqlite":
            self._bytes = _pages(connection)
        elif monotonic() >= self._until:
            self._bytes = sum(_rows(connection, table.c.payload) for table in _PAYLOADS)
            self._until = monotonic() + AGAIN_S
        STORE_BYTES.set(self._bytes)
        return self._bytes


_PAYLOADS = (revisions, ledger_revisions, story_revisions, releases, release_blobs)


def _pages(connection: Connection) -> int:
    names = ("page_count", "freelist_count", "page_size")
    count, free, size = (int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in names)
    return (count - free) * size


def _rows(connection: Connection, payload: object) -> int:
    sums = func.coalesce(func.sum(func.octet_length(payload)), 0) + func.count() * ROW_BYTES
    return int(connection.execute(select(sums)).scalar_one())
