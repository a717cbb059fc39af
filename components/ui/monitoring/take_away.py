"""What leaves the page: workbook, table, picture and text, each saying what was chosen and what it rests on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from components.drawing.charts.monitoring import picture_spec
from components.drawing.charts.status_board import draw_board
from components.export.files import csv_bytes, file_name, png_bytes, with_code
from components.export.workbook import Sheet, sources_sheet, stamp_sheet, xlsx_bytes
from components.topics.assessment.content import Content, data_stamp, groups_of, table_of
from components.topics.assessment.results import Assessment
from components.topics.assessment.summary import (
    Frame,
    basis_sentence,
    count_sentence,
    lagging_sentence,
    years_compared,
)
from components.ui import share
from components.ui.monitoring.address import Address
from components.ui.monitoring.controls import filter_words
from components.words.citation import scope_label
from components.words.status_words import STATUS_MARKS, formula_text
from components.words.text import language, tr
from data.catalog import Source

PICTURE_WIDTH = 1240
TITLE = "监测预警"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chosen_words(known: Content, shown: Address) -> str:
    """What the filters leave, in words: `附件六类，直管区，约束性，滞后`."""
    parts = filter_words(known, shown.category, shown.scope, shown.duty)
    parts += [tr(STATUS_MARKS[status].word) for status in STATUS_MARKS if status in shown.statuses]
    return tr("、").join(parts)


def frame_of(known: Content, shown: Address, found: Sequence[Assessment]) -> Frame:
    """The frame of sentences about `found`."""
    actual, aim = years_compared(found)
    used = {str(row["source_id"]) for a in found for row in a.rows}
    documents = tr("、").join(
        tr("{title}，{date}", title=s.short, date=s.date) for s in known.sources.values() if s.id in used
    )
    scopes = sorted({a.indicator.scope for a in found}, reverse=True)
    words = tr("与").join(scope_label(scope) for scope in scopes)
    if len(scopes) > 1:
        words += tr("，分别判断，互不相比")
    return Frame(chosen_words(known, shown), actual, aim, documents, words)


def used_sources(known: Content, found: Sequence[Assessment]) -> list[Source]:
    """The sources of the rows that the assessments rest on or show, in file order."""
    ids = {str(row["source_id"]) for a in found for row in (*a.rows, *a.evidence.reported)}
    return [source for ident, source in known.sources.items() if ident in ids]


def sheets(known: Content, shown: Address) -> list[Sheet]:
    """Statuses, the state they were taken from, and the sources."""
    found = known.chosen(shown)
    frame = frame_of(known, shown, found)
    stamp = {
        tr("页面"): tr(TITLE),
        tr("筛选"): frame.chosen,
        tr("网址参数"): shown.query(),
        tr("项数"): count_sentence(found),
        tr("对照"): basis_sentence(frame),
        tr("公式"): formula_text(),
        tr("数据版本"): data_stamp(known.version),
        tr("导出时间"): f"{_now():%Y-%m-%d %H:%M}",
    }
    return [Sheet(tr(TITLE), table_of(known, shown)), stamp_sheet(stamp), sources_sheet(used_sources(known, found))]


def _now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def picture(known: Content, shown: Address) -> dict[str, Any]:
    """The board with basis, formula and sources beneath, ready for `exports.png_bytes`."""
    found = known.chosen(shown)
    frame = frame_of(known, shown, found)
    sheet = draw_board(groups_of(found), width=PICTURE_WIDTH, size=1.0)
    notes = [basis_sentence(frame), tr("r = 实际速度 ÷ 要求速度（推算）。")]
    notes += [tr("资料来源：{source}", source=f"{s.publisher}{s.printed_title}") for s in used_sources(known, found)]
    return picture_spec(sheet, f"{tr(TITLE)}　{frame.chosen}", notes)


def exports(known: Content, shown: Address) -> None:
    """One button that opens the three files. They are put into words when it is opened, and written when asked for:
    by then there is no session left that would know the language.
    """
    menu = st.popover(tr("导出"), icon=":material/download:", key="monitoring_exports", on_change="rerun")
    if not menu.open:
        return
    table, name = table_of(known, shown), chosen_words(known, shown)
    book, drawn, link = share.stamped(sheets(known, shown)), picture(known, shown), share.link_now()
    beside = share.beside_code()
    files = (
        ("XLSX", lambda: xlsx_bytes(book, _now()), XLSX, tr("表格、状态说明与来源三张表")),
        ("CSV", lambda: csv_bytes(table), "text/csv", tr("只有表格")),
        ("PNG", lambda: with_code(png_bytes(drawn), link, beside), "image/png", tr("看板的图，附对照与来源")),
    )
    for label, make, mime, said in files:
        menu.download_button(
            f"{label}　{said}",
            make,
            file_name=file_name(tr(TITLE), name, suffix=label.lower()),
            mime=mime,
            on_click="ignore",
            key=f"monitoring_{label}",
            width="stretch",
        )


def page_sentences(known: Content, shown: Address) -> tuple[str, str]:
    """How many can be judged and which of them lag, and what every status compares; made once a filter."""
    return _page_sentences(known, replace(shown, statuses=(), view="", indicator="", level=""), language())


@lru_cache(maxsize=128)
def _page_sentences(known: Content, shown: Address, code: str) -> tuple[str, str]:
    within = known.within(shown)
    return lagging_sentence(within), basis_sentence(frame_of(known, shown, within))
