"""What tests of releases share: what is worked out once for all of them, made-up figures for a year to come."""

import csv
import hashlib
import io
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from components.base.release import Roots
from components.store import release_folder, releases
from components.store.releases import content_of

OBSERVATIONS = "data/observations.csv"
MADE_UP = "虚构的测试数据"


_results: dict[tuple[str, ...], Any] = {}


def _once_for_the_same_files(work: Callable[..., Any]) -> Callable[..., Any]:
    """`work` on folders of releases, done once in a worker for folders that hold the same bytes."""

    @wraps(work)
    def remembered(*roots: Roots) -> Any:
        key = (work.__name__, *map(_digest, roots))
        if key not in _results:
            _results[key] = work(*roots)
        return _results[key]

    return remembered


def _digest(roots: Roots) -> str:
    digest = hashlib.sha256()
    for room in (roots.data, roots.geo):
        for path in sorted(filter(Path.is_file, room.rglob("*"))):
            if path.suffix not in (".py", ".pyc"):
                digest.update(f"\0{path.relative_to(room)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


FAULTS_IN, CONSEQUENCES = map(_once_for_the_same_files, (release_folder.faults_in, releases.consequences))


def judge_the_same_files_once(patch: pytest.MonkeyPatch) -> None:
    """Nearly all tests take the same few figures, whose faults and consequences take longer than all the rest."""
    patch.setattr(release_folder, "faults_in", FAULTS_IN)
    patch.setattr(releases, "consequences", CONSEQUENCES)
    patch.setattr(releases, "page_faults", lambda _: ())  # a process that builds every page; has tests of its own


def with_rows(*rows: dict[str, str]) -> bytes:
    """The table of observations with more rows."""
    content = content_of(OBSERVATIONS)
    columns = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writerows(rows)
    return content.rstrip(b"\n") + b"\n" + text.getvalue().encode()


def actual(indicator: str, year: int, value: str, unit: str, **other: str) -> dict[str, str]:
    """A made-up figure."""
    row = {"indicator_id": indicator, "scope": "direct", "year": str(year), "measure": "level", "kind": "actual"}
    source = {"source_id": "plan-2024", "locator": "附件/一、经济增长", "quote": f"{MADE_UP} {value}", "note": MADE_UP}
    return row | {"value": value, "unit": unit} | source | other


def names_in(folder: Path) -> set[str]:
    """What lies in the folder of releases."""
    return {path.name for path in folder.iterdir()} if folder.exists() else set()
