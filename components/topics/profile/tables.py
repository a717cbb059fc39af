"""The fixed tables of a profile: projects, facilities, crossings nearby, goals and tasks, clauses, gaps."""

from collections.abc import Iterable

import pandas as pd

from components.topics.contract import Table
from components.topics.crossings.facts import Facts as CrossingFacts
from components.topics.crossings.state import OPENING
from components.topics.facilities import words as facility_words
from components.topics.facilities.tables import origin_words
from components.topics.profile.clauses import AIMS, Clause
from components.topics.profile.gaps import Gap
from components.topics.profile.holdings import Holdings, Project, basis_word
from components.topics.sources.words import DOCUMENT_NAMES, STATED
from components.words.citation import grade_label, place_label
from components.words.codes import FACILITY_CATEGORIES, STAGES
from components.words.text import tr

MOST_NEAR = 6


def projects_table(holdings: Holdings) -> Table:
    """One row a project."""
    rows = [_project(project) for project in holdings.projects]
    columns = [tr("项目"), tr("项目类别"), tr("状态"), tr("归属依据"), tr("等级")]
    note = "" if rows else tr("两份文件没有写明位于这里的项目。")
    return Table("projects", tr("位于这里的项目"), _frame(rows, columns), note)


def _project(project: Project) -> list[str]:
    row = project.row
    stage = tr(STAGES.get(str(row["status"]), "未说明"))
    year = row["status_year"]
    when = "" if pd.isna(year) else tr("（{year}年）", year=int(year))
    grade = str(row["status_grade"] or row["grade"])
    category = tr(FACILITY_CATEGORIES.get(str(row["category"]), "项目"))
    return [project.name, category, stage + when, basis_word(project.basis), grade_label(grade)]


def facilities_table(holdings: Holdings) -> Table:
    """One row a facility, with its state at the end of the opening year."""
    facts = holdings.facility_facts
    rows = [
        [
            facility.name, facility_words.kinds_words(facts, facility), facility_words.status_words(facility, OPENING),
            basis_word(basis), facility_words.place_words(facility), origin_words(facility),
        ]
        for facility, basis in holdings.facilities
    ]  # fmt: skip
    columns = [tr("设施"), tr("设施类别"), tr("状态"), tr("归属依据"), tr("位置"), tr("来自")]
    note = "" if rows else tr("没有写明位于这里、也没有画在这里的设施。")
    return Table("facilities", tr("位于这里的设施"), _frame(rows, columns), note)


def crossings_table(holdings: Holdings, facts: CrossingFacts) -> Table:
    """The crossings nearest to the area, straight distances on the map from its edge."""
    rows = []
    for ident, _, km in holdings.crossings[:MOST_NEAR]:
        line = facts.one(ident)
        if line is not None:
            rows.append([line.name, tr(STAGES[str(line.row["status"])]), round(km, 1)])
    columns = [tr("通道"), tr("状态"), tr("图上直线距离（公里）")]
    note = tr("从图上边线量起的直线距离（推算），在范围内的记 0；列出最近的 {n} 处。", n=MOST_NEAR)
    return Table("crossings", tr("邻近的跨河通道"), _frame(rows, columns), note)


def goals_table(clauses: Iterable[Clause]) -> Table:
    """Goals and tasks of the documents that speak of the area."""
    rows = [clause for clause in clauses if clause.kind in AIMS]
    note = "" if rows else tr("两份文件的目标与任务没有提到这里；全域和直管区的目标见“指标体系”。")
    return Table("goals", tr("目标与任务"), _clauses(rows), note)


def clauses_table(clauses: Iterable[Clause]) -> Table:
    """Every clause that speaks of the area."""
    note = tr("按名称、代号、下属片区和已归属的项目设施在两份文件中检出，照录最短原文。")
    return Table("clauses", tr("两份文件的条文"), _clauses(clauses), note)


def _clauses(clauses: Iterable[Clause]) -> pd.DataFrame:
    rows = [
        [
            tr(STATED[clause.kind]), clause.label, clause.citation.quote, tr(DOCUMENT_NAMES[clause.citation.source_id]),
            place_label(clause.citation.locator),
        ]
        for clause in clauses
    ]  # fmt: skip
    return _frame(rows, [tr("种类"), tr("条目"), tr("原文"), tr("文件"), tr("章节")])


def gaps_table(gaps: Iterable[Gap]) -> Table:
    """What no document says of the area."""
    columns = [tr("文件没有写明"), tr("已有资料"), tr("可能的资料来源")]
    return Table("gaps", tr("文件均未写明的事项"), _frame([list(gap) for gap in gaps], columns))


def _frame(rows: list[list[str]] | list[list[object]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns)
