"""The data package: valid by its own standard, complete, and up to date."""

import json
from pathlib import Path

import pytest
from frictionless import Package

from data import build
from data.catalog import sources
from data.tables import DATA, SCHEMAS, load_table

DESCRIPTION = json.loads((DATA / build.FILE).read_text(encoding="utf-8"))


def test_the_written_description_is_up_to_date() -> None:
    assert build.main(["--check"]) == 0, "run: python -m data.build"


def test_an_outdated_or_missing_description_is_noticed(tmp_path: Path) -> None:
    for name in ("sources.yaml", "indicators.yaml"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    assert not build.is_current(tmp_path)
    (tmp_path / build.FILE).write_text(build.rendered(tmp_path), encoding="utf-8")
    assert build.is_current(tmp_path)
    (tmp_path / build.FILE).write_text("{}\n", encoding="utf-8")
    assert not build.is_current(tmp_path)


def test_every_declared_resource_has_a_file_and_every_file_a_declaration() -> None:
    described = {resource["path"] for resource in DESCRIPTION["resources"]}
    files = {path.name for pattern in ("*.csv", "*.yaml") for path in DATA.glob(pattern)}
    assert "contradictions.yaml" in files
    assert files == described


def test_the_package_is_valid_by_the_standard() -> None:
    report = Package(str(DATA / build.FILE)).validate()
    faults = [(task.name, error.message) for task in report.tasks for error in task.errors]
    assert faults == []
    assert report.valid


def test_fields_have_the_types_of_the_contracts() -> None:
    tables = {r["name"]: r["schema"]["fields"] for r in DESCRIPTION["resources"] if "schema" in r}
    assert set(tables) == set(SCHEMAS)
    types = {field["name"]: field["type"] for field in tables["observations"]}
    assert (types["value"], types["year"], types["quote"]) == ("number", "integer", "string")
    for name, fields in tables.items():
        assert [field["name"] for field in fields] == list(SCHEMAS[name].columns)


def test_every_resource_has_a_chinese_title_and_every_source_a_name() -> None:
    assert all(resource["title"] != resource["name"] for resource in DESCRIPTION["resources"])
    assert all(source["name"] and source["title"] for source in DESCRIPTION["sources"])


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if "source_id" in schema.columns])
def test_every_cited_source_is_listed(name: str) -> None:
    cited = set(load_table(name)["source_id"]) - {""}
    assert cited - set(sources()) == set()
