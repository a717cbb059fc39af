"""Where the next one to five facilities of a kind help most, by three aims, with what each adds and where."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csc_array

from components.base import cache
from components.topics.facilities import cover_words
from components.topics.facilities.cover import CELL_M, Cover
from components.topics.facilities.facts import Facts
from components.topics.facilities.overlay import area_at
from components.topics.facilities.state import FREE_M, Next
from components.words.citation import grade_label
from components.words.format import number
from components.words.text import tr
from geo.cover_sites import Exclusion, candidates, lonlat_of
from model.cover.circles import Sites, nearest_m
from model.cover.ground import Floats, Ground
from model.cover.pairs import reach_within
from model.cover.siting import least_farthest, least_mean, maximal_cover
from model.cover.streets import walks_m
from model.single_flight import single_flight

EVERY, COARSE, DEMAND_EVERY = 5, 10, 89
"""Cells between candidates for maximal cover and for the two aims of distance; one demand cell in so many stands for
the others where distances to all are needed."""
FAR_M = 60_000.0
"""Stands for the distance where nothing is on the same bank."""
AIM_WORDS = {"cover": "最大覆盖", "median": "平均距离最短", "centre": "最远距离最短"}


@dataclass(frozen=True)
class Proposal:
    """One site: place in degrees, its subdistrict's id, and what it adds to those before it (covered weight)."""

    lon: float
    lat: float
    subdistrict: str
    gain: float


@dataclass(frozen=True)
class Proposals:
    """Sites in order, and whether no other sites can do better."""

    sites: tuple[Proposal, ...]
    is_optimal: bool


def proposals(answer: Cover, question: Next) -> Proposals:
    """The next sites for what `answer` leaves uncovered. Raises LayerContractError for a broken layer."""
    return _proposals(answer, replace(question, at=None))


@single_flight(maxsize=24)
def _proposals(answer: Cover, question: Next) -> Proposals:
    count, aim = question.count, question.aim
    points = _candidates(answer, question)
    if not len(points):
        return Proposals((), True)
    away = np.minimum(nearest_m(_ground_of(answer.ground, points), answer.points), FAR_M)
    cells = np.flatnonzero(~answer.covered & (answer.weights > 0))
    if aim == "cover":
        reach = reach_within(answer.ground, cells, points, answer.walk, answer.streets)
        best = maximal_cover(reach, answer.weights[cells], points, away, count)
        chosen, is_optimal = best.chosen, best.is_optimal
    else:
        chosen, is_optimal = _by_distance(answer, points, count, aim), False
    return Proposals(_gains(answer, points, chosen), is_optimal)


def _candidates(answer: Cover, question: Next) -> Sites:
    """Places on the grid outside of the belts and of the walks of what stands."""
    own = 0.0 if answer.streets else answer.walk.radius_m
    free = Exclusion(question.river_m, question.airport_m, own)
    every = EVERY if question.aim == "cover" else COARSE
    points = candidates(answer.ground, every, answer.points, free, cache.geo_root())
    if answer.streets is None:
        return points
    ground, walk = _ground_of(answer.ground, points), answer.walk
    is_free = np.isinf(walks_m(ground, answer.points, answer.streets, walk.detour, walk.metres))
    return Sites(points.xy[is_free], points.bank[is_free])


def _ground_of(ground: Ground, points: Sites) -> Ground:
    """Candidates as demand, to ask how far each is from what there is."""
    return replace(ground, xy=points.xy, bank=points.bank)


def _by_distance(answer: Cover, points: Sites, count: int, aim: str) -> tuple[int, ...]:
    ground, rows = answer.ground, np.flatnonzero(answer.weights > 0)[::DEMAND_EVERY]
    away = np.minimum(answer.straight[rows], FAR_M)
    apart = np.hypot(*(ground.xy[rows, None, :] - points.xy[None]).transpose(2, 0, 1))
    between: Floats = np.where(ground.bank[rows, None] == points.bank[None], apart, FAR_M)
    search = least_mean if aim == "median" else least_farthest
    return search(away, between, answer.weights[rows], count)


def _gains(answer: Cover, points: Sites, chosen: tuple[int, ...]) -> tuple[Proposal, ...]:
    """What every site covers that those before it do not."""
    places, covered, listed = lonlat_of(points), answer.covered.copy(), []
    sites, cells = Sites(points.xy[list(chosen)], points.bank[list(chosen)]), np.arange(len(answer.ground))
    reach = csc_array(reach_within(answer.ground, cells, sites, answer.walk, answer.streets))
    for turn, site in enumerate(chosen):
        near = np.zeros(len(cells), dtype=bool)
        near[reach.indices[reach.indptr[turn] : reach.indptr[turn + 1]]] = True
        lon, lat = (round(float(part), 5) for part in places[site])
        gain = float(answer.weights[near & ~covered].sum())
        listed.append(Proposal(lon, lat, area_at("subdistricts", (lon, lat)), gain))
        covered |= near
    return tuple(listed)


def reason(facts: Facts, answer: Cover, place: int, proposal: Proposal) -> str:
    """What a site adds and where."""
    whole = answer.whole.whole or 1.0
    return tr(
        "第 {n} 处：{area}（{lon}, {lat}），新增覆盖 {gain}，覆盖率提高 {points} 个百分点",
        n=place + 1, area=facts.area_name(proposal.subdistrict) or tr("位置未知"), lon=f"{proposal.lon:.4f}",
        lat=f"{proposal.lat:.4f}", gain=cover_words.weight(answer, proposal.gain),
        points=number(100 * proposal.gain / whole, 2),
    )  # fmt: skip


def aim_sentence(aim: str, *, is_along: bool) -> str:
    """One sentence on what the aim asks for; along a supplied network another on what follows it."""
    sentences = {
        "cover": tr("最大覆盖：使步行圈内的土地（或人口）最多；同样多时取离现有设施最远的。"),
        "median": tr("平均距离最短（p-中位）：使到最近一处的平均直线距离最短；逐个替换求得，未必最优。"),
        "centre": tr("最远距离最短（p-中心）：使最远处到最近一处的距离最短；逐个替换求得，未必最优。"),
    }
    if not is_along:
        return sentences[aim]
    if aim == "cover":
        return sentences[aim] + tr("各处的步行圈沿自带路网计。")
    return sentences[aim] + tr("选址时比较直线距离，不沿自带路网；每处新增的覆盖沿路网计。")


def result_sentence(answer: Proposals, aim: str) -> str:
    """Whether the sites are proven best."""
    if not answer.sites:
        return tr("没有可选位置，或已全部覆盖。")
    if aim != "cover":
        return ""
    return tr("已证明为最优。") if answer.is_optimal else tr("在限定时间内求得，未证明为最优。")


def exclusions(question: Next) -> str:
    """Where no site is proposed, and whose assumption the belts are."""
    river, airport = (grade_label("assumed" if m == FREE_M else "user") for m in (question.river_m, question.airport_m))
    return tr(
        "不考虑：黄河中心线两侧各 {river} 米（{river_grade}；滩区和蓄滞空间没有公开范围）、跑道周围 {airport} 米"
        "（{airport_grade}）、现有同类设施的圈内。候选点相距 {cover} 米（按距离选时 {coarse} 米）。",
        river=number(question.river_m), airport=number(question.airport_m), cover=number(EVERY * CELL_M),
        coarse=number(COARSE * CELL_M), river_grade=river, airport_grade=airport,
    )  # fmt: skip
