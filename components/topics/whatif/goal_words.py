"""Goal seek in words: the question, the answer, and its consequences for people, beds, land and water."""

from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import lever_name
from components.topics.whatif.outcome_words import beside_baseline, exact_value, shown_value, title_of
from components.topics.whatif.state import State
from components.words.citation import grade_label
from components.words.format import quantity, year
from components.words.text import tr
from model.formulas import FORMULAS
from model.goal_seek import Answer, Limit, Solution, Values
from model.scenario import Scenario, with_lever
from model.uncertainty import Target

FIRST_BARS = 5
UNMOVED = "“不随之变化”的结果与所选调节项无关。产出是否带动人口，由“联动开关”决定，默认不带动。"

ASKS = tuple(f.id for f in sorted(FORMULAS.values(), key=lambda f: f.asked_rank) if f.asked_rank)
"""Outcomes of interest after an answer: people, beds, land, water."""
LIMITS = {
    "land": "用地可承载城镇人口",
    "water": "核定水量可承载人口",
    "blue_green": "蓝绿空间不低于70%的底线",
    "built_cap": "城镇建设用地不高于30%的上限",
}


def before_a_target(facts: Facts, scenario: Scenario, choice: State) -> str:
    """What the tool answers, and how far single levers go: help in choosing a feasible target."""
    lines = [tr("请先在图上方填写“自定目标”，此处反推为达到目标所选调节项须取的值。")]
    bars = results.bars(facts, scenario, choice.outcome, choice.year)[:FIRST_BARS]
    if bars:
        head = tr("**{year}{title}单项调整可达范围**", year=year(choice.year), title=title_of(choice.outcome))
        lines += ["", head]
    for bar in bars:
        low, high = (shown_value(choice.outcome, value) for value in sorted((bar.at_low, bar.at_high)))
        name = lever_name(facts.baseline.lever(bar.lever_id))
        lines.append(tr("- {name}：{low} 至 {high}", name=name, low=low, high=high))
    return "\n".join(lines)


def default_free(facts: Facts, scenario: Scenario, outcome_id: str) -> tuple[str, ...]:
    """The lever with the largest effect in 2035, decisions before assumptions."""
    bars = results.bars(facts, scenario, outcome_id, 2035)
    roles = {lever.id: lever.role for lever in facts.baseline.levers}
    continuous = [bar for bar in bars if roles[bar.lever_id] != "switch"]
    return tuple(bar.lever_id for bar in sorted(continuous, key=lambda bar: roles[bar.lever_id] != "lever"))[:1]


def question(choice: State, target: Target) -> str:
    """The question in words."""
    sense = tr("不低于") if target.at_least else tr("不高于")
    value = exact_value(choice.outcome, target.value)
    return tr("要使{year}{title}{sense} **{value}**：", year=year(target.year), title=title_of(choice.outcome),
              sense=sense, value=value)  # fmt: skip


def answer_words(facts: Facts, choice: State, answer: Answer) -> tuple[str, str]:
    """Kind of answer (`found`, `limit`, `none`) and the sentence."""
    if isinstance(answer, Solution):
        return "found", tr("须满足：{values}", values=value_words(facts, answer.rounded or answer.values))
    best, at = shown_value(choice.outcome, answer.best), value_words(facts, answer.at)
    if isinstance(answer, Limit):
        limit = tr(LIMITS[answer.binding])
        return "limit", tr("受限于{limit}：最多到 {best}（{at}）", limit=limit, best=best, at=at)
    if answer.no_effect:
        return "none", tr("所选调节项不影响该结果当年的数，仍为 {best}，达不到目标。", best=best)
    word = tr("最低到") if FORMULAS[choice.outcome].direction == "down" else tr("最多到")
    return "none", tr("在所选调节项的范围内达不到，{word} {best}（{at}）", word=word, best=best, at=at)


def ask_lines(facts: Facts, scenario: Scenario, choice: State, values: Values) -> list[str]:
    """Consequences of the answer for people, beds, land and water, before it is applied."""
    then, now = results.outcomes(facts, with_levers(facts, scenario, values)), results.outcomes(facts, scenario)
    base, at = results.baseline_outcomes(facts), choice.year
    lines = [tr("**由此对{year}的要求**", year=year(at))]
    for outcome_id in ASKS:
        value, before = then.at(outcome_id, at), base.at(outcome_id, at)
        moved = beside_baseline(outcome_id, before, value)
        change_text = moved if value != now.at(outcome_id, at) else tr("不随之变化")
        mark = grade_label(then[outcome_id].grade)
        shown_now = f"- {title_of(outcome_id)} **{shown_value(outcome_id, value)}**"
        lines.append(shown_now + tr("（{said}，{grade}）", said=change_text, grade=mark))
    if then.at("population", at) == now.at("population", at):
        lines += ["", tr(UNMOVED)]
    return lines


def value_words(facts: Facts, values: Values) -> str:
    """Levers with the values they must take and their baseline."""
    return tr("；").join(
        f"{lever_name(facts.baseline.lever(name))} **{quantity(value, facts.baseline.lever(name).unit)}**"
        + tr("（基准 {value}）", value=quantity(facts.baseline.lever(name).default, facts.baseline.lever(name).unit))
        for name, value in values
    )


def with_levers(facts: Facts, scenario: Scenario, values: Values) -> Scenario:
    """The scenario with these levers set."""
    for name, value in values:
        scenario = with_lever(scenario, name, value, default=facts.baseline.lever(name).default)
    return scenario
