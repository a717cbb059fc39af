"""Figures missing for a judgement, and the kind of source that would publish them."""

from dataclasses import dataclass

from components.topics.assessment.evidence import year_of
from components.topics.assessment.results import Assessment
from components.words.format import year as year_label
from components.words.text import tr

# Which body usually publishes such figures: an inference from planning practice, graded as assumed on screen.
KEEPERS = {
    "economic_growth": "统计部门",
    "innovation": "科技与统计部门",
    "urban_rural": "统计部门",
    "livelihood": "人力资源社会保障、卫生健康部门",
    "safety": "应急管理、公安交管、人防部门",
    "green_ecology": "生态环境与能源主管部门",
    "investment": "发展改革部门",
    "industry": "工业、商务与统计部门",
    "transport_utilities": "住房建设与交通部门",
    "public_services": "教育、卫生健康部门",
    "housing": "住房建设部门",
    "ecology_water": "水务与生态环境部门",
    "agriculture": "农业农村部门",
    "governance": "管委会主管部门",
    "space_planning": "自然资源和规划部门",
    "whole_area": "统计部门",
    "city": "统计部门",
}


@dataclass(frozen=True)
class Gap:
    """What is missing and where it would stand."""

    missing: str
    holder: str


def gap_of(assessment: Assessment) -> Gap:
    """The gap of one indicator; one that is judged still lacks the actual of the plan's own year."""
    code = assessment.ruling.reason
    keeper = tr(KEEPERS.get(assessment.indicator.category, "主管部门"))
    if code == "doubted":
        return Gap(tr("互有出入的数以哪一个为准"), tr("{keeper}；计划的编制部门", keeper=keeper))
    if code == "assigned":
        return Gap(tr("任务数值与各年实际数"), tr("国家、省、市下达任务的分解文件；{keeper}通报", keeper=keeper))
    if code == "different_base":
        return Gap(tr("与计划同一基数的实际数"), tr("{keeper}的统计公报", keeper=keeper))
    if code in {"qualitative", "goal_not_numeric"}:
        return Gap(tr("可计量的目标值和实际数"), tr("{keeper}的年度任务书", keeper=keeper))
    if code == "no_goal":
        return Gap(tr("计划或目标"), tr("以后的年度计划、专项规划"))
    if code == "no_goal_year":
        return Gap(tr("目标的年限"), tr("专项规划；{keeper}的建设计划", keeper=keeper))
    if assessment.ruling.missing:
        years = tr("、").join(year_label(year) for year in assessment.ruling.missing)
        return Gap(tr("{years}实际数", years=years), tr("同年的计划附件或统计公报；{keeper}", keeper=keeper))
    return _due(assessment, keeper)


def _due(assessment: Assessment, keeper: str) -> Gap:
    """The actual of the year that the plan or goal names."""
    rows = assessment.aims or assessment.evidence.words
    due = (year_of(rows[0]) if rows else None) or assessment.actual_year
    if due is None:
        return Gap(tr("实际数"), tr("{keeper}的统计", keeper=keeper))
    holder = tr("{year}年国民经济和社会发展计划的执行情况与附件；{keeper}", year=due + 1, keeper=keeper)
    return Gap(tr("{year}实际数", year=year_label(due)), holder)
