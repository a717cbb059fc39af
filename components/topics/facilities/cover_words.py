"""The life circles in words: headline, how evenly, how far, the method with its figures, what it leaves out."""

import math

from components.base.scales import GRADE_MARK
from components.topics import residents
from components.topics.facilities.cover import CELL_M, Cover, river_half_width_m
from components.topics.facilities.facts import Facts
from components.topics.facilities.state import BUILT, State
from components.words import boundaries
from components.words.citation import grade_label
from components.words.format import number, quantity, signed
from components.words.text import pick, tr
from data.facility_kinds import Kind
from geo.cover_streets import FASTEST_KMH
from model.cover.shares import Share
from model.cover.streets import BESIDE_M

PCT = 2
"""Decimals of a change in percentage points, and of the two figures that it lies between."""


def kind_name(answer: Cover) -> str:
    """Name of the kind."""
    return pick(answer.kind.title.zh, answer.kind.title.en)


def percent(share: Share) -> str:
    """A share of cover in percent: one decimal, two below one percent."""
    if share.share is None:
        return tr("无")
    pct = 100 * share.share
    return "0%" if not pct else f"{number(pct, 1 if pct >= 1 else 2)}%"


def points(before: Share, after: Share) -> str:
    """Change of a share in percentage points: of the figures that `beside` prints."""
    return signed(round(_printed(after) - _printed(before), PCT) + 0.0, "个百分点", PCT)


def beside(share: Share) -> str:
    """A share in percent that stands beside a change: as fine as the change."""
    return tr("无") if share.share is None else f"{number(_printed(share), PCT)}%"


def _printed(share: Share) -> float:
    return round(100 * (share.share or 0.0), PCT)


def weight(answer: Cover, value: float) -> str:
    """km² or people, rounded."""
    if answer.by_people:
        return quantity(round(value), "人")
    return quantity(round(value, 1), "平方公里", 1)


def when_words(state: State) -> str:
    """Which facilities serve."""
    if state.circles.when == BUILT:
        return tr("{year}年底在建的全部建成后", year=state.year)
    return tr("{year}年底已建成或开放", year=state.year)


def demand_words(answer: Cover, state: State) -> str:
    """What is covered: land by default, people where a person supplied them."""
    whole, supplied = weight(answer, answer.whole.whole), state.circles.supplied
    if answer.demand == "file":
        return tr("自带人口“{name}” {n}（按文件所在的格）", n=whole, name=supplied.name if supplied else "")
    if answer.demand == "release":
        return tr("本版数据的人口{used}中落在起步区陆地的 {n}", n=whole, used=residents.used_words())
    if answer.demand == "groups":
        return tr(
            "自定人口 {n}（均摊到各街道在组团范围内的陆地，{note}）", n=whole, note=boundaries.groups_note()
        )  # fmt: skip
    if answer.demand == "subdistricts":
        return tr("自定人口 {n}（均摊到各街道的陆地）", n=whole)
    return tr("起步区陆地 {n}（按土地面积，不是人口）", n=whole)


def without_file(state: State) -> str:
    """That the people of the address are not at hand; "" where nothing is missing."""
    people, roads = state.circles.missing, state.circles.missing_net
    texts = [tr("链接中的人口文件“{name}”只在上传它的会话中，这里没有按它计算。", name=people)] if people else []
    if roads:
        texts.append(tr("链接中的路网“{name}”只在上传它的会话中，这里按直线×绕行系数计算。", name=roads))
    return "".join(texts)


def headline(answer: Cover, state: State) -> str:
    """The cover in one sentence: of what, by which facilities, within which walk."""
    return tr(
        "**{kind}**（{when} {sites} 处有位置）：{demand}中，**{share}** 在 {minutes} 分钟步行圈内（{way}），"
        "缺口 {gap}。",
        way=way_words(answer, state),
        kind=kind_name(answer), when=when_words(state), sites=len(answer.sites), demand=demand_words(answer, state),
        share=percent(answer.whole), minutes=answer.minutes,
        gap=weight(answer, answer.whole.whole - answer.whole.covered),
    )  # fmt: skip


def way_words(answer: Cover, state: State) -> str:
    """What a walk follows."""
    if answer.is_along and state.circles.net:
        return tr("沿自带路网“{name}”", name=state.circles.net.name)
    return tr("直线×绕行系数")


def compared(facts: Facts, before: Cover, after: Cover) -> str:
    """What the scenario does to the cover, and where most; "" where it changes none."""
    change = after.whole.covered - before.whole.covered
    if before is after or (before.subdistricts == after.subdistricts and not change):
        return ""
    gains = {ident: share.covered - before.subdistricts[ident].covered for ident, share in after.subdistricts.items()}
    most = max(gains, key=lambda ident: abs(gains[ident]))
    return tr(
        "与资料所载相比：覆盖率 {before} → {after}（{points}），变化最大的是{name}。",
        before=beside(before.whole), after=beside(after.whole), points=points(before.whole, after.whole),
        name=facts.area_name(most),
    )  # fmt: skip


def missing(answer: Cover) -> str:
    """Facilities that would serve and have no place: they are not in the cover; "" for none."""
    if not answer.without_place:
        return ""
    names = tr("、").join(facility.name for facility in answer.without_place[:6])
    more = tr("等") if len(answer.without_place) > 6 else ""
    return tr(
        "另有 {n} 条没有位置，未计入覆盖，实际覆盖不低于此数：{names}{more}。",
        n=len(answer.without_place), names=names, more=more,
    )  # fmt: skip


def evenness(facts: Facts, answer: Cover) -> str:
    """Best and worst served subdistrict, their ratio and the Gini coefficient; "" for fewer than two."""
    fair = answer.fairness
    if fair is None:
        return ""
    best, worst = (answer.subdistricts[ident] for ident in (fair.best, fair.worst))
    if fair.gini is None:
        return tr("各街道的覆盖率都是 0，无从比较均衡程度。")
    ratio = (
        tr("最低为 0，不计算倍数")
        if fair.ratio is None
        else tr("最高是最低的 {n} 倍", n=number(fair.ratio, 1))
    )  # fmt: skip
    return tr(
        "各街道覆盖率最高 {best} {high}，最低 {worst} {low}；{ratio}；基尼系数 {gini}（0 为均等，越近 1 越不均）。",
        best=facts.area_name(fair.best), high=percent(best), worst=facts.area_name(fair.worst), low=percent(worst),
        ratio=ratio, gini=number(fair.gini, 2),
    )  # fmt: skip


def farthest(facts: Facts, answer: Cover) -> str:
    """The subdistrict that is farthest from the kind on its own bank."""
    if not answer.sites:
        return tr("没有已知位置的{kind}，无法计算距离。", kind=kind_name(answer))
    distances = {ident: metres for ident, metres in answer.distances.items() if answer.subdistricts[ident].whole > 0}
    ident = max(distances, key=lambda one: distances[one])
    if math.isinf(distances[ident]):
        names = [facts.area_name(one) for one, metres in distances.items() if math.isinf(metres)]
        return tr("同岸没有此类设施的：{names}。", names=tr("、").join(names))
    return tr(
        "最远的是{name}：到同岸最近一处{kind}的平均直线距离为 {km}。",
        name=facts.area_name(ident), kind=kind_name(answer), km=distance_words(distances[ident]),
    )  # fmt: skip


def distance_words(metres: float) -> str:
    """A mean distance; a word where there is no facility on the same bank, a dash where there is nobody."""
    return tr("同岸没有") if math.isinf(metres) else quantity(metres / 1000, "公里", 1)


def circle_grade(kind: Kind) -> str:
    """Whose the circle of a kind is: the standard's, or our own choice."""
    return (
        f"{GRADE_MARK['reported']} {tr('国家标准（未核原文）')}"
        if kind.grade == "reported"
        else grade_label(kind.grade)
    )


def method(facts: Facts, answer: Cover, state: State) -> str:
    """How the circle comes about, with the figures that enter it and their grades."""
    walking, circles = facts.kinds.walking, state.circles
    source = facts.sources[walking.source_id]
    if circles.metres:
        basis = tr("步行距离自定")
    elif circles.speed:
        basis = tr("步速自定 {v} 公里/小时", v=number(circles.speed))
    else:
        basis = tr("{standard} {clause}", standard=pick(source.short, source.title.en), clause=clause_words(facts))
    detour = grade_label("user" if circles.detour else "assumed")
    if answer.is_along:
        return tr(
            "步行 {metres} 米（{basis}），{way}（车速高于 {fastest} 公里/时的路和过河的路不走），"
            "离路部分按直线×绕行系数 {detour}（{grade}），离路 {beside} 米以外不计；"
            "按 {cell} 米格网的格心计；界线外的设施不计。",
            metres=number(answer.walk.metres, 0), basis=basis, way=way_words(answer, state),
            fastest=number(FASTEST_KMH), detour=number(answer.walk.detour, 1), grade=detour,
            beside=number(BESIDE_M), cell=number(CELL_M),
        )  # fmt: skip
    return tr(
        "步行 {metres} 米（{basis}）÷ 绕行系数 {detour}（{grade}）= 直线 {radius} 米；"
        "圈不跨黄河（河道按线两侧各 {river} 米扣除）；按 {cell} 米格网的格心计；界线外的设施不计。",
        metres=number(answer.walk.metres, 0), basis=basis, detour=number(answer.walk.detour, 1), grade=detour,
        radius=number(answer.walk.radius_m, 0), river=number(river_half_width_m()), cell=number(CELL_M),
    )  # fmt: skip


def clause_words(facts: Facts) -> str:
    """The clause of the standard."""
    return tr(facts.kinds.walking.clause)


def circle_reason(answer: Cover) -> str:
    """Why the kind belongs to its circle, with the grade."""
    reason = pick(answer.kind.reason.zh, answer.kind.reason.en)
    return tr("{kind}取 {n} 分钟：{reason}（{grade}）。", kind=kind_name(answer), n=answer.kind.circle, reason=reason,
              grade=circle_grade(answer.kind))  # fmt: skip


def accuracy(answer: Cover) -> str:
    """Sites whose place is less certain than the circle is wide; "" for none."""
    loose = [
        f.name
        for f in answer.sites
        if f.place and float(f.place["properties"]["accuracy_m"]) > answer.walk.radius_m
    ]  # fmt: skip
    return tr("位置误差大于圈半径的：{names}，圈只是示意。", names=tr("、").join(loose)) if loose else ""
