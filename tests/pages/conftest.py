"""What tests of pages share: the language they leave behind, and folders of facts to be spoilt."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from components import store as scenario_store
from components.base import cache, release
from components.base.look import Look, use_page_look


@pytest.fixture(autouse=True)
def language_as_before(packages_scanned_once: None) -> Iterator[None]:
    """A page tells `tr()` to ask the session for the language; tests outside a session get Chinese again."""
    yield
    use_page_look(Look)


@pytest.fixture
def store(store_in_memory: None) -> scenario_store.Store:
    """The store of the pages in this test."""
    return scenario_store.shared_store()


@pytest.fixture(autouse=True)
def store_in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages keep scenarios in a store of this test alone, made when first asked for and closed at its end."""
    made: list[scenario_store.Store] = []

    def shared_store() -> scenario_store.Store:
        if not made:
            made.append(scenario_store.open_or_memory("sqlite://"))
        return made[0]

    monkeypatch.setattr(scenario_store, "shared_store", shared_store)
    yield
    for store in made:
        store.close()


def _copied(room: Path, to: Path) -> Path:
    return Path(shutil.copytree(room, to, ignore=shutil.ignore_patterns("*.py", "__pycache__", "inputs")))


@pytest.fixture
def data_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tables that the pages read instead of the real ones."""
    copy = _copied(cache.data_root(), tmp_path / "data")
    monkeypatch.setattr(release, "SHIPPED", replace(release.SHIPPED, data=copy))
    return copy


@pytest.fixture
def geo_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the layers that the pages read instead of the real ones."""
    copy = _copied(cache.geo_root(), tmp_path / "geo")
    monkeypatch.setattr(release, "SHIPPED", replace(release.SHIPPED, geo=copy))
    return copy
