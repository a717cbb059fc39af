"""Sentences of 产业组团: how many projects of which group and stage, what a group leads, money that is printed."""

from collections import Counter

from components.base import cache
from components.topics.industry import words
from components.topics.industry.changes import changed_projects, touched
from components.topics.industry.facts import Facts, Project
from components.topics.industry.filters import by_group, chosen, due_year, kin_of
from components.topics.industry.state import UNSTATED, State
from components.words.format import quantity
from components.words.text import pick, tr
from model.facility_status import STAGES

MOST_NAMED = 6
MONEY = ("municipal_project_investment", "rural_model_award")
"""Indicators of sums that the documents print of projects."""


def headline(facts: Facts, state: State) -> str:
    """What the chosen group leads, which projects it has and how far they have come; without one, the whole area."""
    projects = chosen(facts, state)
    counts = tr("**{n}** 条", n=len(projects))
    stages = _stages(projects, state.year)
    year = tr("{year}年底", year=state.year)
    if not state.group:
        figures = {"year": year, "counts": counts, "stages": stages}
        text = tr("**{year}**，两份文件写到的项目与设施 {counts}：{stages}。", **figures)
        return text + _by_groups(facts, projects, state.year)
    if state.group == UNSTATED:
        text = tr("**{year}**，文件没有写明组团的 {counts}：{stages}。", year=year, counts=counts, stages=stages)
        return text + tr("不按猜测归入组团。")
    text = tr("**{name}**{lead}", name=words.area_short(facts, state.group), lead=lead(facts, state.group))
    listed = _listed(projects, state.year) if projects else ""
    text += tr("{year}有 {counts}{listed}。", year=year, counts=counts, listed=listed)
    return text + _kin(facts, state)


def _by_groups(facts: Facts, projects: list[Project], year: int) -> str:
    counts = {ident: sum(stages.values()) for ident, stages in by_group(facts, projects, year).items()}
    listed = tr("、").join(f"{words.area_word(facts, i)} {n}" for i, n in counts.items() if i != UNSTATED)
    return tr("按组团：{named}；组团未写明 {n}。", named=listed, n=counts[UNSTATED])


def lead(facts: Facts, area: str) -> str:
    """What the documents have the group lead: `优先发展…，打造“种子库”。`."""
    row = facts.areas[area]
    industry = pick(str(row["lead_industry"]), str(row["lead_industry_en"]))
    if not industry:
        return tr("：两份文件没有写它的主导产业。")
    return tr("：优先发展{industry}（意见六/（二））。", industry=industry)


def _listed(projects: list[Project], year: int) -> str:
    """The first projects by name, each with how far it has come."""
    parts = [tr("{name} {stage}", name=p.name, stage=words.stage_word(p.stage(year))) for p in projects[:MOST_NAMED]]
    more = tr("等") if len(projects) > MOST_NAMED else ""
    return tr("：{names}{more}", names=tr("、").join(parts), more=more)


def _kin(facts: Facts, state: State) -> str:
    kin = kin_of(facts, state)
    if not kin:
        return ""
    return tr("同一产业、地点未写明的另有 {n} 条{listed}。", n=len(kin), listed=_listed(kin, state.year))


def _stages(projects: list[Project], year: int) -> str:
    counts = Counter(project.stage(year) for project in projects)
    stages = (stage for stage in (*STAGES, "cancelled") if counts[stage])
    parts = [f"{words.stage_word(stage)} {tr('{n} 条', n=counts[stage])}" for stage in stages]
    return tr("、").join(parts) or tr("没有符合条件的")


def placing(facts: Facts, state: State) -> str:
    """How many have a place on the map; of a chosen group also how many are in which stage."""
    projects = chosen(facts, state)
    placed = sum(project.facility.place is not None for project in projects)
    stages = _stages(projects, state.year) + tr("。") if state.group and projects else ""
    return stages + tr("有位置的 {n} 条画在图上；其余 {m} 条没有公开坐标，只列表。", n=placed, m=len(projects) - placed)


def money(facts: Facts) -> str:
    """That no project has a printed investment, and the sums that are printed."""
    rows = [row for row in cache.table("observations").to_dict("records") if row["indicator_id"] in MONEY]
    titles = {indicator.id: indicator.title for indicator in cache.indicators()}
    parts = [
        tr("{title} {value}（{year}年）", title=pick(titles[r["indicator_id"]].zh, titles[r["indicator_id"]].en),
           value=quantity(float(r["value"]), str(r["unit"])), year=int(r["year"]))
        for r in rows
        if r["value"] == r["value"]
    ]  # fmt: skip
    return tr("投资额：两份文件未列单个项目的投资额，仅列：{parts}。", parts=tr("；").join(parts))


def dated(facts: Facts, state: State) -> str:
    """How many have a year that is still to come true."""
    projects = chosen(facts, state)
    count = sum(due_year(project) is not None for project in projects)
    return tr(
        "有计划年份或报道投用年份、尚未实现的 {n} 条；其余 {m} 条已建成或没有年份，不上图。",
        n=count, m=len(projects) - count,
    )  # fmt: skip


def counting() -> str:
    """What an entry is, and how it comes to a group."""
    return tr(
        "一条为文件写到的一个项目或一处（一批）设施。归组团的依据依次为：文件写明、属组团内的片区、所在街道归该组团（假设）、图上位置在内；都没有的列为“未写明”。"
    )


def change_sentences(facts: Facts) -> tuple[str, ...]:
    """What the scenario changes of projects, and which indicators that touches; nothing while it is untouched.
    `facts`: as the scenario has them."""
    changed = changed_projects(facts)
    if not changed:
        return ()
    names = tr("；").join(f"{project.name}{tr('：')}{words.change_words(project)}" for project in changed)
    titles = {i.id: pick(i.title.zh, i.title.en) for i in cache.indicators()}
    ids = dict.fromkeys(str(link["indicator_id"]) for _, link in touched(facts))
    first = tr("方案改动项目 {n} 条：{names}。", n=len(changed), names=names)
    if not ids:
        return first, tr("没有条款把它们与指标联系起来。")
    listed = tr("、").join(titles.get(ident, ident) for ident in ids)
    return first, tr("关联指标 {n} 项：{names}；仅标明关联，不换算影响大小。", n=len(ids), names=listed)
