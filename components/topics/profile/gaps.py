"""What no document says of an area: each gap with what there is instead, and who would hold it."""

from collections.abc import Iterator
from typing import NamedTuple

from components.topics.elements.card import Card
from components.topics.profile.clauses import AIMS, Clause
from components.topics.profile.holdings import Holdings
from components.topics.profile.subject import Subject
from components.words.precision_words import accuracy_metres
from components.words.text import tr

SPATIAL_PLAN, STATISTICS = "自然资源和规划部门，国土空间规划及专项规划", "统计部门年度统计资料"
SITING = "建设用地规划许可、项目选址文件"


class Gap(NamedTuple):
    """What is not stated, what there is instead, and who would hold it."""

    what: str
    instead: str
    holder: str


def gaps(subject: Subject, card: Card, holdings: Holdings, clauses: tuple[Clause, ...]) -> tuple[Gap, ...]:
    """Every gap of `subject`, its shape first."""
    return (
        *_shape(subject, card),
        *_description(subject),
        *_figures(subject),
        *_projects(holdings),
        *_aims(clauses),
    )


def _shape(subject: Subject, card: Card) -> Iterator[Gap]:
    metres = accuracy_metres(subject.feature["properties"])
    holder = tr(SPATIAL_PLAN)
    if subject.feature["properties"]["precision"] != "surveyed":
        yield Gap(tr("法定边界"), tr("图上为示意，误差约 ±{metres} 米", metres=metres), holder)
    on_map = next((measure.value for measure in card.measures if measure.grade == "derived"), "")
    if on_map and str(subject.row["unit"] or "") != "平方公里":
        yield Gap(tr("面积"), tr("图上 {area}，推算", area=on_map), holder)
    if subject.element_type == "core":
        yield Gap(tr("位置"), tr("按名称与报道假定"), holder)
    if subject.element_type == "group":
        yield Gap(tr("包括哪些街道"), tr("由哪些街道承载为本系统假定"), holder)


def _description(subject: Subject) -> Iterator[Gap]:
    row, holder = subject.row, tr("产业专项规划")
    if not row["role"]:
        yield Gap(tr("定位"), tr("没有"), tr(SPATIAL_PLAN))
    if not row["lead_industry"]:
        yield Gap(tr("主导产业"), tr("没有"), holder)
    if subject.element_type == "group" and not row["nickname"]:
        yield Gap(tr("代号"), tr("其他四个组团有"), holder)


def _figures(subject: Subject) -> Iterator[Gap]:
    holder = tr(STATISTICS)
    instead = tr("文件的数按直管区或全域给出，不能分摊")
    if subject.element_type == "subdistrict":
        yield Gap(tr("是否属于直管区"), tr("计划提到四个街道，没有列名"), tr("管委会"))
        yield Gap(tr("常住人口与就业"), instead, tr("人口普查与统计部门资料"))
        yield Gap(tr("经济、民生与生态指标"), instead, holder)
        return
    yield Gap(tr("人口、就业与产值"), instead, holder)
    yield Gap(tr("用地规模与开发强度"), tr("只有全域的控制线"), tr(SPATIAL_PLAN))


def _projects(holdings: Holdings) -> Iterator[Gap]:
    holder = tr(SITING)
    if not any(project.basis != "map" for project in holdings.projects):
        yield Gap(tr("位于这里的项目"), tr("没有一个项目写明在此"), holder)
    if not any(basis != "map" for _, basis in holdings.facilities):
        yield Gap(tr("位于这里的设施"), tr("没有一处设施写明在此；图上在内的按位置判断"), holder)
    nowhere = [facility.name for facility, _ in holdings.facilities if facility.place is None]
    if nowhere:
        instead = tr("例如{examples}", examples=tr("、").join(nowhere[:3]))
        yield Gap(tr("{n} 处设施的位置", n=len(nowhere)), instead, holder)


def _aims(clauses: tuple[Clause, ...]) -> Iterator[Gap]:
    if not any(clause.kind in AIMS for clause in clauses):
        yield Gap(tr("单列的目标与任务"), tr("目标按全域或直管区给出"), tr("发展规划与年度任务分解"))
    else:
        yield Gap(tr("单列的量化目标"), tr("有任务，没有分解到此的数"), tr("发展规划与年度任务分解"))
