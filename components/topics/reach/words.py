"""Sentences of the reach view: the answer, what changes it, and what a place on the map is told."""

from components.topics.contract import plain
from components.topics.crossings.state import FIRST
from components.topics.reach.basis import people_words
from components.topics.reach.classes import SAME
from components.topics.reach.remembered import remembered
from components.topics.reach.scene import Scene, unit_names
from components.topics.reach.service import Effect, weight
from components.topics.reach.uncertainty import error_in, is_beyond, within_words
from components.words.format import number, quantity
from components.words.format import year as year_label
from components.words.large_units import MINUS
from components.words.text import paragraph, plain_in_markdown, tr
from model.reach.error import cell_error
from model.reach.summary import UnitChange

LEFT_OUT = {"no_place": "没有公开坐标", "rail_only": "仅供铁路通行", "not_across": "两端都在北岸"}
SMALL = 0.05
LEAST_SHARE = 0.0005


def minutes(value: float, decimals: int = 0) -> str:
    """Minutes, or that nothing leads there."""
    return quantity(value, "分钟", decimals) if value == value and abs(value) != float("inf") else tr("不可达")


def added(value: float) -> str:
    """A change in minutes with its sign; what rounds to nothing is called nothing."""
    if value != value:
        return "—"
    if abs(value) < SMALL:
        return "0"
    return f"{'+' if value > 0 else MINUS}{number(abs(value), 1)}"


def share(value: float) -> str:
    """A share in whole percent; a trace is not called nothing."""
    if 0 < value < 0.005:
        return tr("不足 1%")
    return f"{number(value * 100, 0)}%"


def headline(scene: Scene, *, wide: bool = True) -> str:
    """Year, destination, mean and share within 30 minutes; what a scenario changes, or else which closure hurts most.

    Where one line would not hold both there are always two, or the rows below would move under the hand that tries
    crossings out.
    """
    first, then = _headline(scene)
    lines = (first + tr("。"), then.strip())
    return paragraph(*lines) if wide or not then else "  \n".join(lines)


def plain_headline(scene: Scene) -> str:
    """`headline` in one line as plain text, for files and pictures; what a scenario changes comes first."""
    name, (first, then) = scene.network_name, _headline(scene)
    lines = (then.strip(), first + tr("。")) if scene.changed else (first + tr("。"), then.strip())
    return plain(paragraph(*lines)).replace(plain_in_markdown(name), name)


@remembered
def _headline(scene: Scene) -> tuple[str, str]:
    answer = scene.answer
    if not scene.changed and answer.whole_after.unreachable > 1 - LEAST_SHARE:
        return tr(
            "**{year}到{place}：起步区内均不可达**，请核对路网是否通到这里",
            year=year_label(scene.state.year), place=scene.destination,
        ), ""  # fmt: skip
    figures = {
        "year": year_label(scene.state.year), "place": scene.destination, "mean": minutes(answer.whole_after.minutes),
        "near": share(answer.within_after[1]),
    }  # fmt: skip
    if people := people_words(scene):
        text = tr(
            "**{year}到{place}：全域人均 {mean}，30 分钟内的人占 {near}**"
            "（△ 按假设的车速推算，按本版数据的人口{people}）",
            people=plain_in_markdown(people), **figures,
        )  # fmt: skip
    else:
        text = tr(
            "**{year}到{place}：全域平均 {mean}，30 分钟内占 {near}**（△ 按假设的车速推算，按土地面积）", **figures
        )
    text += ground_words(scene)
    if answer.whole_after.unreachable > LEAST_SHARE:
        text += tr("，另有 {n} 不可达", n=share(answer.whole_after.unreachable))
    return text, _changed(scene) + tr("。") if scene.changed else since(scene) or worst(scene, scene.effects())


def ground_words(scene: Scene) -> str:
    """Note on the supplied road network, or on its absence; "" for the grid."""
    if scene.network_name:
        return tr("，按导入的路网“{name}”", name=plain_in_markdown(scene.network_name))
    return tr("，按网格计") if scene.state.missing else ""


def missing_network(name: str) -> str:
    """That a state was made on a road network which is not at hand here."""
    return tr("原画面用了导入路网“{name}”，现按网格计。", name=name)


def ground(scene: Scene) -> str:
    """Basis of the minutes: the grid, or the supplied network by its name."""
    if scene.network_name:
        return tr("导入的路网“{name}”", name=scene.network_name)
    grid = tr("网格（250 米）")
    return f"{grid}{tr('。')}{missing_network(scene.state.missing)}" if scene.state.missing else grid


def _changed(scene: Scene) -> str:
    """What the scenario does: the whole area, the subdistrict it changes most, and where it changes more than here."""
    answer, names = scene.answer, unit_names()
    most = max(answer.changes, key=extent)
    error = error_in(scene)
    whole = means(answer.whole_change.added, error)
    closed = only_closed(scene)
    text = tr("关闭{name}：{means}", name=closed, means=whole) if closed else tr("方案使{means}", means=whole)
    if most.cut_off > LEAST_SHARE:
        text += tr("，{unit}有 {n} 不可达", unit=names[most.unit], n=share(most.cut_off))
    else:
        text += _most(most, error)
    place, unit = max(
        ((place, unit) for place in scene.everywhere() for unit in place.changes), key=lambda pair: extent(pair[1])
    )
    if place.ident != scene.state.to and extent(unit) > extent(most) and is_beyond(unit.added, error):
        there = scene.place_name(place.ident)
        text += tr("；到{place}变化更大：{unit} {n} 分钟", place=there, unit=names[unit.unit], n=added(unit.added))
    return text


def only_closed(scene: Scene) -> str:
    """Name of the crossing that the scenario closes, where it does nothing else to crossings; "" otherwise."""
    scenario = scene.scenario
    if len(scenario.closures) != 1 or scenario.openings or scenario.slips:
        return ""
    return scene.name_of(scenario.closures[0])


def means(change: float, error: float) -> str:
    """What becomes of the mean of the whole area: by how many minutes, or that nobody can tell."""
    if is_beyond(change, error):
        return tr("全域平均 {n} 分钟", n=added(change))
    return tr("全域平均的变化{within}", within=within_words(error))


def _most(unit: UnitChange, error: float) -> str:
    """The subdistrict that changes most; "" where its change is within the error too."""
    if not is_beyond(unit.added, error):
        return ""
    return tr("，{unit}变化最大，{n} 分钟", unit=unit_names()[unit.unit], n=added(unit.added))


def since(scene: Scene) -> str:
    """What has opened since the first year, what it changes and where, and why the mean of all land hardly moves; ""
    in the first year itself."""
    if scene.state.year == FIRST:
        return ""
    old, answer = scene.first_year()
    opened = [scene.name_of(ident) for ident in scene.question.after if ident not in old]
    start = year_label(FIRST)
    if not opened:
        return tr("{first}年底以来没有新通车的通道能缩短这段路。", first=FIRST)
    names = opened[0] + (tr("等 {n} 处", n=len(opened)) if len(opened) > 1 else "")
    names += tr("（含计划通车）") if any(_is_planned(scene, ident) for ident in scene.question.after) else ""
    error = error_in(scene)
    text = tr("比{first}多通{names}：{means}", first=start, names=names, means=means(answer.whole_change.added, error))
    text += _most(max(answer.changes, key=extent), error)
    same = answer.change_shares[SAME - 1]
    if same > 0.5 and abs(_number(answer.whole_change.added)) < 1 and is_beyond(answer.whole_change.added, error):
        text += (
            tr("；{share} 的人变化不到 1 分钟，平均数变化因此较小", share=share(same))
            if people_words(scene)
            else tr("；{share} 的土地变化不到 1 分钟，平均数变化因此较小", share=share(same))
        )
    return text + tr("。")


def _is_planned(scene: Scene, ident: str) -> bool:
    line = scene.facts.one(ident)
    return line is not None and not line.crossing.stands


def extent(unit: UnitChange) -> tuple[float, float]:
    """Sort key: the most changed subdistrict last, one that is cut off after all others."""
    return unit.cut_off, abs(_number(unit.added))


def worst(scene: Scene, effects: tuple[Effect, ...]) -> str:
    """Which closure hurts most, and whom."""
    first = min((effect for effect in effects if effect.stands), key=weight, default=None)
    if first is None:
        return tr("没有开通的通道。")
    harm, names = first.harm, unit_names()
    if harm.cut_off <= LEAST_SHARE and _number(harm.worst_added) < SMALL:
        return tr("单独关闭任何一处，各街道的平均分钟数都不变（差不到 0.1）。")
    error = error_in(scene)
    text = tr("关闭影响最大的是**{name}**：{means}", name=effect_name(scene, first), means=means(harm.added, error))
    if harm.cut_off > LEAST_SHARE:
        lost = {"n": share(harm.cut_off), "unit": names[harm.worst_unit]}
        if people_words(scene):
            return text + tr("，{n} 的人不可达，{unit}受影响最大。", **lost)
        return text + tr("，{n} 的土地不可达，{unit}受影响最大。", **lost)
    if not is_beyond(harm.worst_added, error):
        return text + tr("。")
    return text + tr("，{unit}受影响最大，{n} 分钟。", unit=names[harm.worst_unit], n=added(harm.worst_added))


def effect_name(scene: Scene, effect: Effect) -> str:
    """Crossings of one line of the ranking; parallels are named together, what they share only once."""
    first, *others = (scene.name_of(ident) for ident in effect.idents)
    return tr("与").join([first, *(other.removeprefix(first) or other for other in others)])


def read_off(scene: Scene) -> str:
    """Minutes of the cell that was chosen, before and after, and by which crossing; "" where none is chosen."""
    cell = scene.cell_read_off()
    if cell is None:
        return ""
    before, after = float(scene.answer.before[cell]), float(scene.answer.after[cell])
    link = int(scene.reach.via(scene.question.cell, scene.question.after)[cell])
    way = tr("经{name}", name=scene.name_of(scene.reach.links[link].ident)) if link >= 0 else tr("不过河")
    text = tr("**所选点**：到{place} {n}，{way}", place=scene.destination, n=minutes(after, 1), way=way)
    if scene.changed:
        bound = float(cell_error(scene.reach, scene.question.cell, scene.question.after)[cell])
        if is_beyond(after - before, bound):
            return text + tr("；前 {before}，差 {n} 分钟", before=minutes(before, 1), n=added(after - before))
        return text + tr("；前 {before}，差{within}", before=minutes(before, 1), within=within_words(bound))
    return text


def _number(value: float) -> float:
    return value if value == value else 0.0
