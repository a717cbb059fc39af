"""What the tables give away: readable rows, citations, files."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from components.base import cache
from components.export.files import csv_bytes
from components.export.packaging import package
from components.topics.sources import content
from components.topics.sources.records import Names, Wanted, filtered, numbered, readable
from components.topics.sources.words import COLUMNS
from components.ui.sources import takeout
from components.words.citation import cite
from data.catalog import sources
from data.tables import SCHEMAS, load_table
from tests.pages.opening import open_page

ROOT = Path(__file__).resolve().parents[2]


def test_every_column_of_every_table_has_a_chinese_name() -> None:
    hidden = {"name_en", "title_en"}
    assert {c for schema in SCHEMAS.values() for c in schema.columns} - set(COLUMNS) - hidden == set()


@pytest.mark.parametrize("name", [n for n, s in SCHEMAS.items() if "source_id" in s.columns])
def test_every_row_with_a_source_has_a_citation_text(name: str) -> None:
    known = sources()
    for _, row in load_table(name).iterrows():
        if row["source_id"]:
            text = cite(row, known).text()
            assert known[row["source_id"]].publisher in text and known[row["source_id"]].printed_title in text


def test_a_csv_keeps_technical_names_and_carries_the_citation() -> None:
    rows = content.with_citations("observations", numbered(cache.table("observations")).iloc[3:6].assign(note="=1+1"))
    out = pd.read_csv(io.BytesIO(csv_bytes(rows)), dtype=str, encoding="utf-8-sig")
    assert list(out.columns) == [*SCHEMAS["observations"].columns, "citation"]
    assert set(out["note"]) == {"'=1+1"} and out["citation"].str.len().gt(0).all()
    assert list(out["citation"]) == [cite(row, sources()).text() for _, row in rows.iterrows()]


def test_a_workbook_holds_the_rows_their_sources_and_how_they_were_taken() -> None:
    sheets = takeout.workbook_sheets("goals", numbered(cache.table("goals")).head(5))
    assert [sheet.name for sheet in sheets] == ["三步走目标与管控要求", "说明", "来源"]
    assert len(sheets[0].table) == 5 and len(sheets[2].table) == 1


def test_the_package_is_offered_and_is_the_package() -> None:
    app = open_page("pages/data/sources.py", tab="tables")
    labels = [b.proto.label for b in app.get("download_button")]
    assert {"CSV", "XLSX", "整个数据包 ZIP"} <= set(labels)
    assert zipfile.ZipFile(io.BytesIO(package(cache.DATA, cache.GEO))).testzip() is None


def test_readable_rows_hide_the_rows_own_key_and_name_what_ids_stand_for() -> None:
    frame = pd.DataFrame(
        {"goal_id": ["a"], "indicator_id": ["gdp"], "scope": ["area"], "source_id": ["s"], "note": [""]}
    )
    shown = readable(frame, "goals", Names({"gdp": "产值"}, {"s": "意见"}))
    assert shown.to_dict("records") == [{"口径": "全域（798平方公里）", "来源": "意见", "指标": "产值"}]


def test_a_search_finds_words_shown_and_technical_ones_in_any_case() -> None:
    frame = pd.DataFrame({"indicator_id": ["gdp", "beds"], "source_id": ["s", "s"]})
    names = Names({"gdp": "产值", "beds": "床位"}, {"s": "意见"})
    assert list(filtered(frame, Wanted(words="产值"), names).index) == [0]
    assert list(filtered(frame, Wanted(words="BEDS 意见"), names).index) == [1]
