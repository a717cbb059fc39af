"""The chosen outcome over the years: median and band against the baseline, what is printed, and the target."""

from collections.abc import Sequence
from typing import Any, TypedDict

from components.base.scales import Theme
from components.drawing.charts.whatif import Lines, trajectory_spec, trajectory_table
from components.topics.whatif import results
from components.topics.whatif.aims import judge_outcome, shortfall, target_of
from components.topics.whatif.base_year_words import few_years
from components.topics.whatif.facts import Facts
from components.topics.whatif.hints import hints, no_figure_words
from components.topics.whatif.outcome_words import (
    OUTCOMES,
    bare_figure,
    beside_baseline,
    exact_value,
    graded,
    shown_value,
    title_of,
)
from components.topics.whatif.state import State
from components.words.citation import KINDS, grade_label, scope_label
from components.words.format import number, quantity, signed, year
from components.words.text import tr
from model.cover.outcomes import COVER_OUTCOMES
from model.formulas import FORMULAS
from model.outcomes import Outcome
from model.pace import Point, compound_growth_pct
from model.scenario import BASELINE, Scenario
from model.single_flight import single_flight
from model.trajectory import YEARS, position
from model.uncertainty import Band, Target

Series = Sequence[float | None]


class Ends(TypedDict):
    """What `Lines` says of its axis and of the ends of its lines."""

    unit: str
    ends: tuple[tuple[str, float], ...]
    has_figures: bool


CHART = "whatif_trajectory"
"""Key of the chart on the page."""
REACH_SPAN, COVER_SPAN = 20.0, 1.0
"""Least extent of the axis of minutes and per cent within minutes, and of cover, which is small."""
MARKS = {"actual": "●", "plan": "◆", "goal": "▲", "reported": "■"}
"""Symbols of the chart's points by kind of figure."""


@single_flight(maxsize=64)
def table_and_spec(lines: Lines, height: int, theme: Theme, size: float) -> tuple[Any, dict[str, Any]]:
    """Table and Vega specification, shared by all viewers and not to be changed."""
    return trajectory_table(lines, height, size), trajectory_spec(lines, height, theme, size)


def band_words(lines: Lines) -> str:
    """Explanation of the pale band."""
    if lines.stepped:
        return tr("通道和设施在开通、开放的年份起作用，一年一级；与调节项无关，没有区间。")
    if not lines.band:
        return tr("这个结果不含增速波动，没有区间。")
    text = tr("浅色带：10,000 条路径（种子固定）的 P10—P90，波动幅度为假设 △。")
    return text if lines.note else text + _note()


def _note() -> str:
    return tr("浅色带是假设幅度，不是统计预测：文件每项只有{years}实际数", years=few_years())


def lines_of(facts: Facts, scenario: Scenario, choice: State, *, wide: bool, own: Scenario = BASELINE) -> Lines:
    """Series of the chart; `wide` where the note on the band fits inside it. `own` is the viewer's scenario while the
    baseline is looked at."""
    if choice.reach:
        now, base = (_rounded(results.outcome(facts, one, choice.reach)) for one in (scenario, BASELINE))
        return Lines(
            years=YEARS,
            now=now,
            base=base,
            band=None,
            printed=(),
            targets=(),
            note="",
            stepped=True,
            least_span=COVER_SPAN if choice.reach in COVER_OUTCOMES else REACH_SPAN,
            **_ends(choice.reach, now, base, None, wide=wide),
        )
    now = results.outcomes(facts, scenario)[choice.outcome].values
    base = results.baseline_outcomes(facts)[choice.outcome].values
    band = results.band(facts, scenario, choice.outcome)
    start = position(facts.base_year)  # before it there are records, drawn as points, and no projections
    return Lines(
        years=YEARS[start:],
        now=now[start:],
        base=base[start:],
        band=band and Band(p10=band.p10[start:], p50=band.p50[start:], p90=band.p90[start:]),
        printed=results.printed(facts, choice.outcome),
        targets=tuple((at, value) for target_id, at, value in scenario.targets if target_id == choice.outcome),
        beside=_extent(facts, (own, BASELINE), choice.outcome),
        note=_note() if wide else "",  # no room for it in the chart; it stands in the text below
        **_ends(choice.outcome, now, base, band, wide=wide),
    )


def _extent(facts: Facts, scenarios: tuple[Scenario, ...], outcome_id: str) -> tuple[float, ...]:
    """Least and largest values of the outcome and its band over the scenarios."""
    bands = [results.band(facts, one, outcome_id) for one in scenarios]
    series = [results.outcomes(facts, one)[outcome_id].values for one in scenarios]
    start = position(facts.base_year)
    series += [line[start:] for band in bands if band for line in (band.p10, band.p90)]
    values = [value for line in series for value in line if value is not None]
    return (min(values), max(values)) if values else ()


def _ends(outcome_id: str, now: Series, base: Series, band: Band | None, *, wide: bool) -> Ends:
    """Unit of the axis, and names for the ends of the lines and of the band, with their figures where `wide`."""
    same = now[-1] == base[-1]
    pairs = [(tr("本方案＝基准") if same and not wide else tr("本方案"), now[-1])]
    pairs += [] if same else [(tr("基准"), base[-1])]
    pairs += [(tr("上沿 P90"), band.p90[-1]), (tr("下沿 P10"), band.p10[-1])] if band else []
    ends = tuple(
        (f"{name} {bare_figure(outcome_id, value)}" if wide else name, value)
        for name, value in pairs
        if value is not None
    )
    return {"unit": tr(OUTCOMES[outcome_id].unit), "ends": ends, "has_figures": wide}


def reach_words(facts: Facts, scenario: Scenario, choice: State) -> str:
    """Minutes or per cent of the selected year, and the change due to the scenario's crossings or facilities."""
    now, base = (results.outcome(facts, one, choice.reach) for one in (scenario, BASELINE))
    value, before = now.at(choice.year), base.at(choice.year)
    moved = beside_baseline(choice.reach, before, value)
    value_text = shown_value(choice.reach, value)
    first = tr("**{year}　{title} {value}**", year=year(choice.year), title=title_of(choice.reach), value=value_text)
    return tr("；").join((first, moved, f"{scope_label(now.scope)} · {graded(now)}"))


def _rounded(outcome: Outcome) -> tuple[float | None, ...]:
    """Values rounded to the outcome's displayed decimals."""
    return tuple(None if v is None else round(v, OUTCOMES[outcome.id].decimals) for v in outcome.values)


def answer_words(facts: Facts, scenario: Scenario, choice: State) -> str:
    """Value, band, chance and required growth in the chosen year."""
    outcome = results.outcomes(facts, scenario)[choice.outcome]
    band = results.band(facts, scenario, choice.outcome)
    target = target_of(scenario, choice.outcome, choice.year)
    value = shown_value(choice.outcome, outcome.at(choice.year))
    words = [tr("**{year}　{title} {value}**", year=year(choice.year), title=title_of(choice.outcome), value=value)]
    if band:
        place = position(choice.year)
        low, high = (shown_value(choice.outcome, line[place]) for line in (band.p10, band.p90))
        words.append(tr("假设幅度{low}至{high}", low=low, high=high))
    if target:
        words += [_standing(choice.outcome, outcome.at(choice.year), target)]
        words += _target_words(facts, scenario, choice, target)
    words.append(f"{scope_label(outcome.scope)} · {grade_label(outcome.grade)}")
    if outcome.at(choice.year) is None:
        words.append(no_figure_words(choice.outcome))
    warnings = hints(facts, scenario, choice.outcome, choice.year)
    return tr("；").join(words) + "".join(f"  \n:orange[{warning}]" for warning in warnings)


def _standing(outcome_id: str, value: float | None, target: Target) -> str:
    """Whether the scenario itself reaches the target."""
    if value is None:
        return tr("没有数")
    judgement = judge_outcome(outcome_id, value, target)
    if judgement.status == "met":
        return tr("✓ 达到目标")
    return tr("× 距目标差 {value}", value=shortfall(outcome_id, judgement))


def _target_words(facts: Facts, scenario: Scenario, choice: State, target: Target) -> list[str]:
    start = results.outcomes(facts, scenario).at(choice.outcome, facts.base_year)
    value_text = exact_value(choice.outcome, target.value)
    words = []
    if results.band(facts, scenario, choice.outcome):
        share = results.chance_of(facts, scenario, choice.outcome, target)
        sense = tr("不低于") if target.at_least else tr("不高于")
        part = quantity(share * 100, "%", 0)
        words.append(tr("{share}的路径{sense}目标 {value}", share=part, sense=sense, value=value_text))
    if choice.tool == "goal":  # the rate stands in the answer beside the chart, on a path of its own
        return words
    if start is not None and start > 0 and target.value > 0 and FORMULAS[choice.outcome].unit != "%":
        pace = compound_growth_pct(Point(facts.base_year, start), Point(target.year, target.value))
        words.append(tr("达到目标须自{base}年起年均 {pace}", base=facts.base_year, pace=signed(pace, "%", 1)))
    return words


def legend(lines: Lines) -> str:
    """The marks of the chart in words."""
    parts = [tr("━ 本方案"), tr("┅ 基准")]
    present = {kind for kind, _, _ in lines.points}
    parts += [f"{mark} {tr(KINDS[kind])}" for kind, mark in MARKS.items() if kind in present]
    if lines.limits:
        parts.append(tr("横线为长期目标 {value}", value=number(lines.limits[0][1])))
    if lines.targets:
        parts.append(tr("✚ 自定目标"))
    return "　".join(parts)


def alt_words(choice: State, lines: Lines) -> str:
    """Text alternative of the chart."""
    outcome_id = choice.reach or choice.outcome
    last, base, title = (
        shown_value(outcome_id, lines.now[-1]),
        shown_value(outcome_id, lines.base[-1]),
        title_of(outcome_id),
    )
    return tr(
        "{title}{start}至2035年：本方案2035年{last}，基准{base}",
        title=title, start=lines.years[0], last=last, base=base,
    )  # fmt: skip
