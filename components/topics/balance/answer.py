"""The answer in one sentence, the population against it, and its assumptions."""

from components.base.scales import GRADE_MARK
from components.topics.balance.content import ScenarioYear
from components.topics.whatif.aims import keeps_limit
from components.words.citation import grade_label
from components.words.format import quantity, signed, year
from components.words.text import pick, tr
from model.trajectory import position

LIMITS = {"land": "用地", "water": "水"}
RESTS_ON = (
    *("base_population", "water_available", "water_per_person", "direct_share"),
    *("population_growth", "water_share", "water_per_gdp", "land_per_person"),
)
"""The main assumptions of the sentence: figures that no document prints."""


def headline(current: ScenarioYear) -> str:
    """Population that land and water can carry in the selected year, and which of the two binds."""
    return tr(
        "到{year}，用地可承载 {land}，水可承载 {water}；约束是{limit}。",
        year=year(current.year),
        land=current.words("carried_by_land"),
        water=current.words("carried_by_water"),
        limit=limit_word(current),
    )


def limit_word(current: ScenarioYear) -> str:
    """Name of what holds fewer people in the chosen year."""
    return tr(LIMITS[current.balance.limit[position(current.year)]])


def standing(current: ScenarioYear) -> list[tuple[str, str]]:
    """Population against carrying capacity, the first year a limit is broken, and the change from the baseline.

    Each sentence with its tone: good, bad or "" (neutral).
    """
    room, people = current.at("population_room"), current.people()
    if keeps_limit(room):
        first = tr("✓ 本方案{year}人口 {people}，还可容纳 {room}。", year=year(current.year), people=people,
                   room=current.words("population_room"))  # fmt: skip
        sentences = [("good", first)]
    else:
        over = quantity(-room, tr("万人"), 1)
        first = tr(
            "× 本方案{year}人口 {people}，超出可承载 {over}。", year=year(current.year), people=people, over=over
        )
        sentences = [("bad", first)]
    sentences += [("bad", sentence) for sentence in broken(current)]
    change = round(current.at("population_carried") - (current.base.at("population_carried", current.year) or 0.0), 1)
    if change:
        sentences.append(("", tr("可承载人口比基准 {change}。", change=signed(change, tr("万人"), 1))))
    return sentences


def broken(current: ScenarioYear) -> list[str]:
    """From which year which limit is broken, and by how many people at most."""
    return [
        tr("{year}起超出{limit}的承载，最多超 {over}。", year=year(item.first_year), limit=tr(LIMITS[item.limit]),
           over=quantity(item.overload, tr("万人"), 1))
        for item in sorted(current.balance.broken, key=lambda item: item.first_year)
    ]  # fmt: skip


def rests_on(current: ScenarioYear, most: int) -> str:
    """The assumptions that the answer rests on, with current values; more than `most` are only counted."""
    words = [_rests(current, lever_id) for lever_id in RESTS_ON]
    figures = tr("、").join(words[:most])
    if most < len(words):
        figures = tr("{figures}等 {n} 项", figures=figures, n=len(words))
    return tr(
        "{grade}。两份文件没有人口和水量，这句话建立在{figures}之上，须以主管部门的数代替。"
        "人口和水是直管区口径，用地占比是全域口径，两者只经由“直管区占全域面积”相连。",
        grade=grade_label(current.outcomes["population_room"].grade),
        figures=figures,
    )


def _rests(current: ScenarioYear, lever_id: str) -> str:
    lever = current.facts.baseline.lever(lever_id)
    mark = GRADE_MARK["user" if lever_id in dict(current.scenario.levers) else lever.grade]
    return f"{mark} {pick(lever.title_zh, lever.title_en)} {quantity(current.filled[lever_id], lever.unit)}"
