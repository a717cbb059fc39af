"""目标推演 as a view: outcomes of a scenario, goal seek for a target, and sensitivity."""

from components.base.look import Look
from components.base.query import Reading
from components.base.scales import palette
from components.drawing.chart import Chart
from components.drawing.charts.sensitivity import tornado_frame, tornado_spec
from components.topics.contract import Content, Figure, Sentence, Table, View, plain
from components.topics.whatif import goal_words, results
from components.topics.whatif import state as states
from components.topics.whatif.aims import target_of
from components.topics.whatif.base_year_words import few_years, with_standing
from components.topics.whatif.beyond import beyond_words
from components.topics.whatif.clash_words import clash_words
from components.topics.whatif.derivation import derivation
from components.topics.whatif.facts import Facts, load_facts
from components.topics.whatif.lever_words import group_ids, lever_name, swings_of
from components.topics.whatif.outcome_words import OUTCOMES, graded, shown_value, title_of
from components.topics.whatif.state import State
from components.topics.whatif.strip import cards, status_word
from components.topics.whatif.tables import changed_levers_table, outcomes_table
from components.topics.whatif.trajectory import (
    alt_words,
    answer_words,
    band_words,
    legend,
    lines_of,
    reach_words,
    table_and_spec,
)
from components.words.citation import Derivation
from components.words.text import tr
from model.scenario import BASELINE, Scenario
from model.trajectory import BASE_YEAR

TITLE = "目标推演"
CHART_HEIGHT, MOST_BARS = 420, 9
ROW_PX, AXIS_PX, HEADING_PX = 46, 40, 64  # of the bars: one with its name, the axis, title and unit over them


def _read(reading: Reading) -> State:
    return states.read(reading, group_ids(load_facts()))


def _build(state: State, scenario: Scenario, look: Look) -> Content:
    facts = load_facts()
    now = BASELINE if state.before else scenario
    answer = (reach_words if state.reach else answer_words)(facts, now, state)
    arithmetic = None if state.reach else derivation(facts, now, state)
    charts = [trajectory_chart(facts, now, state, look)]
    bars = None if state.reach else tornado_chart(facts, now, state, look)
    return Content(
        view=VIEW.ident,
        heading=tr(TITLE),
        answer=plain(answer),
        sentences=(*_clash(state), *(Sentence(plain(text)) for text in _sentences(facts, now, state, arithmetic))),
        figures=tuple(_figure(facts, now, outcome_id, state.year) for outcome_id in state.strip),
        charts=(*charts, *([bars] if bars else [])),
        tables=(
            Table("outcomes", tr("全部结果"), outcomes_table(facts, now)),
            Table("levers", tr("调节项"), changed_levers_table(facts, now)),
        ),
        citations=tuple(dict.fromkeys(i.citation for i in arithmetic.inputs if i.citation)) if arithmetic else (),
        notice=notice(),
        method=(*_method(arithmetic), charts[0].source_note),
    )


def _clash(state: State) -> tuple[Sentence, ...]:
    """What in the documents contradicts the figures that the outcome starts from."""
    words = "" if state.reach else clash_words(state.outcome)
    return (Sentence(words, ident="clash"),) if words else ()


def _method(arithmetic: Derivation | None) -> tuple[str, ...]:
    """The outcome's arithmetic with its figures, whose grades say where each comes from."""
    if arithmetic is None:
        return ()
    inputs = tr("；").join(f"{each.label} {each.value}" for each in arithmetic.inputs)
    return (f"{arithmetic.title}{tr('：')}{plain(arithmetic.filled)}", tr("取值：{inputs}。", inputs=plain(inputs)))


def notice() -> str:
    """What all figures rest on, and which are not to be mixed."""
    words = tr(
        "各数为情景推算，不是预测：文件每项只有{years}实际数，标 △ 的是假设；"
        "直管区与全域两种口径不能相加、相减、相比。",
        years=few_years(),
    )
    return with_standing(load_facts(), words)


def short_notice() -> str:
    """The same where there is room for one line beside the title."""
    words, facts = tr("情景推算，不是预测；△ 是假设；两种口径不能混用。"), load_facts()
    if facts.base_year == BASE_YEAR and not facts.base.newer:
        return words
    return words + tr("推演自{year}年实际数起。", year=facts.base_year)


def _figure(facts: Facts, scenario: Scenario, outcome_id: str, year: int) -> Figure:
    outcome = results.outcome(facts, scenario, outcome_id)
    value = outcome.at(year)
    note = status_word(scenario, outcome_id, year, value)
    words = title_of(outcome_id), shown_value(outcome_id, value)
    return Figure(*words, outcome.grade, outcome.scope, note, ident=outcome_id)


def _sentences(facts: Facts, scenario: Scenario, state: State, arithmetic: Derivation | None) -> list[str]:
    """Changes in the strip and outside it, requirements of the target, and the outcome's arithmetic."""
    lines = [
        tr("{title}：{value}，{change}", title=card["title"], value=card["value"], change=card["change"])
        for card in cards(facts, scenario, state)
    ]
    if outside := beyond_words(facts, scenario, state):
        lines.append(outside)
    if arithmetic is None:
        return lines
    target = target_of(scenario, state.outcome, state.year)
    if target and results.outcomes(facts, scenario).at(state.outcome, state.year) is not None:
        free = goal_words.default_free(facts, scenario, state.outcome)
        answer = results.answer(facts, scenario, state.outcome, target, free)
        lines.append(goal_words.question(state, target) + goal_words.answer_words(facts, state, answer)[1])
    return [*lines, *arithmetic.text().split("\n")]


def trajectory_chart(facts: Facts, scenario: Scenario, state: State, look: Look) -> Chart:
    """The outcome over the years."""
    lines = lines_of(facts, scenario, state, wide=look.width >= 700)
    table, spec = table_and_spec(lines, round(CHART_HEIGHT * look.size), look.theme, look.size)
    outcome_id = state.reach or state.outcome
    outcome = results.outcome(facts, scenario, outcome_id)
    return Chart(
        ident="trajectory",
        title=title_of(outcome_id),
        spec={
            **spec,
            "width": 900,
            "title": _heading(f"{title_of(outcome_id)}（{tr(OUTCOMES[outcome_id].unit)}）", look),
        },
        alt=alt_words(state, lines),
        rows=table.to_pandas(),
        source_note=f"{legend(lines)}　{band_words(lines)}　{graded(outcome)}",
        grades=(outcome.grade,),
    )


def _heading(text: str, look: Look) -> dict[str, object]:
    return {"text": text, "anchor": "start", "fontSize": 16 * look.size, "color": palette(look.theme).text}


def tornado_chart(facts: Facts, scenario: Scenario, state: State, look: Look) -> Chart | None:
    """Every lever at the ends of its range, the widest first; None where none moves the outcome."""
    bars = results.bars(facts, scenario, state.outcome, state.year)[:MOST_BARS]
    if not bars:
        return None
    swings, first = swings_of(facts, bars, state.outcome), lever_name(facts.baseline.lever(bars[0].lever_id))
    ends = {"low": shown_value(state.outcome, bars[0].at_low), "high": shown_value(state.outcome, bars[0].at_high)}
    tall = (ROW_PX * len(swings) + AXIS_PX + HEADING_PX) * look.size
    spec = tornado_spec(swings, tall, look.theme, look.size)
    title = tr("关键因素（敏感性）：{title}", title=title_of(state.outcome))
    unit = tr(OUTCOMES[state.outcome].unit) if OUTCOMES[state.outcome].unit else ""
    return Chart(
        ident="tornado",
        title=title,
        spec={**spec, "width": 620, "title": _heading(title, look) | ({"subtitle": unit} if unit else {})},
        alt=tr("影响最大的是{name}", name=first),
        rows=tornado_frame(swings),
        source_note=tr("赭色为下限，青色为上限，括号内为下限和上限，竖线为现值；△ 是假设。"),
        grades=("assumed",),
        takeaway=tr("影响“{title}”最大的是{name}：由{low}到{high}", title=title_of(state.outcome), name=first, **ends),
    )


VIEW = View("targets", states.DEFAULTS, _read, states.query, _build, uses_scenario=True, shares=states.SHARED)
