"""The tables of 数据更新: releases, acts, and what differs between two releases, row by row."""

import pandas as pd

from components.topics.desk.consequences import Consequences
from components.topics.desk.differences import Difference, RowChange, key_columns
from components.topics.desk.history import History
from components.topics.desk.words import (
    ACTS,
    CHANGES,
    cell_word,
    current_number,
    file_word,
    key_word,
    moment,
    release_word,
)
from components.topics.sources import facts
from components.topics.sources.records import Names, title
from components.words.status_words import STATUS_MARKS
from components.words.text import pick, tr
from model.judgement import Status

READERS_ACTS = ("take", "take_back", "import")


def releases(history: History) -> pd.DataFrame:
    """Every release, newest first, the shipped one last."""
    rows = [
        [release.number, release.name, moment(release.taken_at), release.author, release.note, len(release.files),
         _current_mark(history, release.number)]
        for release in history.releases
    ]  # fmt: skip
    shipped = [0, tr("随附数据"), "", "", tr("随程序提供"), 0, _current_mark(history, 0)]
    columns = [tr("版本"), tr("名称"), tr("采用时间"), tr("采用人"), tr("说明"), tr("替换文件数"), tr("现行")]
    return pd.DataFrame([*rows, shipped], columns=columns)


def _current_mark(history: History, number: int) -> str:
    return tr("● 现行") if current_number(history) == number else ""


def acts(history: History, *, every: bool = False) -> pd.DataFrame:
    """The log, newest first: what readers see, or every act."""
    rows = [
        [moment(entry.at), entry.who, tr(ACTS.get(entry.act, entry.act)),
         "" if entry.release is None else release_word(entry.release, history.release(entry.release)), entry.detail]
        for entry in history.log
        if every or entry.act in READERS_ACTS
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[tr("时间"), tr("操作人"), tr("操作"), tr("数据版本"), tr("备注")], dtype="str")


def difference_rows(differences: tuple[Difference, ...]) -> pd.DataFrame:
    """One row for every cell that differs, and for every row that is new or gone."""
    names, rows = facts.names(), []
    for difference in differences:
        columns, file = key_columns(difference.path), file_word(difference.path)
        for change in difference.changes:
            which = key_word(difference.path, change, names, columns)
            kind = tr(CHANGES[change.kind])
            if change.kind == "changed":
                for cell in change.cells:
                    pair = [cell_word(cell.column, text, names) for text in (cell.before, cell.after)]
                    rows.append([file, kind, which, title(cell.column), *pair])
            else:
                rest = _whole_row(change, columns, names)
                rows.append([file, kind, which, tr("整行"), *(("", rest) if change.kind == "new" else (rest, ""))])
    columns_of_table = [tr("数据表"), tr("变化"), tr("哪一条"), tr("栏目"), tr("原来"), tr("现在")]
    return pd.DataFrame(rows, columns=columns_of_table, dtype="str")


def _whole_row(change: RowChange, columns: tuple[str, ...], names: Names) -> str:
    """The cells of a row that is new or gone, without those that say which it is."""
    cells = ((cell.column, cell.after or cell.before) for cell in change.cells if cell.column not in columns)
    return tr("；").join(f"{title(column)} {cell_word(column, text, names)}" for column, text in cells)


def judgement_rows(effects: Consequences) -> pd.DataFrame:
    """Indicators that are judged in another way, and findings that come and go."""
    names = facts.names()
    judged = [
        [tr("判断"), names.items.get(change.indicator_id, change.indicator_id), _status(change.before),
         _status(change.after)]
        for change in effects.judgements
    ]  # fmt: skip
    appeared = [[tr("矛盾"), pick(one.title.zh, one.title.en), "", tr("新出现")] for one in effects.new_findings]
    gone = [[tr("矛盾"), pick(one.title.zh, one.title.en), tr("原有"), tr("不再出现")] for one in effects.gone_findings]
    columns = [tr("类别"), tr("事项"), tr("原来"), tr("现在")]
    return pd.DataFrame([*judged, *appeared, *gone], columns=columns, dtype="str")


def _status(status: Status | None) -> str:
    return tr(STATUS_MARKS[status].word) if status else tr("（无）")
