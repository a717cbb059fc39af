"""Files that only 数据与出处 has: the rows in sight under their technical names, and everything as one archive."""

from components.base import cache
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
    """On the tab of tables the rows in sight; the archive always. Raises DataContractError where a table is broken."""
    for name in SCHEMAS:
        cache.table(name)
    name = f"{pick('起步区规划探索', 'jinan-start-up-area')}_{pick('数据包', 'data-package')}.zip"
    archive = File(tr("整个数据包 ZIP"), name, "zip", lambda: package(cache.DATA, cache.GEO))
    if state.tab != "tables":
        return (archive,)
    rows = File(tr("CSV　技术列名，附引注"), f"{state.table}.csv", "csv", lambda: rows_csv(state, look))
    return rows, archive


def rows_csv(state: State, look: Look) -> bytes:
    """The rows in sight with technical column names, each with its citation to copy."""
    with using(look):
        return csv_bytes(with_citations(state.table, rows_of(state)))
