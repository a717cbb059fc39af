"""What stands beside the pictures: headings, and the arithmetic of land and water in a line."""

from components.topics.balance.content import ScenarioYear
from components.topics.balance.pictures import AREA
from components.topics.whatif import guards
from components.words.format import number, quantity, year
from components.words.text import tr
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT
from model.land_standard import permitted_land_per_person


def heads(current: ScenarioYear) -> dict[str, str]:
    """The figure in the heading of each panel."""
    return {
        "land": tr("直管区可承载城镇{n}", n=current.words("carried_by_land")),
        "water": tr("直管区须核定{n}", n=current.words("water_required")),
        "people": tr("直管区{n}", n=current.words("population")),
        "services": tr("{year}人口{people}所需", year=year(current.year), people=current.words("population")),
    }


def arithmetic(current: ScenarioYear) -> dict[str, tuple[str, str]]:
    """Words under the pictures of land and water, each with what is said of a limit."""
    return {"land": (land_words(current), guard_words(current)), "water": (water_words(current), "")}


def land_words(current: ScenarioYear) -> str:
    """From the whole area to urban people, with the assumption that joins the scopes and its error."""
    low, high = current.facts.baseline.lever("direct_share").plausible or (0.0, 100.0)
    return tr(
        "全域 {area} 平方公里 × 直管区 △{direct}（按示意边界量得，属循环推算，可能在{low}至{high}%）"
        "× 可用建设 {built} = {land}；"
        "÷ 人均 {each} = **{people}**（城镇人口）。{standard}",
        area=number(current.facts.baseline.figure_by_id[AREA].value),
        direct=quantity(current.filled["direct_share"], "%"),
        low=number(low),
        high=number(high),
        built=quantity(round(current.at("built_share"), 1), "%"),
        land=current.words("built_land"),
        each=quantity(current.filled["land_per_person"], "平方米"),
        people=current.words("carried_by_land"),
        standard=standard_words(current),
    )


def standard_words(current: ScenarioYear) -> str:
    """What GB 50137-2011 allows at the present land per person, and whether the scenario keeps to it."""
    present, each = current.filled["present_land_per_person"], current.filled["land_per_person"]
    low, high = permitted_land_per_person(present, current.at("urban_population"))
    words = tr(
        "按现状人均 △{present}、气候区Ⅱ，国标允许{low}至{high}平方米（表4.2.1，未核原文）",
        present=quantity(present, "平方米"), low=number(low, 1), high=number(high, 1),
    )  # fmt: skip
    return words + (tr("。") if low <= each <= high else tr("，本方案不在其内。"))


def water_words(current: ScenarioYear) -> str:
    """How the uses are counted, and what is not."""
    return tr(
        "万立方米/年，直管区。灌溉：{area} ÷ {crops} 季 × {each}（全国公报的流域值，待省、市水资源公报替换）；"
        "生活按人均每日 {litres}，已含服务业；"
        "工业只按工业增加值计（{output}）；生态占总用水 {ecology}。蔬菜、畜禽没有数，未计。",
        area=quantity(current.filled["sown_area"], "万亩"),
        crops=number(current.filled["crops_a_year"]),
        each=quantity(current.filled["irrigation_per_mu"], "立方米"),
        litres=quantity(current.filled["water_per_person"], "升"),
        output=current.words("industry_output"),
        ecology=quantity(current.filled["ecology_share"], "%"),
    )


def guard_words(current: ScenarioYear) -> str:
    """Which guardrail holds the land now."""
    green, built, other = (current.filled[name] for name in ("blue_green", "built", "other_land"))
    room = guards.guarded_levers(current.facts, current.scenario).get("built")
    if room is not None:
        return tr("蓝绿空间占{green}、其余用地占{other}，城镇建设用地至多{room}。",
                  green=_percent(green), other=_percent(other), room=_percent(room))  # fmt: skip
    at_floor, at_cap = green == BLUE_GREEN_FLOOR_PCT, built == BUILT_CAP_PCT
    if at_floor and at_cap:
        return tr("蓝绿已到底线{floor}，建设已到上限{cap}。", floor=_percent(green), cap=_percent(built))
    if built == 100 - green - other:
        return tr("蓝绿{green}、其余{other}与建设{room}已占满。",
                  green=_percent(green), other=_percent(other), room=_percent(built))  # fmt: skip
    return tr("约束是建设用地占比{room}。", room=_percent(built))


def _percent(value: float) -> str:
    return quantity(round(value, 4), "%")
