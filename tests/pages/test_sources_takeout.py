"""What the tables give away: readable rows, citations, files."""

import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from components.base import cache
from components.base.look import Look
from components.export.files import csv_bytes
from components.export.kit import workbook_of
from components.export.packaging import package
from components.export.picture import Stamp
from components.topics.sources import facts
from components.topics.sources.records import ENGLISH, Filter, Names, filtered, numbered, readable
from components.topics.sources.view import VIEW
from components.topics.sources.words import COLUMNS
from components.ui.sources import takeout
from components.words.citation import cite
from data.catalog import sources
from data.tables import SCHEMAS, load_table
from model.scenario import BASELINE


def test_every_column_of_every_table_has_a_chinese_name() -> None:
    assert {c for schema in SCHEMAS.values() for c in schema.columns} - set(COLUMNS) - ENGLISH == set()


@pytest.mark.parametrize("name", [n for n, s in SCHEMAS.items() if "source_id" in s.columns])
def test_every_row_with_a_source_has_a_citation_text(name: str) -> None:
    known = sources()
    for _, row in load_table(name).iterrows():
        if row["source_id"]:
            text = cite(row, known).text()
            assert known[row["source_id"]].issuer in text and known[row["source_id"]].printed_title in text


def test_a_csv_keeps_technical_names_and_carries_the_citation() -> None:
    rows = facts.with_citations("observations", numbered(cache.table("observations")).iloc[3:6].assign(note="=1+1"))
    out = pd.read_csv(io.BytesIO(csv_bytes(rows)), dtype=str, encoding="utf-8-sig")
    assert list(out.columns) == [*SCHEMAS["observations"].columns, "citation"]
    assert set(out["note"]) == {"'=1+1"} and out["citation"].str.len().gt(0).all()
    assert list(out["citation"]) == [cite(row, sources()).text() for _, row in rows.iterrows()]


def test_a_workbook_holds_the_rows_in_sight_and_how_they_were_taken() -> None:
    state, _ = VIEW.parse({"tab": "tables", "table": "goals", "scope": "area"})
    content = VIEW.content(state, BASELINE, Look())
    rows = content.tables[0]
    assert rows.title == "三步走目标与管控要求" and set(rows.frame["口径"]) == {"全域（798平方公里）"}
    with zipfile.ZipFile(io.BytesIO(workbook_of(content, Look(), Stamp(made_at="2026-01-02")))) as book:
        sheets = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        first = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheets[0] == "三步走目标与管控要求" and "说明" in sheets
    assert first.count("<row ") == len(rows.frame) + 1


def test_the_package_is_offered_and_is_the_package() -> None:
    files = takeout.own_files(VIEW.parse({"tab": "tables"})[0], Look())
    assert [file.label for file in files] == ["CSV　技术列名，附引注", "整个数据包 ZIP"]
    assert files[1].make() == package(cache.data_root(), cache.geo_root())
    assert zipfile.ZipFile(io.BytesIO(package(cache.data_root(), cache.geo_root()))).testzip() is None


def test_a_broken_table_costs_the_package_and_nothing_else(data_copy: Path) -> None:
    (data_copy / "crossings.csv").write_text("x", "utf-8")
    labels = [file.label for file in takeout.own_files(VIEW.parse({"tab": "tables"})[0], Look())]
    assert labels == ["CSV　技术列名，附引注"]


def test_readable_rows_hide_the_rows_own_key_and_name_what_ids_stand_for() -> None:
    frame = pd.DataFrame(
        {"goal_id": ["a"], "indicator_id": ["gdp"], "scope": ["area"], "source_id": ["s"], "note": [""]}
    )
    shown = readable(frame, "goals", Names({"gdp": "产值"}, {"s": "意见"}))
    assert shown.to_dict("records") == [{"口径": "全域（798平方公里）", "来源": "意见", "指标": "产值"}]


def test_a_search_finds_words_shown_and_technical_ones_in_any_case() -> None:
    frame = pd.DataFrame({"indicator_id": ["gdp", "beds"], "source_id": ["s", "s"]})
    names = Names({"gdp": "产值", "beds": "床位"}, {"s": "意见"})
    assert list(filtered(frame, Filter(words="产值"), names).index) == [0]
    assert list(filtered(frame, Filter(words="BEDS 意见"), names).index) == [1]
