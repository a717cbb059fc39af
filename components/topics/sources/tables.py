"""The tables of the five tabs, for the screen and for download; figures are numbers."""

from collections.abc import Sequence

import pandas as pd

from components.base import cache
from components.drawing.charts.coverage import KINDS, Group, Row, counts
from components.topics.sources import facts
from components.topics.sources.records import Filter, filtered, numbered, readable
from components.topics.sources.state import ALL, ANNEX, State
from components.topics.sources.unknowns import Unknown
from components.topics.sources.words import CONFIDENCE, LAYER, TABLES
from components.words.citation import KINDS as KIND_NAMES
from components.words.citation import place_label
from components.words.codes import PRECISIONS
from components.words.text import from_data, pick, tr
from geo.contracts import Layer

MARKS = {"actual": "●", "plan": "◇", "goal": "▲", "reported": "■"}


def table_title(table: str) -> str:
    """Name of a table or layer in the viewer's language. Raises LayerContractError."""
    if not table.startswith(LAYER):
        return tr(TABLES[table])
    layer = next(layer for layer in facts.all_layers() if LAYER + layer.id == table)
    return tr("图层：{name}", name=pick(layer.title.zh, layer.title.en))


def press_table(cited: dict[str, pd.DataFrame] | None) -> pd.DataFrame:
    """The press pages, newest first, indexed by id; without the numbers of citing rows where `cited` is None."""
    pages = [s for s in cache.sources().values() if s.grade == "reported"]
    pages.sort(key=lambda s: s.date or "", reverse=True)
    return pd.DataFrame(
        {
            tr("日期"): [s.date or tr("日期未注明") for s in pages],
            tr("发布者"): [from_data(s.publisher) for s in pages],
            tr("内容"): [pick(s.title.zh, s.title.en) for s in pages],
            tr("口径"): [from_data(s.scope) for s in pages],
            tr("可信度"): [tr(CONFIDENCE[s.confidence]) if s.confidence else "" for s in pages],
            tr("引用条数"): [None if cited is None else len(cited[s.id]) for s in pages],
            tr("网址"): [s.url or "" for s in pages],
            tr("使用"): [from_data(s.licence) for s in pages],
        },
        index=[s.id for s in pages],
    )


def layers_table() -> pd.DataFrame:
    """Where the layers come from, indexed by id. Raises LayerContractError."""
    layers = facts.all_layers()
    return pd.DataFrame(
        {
            tr("图层"): [pick(x.title.zh, x.title.en) for x in layers],
            tr("来源"): [pick(x.source.zh, x.source.en) for x in layers],
            tr("制作方法"): [pick(x.made.zh, x.made.en) for x in layers],
            tr("精度"): [_exactness(x) for x in layers],
            tr("误差不超过（米）"): [x.accuracy_m for x in layers],
            tr("许可"): [pick(x.licence.zh, x.licence.en) for x in layers],
        },
        index=[x.id for x in layers],
    )


def _exactness(layer: Layer) -> str:
    """A sketch is called one whatever its precision; a supplied layer by the precision that is stated of it."""
    if layer.schematic:
        return tr("示意")
    return tr("参考") if layer.built else tr(PRECISIONS[layer.precision])


def citing_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that cite a source, as given by `facts.cited`."""
    return pd.DataFrame(
        {
            tr("数据表"): [table_title(name) for name in rows["table"]],
            tr("条目"): rows["about"],
            tr("位置"): [place_label(str(locator)) for locator in rows["locator"]],
            tr("原文"): rows["quote"],
        }
    )


def filter_of(state: State) -> Filter:
    """What the state filters the rows of a table by."""
    return Filter(state.scope, state.grade, state.cited, state.words)


def rows_of(state: State) -> pd.DataFrame:
    """The rows of the chosen table that fit the filters, numbered from 1. Raises a contract error."""
    return filtered(numbered(facts.frame(state.table)), filter_of(state), facts.names())


def readable_rows(state: State) -> pd.DataFrame:
    """`rows_of` in readable form."""
    return readable(rows_of(state), state.table, facts.names())


def category_groups() -> dict[str, Group]:
    """Every category with its indicators, in file order."""
    members: dict[str, list[Row]] = {c.id: [] for c in cache.categories()}
    for indicator in cache.indicators():
        members[indicator.category].append(Row(indicator.id, pick(indicator.title.zh, indicator.title.en)))
    return {c.id: Group(pick(c.title.zh, c.title.en), tuple(members[c.id])) for c in cache.categories()}


def chosen_groups(groups: dict[str, Group], category: str) -> list[Group]:
    """The groups of a category, or of the two choices that gather several."""
    annex = {c.id for c in cache.categories() if c.annex}
    return [g for name, g in groups.items() if category in (ALL, name) or (category == ANNEX and name in annex)]


def category_title(groups: dict[str, Group], category: str) -> str:
    """Name of a category, or of the two choices that gather several."""
    return {ANNEX: tr("附件六类"), ALL: tr("全部类别")}.get(category) or groups[category].title


def counts_table(groups: dict[str, Group]) -> pd.DataFrame:
    """Indicators and values by category and kind, indexed by the category's id; those that gather several first."""
    gathered = {key: tuple(row for g in chosen_groups(groups, key) for row in g.rows) for key in (ANNEX, ALL)}
    table = counts(gathered | {key: g.rows for key, g in groups.items()}, cache.table("observations"))
    table.insert(0, tr("类别"), [category_title(groups, str(key)) for key in table.index])
    kinds = [f"{MARKS[kind]} {tr(KIND_NAMES[kind])}" for kind in KINDS]
    table.columns = pd.Index([tr("类别"), tr("指标"), tr("数值"), *kinds])
    return table


def cell_names(observations: pd.DataFrame) -> "pd.Series[str]":
    """The mark of the coverage on which each row stands, `indicator.year.kind`."""
    years = observations["year"].astype("string").fillna("2036")
    return observations["indicator_id"] + "." + years + "." + observations["kind"]


def unknown_table(unknowns: Sequence[Unknown]) -> pd.DataFrame:
    """Unknown facts, what is stated instead, and who would hold the figure."""
    return pd.DataFrame(
        {
            tr("缺口内容"): [one.what for one in unknowns],
            tr("已知情况"): [one.stated for one in unknowns],
            tr("可能的资料来源"): [one.holder for one in unknowns],
        }
    )
