"""What it costs when a project or facility comes later: cover lost by kind, capacity of services, linked indicators.

Nothing of this is added up: cover is km², capacities have units of their own, links have no amounts.
Everything else stays as the sources have it.
"""

from dataclasses import dataclass

import pandas as pd

from components.topics.facilities.cover import ground_now, points_of, serving_of, walk_of
from components.topics.facilities.facts import Facility
from components.topics.facilities.facts import Facts as Places
from components.topics.facilities.facts import load_facts as load_places
from components.topics.facilities.state import TODAY, Circles
from components.topics.industry import words
from components.topics.industry.facts import Facts, Project, load_facts
from components.topics.industry.filters import due_year
from components.topics.industry.slip_needs import Capacities, need_words
from components.topics.milestones import indicator_titles
from components.words.format import quantity
from components.words.text import pick, tr
from model.cover.circles import nearest_m, within
from model.cover.ground import Ground, by_area
from model.cover.shares import share_of
from model.single_flight import single_flight

KM2_DIGITS = 1


@dataclass(frozen=True)
class CoverLoss:
    """Land that the circles of one kind do not cover without a facility: km², and per cent of the whole."""

    kind: str
    km2: float
    percent: float


@dataclass(frozen=True, eq=False)
class ProjectSlip:
    """A project that can slip. `losses`: by kind, the largest first; none where it has no circle or no place."""

    project: Project
    losses: tuple[CoverLoss, ...]

    @property
    def weight(self) -> tuple[float, int]:
        """Sort key, the costliest first: land that one kind loses in cover, then linked indicators."""
        return -max((loss.km2 for loss in self.losses), default=0.0), -len(self.project.links)


def project_ranking() -> tuple[ProjectSlip, ...]:
    """Every project with a year to come, the costliest slip first. Raises DataContractError and LayerContractError."""
    return _ranking(load_facts(), load_places(), ground_now())


@single_flight(maxsize=4)
def _ranking(facts: Facts, places: Places, ground: Ground) -> tuple[ProjectSlip, ...]:
    """By the facts, the places and the ground themselves: while none of them changes, it is the same."""
    movable = (project for project in facts.projects if project.can_move)
    return tuple(sorted((ProjectSlip(p, _losses(p.facility, places, ground)) for p in movable), key=lambda s: s.weight))


def _losses(facility: Facility, places: Places, ground: Ground) -> tuple[CoverLoss, ...]:
    if facility.place is None:
        return ()
    losses = [_loss(places, facility, kind, ground) for kind in facility.kinds]
    return tuple(sorted(losses, key=lambda loss: -loss.km2))


def _loss(places: Places, facility: Facility, kind: str, ground: Ground) -> CoverLoss:
    """Cover with the facility less cover without it, beside what stands today, at the kind's own circle."""
    circles = Circles(kind=kind)
    others = tuple(f for f in serving_of(places, circles, TODAY) if f.place and f.ident != facility.ident)
    walk = walk_of(places.kinds, circles)
    present, without = (
        share_of(by_area(ground), within(nearest_m(ground, points_of(sites)), walk))
        for sites in ((*others, facility), others)
    )
    lost = present.covered - without.covered
    return CoverLoss(kind, lost, 100 * lost / present.whole if present.whole else 0.0)


def loss_words(slip: ProjectSlip) -> str:
    """Land that loses cover by kind, or why nothing can be computed."""
    facility, kinds = slip.project.facility, load_places().kinds
    if not facility.kinds:
        return tr("不按步行圈计")
    if facility.place is None:
        return tr("没有公开坐标，无法计算")
    titles = {kind.id: pick(kind.title.zh, kind.title.en) for kind in kinds.kinds}
    return tr("；").join(
        tr("{kind} {km2}", kind=titles[loss.kind], km2=quantity(round(loss.km2, KM2_DIGITS), "平方公里", KM2_DIGITS))
        for loss in slip.losses
    )


def ranking_table(ranked: tuple[ProjectSlip, ...], capacities: Capacities) -> pd.DataFrame:
    """One row a project, indexed by id: due, land that loses cover, capacity missed, indicators by number and name."""
    rows = {
        slip.project.ident: [
            *(slip.project.name, words.due_words(slip.project) or str(due_year(slip.project) or "—")),
            *(loss_words(slip), need_words(slip.project.facility, capacities), len(slip.project.links)),
            tr("、").join(indicator_titles(slip.project.links)) or tr("没有条款联系"),
        ]
        for slip in ranked
    }
    columns = [
        *(tr("项目或设施"), tr("待实现"), tr("推迟期间减少的覆盖"), tr("推迟期间减少的规模")),
        *(tr("关联指标数"), tr("关联指标")),
    ]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


RANKING = "项目与设施推迟一年：减少的覆盖与关联的指标"


def method(ranked: tuple[ProjectSlip, ...]) -> str:
    """What is counted, and of how many nothing can be computed."""
    facilities = [slip.project.facility for slip in ranked]
    unplaced = sum(bool(f.kinds) and f.place is None for f in facilities)
    return tr(
            "共 {n} 项。覆盖为现有设施含与不含该处之差（△ 假设的步行圈），先按减少的覆盖、再按关联的指标数"
            "排序，各项不相加；减少的规模以“需要与规模”中自定的为准，文件没有写"
            "；{unplaced} 处没有公开坐标、{other} 项不按步行圈计，只列指标；影响大小没有来源写明，不作换算。",
        n=len(ranked), unplaced=unplaced, other=sum(not f.kinds for f in facilities),
    )  # fmt: skip
