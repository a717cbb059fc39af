"""Files that only 数据与出处 has: the rows in sight under their technical names, and everything as one archive."""

from contextlib import suppress

from components.base import cache
from components.base.errors import EXPECTED
from components.base.look import Look, using
from components.export.files import csv_bytes
from components.export.kit import File
from components.export.packaging import package
from components.topics.sources.facts import with_citations
from components.topics.sources.state import State
from components.topics.sources.tables import rows_of
from components.words.text import pick, tr
from data.tables import SCHEMAS


def own_files(state: State, look: Look) -> tuple[File, ...]:
    """On the tab of tables the rows in sight; the archive while every table keeps its contract."""
    files = []
    if state.tab == "tables":
        files.append(File(tr("CSV　技术列名，附引注"), f"{state.table}.csv", "csv", lambda: rows_csv(state, look)))
    with suppress(*EXPECTED):  # the section that shows the table says what is broken
        for table in SCHEMAS:
            cache.table(table)
        name = f"{pick('起步区规划探索', 'jinan-start-up-area')}_{pick('数据包', 'data-package')}.zip"
        files.append(File(tr("整个数据包 ZIP"), name, "zip", lambda: package(cache.data_root(), cache.geo_root())))
    return tuple(files)


def rows_csv(state: State, look: Look) -> bytes:
    """The rows in sight with technical column names, each with its citation to copy."""
    with using(look):
        return csv_bytes(with_citations(state.table, rows_of(state)))
