"""The workbook as a spreadsheet opens it: no formulas, the sources inside, the state it was taken from."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree

import pandas as pd
import pytest

from components.export.workbook import Sheet, sources_sheet, stamp_sheet, xlsx_bytes
from data.catalog import sources

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
MADE = datetime(2026, 11, 22, 9, 30)


def parts(book: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def cells(book: bytes, sheet: int = 1) -> list[list[str | float | None]]:
    """The values of one sheet, row by row, as a reader of the format finds them."""
    files = parts(book)
    shared = ElementTree.fromstring(files["xl/sharedStrings.xml"])
    words = ["".join(t.text or "" for t in item.iterfind(".//x:t", NS)) for item in shared.iterfind("x:si", NS)]
    rows = ElementTree.fromstring(files[f"xl/worksheets/sheet{sheet}.xml"]).iterfind(".//x:row", NS)
    return [[_value(cell, words) for cell in row.iterfind("x:c", NS)] for row in rows]


def _value(cell: ElementTree.Element, words: list[str]) -> str | float | None:
    found = cell.find("x:v", NS)
    if found is None or found.text is None:
        return None
    return words[int(found.text)] if cell.get("t") == "s" else float(found.text)


@pytest.mark.parametrize(
    "dangerous", ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "＝1+1", " =HYPERLINK(1)"]
)
def test_no_cell_starts_a_formula(dangerous: str) -> None:
    book = xlsx_bytes([Sheet("表", pd.DataFrame({dangerous: [dangerous, "平常"]}))], MADE)
    sheet = parts(book)["xl/worksheets/sheet1.xml"]
    assert not re.search(r"<f[ >]", sheet)
    looks = [cell.get("s") for cell in ElementTree.fromstring(sheet).iterfind(".//x:c", NS)]
    styles = ElementTree.fromstring(parts(book)["xl/styles.xml"]).findall("x:cellXfs/x:xf", NS)
    stays_text = [styles[int(look or 0)].get("quotePrefix") for look in looks[1:]]
    assert stays_text == ["1", None], "edited in place, the cell stays text"


@pytest.mark.parametrize("text", ["+0.26 个百分点", "−3 → +7", "=1+1", "@同上"])
def test_text_stands_in_its_cell_as_it_is(text: str) -> None:
    assert cells(xlsx_bytes([Sheet("表", pd.DataFrame({text: [text]}))], MADE)) == [[text], [text]]


def test_numbers_stay_numbers_and_missing_ones_are_empty() -> None:
    table = pd.DataFrame({"名": ["甲", "乙"], "r": [0.945, None], "n": [3, 4]})
    assert cells(xlsx_bytes([Sheet("表", table)], MADE)) == [["名", "r", "n"], ["甲", 0.945, 3.0], ["乙", None, 4.0]]


def test_printed_minus_and_dash_are_left_as_they_are() -> None:
    table = pd.DataFrame({"值": ["-2.2", "-", "+7%", "−3"]})
    assert [row[0] for row in cells(xlsx_bytes([Sheet("表", table)], MADE))[1:]] == ["-2.2", "-", "+7%", "−3"]


def test_addresses_do_not_become_links() -> None:
    book = xlsx_bytes([Sheet("表", pd.DataFrame({"网址": ["https://example.org/a"]}))], MADE)
    assert "hyperlink" not in parts(book)["xl/worksheets/sheet1.xml"].lower()


def test_the_state_and_the_sources_travel_along() -> None:
    known = list(sources().values())
    book = xlsx_bytes([stamp_sheet({"筛选": "附件六类", "数据版本": "abc"}), sources_sheet(known)], MADE)
    assert ["筛选", "附件六类"] in cells(book, 1)
    titles = {row[0] for row in cells(book, 2)[1:]}
    assert {source.title.zh for source in known} <= titles
    assert "2026-11-22T09:30:00Z" in parts(book)["docProps/core.xml"]


def test_the_same_table_gives_the_same_bytes() -> None:
    sheet = Sheet("表", pd.DataFrame({"名": ["甲"]}))
    assert parts(xlsx_bytes([sheet], MADE)) == parts(xlsx_bytes([sheet], MADE))


def test_names_of_sheets_are_made_acceptable_and_must_differ() -> None:
    table = pd.DataFrame({"名": ["甲"]})
    book = parts(xlsx_bytes([Sheet("a/b:c" + "长" * 40, table)], MADE))
    assert 'name="a-b-c' in book["xl/workbook.xml"]
    with pytest.raises(ValueError, match="differ"):
        xlsx_bytes([Sheet("甲", table), Sheet("甲", table)], MADE)
    with pytest.raises(ValueError, match="there"):
        xlsx_bytes([], MADE)


def test_an_empty_table_still_has_its_heads() -> None:
    assert cells(xlsx_bytes([Sheet("表", pd.DataFrame(columns=["甲", "乙"]))], MADE)) == [["甲", "乙"]]


def test_a_sheet_prints_as_wide_as_a_page_and_wrapped_rows_are_as_high_as_their_text() -> None:
    table = pd.DataFrame({"名": ["甲", "长" * 100], "n": [2024, 38634.5]})
    files = parts(xlsx_bytes([Sheet("表", table)], MADE))
    sheet = files["xl/worksheets/sheet1.xml"]
    assert 'orientation="landscape"' in sheet and 'fitToHeight="0"' in sheet and "_xlnm.Print_Titles" in str(files)
    heights = [row.get("ht") for row in ElementTree.fromstring(sheet).iterfind(".//x:row", NS)]
    assert heights[:2] == [None, None] and float(heights[2] or 0) > 50
    kinds = [cell.get("s") for cell in ElementTree.fromstring(sheet).iterfind(".//x:row/x:c[2]", NS)]
    assert kinds[1] != kinds[2] and "#,##0.0" in files["xl/styles.xml"], "years stay together, long numbers do not"
