"""The answer in one sentence, what it leaves open, and on which assumptions it rests."""

from components.base.scales import GRADE_MARK
from components.topics.balance.content import ScenarioYear
from components.topics.whatif.aims import keeps_limit
from components.topics.whatif.outcome_words import shown_change
from components.words.citation import Citation, cite, grade_label
from components.words.format import about, number, quantity, year
from components.words.text import pick, tr

LIMITS = {"land": "用地", "water": "水"}
WATER_UNIT = "万立方米"
RESTS_ON = (
    *("base_population", "irrigation_per_mu", "crops_a_year", "water_per_person"),
    *("industry_share", "ecology_share", "reclaimed_share", "direct_share", "other_land"),
)
"""What the sentence rests on most and no document prints."""
Tone = tuple[str, str]


def headline(current: ScenarioYear) -> str:
    """What water the people, the output and the grain of the year need, and from which allotment on that holds."""
    return tr(
        "到{year}，{people}、{gdp}产出（{base}年价）和 {area}粮食播种面积一年需水{needed}；"
        "核定水量须不低于{required}。",
        year=year(current.year),
        people=current.words("population"),
        gdp=current.words("gdp"),
        base=current.facts.base_year,
        area=quantity(current.filled["sown_area"], "万亩"),
        needed=current.words("water_needed"),
        required=current.words("water_required"),
    )


def rests_on_sources(current: ScenarioYear) -> tuple[Citation, ...]:
    """The sources that stand behind what the answer rests on."""
    idents = (*RESTS_ON, "sown_area")
    levers = [one for one in current.facts.baseline.levers if one.id in idents]
    sources = dict.fromkeys(source for one in levers for source in current.facts.entries[one.id].source_ids)
    return tuple(cite({"source_id": source}, dict(current.facts.sources)) for source in sources)


def standing(current: ScenarioYear) -> list[Tone]:
    """Water against the viewer's own allotment, urban people against the land, limits that break, the change to the
    baseline. Each sentence with its tone: good, bad or ""."""
    lines = [_water(current), _land(current)]
    lines += [("bad", sentence) for sentence in broken(current)]
    base = current.base.at("water_required", current.year) or 0.0
    change = current.at("water_required") - base
    if abs(change) >= 1:
        lines.append(("", tr("须核定水量比基准 {change}。", change=shown_change("water_required", change))))
    return lines


def _water(current: ScenarioYear) -> Tone:
    low, high = (about(value, WATER_UNIT) for value in current.required_range)
    if not current.has_allotment:
        return "", tr("核定水量尚未填写，水可承载多少人不作推算；按假设幅度，须核定{low}至{high}。", low=low, high=high)
    allotment = quantity(current.filled["water_allotment"], WATER_UNIT)
    margin, people = current.at("water_margin"), current.words("carried_by_water")
    amount = about(abs(margin), WATER_UNIT)
    if keeps_limit(margin):
        return "good", tr("✓ 核定水量 {allotment}（自定）够用，余{amount}，水可承载{people}。",
                          allotment=allotment, amount=amount, people=people)  # fmt: skip
    if not current.at("carried_by_water"):
        return "bad", tr("× 核定水量 {allotment}（自定）缺{amount}：灌溉、工业和生态之外，没有水留给居民。",
                         allotment=allotment, amount=amount)  # fmt: skip
    return "bad", tr("× 核定水量 {allotment}（自定）缺{amount}，水只能承载{people}。",
                     allotment=allotment, amount=amount, people=people)  # fmt: skip


def _land(current: ScenarioYear) -> Tone:
    urban, carried = current.words("urban_population"), current.words("carried_by_land")
    if keeps_limit(current.at("land_margin")):
        return "good", tr("✓ 城镇人口{urban}，用地可承载{carried}。", urban=urban, carried=carried)
    return "bad", tr("× 城镇人口{urban}，用地只能承载{carried}。", urban=urban, carried=carried)


def broken(current: ScenarioYear) -> list[str]:
    """From which year which limit is broken, and by how many people at most."""
    return [
        tr("{year}起超出{limit}的承载，最多超{over}。", year=year(item.first_year), limit=tr(LIMITS[item.limit]),
           over=about(item.overload, "万人"))
        for item in sorted(current.balance.broken, key=lambda item: item.first_year)
    ]  # fmt: skip


def rests_on(current: ScenarioYear, most: int) -> str:
    """The figures of ours that the answer rests on, as they stand now; beyond `most` of them only their number."""
    words = [_rests(current, lever_id) for lever_id in RESTS_ON]
    figures = tr("、").join(words[:most])
    if most < len(words):
        figures = tr("{figures}等 {n} 项", figures=figures, n=len(words))
    return tr(
        "{grade}。两份文件没有人口和水量，上述结论以{figures}为前提，须以主管部门的数代替。人口和水为直管区口径，用地"
        "占比为全域口径，两者仅由“直管区占全域面积”这一假设相连。",
        grade=grade_label(current.outcomes["water_required"].grade),
        figures=figures,
    )


def _rests(current: ScenarioYear, lever_id: str) -> str:
    lever = current.facts.baseline.lever(lever_id)
    mark = GRADE_MARK["user" if lever_id in dict(current.scenario.levers) else lever.grade]
    words = f"{mark} {pick(lever.title_zh, lever.title_en)} {quantity(current.filled[lever_id], lever.unit)}"
    if lever.plausible is None or current.filled[lever_id] != lever.default:
        return words
    low, high = (number(end) for end in lever.plausible)
    return words + tr("（可能在{low}至{high}）", low=low, high=high)
