"""The files that a view's content can become, each with its name, kind and maker: one list for every page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.base.clock import CLOCK
from components.base.look import Look, using
from components.export.files import csv_bytes, file_name, with_code
from components.export.layer_files import layer_geojson
from components.export.picture import Stamp, png_of, svg_of
from components.export.workbook import Sheet, stamp_sheet, xlsx_bytes
from components.topics.contract import Content, Table
from components.words.text import tr

MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "json": "application/json",
    "txt": "text/plain",
    "zip": "application/zip",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "gif": "image/gif",
}
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The first moment an archive can name: the same files give the same bytes."""


@dataclass(frozen=True)
class File:
    """One file on offer: what it is called in the menu, its name, its ending, and what makes its bytes."""

    label: str
    name: str
    ending: str
    make: Callable[[], bytes]

    @property
    def mime(self) -> str:
        """Media type."""
        return MIME[self.ending]


def now() -> datetime:
    """The moment a file is made, on the area's clock."""
    return datetime.now(CLOCK)


def files_of(content: Content, look: Look, stamp: Stamp) -> tuple[File, ...]:
    """Every file that `content` can become. Labels are in the look's language, and so are the files' words."""
    with using(look):
        return (*_pictures(content, look, stamp), *_tables(content, look, stamp), *_layers(content, look))


def _pictures(content: Content, look: Look, stamp: Stamp) -> Iterable[File]:
    if not (content.charts or content.maps or content.figures):
        return
    size = (look.width, round(look.width * 9 / 16)) if look.width >= 1200 else (1200, 900)
    lines = (tr("扫码或粘贴方案码，回到这一画面"), stamp.code) if stamp.code else ()
    name = content.heading
    yield File(
        tr("PNG　画面上的图，附出处"),
        file_name(name, suffix="png"),
        "png",
        lambda: with_code(png_of(content, look, size, stamp), stamp.link, lines),
    )
    yield File(
        tr("SVG　画面上的图，可再编辑"),
        file_name(name, suffix="svg"),
        "svg",
        lambda: svg_of(content, look, size, stamp).encode(),
    )


def _tables(content: Content, look: Look, stamp: Stamp) -> Iterable[File]:
    if not content.tables:
        return
    yield File(
        tr("XLSX　全部表格，附说明与来源"),
        file_name(content.heading, suffix="xlsx"),
        "xlsx",
        lambda: workbook_of(content, look, stamp),
    )
    for table in content.tables:
        yield File(
            tr("CSV　{title}", title=table.title),
            file_name(content.heading, table.title, suffix="csv"),
            "csv",
            lambda table=table: csv_bytes(table.frame),  # type: ignore[misc]
        )


def workbook_of(content: Content, look: Look, stamp: Stamp) -> bytes:
    """Every table a sheet, then what the workbook is and where its figures come from."""
    with using(look):
        entries = {tr("页面"): content.heading, tr("要点"): content.answer, tr("说明"): content.notice}
        entries |= {tr("方案码"): stamp.code, tr("打开同一画面"): stamp.link, tr("导出时间"): stamp.made_at}
        notes = {table.title: table.note for table in content.tables if table.note}
        about = stamp_sheet({key: value for key, value in (entries | notes).items() if value}, stamp.link)
        clauses = [[citation.text()] for citation in content.citations]
        return xlsx_bytes([*map(_sheet, content.tables), about, *_clauses(clauses)], now())


def _sheet(table: Table) -> Sheet:
    return Sheet(table.title, table.frame)


def _clauses(rows: list[list[str]]) -> list[Sheet]:
    import pandas as pd

    return [Sheet(tr("出处"), pd.DataFrame(rows, columns=[tr("出处")]))] if rows else []


def _layers(content: Content, look: Look) -> Iterable[File]:
    if len(content.layers) == 1:
        (ident,) = content.layers
        yield File(
            tr("GeoJSON　图层"), file_name(ident, suffix="geojson"), "geojson", lambda: layer_geojson(ident, look)
        )
    elif content.layers:
        name = file_name(content.heading, "GeoJSON", suffix="zip")
        yield File(tr("GeoJSON　{n} 个图层", n=len(content.layers)), name, "zip", lambda: _zipped(content, look))


def _zipped(content: Content, look: Look) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for ident in content.layers:
            archive.writestr(ZipInfo(f"{ident}.geojson", FIRST_DATE), layer_geojson(ident, look), ZIP_DEFLATED)
    return out.getvalue()
