"""The spreadsheet that editors fill in: today's rows of the tables that change from year to year, codes with words.

A cell of a closed list, or one that names something by its id, holds the id and then its words ("direct 直管区"):
people read the words, and on the way back only the id counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.base import cache
from components.base.release import roots
from components.topics.desk.differences import csv_rows
from components.topics.sources import facts
from components.topics.sources.records import Names, title
from components.topics.sources.words import IDS, SOURCE_IDS, TABLES, WORDS
from components.words.citation import GRADES
from components.words.text import tr
from data.catalog import Source
from data.tables import SCHEMAS

SHEETS = (
    *("observations", "goals", "projects", "facilities", "facility_mentions", "facility_levels"),
    *("crossings", "crossing_facts", "spatial_elements", "tasks"),
)
"""Tables that the template holds, the one that is filled in each year first."""
SOURCES = "sources"
SOURCE_COLUMNS = {
    "id": "编号", "title_zh": "标题", "title_en": "英文标题", "title_kind": "标题性质", "short": "简称",
    "publisher": "发布单位", "date": "日期", "scope": "口径说明", "licence": "使用许可", "grade": "等级",
    "confidence": "可信程度", "url": "网址",
}  # fmt: skip
SOURCE_CHOICES = {
    "title_kind": {"own": "文件自己的标题", "described": "概括的标题"},
    "grade": {grade: GRADES[grade] for grade in ("official", "reported")},
    "confidence": {"high": "高", "medium": "中", "low": "低"},
}
BETWEEN = " "
"""Between an id and its words."""
RELEASE_MARK = "数据版本号"
LISTED_IDS = ("indicator_id", "facility_id", "crossing_id", "subdistrict_id", "group_id")
"""Columns whose ids are offered as a list; ids of a row's own are typed."""
LISTS_OF_IDS = ("indicator_ids", "element_ids", "members")
"""Columns with several ids divided by semicolons, which stand there alone."""
OWN_IDS = {
    "facilities": "facility_id", "projects": "facility_id", "crossings": "crossing_id", "goals": "goal_id",
    "tasks": "task_id", "spatial_elements": "element_id",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class TemplateSheet:
    """One sheet: its name, its rows as text under titles that end with the column's id, and what cells may hold by
    title."""

    name: str
    table: pd.DataFrame
    choices: Mapping[str, Sequence[str]]


def sheets() -> tuple[TemplateSheet, ...]:
    """Today's rows in the viewer's language. Raises DataContractError."""
    return (*(_sheet(name) for name in SHEETS), _sources_sheet())


def sheet_title(table: str) -> str:
    """Name of a table's sheet in the viewer's language."""
    return tr("来源") if table == SOURCES else tr(TABLES[table])


def heading(column: str) -> str:
    """A column's title: its words, then its id."""
    return f"{title(column)}{BETWEEN}{column}"


def labels(table: str, column: str) -> Mapping[str, str]:
    """The values of a closed list of a column with their words; none where the column is open."""
    allowed = _allowed(table, column)
    words = WORDS.get(column, {})
    return {value: tr(words[value]) if value in words else "" for value in allowed}


def guide() -> dict[str, str]:
    """The readme sheet: what to fill in where, and which release the rows come from."""
    return {
        tr(RELEASE_MARK): str(roots().number),
        tr("怎样填"): tr(
            "在各表末尾加行，或改动已有的行；不要改动表头，也不要合并单元格。删去一行即表示这一行作废。"
            "填好后在“数据更新”页上传：先检查，再逐行列出差别，确认后才采用。"
        ),
        tr("下拉与编号"): tr(
            "带下拉的格子请从列表中选；编号后面的文字只供阅读，以编号为准。新增项目的编号用小写英文和下划线。"
        ),
        tr("数"): tr("只填数，不带单位和千分号；年份填四位数字。增长率与绝对量分行填写，指标形式各选各的。"),
        tr("出处"): tr("每一行都要有来源、位置和原文短句（不超过40字）。新文件先在“来源”表末尾加一行，再在各表引用。"),
        tr("公式"): tr("含公式的格子不会被采用，请粘贴为数值。"),
    }


def _sheet(name: str) -> TemplateSheet:
    frame = cache.table(name)
    columns = list(frame.columns)
    rows = csv_rows((cache.data_root() / f"{name}.csv").read_bytes())
    names = facts.names()
    cells = {heading(column): [worded(name, column, row[column], names) for row in rows] for column in columns}
    choices = {heading(column): listed for column in columns if (listed := _choices(name, column, names))}
    return TemplateSheet(sheet_title(name), pd.DataFrame(cells, dtype=object), choices)


def worded(table: str, column: str, cell: str, names: Names) -> object:
    """A cell as the template shows it: numbers as numbers, ids with their words."""
    kind = str(SCHEMAS[table].columns[column].dtype)
    if cell and kind in ("float64", "Int64"):
        number = float(cell)
        return int(number) if number.is_integer() else number
    words = labels(table, column).get(cell, "")
    if not words and column not in LISTS_OF_IDS and column != OWN_IDS.get(table):
        words = names.sources.get(cell, "") if column in SOURCE_IDS else ""
        words = names.items.get(cell, "") if column in IDS else words
    return f"{cell}{BETWEEN}{words}" if words and words != cell else cell


def _choices(table: str, column: str, names: Names) -> list[str]:
    if column in SOURCE_IDS:
        return [f"{ident}{BETWEEN}{words}" for ident, words in names.sources.items()]
    if column in LISTED_IDS and column != OWN_IDS.get(table):
        return [f"{ident}{BETWEEN}{names.items.get(ident, '')}".rstrip() for ident in _idents(column)]
    return [f"{value}{BETWEEN}{words}".rstrip() for value, words in labels(table, column).items() if value]


def _idents(column: str) -> list[str]:
    if column == "indicator_id":
        return [indicator.id for indicator in cache.indicators()]
    if column == "facility_id":
        return [str(ident) for name in ("facilities", "projects") for ident in cache.table(name)["facility_id"]]
    if column == "crossing_id":
        return [str(ident) for ident in cache.table("crossings")["crossing_id"]]
    kind = "subdistrict" if column == "subdistrict_id" else "group"
    elements = cache.table("spatial_elements")
    return [str(ident) for ident in elements[elements["element_type"] == kind]["element_id"]]


def _allowed(table: str, column: str) -> list[str]:
    """The closed list of a column, as its contract has it."""
    checks = SCHEMAS[table].columns[column].checks
    listed = [check.statistics["allowed_values"] for check in checks if check.name == "isin"]
    return [str(value) for value in listed[0]] if listed else []


def _sources_sheet() -> TemplateSheet:
    rows = [source_cells(source) for source in cache.sources().values()]
    titles = {column: f"{tr(words)}{BETWEEN}{column}" for column, words in SOURCE_COLUMNS.items()}
    frame = pd.DataFrame(rows).rename(columns=titles)[list(titles.values())]
    choices = {
        titles[column]: [f"{value}{BETWEEN}{tr(words)}" for value, words in values.items()]
        for column, values in SOURCE_CHOICES.items()
    }
    return TemplateSheet(sheet_title(SOURCES), frame, choices)


def source_cells(source: Source) -> dict[str, str]:
    """A source as a row of the sheet."""
    value = source.model_dump(mode="json")
    cells = {"title_zh": source.title.zh, "title_en": source.title.en}
    return cells | {key: str(value[key] or "") for key in SOURCE_COLUMNS if key not in cells}
