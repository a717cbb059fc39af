"""A spreadsheet that editors send in: read in a child process, held against the current release, proposed."""

from dataclasses import dataclass

from components.base import release as reading
from components.intake import sheets
from components.store import release_book, release_folder
from components.store.releases import Proposal, propose
from components.store.store import Store
from components.topics.desk.arrival import arrival, placed
from components.topics.desk.book import CellNote, SheetInput
from components.topics.desk.filled import read_book
from data.catalog import sources


@dataclass(frozen=True, eq=False)
class Upload:
    """What came of a file: the faults for which nothing of it is used, what was repaired, sheets that are none of ours,
    the release that its template was made on, and the proposal where it could be read."""

    name: str
    faults: tuple[CellNote, ...]
    repairs: tuple[CellNote, ...] = ()
    unread: tuple[str, ...] = ()
    template_of: int | None = None
    proposal: Proposal | None = None


def read_upload(name: str, content: bytes, store: Store) -> Upload:
    """The file as a proposal on top of the current release.

    Raises RefusedError with a key of SHEET_REFUSALS; ScenarioStoreError and OSError.
    """
    book = read_book(
        SheetInput(each.name, each.cells.rows, each.cells.formulas, each.is_hidden)
        for each in sheets.read_book(name, content)
    )
    current = release_book.current_number(store)
    base = _base(store, book.base, current)
    files = {number: release_folder.whole(release_book.files_of(store, number)) for number in {base, current}}
    pair = (lambda path: files[base].get(path, b""), lambda path: files[current].get(path, b""))
    came = arrival(book, *pair, sources(reading.data_root()))
    about = (tuple(book.repairs), tuple(book.unread), book.base)
    if came.faults:
        return Upload(name, came.faults, *about)
    proposal = propose(came.changes, current, store)
    return Upload(name, tuple(placed(fault, came.tables) for fault in proposal.faults), *about, proposal)


def _base(store: Store, stated: int | None, current: int) -> int:
    """The release that the template was filled in on; the current one where it does not say, or says one that is not
    there."""
    there = {0, *(release.number for release in release_book.listing(store))}
    return stated if stated in there else current
