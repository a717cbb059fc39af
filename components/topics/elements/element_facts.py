"""What is known of one element, joined over the tables by id: pure, frames in, values out."""

from dataclasses import dataclass, field

import pandas as pd

from components.words.citation import Citation, cite
from data.catalog import Source

TYPE_NAMES = {
    "area": "范围", "boundary": "四至", "subdistrict": "街道", "layout": "总体布局", "axis": "轴线", "belt": "风貌带",
    "core": "核心", "group": "组团", "imagery": "空间意象", "setting": "山水格局", "character": "风貌", "river": "河流",
    "forest_belt": "森林带", "corridor": "廊道", "hill": "山体", "water_body": "水体", "levee": "堤防",
    "flood_storage": "蓄滞空间", "green_system": "绿地系统", "heritage": "文化遗产", "craft": "非物质文化遗产",
    "landmark": "地标", "limit": "控制指标", "control_line": "控制线", "district": "片区", "rural": "乡村",
    "standard": "标准", "planning_system": "规划体系", "life_circle": "生活圈", "service_system": "服务体系",
    "transport_system": "交通体系", "utility_system": "市政体系", "ecology_programme": "生态行动",
    "crossing": "跨河通道", "facility": "设施", "project": "项目", "place": "地点",
}  # fmt: skip
STATUS_NAMES = {
    "open": "已通车", "building": "在建", "to_start": "待开工", "planned": "规划", "existing_heritage": "文物桥",
    "study": "研究论证", "approved": "获批", "signed": "已签约", "topped_out": "主体封顶", "completed": "已建成",
    "established": "已设立", "operating": "已运营", "unstated": "未说明",
}  # fmt: skip


@dataclass(frozen=True)
class ElementFacts:
    """One element's card. Lists hold (id, name, status word) of related things."""

    element_id: str
    type_name: str
    name: str
    name_en: str
    role: str = ""
    lead_industry: str = ""
    nickname: str = ""
    stated: str = ""
    note: str = ""
    status: str = ""
    members: tuple[str, ...] = ()
    members_grade: str = ""
    related: tuple[tuple[str, str, str], ...] = ()
    citations: tuple[Citation, ...] = field(default=())


def _text(row: "pd.Series[str]", column: str) -> str:
    value = row.get(column, "")
    return "" if value is None or pd.isna(value) else str(value)


def spatial_facts(row: "pd.Series[str]", things: pd.DataFrame, sources: dict[str, Source]) -> ElementFacts:
    """Card of a row of spatial_elements. `things`: facilities and projects in one frame."""
    element = str(row["element_id"])
    members = tuple(m for m in _text(row, "members").split(";") if m)
    mine = things[(things[["group_id", "subdistrict_id", "element_id"]] == element).any(axis=1)]
    value = row.get("value")
    stated = "" if value is None or pd.isna(value) else f"{float(value):g} {_text(row, 'unit')}"
    return ElementFacts(
        element_id=element,
        type_name=TYPE_NAMES.get(str(row["element_type"]), "要素"),
        name=str(row["name"]),
        name_en=str(row["name_en"]),
        role=_text(row, "role"),
        lead_industry=_text(row, "lead_industry"),
        nickname=_text(row, "nickname"),
        stated=stated,
        note=_text(row, "note"),
        members=members,
        members_grade=_text(row, "members_grade"),
        related=tuple(
            (str(r["facility_id"]), str(r["name"]), STATUS_NAMES.get(str(r["status"]), ""))
            for r in mine.to_dict("records")
        ),
        citations=(cite(row, sources),),
    )


def crossing_facts(row: "pd.Series[str]", facts: pd.DataFrame, sources: dict[str, Source]) -> ElementFacts:
    """Card of a crossing; every stated fact is cited, contradicting ones side by side."""
    mine = facts[facts["crossing_id"] == row["crossing_id"]]
    year = row.get("open_year")
    opened = "" if year is None or pd.isna(year) else f"（{int(year)}年通车）"
    return ElementFacts(
        element_id=str(row["crossing_id"]),
        type_name=TYPE_NAMES["crossing"],
        name=str(row["name"]),
        name_en=str(row["name_en"]),
        status=STATUS_NAMES.get(str(row["status"]), "") + opened,
        note=_text(row, "note"),
        citations=(cite(row, sources), *(cite(fact, sources) for _, fact in mine.iterrows())),
    )


def thing_facts(row: "pd.Series[str]", kind: str, mentions: pd.DataFrame, sources: dict[str, Source]) -> ElementFacts:
    """Card of a facility or project with every mention of it."""
    mine = mentions[mentions["facility_id"] == row["facility_id"]]
    quantity = row.get("quantity")
    stated = "" if quantity is None or pd.isna(quantity) else f"{float(quantity):g} {_text(row, 'quantity_unit')}"
    year = row.get("status_year")
    when = "" if year is None or pd.isna(year) else f"（{int(year)}年）"
    return ElementFacts(
        element_id=str(row["facility_id"]),
        type_name=TYPE_NAMES[kind],
        name=str(row["name"]),
        name_en=str(row["name_en"]),
        status=(_text(row, "status_text") or STATUS_NAMES.get(str(row["status"]), "")) + when,
        stated=stated,
        note=_text(row, "note"),
        members=tuple(m for m in (_text(row, "subdistrict_id"), _text(row, "group_id")) if m),
        citations=(cite(row, sources), *(cite(mention, sources) for _, mention in mine.iterrows())),
    )
