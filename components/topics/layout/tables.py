"""Tables of 空间布局 for download: elements, subdistricts and layers."""

import pandas as pd

from components.base import cache
from components.topics.contract import Table
from components.topics.elements.elements import Entry
from components.topics.layout.group_projects import sound_group_projects
from components.topics.layout.land import area_note, subdistrict_frame
from components.topics.layout.state import HIDDEN
from components.topics.layout.structure import structure
from components.words.text import pick, tr

KINDS = {
    "spatial_elements": "结构与要素", "crossings": "跨河通道", "facilities": "设施", "projects": "项目", "": "只在图上",
}  # fmt: skip


def layout_tables(entries: dict[str, Entry]) -> tuple[Table, ...]:
    """The structure, every element, the subdistricts and the layers; a broken layer's rows are left out.

    Raises DataContractError and LayerContractError.
    """
    return (
        _structure(entries),
        Table("elements", tr("要素"), _elements(entries)),
        Table("subdistricts", tr("街道"), _subdistricts(), area_note()),
        Table("layers", tr("图层"), _layers(), tr("误差为图层内最大的一处")),
    )


def _structure(entries: dict[str, Entry]) -> Table:
    """With the projects and facilities of each group, and in a last row those that no source puts in one. A broken
    table of projects costs the numbers only."""
    projects = sound_group_projects()
    counts = {group: sum(stages.values()) for group, stages in projects.counts.items()} if projects else {}
    rows = [
        [kind.title, part.name, part.nickname, part.lead_industry, counts.get(part.element)]
        for kind in structure(entries)
        for part in kind.parts
    ]  # fmt: skip
    rows += [["", tr("没有写明组团"), "", "", projects.unstated]] if projects else []
    columns = [tr("结构"), tr("名称"), tr("别称"), tr("主导产业"), tr("项目与设施（项）")]
    frame = pd.DataFrame(rows, columns=columns).astype({columns[-1]: "Int64"})
    return Table("structure", tr("结构"), frame, projects.note() if projects else "")


def _elements(entries: dict[str, Entry]) -> pd.DataFrame:
    rows = [
        [one.element_id, one.title, tr(KINDS[one.table]), tr("上图") if one.located else tr("没有位置资料")]
        for one in entries.values()
    ]
    return pd.DataFrame(rows, columns=[tr("编号"), tr("名称"), tr("类别"), tr("位置")])


def _subdistricts() -> pd.DataFrame:
    frame = subdistrict_frame()[["name", "area_km2", "share_pct", "district"]].round(1)
    return frame.set_axis([tr("街道"), tr("平方公里"), tr("占比（%）"), tr("所在区")], axis="columns")


def _layers() -> pd.DataFrame:
    rows = [
        [
            *(pick(layer.title.zh, layer.title.en), tr(layer.group), layer.accuracy_m),
            *(pick(text.zh, text.en) for text in (layer.source, layer.made, layer.licence)),
        ]
        for layer in cache.layers()
        if layer.id not in HIDDEN
    ]
    columns = [tr("图层"), tr("分组"), tr("误差（米）"), tr("来源"), tr("制作方法"), tr("许可")]
    return pd.DataFrame(rows, columns=columns)
