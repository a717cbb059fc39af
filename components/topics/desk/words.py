"""The data desk in words: releases, acts, kinds of changes, places of faults."""

from collections.abc import Iterable
from datetime import datetime

from components.base.clock import CLOCK
from components.base.release import roots
from components.topics.desk.book import CellNote
from components.topics.desk.differences import Difference, RowChange
from components.topics.desk.history import History, Release
from components.topics.sources.facts import all_layers
from components.topics.sources.records import Names
from components.topics.sources.words import IDS, SOURCE_IDS, TABLES, WORDS
from components.words.text import pick, say, tr

TITLE = "数据更新"
ACTS = {
    "take": "采用", "take_back": "切换", "import": "导入并采用", "export": "导出", "sign_in": "登录",
    "refuse": "密钥不对", "sign_out": "退出", "leave": "超时退出",
}  # fmt: skip
CHANGES = {"new": "新增", "changed": "改动", "gone": "删去"}
CATALOGUES = {
    "data/sources.yaml": "来源目录", "data/indicators.yaml": "指标目录", "geo/layers.yaml": "图层目录",
    "geo/unlocated.csv": "没有位置资料的要素", "data/residents.csv": "人口", "data/residents.yaml": "人口的说明",
}  # fmt: skip
LAYER_FILE = ("geo/layers/", ".geojson")
MOST_FAULTS = 12


def moment(at: datetime) -> str:
    """A time on the area's clock."""
    return f"{at.astimezone(CLOCK):%Y-%m-%d %H:%M}"


def release_word(number: int, release: Release | None) -> str:
    """Number and name of a release."""
    if number == 0:
        return tr("随附数据")
    return tr("第 {n} 版“{name}”", n=number, name=release.name) if release else tr("第 {n} 版", n=number)


def current_number(history: History) -> int:
    """The current release; the one that is read where the history is not."""
    return roots().number if history.current is None else history.current


def current_sentence(history: History) -> str:
    """Which release is current, since when and whose it is."""
    number = current_number(history)
    release = history.release(number)
    if release is None and number:
        return tr("现行数据为{release}。", release=release_word(number, None))
    if release is None:
        return tr("现行数据为随附数据。") if not history.releases else tr("现行数据为随附数据，已有版本均可再次采用。")
    words = {"release": release_word(release.number, release), "when": moment(release.taken_at), "who": release.author}
    return tr("现行数据为{release}，{when} 由 {who} 采用。", **words)


def file_word(path: str) -> str:
    """What a project file holds."""
    if path in CATALOGUES:
        return tr(CATALOGUES[path])
    start, end = LAYER_FILE
    if path.startswith(start):
        ident = path.removeprefix(start).removesuffix(end)
        layer = next((layer for layer in all_layers() if layer.id == ident), None)
        return tr("图层：{name}", name=pick(layer.title.zh, layer.title.en)) if layer else path
    table = path.removeprefix("data/").removesuffix(".csv")
    return tr(TABLES[table]) if table in TABLES else path


def difference_sentence(difference: Difference) -> str:
    """How much differs in one file."""
    if difference.unreadable:
        return tr("{file}：有改动，内容无法逐条列出。", file=file_word(difference.path))
    parts = [tr(word) + tr(" {n} 条", n=n) for kind, word in CHANGES.items() if (n := _count(difference, kind))]
    return tr("{file}：{parts}。", file=file_word(difference.path), parts=tr("，").join(parts))


def _count(difference: Difference, kind: str) -> int:
    return sum(change.kind == kind for change in difference.changes)


def key_word(path: str, change: RowChange, names: Names, columns: Iterable[str]) -> str:
    """Which row it is, ids and codes in words."""
    words = [cell_word(column, cell, names) for column, cell in zip(columns, change.key, strict=False)]
    return tr("，").join(word for word in words if word) or tr("，").join(change.key)


def cell_word(column: str, cell: str, names: Names) -> str:
    """A cell in words; an id that names nothing stays as it is."""
    if column in SOURCE_IDS:
        return names.sources.get(cell, cell)
    if column in IDS:
        return names.items.get(cell, cell)
    labels = WORDS.get(column, {})
    return tr(labels[cell]) if cell in labels else cell


def note_sentences(notes: tuple[CellNote, ...]) -> list[str]:
    """Faults or repairs by sheet and cell, the first of them."""
    lines = [
        tr("{place}：{what}。", place=note.place or tr("文件"), what=say(note.what)) for note in notes[:MOST_FAULTS]
    ]
    if len(notes) > MOST_FAULTS:
        lines.append(tr("另有 {n} 处。", n=len(notes) - MOST_FAULTS))
    return lines
