"""Projects, industries, labels, carriers and links as tables."""

import pandas as pd

from components.base import cache
from components.topics.facilities.words import quantity_cells
from components.topics.industry import words
from components.topics.industry.changes import touched
from components.topics.industry.facts import Facts, Project
from components.topics.industry.filters import chosen, kin_of
from components.topics.industry.state import State
from components.words.citation import grade_label, place_label
from components.words.codes import FACILITY_CATEGORIES
from components.words.quotation import printed
from components.words.text import original, pick, tr

ROLES = {"leader": "引领", "carrier": "载体", "project": "项目"}
NOT_STATED = "文件没有写明"


def inventory(facts: Facts, state: State) -> pd.DataFrame:
    """One row a project that passes the filters, those of the same industry last, indexed by id."""
    projects = (*chosen(facts, state), *kin_of(facts, state))
    rows = {project.ident: _cells(facts, project, state) for project in projects}
    columns = [
        *(tr("项目或设施"), tr("阶段"), tr("产业"), tr("归属"), tr("{year}年底", year=state.year)),
        *(tr("种类"), tr("待实现"), tr("关联指标"), tr("数量"), tr("单位"), tr("状态等级")),
    ]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _cells(facts: Facts, project: Project, state: State) -> list[object]:
    return [
        *(project.name, words.stage_word(project.stage(state.year)), words.industry_words(facts, project)),
        *(words.group_words(facts, project, state.group), words.status_words(project, state.year)),
        *(tr(FACILITY_CATEGORIES[project.facility.category]), words.due_words(project), len(project.links)),
        *(*quantity_cells(project.facility), words.grade_words(project, state.year)),
    ]


def groups(facts: Facts) -> pd.DataFrame:
    """One row a group or core: role, lead industry, nickname, subdistricts."""
    rows = []
    for ident, row in facts.areas.items():
        industry = pick(str(row["lead_industry"]), str(row["lead_industry_en"])) or tr(NOT_STATED)
        own = sum(project.belongs(ident) for project in facts.projects)
        rows.append([
            facts.area_name(ident), industry, pick(str(row["nickname"]), str(row["nickname_en"])) or tr(NOT_STATED),
            own, printed(str(row["quote"])), place_label(str(row["locator"])),
        ])  # fmt: skip
    columns = [tr("组团或核心"), tr("主导产业"), tr("代号"), tr("项目与设施"), tr("原文"), tr("出处位置")]
    return pd.DataFrame(rows, columns=columns)


def labels(facts: Facts) -> pd.DataFrame:
    """One row a figure of a label: what it stands for, or that no source says so."""
    rows = []
    for part in facts.parts:
        meaning = pick(str(part["meaning"]), str(part["meaning_en"])) or tr(NOT_STATED)
        grade = grade_label(str(part["grade"])) if part["grade"] else ""
        clause = (printed(str(part["quote"])), place_label(str(part["locator"])), original(str(part["note"])))
        rows.append([facts.term_name(str(part["label_id"])), _part_word(str(part["part"])), meaning, grade, *clause])
    columns = [tr("提法"), tr("其中"), tr("含义"), tr("等级"), tr("原文"), tr("出处位置"), tr("说明")]
    return pd.DataFrame(rows, columns=columns)


def _part_word(part: str) -> str:
    """A figure as it is, words of the label in quotation marks where the language is another."""
    return part if part.isdigit() else original(part)


def industries(facts: Facts) -> pd.DataFrame:
    """One row an industry of the documents with the projects that are tied to it."""
    rows = []
    for ident in facts.industries:
        term = facts.terms[ident]
        tied = tr("、").join(p.name for p in facts.projects if any(t["industry_id"] == ident for t in p.ties))
        kind = KIND_WORDS.get(str(term["category"]), KIND_WORDS["industry"])
        clause = (printed(str(term["quote"])), place_label(str(term["locator"])))
        rows.append([tr(kind), facts.term_name(ident), tied or tr(NOT_STATED), *clause])
    columns = [tr("种类"), tr("产业"), tr("项目与载体"), tr("原文"), tr("出处位置")]
    return pd.DataFrame(rows, columns=columns)


KIND_WORDS = {
    "industry": "产业与产业链", "strategic_industry": "战略性新兴产业", "future_industry": "未来产业",
    "service_industry": "服务业",
}  # fmt: skip


def ties(facts: Facts, *, carriers_only: bool = False) -> pd.DataFrame:
    """One row a tie of a project to an industry: what it is to it, why, grade, clause."""
    rows = [
        [
            facts.term_name(str(tie["industry_id"])), project.name, tr(ROLES[str(tie["role"])]),
            pick(str(tie["reason"]), str(tie["reason_en"])), grade_label(str(tie["grade"])),
            printed(str(tie["quote"])), place_label(str(tie["locator"])),
        ]
        for project in facts.projects
        for tie in project.ties
        if not carriers_only or tie["role"] == "carrier"
    ]  # fmt: skip
    columns = [tr("产业"), tr("项目或设施"), tr("关系"), tr("理由"), tr("等级"), tr("原文"), tr("出处位置")]
    return pd.DataFrame(rows, columns=columns)


def links(facts: Facts, *, changed_only: bool = False) -> pd.DataFrame:
    """One row a link of a project to an indicator, with clause, reason and grade; no amounts."""
    titles = {i.id: pick(i.title.zh, i.title.en) for i in cache.indicators()}
    pairs = touched(facts) if changed_only else tuple((p, link) for p in facts.projects for link in p.links)
    rows = [
        [
            project.name, words.change_words(project) if words.is_changed(project) else "",
            titles.get(str(link["indicator_id"]), str(link["indicator_id"])),
            pick(str(link["reason"]), str(link["reason_en"])), grade_label(str(link["grade"])),
            printed(str(link["quote"])), place_label(str(link["locator"])),
        ]
        for project, link in pairs
    ]  # fmt: skip
    columns = [
        *(tr("项目或设施"), tr("方案"), tr("关联指标"), tr("理由"), tr("联系的等级"), tr("原文"), tr("出处位置")),
    ]
    return pd.DataFrame(rows, columns=columns)
