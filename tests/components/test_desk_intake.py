"""Spreadsheets sent to the data desk: hostile ones refused, slips named by cell, what is clear repaired and said."""

from __future__ import annotations

import pytest

from components.base.release import Roots
from components.intake.refusals import RefusedError
from components.intake.sheets import SHEET_REFUSALS, read_book
from components.store import Store, release_folder, releases
from components.store.desk_upload import Upload, read_upload
from components.topics.desk.consequences import Consequences
from components.topics.desk.differences import csv_rows
from components.words.text import say
from data.errors import DataContractError
from data.references import check_references
from data.tables import load_table
from tests.components.desk_files import FAULTY, OBSERVED, REFUSED, REPAIRED, template_book
from tests.components.releases import OBSERVATIONS


@pytest.fixture(autouse=True)
def figures_alone(releases_folder: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the table of figures is held to its contract: the whole is checked in the tests of releases."""

    def faults_in(roots: Roots) -> tuple[object, ...]:
        try:
            check_references("observations", load_table("observations", roots.data), roots.data)
        except DataContractError as error:
            return error.faults
        return ()

    monkeypatch.setattr(release_folder, "faults_in", faults_in)
    monkeypatch.setattr(releases, "consequences", lambda *_: Consequences())


def sent(store: Store, name: str, content: bytes) -> Upload:
    return read_upload(name, content, store)


@pytest.mark.parametrize("kind", REFUSED)
def test_a_hostile_file_is_refused_with_a_sentence(kind: str) -> None:
    name, make, code = REFUSED[kind]
    with pytest.raises(RefusedError) as refusal:
        read_book(name, make())
    assert refusal.value.code == code and say(SHEET_REFUSALS[code], "en") != SHEET_REFUSALS[code]


@pytest.mark.parametrize("kind", FAULTY)
def test_a_slip_is_named_by_sheet_and_cell(kind: str, desk_store: Store) -> None:
    make, cell, words = FAULTY[kind]
    upload = sent(desk_store, "a.xlsx", make())
    places = {(fault.cell, fault.sheet) for fault in upload.faults}
    assert any(words in fault.what for fault in upload.faults), upload.faults
    if cell:
        assert (cell, "来源" if kind == "changed source" else OBSERVED) in places


@pytest.mark.parametrize("kind", REPAIRED)
def test_what_is_clear_is_read_as_it_is_meant(kind: str, desk_store: Store) -> None:
    name, make, value = REPAIRED[kind]
    upload = sent(desk_store, name, make())
    assert upload.faults == () and upload.proposal
    added = csv_rows(upload.proposal.files[OBSERVATIONS])[-1]
    assert (added["indicator_id"], added["year"], added["value"], added["scope"]) == ("gdp", "2025", value, "direct")
    assert [(d.path, d.count("new"), len(d.changes)) for d in upload.proposal.differences] == [(OBSERVATIONS, 1, 1)]


def test_the_template_comes_back_as_it_went_out(desk_store: Store) -> None:
    upload = sent(desk_store, "a.xlsx", template_book())
    assert upload.faults == () and upload.template_of == 0 and upload.unread == ()
    assert upload.proposal and upload.proposal.is_empty
