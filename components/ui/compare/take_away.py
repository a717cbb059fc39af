"""What leaves the page: workbook and picture, each with the state it was taken from."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from components.drawing.chart import png_bytes
from components.drawing.charts.compare import picture_spec
from components.drawing.charts.lettering import LATIN, wrap
from components.export.files import file_name, with_code
from components.export.workbook import Sheet, stamp_sheet, xlsx_bytes
from components.topics.compare import tables
from components.topics.compare.entries import Entry, token_of
from components.topics.compare.legend import legend
from components.topics.compare.picture import Comparison, Size, sheet_of
from components.topics.compare.words import sentences
from components.topics.whatif.known import Known
from components.ui import share
from components.ui.compare import address
from components.ui.map_files import File, map_files
from components.words.format import year
from components.words.text import tr
from model.formulas import FORMULAS
from model.scenario_errors import ScenarioCodeError

TITLE = "方案比较"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURE_WIDTH, CURVE = 1320.0, 190.0


def assumption_sentence() -> str:
    """What all figures rest on, said in every file."""
    return tr(
        "各数为情景推算，不是预测：文件每项只有两年实绩，标 △ 的是假设，标 ✚ 的是方案自定的值；"
        "直管区与全域两种口径不能相加、相减、相比。"
    )


def stamp(known: Known, shown: Comparison) -> dict[str, str]:
    """Scenarios with their codes, year, date and what the figures rest on."""
    named = {entry.label: code_of(known, entry) for entry in shown.entries}
    return {
        tr("页面"): tr(TITLE),
        tr("年份"): year(shown.year),
        **{tr("方案 {name}", name=name): code for name, code in named.items()},
        tr("比较的参照"): shown.first.label,
        tr("数据版本"): known.version,
        tr("导出时间"): f"{_now():%Y-%m-%d %H:%M}",
        tr("说明"): assumption_sentence(),
    }


def code_of(known: Known, entry: Entry) -> str:
    """The scenario's code; words for one that is the baseline or too long for a code."""
    if entry.scenario.is_baseline:
        return tr("基准（没有改动）")
    try:
        return token_of(known, entry.scenario)
    except ScenarioCodeError:
        return tr("内容过多，没有方案码")


def _now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def sheets(known: Known, shown: Comparison) -> list[Sheet]:
    """The board's figures, every outcome, the years, what differs, the sentences and the stamp."""
    entries = shown.entries
    told = sentences(known, entries, shown.outcomes, shown.year)
    words = {tr("第{n}句", n=place): sentence for place, sentence in enumerate(told, start=1)}
    return [
        Sheet(tr("所看结果"), tables.outcome_table(known, entries, shown.outcomes, shown.year)),
        Sheet(tr("全部结果"), tables.outcome_table(known, entries, FORMULAS, shown.year)),
        Sheet(tr("历年"), tables.yearly_table(known, entries, shown.outcomes)),
        Sheet(tr("调节项之别"), tables.lever_figures(known, entries)),
        Sheet(tr("其他之别"), tables.other_table(known, entries)),
        *_reach_sheets(shown),
        stamp_sheet(words | stamp(known, shown)),
    ]


def _reach_sheets(shown: Comparison) -> list[Sheet]:
    """Minutes of every scenario where any two differ in what their crossings carry; loads the reach model only then."""
    if len({(e.scenario.closures, e.scenario.openings, e.scenario.slips) for e in shown.entries}) == 1:
        return []
    from components.topics.compare.reach_words import reach_table

    found = reach_table(shown.entries, shown.year)
    return [] if found is None else [Sheet(tr("可达分钟（{year}）", year=year(shown.year)), found)]


def picture(known: Known, shown: Comparison) -> dict[str, Any]:
    """The board under its sentences with legend and stamp beneath, ready for `exports.png_bytes`."""
    sheet = sheet_of(known, shown, Size(PICTURE_WIDTH, CURVE, 1.0, "light"))
    told = sentences(known, shown.entries, shown.outcomes, shown.year)
    head = [line for sentence in told for line in broken(sentence, 15)]
    foot = [legend(known, shown), *(f"{name}{tr('：')}{value}" for name, value in stamp(known, shown).items())]
    notes = [line for text in foot for line in broken(text, 12.5)]
    names = tr("、").join(entry.label for entry in shown.entries)
    return picture_spec(sheet, f"{tr(TITLE)}　{names}　{year(shown.year)}", head, notes)


def broken(text: str, font_px: float) -> list[str]:
    """`text` in lines of the picture's width; a code, which has no place to break at, is cut where it must be."""
    most = int(PICTURE_WIDTH / font_px / LATIN)
    pieces = wrap(text, PICTURE_WIDTH, font_px)
    return [piece[start : start + most] for piece in pieces for start in range(0, len(piece), most)]


def _map_file(shown: Comparison) -> list[File]:
    """The map of the minutes that differ, where it is on screen."""
    from components.topics.compare.reach_picture import reach_picture  # brings the reach model

    picture = reach_picture(shown)
    return [] if picture is None else map_files(picture, tr("地图，带方法与误差"), tr("可达之差"))


def exports(known: Known, shown: Comparison) -> None:
    """One button that opens both files; they are put into words when it is opened and written when asked for."""
    menu = st.popover(tr("导出"), icon=":material/download:", key="compare_exports", on_change="rerun")
    if not menu.open:
        return
    shown = replace(shown, before=False, cell="")
    book, drawn, link = share.stamped(sheets(known, shown)), picture(known, shown), share.link_now()
    beside = share.beside_code()
    names = (entry.name for entry in shown.entries)
    stem = (tr(TITLE), *names, str(shown.year))
    files: list[File] = [
        ("XLSX", lambda: xlsx_bytes(book, _now()), XLSX, tr("结果、历年、调节项与说明")),
        ("PNG", lambda: with_code(png_bytes(drawn), link, beside), "image/png", tr("本页的图，附说明与方案码")),
    ]
    if address.look().panel == "reach":
        files += _map_file(shown)
    for label, make, mime, said in files:
        menu.download_button(
            f"{label}　{said}",
            make,
            file_name=file_name(*stem, label.rpartition(".")[0], suffix=label.rpartition(".")[2].lower()),
            mime=mime,
            on_click="ignore",
            key=f"compare_{label}",
            width="stretch",
        )
