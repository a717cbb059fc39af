"""A store file to break, and the reason for which the store refuses something."""

from __future__ import annotations

from pathlib import Path

import pytest

from components import store as stored
from components.store import ScenarioStoreError
from tests.components.scenario_writer import CATALOGUE, moved


def filled_file(folder: Path) -> Path:
    """A healthy store of twenty scenarios of two revisions each, closed."""
    path = folder / "scenarios.sqlite"
    store = stored.open_store(f"sqlite:///{path}")
    for n in range(20):
        entry = stored.create(store, moved(9.25, f"方案 {n}"), CATALOGUE).entry
        stored.save(store, entry, moved(float(n), f"方案 {n}"), CATALOGUE)
    store.close()
    return path


def refused(attempt: object) -> str:
    assert callable(attempt)
    with pytest.raises(ScenarioStoreError) as caught:
        attempt()
    return caught.value.reason
