"""Sentences about the inventory: how many facilities, where they are known to be, and what the open map leaves out."""

from collections import Counter

from components.topics.facilities import words
from components.topics.facilities.facts import Facts
from components.topics.facilities.filters import beyond, chosen, without_place
from components.topics.facilities.state import UNKNOWN, State
from components.words.format import number, quantity
from components.words.text import tr
from model.facility_status import STAGES

NEAR_KM, MOST_NEAR = 5.0, 8
FEW = 4
"""Places of the open map in a subdistrict below which it is named as poorly covered."""


def headline(facts: Facts, state: State) -> str:
    """How many facilities pass the filters, and in which stage they are at the end of the year."""
    facilities = chosen(facts, state)
    stages = Counter(facility.stage(state.year) for facility in facilities)
    parts = [f"{words.stage_word(stage)} {tr('{n} 条', n=stages[stage])}" for stage in STAGES if stages[stage]]
    text = tr("**{year}年底**：{what}设施 **{n}** 条", year=state.year, what=_what(facts, state), n=len(facilities))
    return text + (tr("，{parts}。", parts=tr("、").join(parts)) if parts else tr("。"))


def _what(facts: Facts, state: State) -> str:
    parts = [words.heading_of(facts, state.subdistrict)] if state.subdistrict else []
    parts += [tr("、").join(map(words.category_word, state.categories))] if state.categories else []
    parts += [tr("、").join(tr(words.STAGE[stage]) for stage in state.stages)] if state.stages else []
    parts += [tr("含“{words}”", words=state.search)] if state.search else []
    return tr("{parts}的", parts=tr("，").join(parts)) if parts else ""


def placing(facts: Facts, state: State) -> str:
    """How many have a place on the map, and where those without one are said to be."""
    facilities = chosen(facts, state)
    listed = without_place(facilities)
    missing = sum(map(len, listed.values()))
    text = tr("有位置的 {n} 条画在图上", n=len(facilities) - missing)
    if not missing:
        return text + tr("。")
    located = missing - len(listed.get(UNKNOWN, ()))
    return text + tr(
        "；没有位置的 {missing} 条只列表、不画点：写明街道、组团或片区的 {located} 条，位置未知 {unknown} 条。",
        missing=missing, located=located, unknown=missing - located,
    )  # fmt: skip


def nearby(facts: Facts, state: State) -> str:
    """What stands near the chosen subdistrict, outside of it; "" without one, or where nothing does."""
    near = beyond(facts, state, NEAR_KM)
    if not near:
        return ""
    listed = [f"{facility.name} {quantity(km, '公里', 1)}" for facility, km in near[:MOST_NEAR]]
    return tr(
        "{area}以外 {km} 公里内（到图上街道界的直线）有 {n} 处：{names}{more}。",
        area=words.heading_of(facts, state.subdistrict), km=number(NEAR_KM), n=len(near), names=tr("、").join(listed),
        more=tr("等") if len(near) > MOST_NEAR else "",
    )  # fmt: skip


def coverage(facts: Facts) -> str:
    """The subdistricts of which the open map holds next to nothing: that says nothing of what is there."""
    mapped = Counter(facility.subdistrict for facility in facts.facilities if facility.is_mapped)
    poor = {ident: mapped[ident] for ident in facts.subdistricts if mapped[ident] < FEW}
    if not poor:
        return ""
    names = tr("、").join(tr("{name} {n} 处", name=facts.area_name(ident), n=n) for ident, n in poor.items())
    return tr("开放地图（2024年7月）各街道收录多少不一：{names}。没有收录不等于没有。", names=names)


def counting() -> str:
    """What an entry is."""
    return tr(
        "文件成批计数的（如“村卫生室 71 个”）按一条计，数量见表；开放地图的地点按一处一条，文件没有提到它们的状态。"
    )


def levels_headline(facts: Facts, state: State) -> str:
    """What exists of each level."""
    facilities = [facility for facility in chosen(facts, state) if facility.level != "none"]
    parts = []
    for level in words.LEVEL:
        mine = [facility for facility in facilities if facility.level == level]
        opened = sum(facility.stage(state.year) == "open" for facility in mine)
        parts.append(
            tr("{level} {n} 条（已建成或开放 {opened}）", level=tr(words.LEVEL[level]), n=len(mine), opened=opened)
        )
    return tr("**{year}年底**的三级公共服务设施：{parts}。", year=state.year, parts=tr("；").join(parts))


def levels_note() -> str:
    """Where the levels come from."""
    return tr(
        "意见七/（五）提出构建“城市—组团—社区”三级公共服务设施体系，没有逐处列出级别；此处级别为推算，逐条写明理由，文"
        "件未写明且无法判断的列为“级别未写明”。"
    )
