"""What leaves the page: tables and points, each with the state it was taken from."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.base.settings import read_settings
from components.drawing.maps.frame import map_notice
from components.export.files import csv_bytes, file_name, geojson_bytes
from components.export.workbook import Sheet, sources_sheet, stamp_sheet, xlsx_bytes
from components.topics.crossings import tables
from components.topics.crossings.content import Content
from components.topics.crossings.words import unmarked
from components.ui import share
from components.ui.crossings import address, scenario_bar
from components.ui.crossings.address import Address
from components.words.text import tr

TITLE = "跨河通道"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheets(known: Content, shown: Address) -> list[Sheet]:
    """Inventory, years, counts, state and sources."""
    stamp = {
        tr("页面"): tr(TITLE),
        tr("年份"): str(shown.year),
        tr("方案"): unmarked(scenario_bar.summary(known, shown.scenario)),
        tr("方案摘要码"): shown.scenario.digest[:12],
        tr("网址参数"): shown.query(),
        tr("等级"): tr("各行自带；间距与历年处数为推算（◇），方案改动为自定（✚）"),
        tr("口径"): tr("逐处点名不分口径；“文件与报道的数目”各行自带口径，互不相比"),
        tr("位置"): notice(),
        tr("导出时间"): f"{made_now():%Y-%m-%d %H:%M}",
    }
    used = {str(row["source_id"]) for line in known.lines for row in (line.row, *line.facts)}
    used |= {str(row["source_id"]) for row in known.counts}
    return [
        Sheet(tr("通道清单"), tables.inventory(known, shown.year, shown.scenario)),
        Sheet(tr("历年"), tables.yearly(known, range(address.FIRST, address.LAST + 1), shown.scenario)),
        Sheet(tr("文件与报道的数目"), tables.counts_table(known)),
        stamp_sheet(stamp),
        sources_sheet([source for ident, source in known.sources.items() if ident in used]),
    ]


def made_now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def points(known: Content, shown: Address) -> bytes:
    """The located crossings with status at the end of the year (WGS 84); the others are named beside."""
    found = known.statuses(shown.year, shown.scenario)
    features = [_feature(line.place, str(found[line.ident]), shown) for line in known.lines if line.place]
    said = {
        "schematic": notice(),
        "state": share.stamp() | {"year": shown.year, "scenario": shown.scenario.digest[:12]},
        "not_located": [{"id": line.ident, "name": line.row["name"]} for line in known.lines if not line.place],
    }
    return geojson_bytes(features, said)


def notice() -> str:
    """What every map of ours says of itself."""
    return map_notice(read_settings(), schematic=True, openstreetmap=True)


def _feature(place: Any, status: str, shown: Address) -> dict[str, Any]:
    properties = {**place["properties"], "year": shown.year, "status": status}
    return {"type": "Feature", "geometry": place["geometry"], "properties": properties}


File = tuple[str, Callable[[], bytes], str, str]


def download(menu: DeltaGenerator, title: str, files: Sequence[File]) -> None:
    """A button for each file, named by `title`: kind, how it is made when it is asked for, media type, what it holds.

    A kind with words before its dot has them in the name of its file: `通道.GeoJSON`.
    """
    for label, make, mime, said in files:
        words, _, kind = label.rpartition(".")
        menu.download_button(
            f"{label}　{said}", make, mime=mime, on_click="ignore", key=f"crossings_{label}", width="stretch",
            file_name=file_name(title, words, suffix=kind.lower()),
        )  # fmt: skip


@st.fragment
def exports(known: Content) -> None:
    """One button that opens the three files; they are put into words when it is opened."""
    menu = st.popover(tr("导出"), icon=":material/download:", key="crossings_exports", on_change="rerun")
    if not menu.open:
        return
    shown = address.read(known.idents)  # the year may have moved on since
    book = share.stamped(sheets(known, shown))
    files: list[File] = [
        ("XLSX", lambda: xlsx_bytes(book, made_now()), XLSX, tr("清单、历年、数目、来源")),
        ("CSV", lambda: csv_bytes(book[0].table), "text/csv", tr("只有清单")),
    ]
    if known.located:
        places = points(known, shown)
        files.append(("GeoJSON", lambda: places, "application/geo+json", tr("有位置的通道与当年状态")))
    download(menu, f"{tr(TITLE)}_{shown.year}", files)
