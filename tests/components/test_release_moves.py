"""Releases on the move: to another machine as a file, through a backup, in PostgreSQL, out of LibreOffice."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest

from components.base import release
from components.store import Store, open_store, release_book, upkeep
from components.store.desk_upload import read_upload
from components.store.release_book import ReleaseMovedError, Signature
from components.store.release_file import ReleaseFileError, proposal_from, read_release, release_bytes
from components.store.releases import propose, take, take_imported
from tests.components.desk_files import with_row
from tests.components.postgres_cluster import in_schema, running_cluster
from tests.components.releases import OBSERVATIONS, actual, with_rows

GDP = actual("gdp", 2025, "151.5", "亿元")
OFFICE = shutil.which("soffice")


@pytest.fixture
def exported(desk_store: Store) -> bytes:
    take(propose({OBSERVATIONS: with_rows(GDP)}, 0, desk_store), "2025年附件", "甲", "测试", store=desk_store)
    return release_bytes(desk_store, 1)


def test_a_release_is_read_on_another_machine_as_it_was_taken(exported: bytes, tmp_path: Path) -> None:
    other = open_store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    arrived = read_release(exported)
    proposal = proposal_from(arrived, other)
    assert arrived.signature == Signature("2025年附件", "甲", "测试") and not arrived.other_shipped
    assert [(d.path, d.count("new")) for d in proposal.differences] == [(OBSERVATIONS, 1)]
    taken = take_imported(proposal, arrived.signature, other)
    assert release_book.files_of(other, taken.number) == arrived.files
    assert [entry.act for entry in release_book.log(other)] == ["import"]
    other.close()


def repacked(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    change(members)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, bytes_of_member in members.items():
            archive.writestr(name, bytes_of_member)
    return target.getvalue()


def other_version(members: dict[str, bytes]) -> None:
    members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), "version": 2}).encode()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda m: m.update({f"files/{OBSERVATIONS}": m[f"files/{OBSERVATIONS}"] + b"x"}), "changed"),
        (lambda m: m.update({"files/../../x": b"x"}), "other_files"),
        (lambda m: m.update({"files/data/tables.py": b"x"}), "other_files"),
        (lambda m: m.pop(f"files/{OBSERVATIONS}"), "other_files"),
        (lambda m: m.pop("manifest.json"), "no_release"),
        (lambda m: m.update({"manifest.json": b"[" * 5000}), "no_release"),
        (other_version, "other_version"),
        (lambda m: m.update({f"x{n}": b"" for n in range(500)}), "too_big"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    exported: bytes, change: Callable[[dict[str, bytes]], object], reason: str
) -> None:
    with pytest.raises(ReleaseFileError) as refusal:
        read_release(repacked(exported, change))
    assert refusal.value.reason == reason


def test_what_is_no_archive_is_refused() -> None:
    for content in (b"", b"PK\x03\x04", b"x" * 100):
        with pytest.raises(ReleaseFileError):
            read_release(content)


def test_a_backup_brings_releases_and_their_log_back(exported: bytes, desk_store: Store, tmp_path: Path) -> None:
    files, log = release_book.files_of(desk_store, 1), release_book.log(desk_store)
    address, copy = f"sqlite:///{tmp_path / 'desk.sqlite'}", tmp_path / "backup.sqlite"
    upkeep.backup(address, copy)
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    upkeep.restore(other, copy)
    store = open_store(other)
    assert release_book.files_of(store, 1) == files and release_book.log(store) == log
    store.close()


def test_in_postgres_one_of_many_editors_takes_and_the_others_are_told(releases_folder: Path) -> None:
    with running_cluster() as cluster:
        _many_editors(in_schema(cluster, "releases"))


def _many_editors(address: str) -> None:
    store = open_store(address)
    proposal = propose({OBSERVATIONS: with_rows(GDP)}, 0, store)
    numbers: list[int] = []
    refusals: list[ReleaseMovedError] = []

    def work(turn: int) -> None:
        try:
            numbers.append(take(proposal, str(turn), str(turn), store=store).number)
        except ReleaseMovedError as error:
            refusals.append(error)

    people = [Thread(target=work, args=(turn,)) for turn in range(5)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert numbers == [1] and len(refusals) == 4 and release.roots().number == 1
    assert release_book.files_of(store, 1) == proposal.files
    store.close()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_template_saved_by_libreoffice_is_read(desk_store: Store, tmp_path: Path) -> None:
    (tmp_path / "filled.xlsx").write_bytes(with_row(note="=平常的话"[1:]))
    command = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "xlsx"]
    command += ["--outdir", str(tmp_path / "saved"), str(tmp_path / "filled.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    upload = read_upload("filled.xlsx", (tmp_path / "saved" / "filled.xlsx").read_bytes(), desk_store)
    assert upload.faults == () and upload.template_of == 0 and upload.proposal
    assert [(d.path, d.count("new"), len(d.changes)) for d in upload.proposal.differences] == [(OBSERVATIONS, 1, 1)]
