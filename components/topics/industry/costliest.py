"""Whose slip costs most, in each of four coins: minutes, land covered, indicators, capacity of a service.

The four are never added up, nor are kinds of facilities or services among themselves.
"""

from components.topics.facilities_and_needs.needs import SERVICES, Service
from components.topics.industry.project_slips import ProjectSlip, loss_words
from components.topics.industry.slip_needs import Capacities, amount, services_of
from components.topics.industry.slips import Slip
from components.topics.reach import words as reach_words
from components.topics.reach.scene import Scene
from components.topics.reach.uncertainty import error_to
from components.words.text import tr

MOST_NAMES = 3


HEADING = "谁晚了代价最大，四样各看各的，不相加"


def costliest(
    now: Scene, ranked: tuple[Slip, ...], projects: tuple[ProjectSlip, ...], capacities: Capacities
) -> tuple[str, ...]:
    """For each of the four, whose slip costs most; one that nothing costs is left out."""
    parts = (_minutes(now, ranked), _cover(projects), _links(ranked, projects), _needs(projects, capacities))
    return tuple(part for part in parts if part)


def sentence(lines: tuple[str, ...]) -> str:
    """The four in one sentence."""
    return tr(HEADING) + tr("：") + tr("；").join(lines) + tr("。")


def _minutes(now: Scene, ranked: tuple[Slip, ...]) -> str:
    costs = [(slip, cost) for slip in ranked if (cost := slip.cost(""))]
    if not costs:
        return ""
    slip, cost = max(costs, key=lambda pair: pair[1].whole.added)
    means = reach_words.means(cost.whole.added, error_to(now, cost.place))
    return tr("分钟：{name}（到{place}，{means}）", name=slip.name, place=now.place_name(cost.place), means=means)


def _cover(projects: tuple[ProjectSlip, ...]) -> str:
    losing = [slip for slip in projects if slip.losses]
    if not losing:
        return ""
    slip = max(losing, key=lambda one: one.losses[0].km2)
    return tr("覆盖：{name}（{loss}）", name=slip.project.name, loss=loss_words(slip))


def _links(ranked: tuple[Slip, ...], projects: tuple[ProjectSlip, ...]) -> str:
    counts = [(slip.name, len(slip.links)) for slip in ranked]
    counts += [(slip.project.name, len(slip.project.links)) for slip in projects]
    most = max((count for _, count in counts), default=0)
    names = [name for name, count in counts if count == most]
    return tr("指标：{names}（{n} 项）", names=_listed(names), n=most) if most else ""


def _needs(projects: tuple[ProjectSlip, ...], capacities: Capacities) -> str:
    parts = [_of_service(service, projects, capacities) for service in SERVICES if service.is_counted]
    texts = tr("、").join(part for part in parts if part)
    return tr("需要：{services}", services=texts) if texts else ""


def _of_service(service: Service, projects: tuple[ProjectSlip, ...], capacities: Capacities) -> str:
    """The largest stated capacity of a service; where none is stated all that hold it."""
    holding = [slip.project for slip in projects if service in services_of(slip.project.facility)]
    stated = [project for project in holding if project.ident in capacities]
    if not holding:
        return ""
    foremost = [max(stated, key=lambda project: capacities[project.ident])] if stated else holding
    return tr(
        "{service}·{names}（{amount}）",
        service=tr(service.title), names=_listed([project.name for project in foremost]),
        amount=amount(service, capacities.get(foremost[0].ident)),
    )  # fmt: skip


def _listed(names: list[str]) -> str:
    more = tr("等") if len(names) > MOST_NAMES else ""
    return tr("、").join(names[:MOST_NAMES]) + more
