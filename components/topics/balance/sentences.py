"""Text next to the charts: headings, and the arithmetic of land and water in one line."""

from components.topics.balance.content import ScenarioYear
from components.topics.balance.pictures import AREA
from components.topics.whatif import guards
from components.words.format import number, quantity, year
from components.words.text import tr
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT
from model.trajectory import position


def heads(current: ScenarioYear) -> dict[str, str]:
    """The figure in the heading of each panel."""
    return {
        "land": tr("可承载 {n}", n=current.words("carried_by_land")),
        "water": tr("可承载 {n}", n=current.words("carried_by_water")),
        "people": tr("本方案 {n}", n=current.people()),
        "services": tr("{year}人口 {people} 所需", year=year(current.year), people=current.people()),
    }


def arithmetic(current: ScenarioYear) -> dict[str, tuple[str, str]]:
    """Text under the charts of land and water, each with its warning about a limit."""
    return {"land": (land_words(current), guard_words(current)), "water": (water_words(current), "")}


def land_words(current: ScenarioYear) -> str:
    """From the whole area to population, with the assumption that links the two scopes."""
    return tr(
        "全域 {area} 平方公里 × 直管区 △{direct} × 可用建设 {built} = {land}；÷ 人均 {each} = **{people}**。",
        area=number(current.facts.baseline.figure_by_id[AREA].value),
        direct=quantity(current.filled["direct_share"], "%"),
        built=quantity(round(current.at("built_share"), 1), "%"),
        land=current.words("built_land"),
        each=quantity(current.filled["land_per_person"], "平方米"),
        people=current.words("carried_by_land"),
    )


def water_words(current: ScenarioYear) -> str:
    """From the water left by production to population, and the amount at which land becomes the limit."""
    left = max(current.at("water_usable") - current.at("production_water"), 0.0)
    return tr(
        "万立方米/年，直管区。生产之外余 {left} ÷ 人均每日 {each} = **{people}**。{turning}",
        left=number(left, 0),
        each=quantity(current.filled["water_per_person"], "升"),
        people=current.words("carried_by_water"),
        turning=turning_words(current),
    )


def turning_words(current: ScenarioYear) -> str:
    """The amount of water at which the limit changes from water to land."""
    turn = number(current.turning_water, 0)
    if current.balance.limit[position(current.year)] == "water":
        return tr("可用水量到 {turn} 以上，约束才由水转为用地。", turn=turn)
    return tr("可用水量到 {turn} 以下，约束才由用地转为水。", turn=turn)


def guard_words(current: ScenarioYear) -> str:
    """Which guardrail holds the land now."""
    green, built = current.filled["blue_green"], current.filled["built"]
    room = guards.guarded_levers(current.facts, current.scenario).get("built")
    if room is not None:
        return tr("蓝绿空间占{green}，建设用地至多{room}：约束是蓝绿空间。", green=_percent(green), room=_percent(room))
    at_floor, at_cap = green == BLUE_GREEN_FLOOR_PCT, built == BUILT_CAP_PCT
    if at_floor and at_cap:
        return tr("蓝绿已到底线{floor}，建设已到上限{cap}。", floor=_percent(green), cap=_percent(built))
    if built == 100 - green:
        return tr("蓝绿{green}与建设{room}已占满：约束是蓝绿空间。", green=_percent(green), room=_percent(built))
    return tr("约束是建设用地占比{room}。", room=_percent(built))


def _percent(value: float) -> str:
    return quantity(round(value, 4), "%")
