"""Unknown facts derived from the tables, each with what is stated instead and who would hold the figure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.words.citation import KINDS, scope_label
from components.words.codes import STAGES
from components.words.format import quantity
from components.words.quotation import in_marks
from components.words.text import from_data, pick, tr
from data.catalog import Indicator, Source

ENTRY_YEAR = 2024
HOLDERS = {
    "economic_growth": "统计部门年度统计资料", "innovation": "科技主管部门、统计部门",
    "urban_rural": "统计部门人口抽样资料",
    "livelihood": "人社、教育体育、卫健部门年度统计", "safety": "应急管理、公安交警、粮食主管部门",
    "green_ecology": "生态环境、发展改革部门年度考核结果", "investment": "发展改革部门项目调度资料",
    "industry": "工业和信息化部门、统计部门", "transport_utilities": "交通运输、住房城乡建设部门",
    "public_services": "教育体育、卫健、民政部门", "housing": "住房城乡建设、人社部门",
    "ecology_water": "水务、生态环境、园林部门", "agriculture": "农业农村部门", "governance": "管委会各部门年度总结",
    "space_planning": "自然资源和规划部门，国土空间规划及专项规划", "whole_area": "全域统计资料（由市统计部门掌握）",
    "city": "市统计部门年度统计资料",
}  # fmt: skip
GOAL_HOLDERS = {
    "水资源": "水资源专项规划、水务部门", "交通": "综合交通专项规划", "生态环境": "生态保护专项规划、生态环境部门",
    "公共服务": "公共服务设施专项规划", "民生": "公共服务设施专项规划", "空间管控": "国土空间规划",
    "空间布局": "国土空间规划", "绿色低碳": "碳达峰方案、能源专项规划", "住房安置": "征收安置方案、住房专项规划",
    "产业": "产业专项规划", "科技创新": "科技创新专项规划",
}  # fmt: skip
ANNUAL_PLAN = "起步区2025年国民经济和社会发展计划"
DEVELOPMENT_PLAN = "起步区发展规划（“1+4+16+N”）"

Rows = list[dict[Any, Any]]


@dataclass(frozen=True)
class Unknown:
    """An unknown fact. `stated`: what is stated instead, or why nothing is; `holder`: who would have the figure."""

    what: str
    stated: str
    holder: str
    indicator_id: str = ""
    element_id: str = ""


def actuals_since(indicators: tuple[Indicator, ...], observations: pd.DataFrame) -> Iterator[Unknown]:
    """Indicators with an earlier actual and a plan for 2024, and no official actual of 2024 or later."""
    for indicator, rows in _by_indicator(indicators, observations):
        planned = [r for r in rows if r["kind"] == "plan" and r["year"] == ENTRY_YEAR]
        actual = [r for r in rows if r["kind"] == "actual"]
        if planned and actual and not any(r["year"] >= ENTRY_YEAR for r in actual):
            actual, planned = _own(indicator, actual), _own(indicator, planned)
            reports = [r for r in rows if r["kind"] == "reported" and r["year"] >= ENTRY_YEAR]
            holder = tr("；").join([tr(ANNUAL_PLAN), tr(HOLDERS[indicator.category])])
            what = tr("{name}：{year}年以来的实际", name=_name(indicator), year=ENTRY_YEAR)
            yield Unknown(what, _stated([*actual[-1:], *planned[:1], *reports]), holder, indicator.id)


def targets(indicators: tuple[Indicator, ...], observations: pd.DataFrame, goals: pd.DataFrame) -> Iterator[Unknown]:
    """Plans and goals that are words without a figure."""
    for indicator, rows in _by_indicator(indicators, observations):
        plans = [r for r in rows if r["kind"] == "plan"]
        if plans and all(pd.isna(r["value"]) for r in plans):
            holder = tr("上级下达的年度任务分解；{holder}", holder=tr(HOLDERS[indicator.category]))
            yield Unknown(tr("{name}：计划的数", name=_name(indicator)), _stated(plans), holder, indicator.id)
    for row in goals[goals["value"].isna()].to_dict("records"):
        horizon = tr("总体") if row["horizon"] == "overall" else tr("{year}年", year=row["horizon"])
        holder = tr(GOAL_HOLDERS.get(row["theme"], DEVELOPMENT_PLAN))
        stated = tr("文件只有文字：{quote}", quote=in_marks(row["quote"]))
        yield Unknown(tr("{horizon}目标的数：{statement}", horizon=horizon, statement=row["statement"]), stated, holder)


def unplanned(indicators: tuple[Indicator, ...], observations: pd.DataFrame) -> Iterator[Unknown]:
    """Indicators with an actual for which no plan and no goal is stated."""
    for indicator, rows in _by_indicator(indicators, observations):
        kinds = {r["kind"] for r in rows}
        if "actual" in kinds and not kinds & {"plan", "goal"}:
            newest = _own(indicator, [r for r in rows if r["kind"] == "actual"])[-1:]
            what = tr("{name}：计划或目标", name=_name(indicator))
            yield Unknown(what, _stated(newest), tr(HOLDERS[indicator.category]), indicator.id)


def starting_points(indicators: tuple[Indicator, ...], observations: pd.DataFrame) -> Iterator[Unknown]:
    """Indicators with a plan or goal but no stated actual, so that the distance is unknown."""
    for indicator, rows in _by_indicator(indicators, observations):
        ahead = [r for r in rows if r["kind"] in {"plan", "goal"}]
        if ahead and not any(r["kind"] == "actual" for r in rows):
            what = tr("{name}：现状", name=_name(indicator))
            yield Unknown(what, _stated(_own(indicator, ahead)[:1]), tr(HOLDERS[indicator.category]), indicator.id)


def crossings(counts: pd.DataFrame, named_crossings: pd.DataFrame) -> Iterator[Unknown]:
    """Counted crossings that no source names, and open crossings without an opening year, a length or lanes."""
    for row in counts[counts["count"] > counts["named"]].to_dict("records"):
        words = STAGES.get(row["what"], "规划")
        what = tr("{n}处{words}跨河通道的名单（{scope}，{when}）", n=row["count"], words=tr(words),
                  scope=scope_label(row["scope"]), when=row["as_of"] or tr("日期未注明"))  # fmt: skip
        stated = tr(
            "可列出名称的{named}处，另有{unclear}处是否计入不明", named=row["named"], unclear=row["named_unclear"]
        )
        yield Unknown(what, stated, tr("交通运输部门跨黄河通道名录、综合交通专项规划"))
    gaps: tuple[tuple[str, str, Callable[[dict[Any, Any]], bool]], ...] = (
        ("通车年份", "open_year", lambda r: r["status"] == "open"),
        ("长度", "length_m", lambda r: True),
        ("车道数", "lanes", lambda r: r["type"] != "rail_bridge"),
    )
    for row in named_crossings.to_dict("records"):
        missing = [tr(word) for word, column, applies in gaps if applies(row) and pd.isna(row[column])]
        if missing:
            what = tr("{name}：{missing}", name=pick(row["name"], row["name_en"]), missing=tr("、").join(missing))
            yield Unknown(what, row["note"], tr("建设单位资料、交通运输部门名录"), element_id=row["crossing_id"])


def places(unlocated: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Iterator[Unknown]:
    """Elements without a known location; those that need none (an image of the layout) are left out.

    `things` are tables of facilities and projects by their name in the viewer's language.
    """
    for row in unlocated.to_dict("records"):
        if "不需要坐标" not in row["source_that_would_hold_it"]:
            what = tr("{name}：位置或范围", name=row["name"])
            yield Unknown(what, row["why_unknown"], row["source_that_would_hold_it"], element_id=row["element_id"])
    for name, frame in tables.items():
        nowhere = frame[(frame["subdistrict_id"] == "") & (frame["group_id"] == "") & (frame["element_id"] == "")]
        if len(nowhere):
            what = tr("{n}项{name}所在的街道、组团或片区", n=len(nowhere), name=name)
            stated = tr("文件没有写明；例如{examples}", examples=tr("、").join(nowhere["name"].head(3)))
            yield Unknown(what, stated, tr("建设用地规划许可、项目选址文件"))


def provenance(sources: Mapping[str, Source]) -> Iterator[Unknown]:
    """Dates, addresses and confidence that the sources themselves lack."""
    for source in sources.values():
        lacks = [
            tr(words)
            for words, missing in (
                ("日期", source.date is None),
                ("固定网址", source.url is None),
                ("可靠的原始出处", source.confidence == "low"),
            )
            if missing
        ]
        if lacks:
            holder = tr("发布机关的原件或公报") if source.grade == "official" else tr("首发媒体的原页面")
            what = tr("{name}：{lacks}", name=pick(source.short, source.title.en), lacks=tr("、").join(lacks))
            yield Unknown(what, tr("发布者：{publisher}", publisher=from_data(source.publisher)), holder)


def _by_indicator(indicators: tuple[Indicator, ...], observations: pd.DataFrame) -> Iterator[tuple[Indicator, Rows]]:
    stated: dict[str, Rows] = {}
    for row in observations.sort_values("year", kind="stable").to_dict("records"):  # one call: each takes milliseconds
        stated.setdefault(str(row["indicator_id"]), []).append(row)
    for indicator in indicators:
        yield indicator, stated.get(indicator.id, [])


def _own(indicator: Indicator, rows: Rows) -> Rows:
    """The rows of the indicator's own measure where there are any: a level before its growth."""
    return [r for r in rows if r["measure"] == indicator.measure] or rows


def _name(indicator: Indicator) -> str:
    return pick(indicator.title.zh, indicator.title.en)


def _stated(rows: Rows) -> str:
    """The stated values: year, kind and figure or words."""
    parts: list[str] = []
    for row in rows:
        figure = str(row["text"]) or quantity(float(row["value"]), str(row["unit"]))
        when: str = "" if pd.isna(row["year"]) else tr("{year}年", year=row["year"])
        parts.append(f"{when}{tr(KINDS[str(row['kind'])])} {figure}")
    return tr("；").join(parts)
