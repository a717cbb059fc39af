"""What can be taken out: the rows in sight as CSV and XLSX, a layer as GeoJSON, everything as one archive."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components.base import cache
from components.export.files import csv_bytes, file_name
from components.export.layer_files import layer_file
from components.export.packaging import package
from components.export.workbook import Sheet, sources_sheet, stamp_sheet, xlsx_bytes
from components.topics.sources import content
from components.topics.sources.records import readable
from components.topics.sources.words import LAYER
from components.ui import errors, share, viewport
from components.ui.sources import clause
from components.words.text import pick, tr
from data.tables import SCHEMAS


def downloads(table: str, rows: pd.DataFrame) -> None:
    """The buttons under a table. Files are made when a button is pressed."""
    title = clause.table_title(table)
    # What depends on the viewer is made now: a file is made outside the viewer's session.
    plain, sheets = content.with_citations(table, rows), share.stamped(workbook_sheets(table, rows))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _button("CSV", lambda: csv_bytes(plain), file_name(title, suffix="csv"), "text/csv")
        _button(
            "XLSX", lambda: xlsx_bytes(sheets, _now()), file_name(title, suffix="xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )  # fmt: skip
        if table.startswith(LAYER):
            layer = next(layer for layer in content.all_layers() if layer.id == table.removeprefix(LAYER))
            _button("GeoJSON", layer_file(layer), f"{layer.id}.geojson", "application/geo+json")
        with errors.boundary():
            whole_package()
        st.caption(tr("CSV 用技术列名并附引注，XLSX 用中文列名；都只含当前筛选出的行。数据包含全部表、目录和图层。"))


def whole_package() -> None:
    """The button for everything in one archive; it is only offered while every table keeps its contract."""
    for name in SCHEMAS:
        cache.table(name)
    _button(
        tr("整个数据包 ZIP"), lambda: package(cache.DATA, cache.GEO),
        file_name(pick("起步区规划探索", "jinan-start-up-area"), pick("数据包", "data-package"), suffix="zip"),
        "application/zip", icon=":material/folder_zip:", kind="primary" if viewport.theme() == "light" else "secondary",
    )  # fmt: skip


def workbook_sheets(table: str, rows: pd.DataFrame) -> list[Sheet]:
    """The rows in sight with readable columns, how they were taken out, and the sources they cite."""
    sources = cache.sources()
    cited = {i for column in ("source_id", "status_source_id") if column in rows for i in rows[column]}
    stamp = {
        tr("数据表"): clause.table_title(table),
        tr("行数"): f"{len(rows):,}",
        tr("导出时间"): f"{_now():%Y-%m-%d %H:%M}",
        tr("口径"): tr("直管区、全域、全市三种口径不能相加、相减、相比"),
        tr("边界"): tr("界线均为示意，非法定边界，不作为划界依据"),
    }
    sheets = [Sheet(clause.table_title(table), readable(rows, table, content.names())), stamp_sheet(stamp)]
    if cited & set(sources):
        sheets.append(sources_sheet([s for s in sources.values() if s.id in cited]))
    return sheets


def _now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def _button(
    text: str,
    make: Callable[[], bytes],
    name: str,
    mime: str,
    *,
    icon: str = ":material/download:",
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    st.download_button(
        text, make, file_name=name, mime=mime, icon=icon, type=kind, key=f"take_{mime}", on_click="ignore"
    )
