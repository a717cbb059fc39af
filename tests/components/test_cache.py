"""The versions of files that stand for what was read from them."""

import os
from pathlib import Path
from time import monotonic

import pytest

from components.base import cache, release


def touch(path: Path, ns: int) -> None:
    path.write_text("x", encoding="utf-8")
    os.utime(path, ns=(ns, ns))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(release, "SHIPPED", release.Roots(0, tmp_path, tmp_path))
    monkeypatch.setattr(cache, "FRESH_S", 0.0)
    touch(tmp_path / "rows.csv", 1_000)
    return tmp_path


def test_a_changed_file_has_another_version_at_once_outside_a_run(folder: Path) -> None:
    before = cache.table_versions("rows")
    touch(folder / "rows.csv", 2_000)
    assert (before, cache.table_versions("rows")) == ((1_000,), (2_000,))


def test_a_file_is_looked_at_once_in_a_while_however_many_questions_name_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    monkeypatch.setattr(cache, "FRESH_S", 60.0)
    monkeypatch.setattr(cache, "_lately_read", (-60.0, {}))
    monkeypatch.setattr(cache.os, "stat", lambda path: looks.append(str(path)) or os.lstat(path))
    before = cache.table_versions("rows", "more")
    touch(folder / "rows.csv", 2_000)
    assert cache.table_versions("rows") == before[:1] and cache.table_versions("more") == (0,)
    assert sorted(Path(path).name for path in looks) == ["more.csv", "rows.csv"]
    monkeypatch.setattr(cache, "_lately_read", (monotonic() - 60.0, cache._lately_read[1]))
    assert cache.table_versions("rows") == (2_000,)


def test_within_one_run_every_version_is_the_first_one_read(folder: Path) -> None:
    with cache.one_reading():
        first = cache.table_versions("rows"), cache.folder_versions(folder, ".csv")
        touch(folder / "rows.csv", 2_000)
        touch(folder / "more.csv", 3_000)
        assert (cache.table_versions("rows"), cache.folder_versions(folder, ".csv")) == first
    assert cache.table_versions("rows") == (2_000,)
    assert cache.folder_versions(folder, ".csv") == (3_000, 2_000)


def test_a_failed_run_leaves_nothing_read(folder: Path) -> None:
    with pytest.raises(RuntimeError), cache.one_reading():
        cache.table_versions("rows")
        raise RuntimeError
    touch(folder / "rows.csv", 2_000)
    assert cache.table_versions("rows") == (2_000,)


def test_a_file_that_is_not_there_has_version_zero(folder: Path) -> None:
    assert cache.table_versions("absent") == (0,)
