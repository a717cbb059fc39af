"""Facts of one element, joined over the tables by id, in the language of the look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from components.words.citation import Citation, cite
from components.words.codes import ELEMENT_TYPES, STAGES
from components.words.text import pick, tr
from data.catalog import Source


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
    element_type: str = "place"


def _text(row: "pd.Series[str]", column: str) -> str:
    value = row.get(column, "")
    return "" if value is None or pd.isna(value) else str(value)


def in_language(row: "Mapping[str, Any] | pd.Series[str]", column: str) -> str:
    """The text of `column` in the viewer's language, where the table has it beside the Chinese as `…_en`."""
    return pick(str(row[column] or ""), str(row[f"{column}_en"] or ""))


def spatial_facts(row: "pd.Series[str]", projects: pd.DataFrame, sources: dict[str, Source]) -> ElementFacts:
    """Card of a row of spatial_elements. `things`: facilities and projects in one frame."""
    element = str(row["element_id"])
    members = tuple(m for m in _text(row, "members").split(";") if m)
    mine = projects[(projects[["group_id", "subdistrict_id", "element_id"]] == element).any(axis=1)]
    value = row.get("value")
    stated = "" if value is None or pd.isna(value) else f"{float(value):g} {_text(row, 'unit')}"
    return ElementFacts(
        element_id=element,
        type_name=ELEMENT_TYPES.get(str(row["element_type"]), "要素"),
        name=str(row["name"]),
        name_en=str(row["name_en"]),
        role=in_language(row, "role"),
        lead_industry=in_language(row, "lead_industry"),
        nickname=in_language(row, "nickname"),
        stated=stated,
        note=_text(row, "note"),
        members=members,
        members_grade=_text(row, "members_grade"),
        related=tuple(
            (str(r["facility_id"]), str(r["name"]), STAGES.get(str(r["status"]), "")) for r in mine.to_dict("records")
        ),
        citations=(cite(row, sources),),
        element_type=str(row["element_type"]),
    )


def _stage(row: "pd.Series[str]") -> str:
    stage = STAGES.get(str(row["status"]), "")
    return tr(stage) if stage else ""


def crossing_facts(row: "pd.Series[str]", facts: pd.DataFrame, sources: dict[str, Source]) -> ElementFacts:
    """Card of a crossing; every stated fact is cited, contradicting ones side by side."""
    mine = facts[facts["crossing_id"] == row["crossing_id"]]
    year = row.get("open_year")
    opened = "" if year is None or pd.isna(year) else tr("（{year}年通车）", year=int(year))
    return ElementFacts(
        element_id=str(row["crossing_id"]),
        type_name=ELEMENT_TYPES["crossing"],
        name=str(row["name"]),
        name_en=str(row["name_en"]),
        status=_stage(row) + opened,
        note=_text(row, "note"),
        citations=(cite(row, sources), *(cite(fact, sources) for _, fact in mine.iterrows())),
        element_type="crossing",
    )


def project_facts(row: "pd.Series[str]", kind: str, mentions: pd.DataFrame, sources: dict[str, Source]) -> ElementFacts:
    """Card of a facility or project with every mention of it."""
    mine = mentions[mentions["facility_id"] == row["facility_id"]]
    quantity = row.get("quantity")
    stated = "" if quantity is None or pd.isna(quantity) else f"{float(quantity):g} {_text(row, 'quantity_unit')}"
    year = row.get("status_year")
    when = "" if year is None or pd.isna(year) else tr("（{year}年）", year=int(year))
    return ElementFacts(
        element_id=str(row["facility_id"]),
        type_name=ELEMENT_TYPES[kind],
        name=str(row["name"]),
        name_en=str(row["name_en"]),
        status=(pick(_text(row, "status_text"), _stage(row)) or _stage(row)) + when,
        stated=stated,
        note=_text(row, "note"),
        members=tuple(m for m in (_text(row, "subdistrict_id"), _text(row, "group_id")) if m),
        citations=(cite(row, sources), *(cite(mention, sources) for _, mention in mine.iterrows())),
        element_type=kind,
    )
