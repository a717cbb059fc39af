"""Results of an own target: the pace that it asks, next to past and plan.

How fast a target asks the indicator to change is answered here; whether a scenario reaches it is answered by the model
on the what-if pages alone, so that the two answers cannot contradict each other.
"""

from collections.abc import Mapping

from components.base.scales import GRADE_MARK
from components.drawing.charts.indicator_figures import when
from components.topics.assessment.evidence import Row, year_of
from components.topics.assessment.results import Assessment
from components.topics.assessment.rules import AVERAGED_BASE, RATES, change_of
from components.topics.indicators.facts import Facts
from components.topics.indicators.paces import Pace, pace_derivation, pace_words, paces, unit_of
from components.words.citation import Derivation
from components.words.format import quantity, signed
from components.words.text import tr
from data.catalog import Indicator
from model.formulas import FORMULAS
from model.pace import Point

UNSURE = {"growth_vs_levels", "unit_vs_unit"}


def target_lines(facts: Facts, ident: str, own: Mapping[int, float]) -> list[str]:
    """One line per target, in Markdown: figure and required pace."""
    assessment = facts.assessments[ident]
    lines = []
    for year, value in sorted(own.items()):
        amount = value_text(assessment.indicator, value)
        head = tr("{mark} 自定{year}年 {value}", mark=GRADE_MARK["user"], year=year, value=amount)
        lines.append(f"**{head}** {target_sentence(assessment, Point(year, value))}")
    return lines


def target_scope(ident: str) -> str:
    """What the lines answer, and where it is answered whether a scenario reaches the target."""
    if any(formula.indicator_id == ident for formula in FORMULAS.values()):
        return tr("此处只计算达到目标所需的速度；本方案能否达到，由目标推演的结果和反推回答。")
    return tr("此处只计算达到目标所需的速度，不判断能否达到。")


def target_doubt(facts: Facts, ident: str) -> str:
    """A caution on paces computed from levels, where the documents' own figures disagree; else ""."""
    if {one.check for one in facts.clashes.get(ident, ())} & UNSURE:
        return tr("文件所列绝对量与增速、单位互有出入（见“文件中的矛盾”），由绝对量推算的速度仅供参考。")
    return ""


def target_sums(facts: Facts, ident: str, year: int, value: float) -> tuple[Derivation, ...]:
    """Arithmetic of the pace that one own target asks; empty without a usable actual."""
    assessment = facts.assessments[ident]
    own = (pace for pace in paces(assessment, {year: value}) if pace.role == "user")
    return tuple(pace_derivation(pace, assessment.indicator, facts.sources) for pace in own)


def value_text(indicator: Indicator, value: float) -> str:
    """A value with its unit, a rate with its sign."""
    unit = unit_of(indicator)
    return signed(value, unit) if indicator.measure in RATES else quantity(value, unit)


def target_sentence(assessment: Assessment, target: Point) -> str:
    """Required change a year against past and plan, all of one kind; or why it cannot be computed."""
    if _has_other_base(assessment):
        return tr("实际数的比较基数与自定目标不同，不作比较。")
    if change_of(assessment.indicator) == "rate":
        return _rate_sentence(assessment)
    computed = paces(assessment, {target.year: target.value})
    parts = [part for part in (_part(pace, assessment.indicator) for pace in reversed(computed)) if part]
    if not any(pace.role == "user" for pace in computed):
        return tr("数值不大于零或没有实际数，无法计算所需速度。")
    return tr("{text}（均由文件所列绝对量或占比推算）。", text=tr("；").join(parts))


def _has_other_base(assessment: Assessment) -> bool:
    return any(AVERAGED_BASE.search(str(row["text"])) for row in assessment.evidence.actuals)


def _part(pace: Pace, indicator: Indicator) -> str:
    """One pace in words; an own target is compared with the plan only, not with goals ("" for those)."""
    words = pace_words(pace, indicator)
    if pace.role == "user":
        return tr("须每年 {pace}", pace=words)
    if pace.role == "observed":
        return tr("过去（{first}—{last}年）每年 {pace}", first=pace.start.year, last=pace.end.year, pace=words)
    if pace.aim != "plan":
        return ""
    if pace.reached:
        return tr("{year}年计划不高于{last}年的数", year=pace.end.year, last=pace.start.year)
    return tr("计划（{year}年）{pace}", year=pace.end.year, pace=words)


def _rate_sentence(assessment: Assessment) -> str:
    """For a rate, which is itself the pace: the latest actual and the plan as printed."""
    indicator, evidence = assessment.indicator, assessment.evidence
    stated: list[Row] = [*evidence.actuals[-1:], *(row for row in evidence.stated if row["kind"] == "plan")]
    parts = [f"{when(year_of(row), str(row['kind']))} {value_text(indicator, float(row['value']))}" for row in stated]
    return tr("{text}（指标本身就是增速，实际与计划均为文件所列）。", text=tr("；").join(parts))
