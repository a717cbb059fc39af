"""What tests of parts share: a store of this test alone with a folder for releases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from components.base import release
from components.store import Store, open_store, release_folder
from tests.components.releases import judge_the_same_files_once


@pytest.fixture
def releases_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where this test lays out releases; afterwards the shipped one is read again."""
    monkeypatch.setattr(release_folder, "folder", lambda: tmp_path / "releases")
    judge_the_same_files_once(monkeypatch)
    yield tmp_path / "releases"
    release.make_current(None)


@pytest.fixture
def desk_store(tmp_path: Path, releases_folder: Path) -> Iterator[Store]:
    """A store on the disk."""
    store = open_store(f"sqlite:///{tmp_path / 'desk.sqlite'}")
    yield store
    store.close()
