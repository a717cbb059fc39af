"""The data package: complete, the same bytes every time, safe to open, telling nothing of where it was made."""

import csv
import hashlib
import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from frictionless import Package

from components.export.packaging import CHECKSUMS, READ_ME, ROOT, package
from data.errors import DataContractError
from data.tables import DATA
from geo.read import GEO


@pytest.fixture
def rooms(tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the two folders of facts that a test may spoil."""
    for source, name in ((DATA, "data"), (GEO, "geo")):
        shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return tmp_path / "data", tmp_path / "geo"


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def cells(content: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]


def test_every_table_catalogue_and_layer_is_inside_with_licence_and_guide() -> None:
    files = {f"data/{p.name}" for pattern in ("*.csv", "*.yaml", "*.json") for p in DATA.glob(pattern)}
    files |= {f"geo/layers/{p.name}" for p in (GEO / "layers").glob("*.geojson")}
    files |= {"geo/layers.yaml", "geo/unlocated.csv", "LICENSE", "NOTICE", READ_ME, CHECKSUMS}
    assert set(opened(package(DATA, GEO))) == files


def test_the_same_files_give_the_same_bytes_wherever_and_whenever_they_lie(rooms: tuple[Path, Path]) -> None:
    for path in [*rooms[0].iterdir(), *rooms[1].iterdir()]:
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert package(*rooms) == package(DATA, GEO)


def test_a_changed_value_changes_the_package_and_its_version(rooms: tuple[Path, Path]) -> None:
    before = opened(package(*rooms))
    table = rooms[0] / "goals.csv"
    table.write_text(table.read_text("utf-8") + "\n", "utf-8")
    os.utime(table, (1_000_000_000, 1_000_000_000))
    after = opened(package(*rooms))
    assert {name for name in before if before[name] != after[name]} == {"data/goals.csv", READ_ME, CHECKSUMS}


def test_names_are_relative_and_nothing_tells_where_it_was_made() -> None:
    members = opened(package(DATA, GEO))
    assert all(not name.startswith("/") and ".." not in name and "\\" not in name for name in members)
    assert [name for name, content in members.items() if str(ROOT).encode() in content] == []


def test_checksums_are_those_of_the_files() -> None:
    members = opened(package(DATA, GEO))
    said = dict(reversed(line.split("  ")) for line in members.pop(CHECKSUMS).decode().splitlines())
    assert said == {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}


def test_tables_keep_every_cell() -> None:
    members = opened(package(DATA, GEO))
    for path in [*DATA.glob("*.csv"), GEO / "unlocated.csv"]:
        name = f"{path.parent.name}/{path.name}"
        assert [cell.removeprefix("'") for cell in cells(members[name])] == cells(path.read_bytes()), name


def test_a_formula_in_a_table_leaves_as_text(rooms: tuple[Path, Path]) -> None:
    table = rooms[0] / "tasks.csv"
    table.write_text(table.read_text("utf-8").replace("强化基础设施投资", '"=HYPERLINK(""http://x"")"', 1), "utf-8")
    packed = cells(opened(package(*rooms))["data/tasks.csv"])
    assert '\'=HYPERLINK("http://x")' in packed
    assert not any(cell.startswith(("=", "+", "@")) for cell in packed)


def test_the_package_is_valid_by_the_data_package_standard(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package(DATA, GEO))) as archive:
        archive.extractall(tmp_path)
    report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert [(task.name, error.message) for task in report.tasks for error in task.errors] == []


def test_the_guide_states_the_rules_of_scope_in_both_languages() -> None:
    guide = opened(package(DATA, GEO))[READ_ME].decode("utf-8-sig")
    for words in ("直管区", "全域", "全市", "不可混用", "never mix", "非法定边界", "not zero"):
        assert words in guide


def test_a_table_that_cannot_be_read_is_named(rooms: tuple[Path, Path]) -> None:
    (rooms[0] / "goals.csv").write_bytes(b"\xff\xfe\x00broken")
    with pytest.raises(DataContractError, match=r"goals\.csv"):
        package(*rooms)
