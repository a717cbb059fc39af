"""Verdicts as sentences; every number comes from the rows that the verdict rests on."""

from components.base.scales import GRADE_MARK
from components.topics.assessment.evidence import Row, has_figure, year_of
from components.topics.assessment.results import Assessment
from components.words.format import number, quantity, signed
from components.words.format import year as year_label
from components.words.status_words import pace_unit, reason_word
from components.words.text import pick, tr
from components.words.unit_words import unit_note, unit_sentence
from model.pace import Verdict

RATES = {"growth_pct", "growth_mean_pct", "change_pct", "change_pp"}
DIGITS = 6
LONGEST_WORDS = 14


def name_of(assessment: Assessment) -> str:
    """The official name, in the viewer's language."""
    return pick(assessment.indicator.title.zh, assessment.indicator.title.en)


def value_of(row: Row) -> str:
    """A row's figure as printed, a growth rate with its sign; words where there is no figure or they qualify it."""
    text = str(row["text"])
    if not has_figure(row):
        return tr("“{text}”", text=text)
    if any(c.isdigit() for c in text) and len(text) <= LONGEST_WORDS:  # `97%以上` says more than the bare figure
        return text
    value = float(row["value"])
    if row["measure"] in RATES:
        return signed(value, str(row["unit"]))
    return quantity(value, str(row["unit"]))


def amount(value: float, unit: str) -> str:
    """A computed amount, rounded to remove binary floating-point noise."""
    return quantity(round(value, DIGITS), unit)


def exact_pace(value: float, verdict: Verdict, unit: str) -> str:
    """A pace for step-by-step arithmetic: printed rates with all their digits, computed ones with four decimals."""
    return signed(round(value, 4), pace_unit(verdict, unit))


def aim_of(assessment: Assessment) -> str:
    """`2024年计划 125.7 亿元`, `目标 19 → 21 处（未写年限）`, `2024年计划“外贸促稳提质”`, or nothing."""
    rows = assessment.aims or assessment.evidence.words
    if not rows:
        return ""
    figures = [value_of(row) for row in (rows if assessment.aims else rows[:1])]
    unit = f" {tr(assessment.indicator.unit)}"
    value = " → ".join([*(f.removesuffix(unit) for f in figures[:-1]), figures[-1]])
    kind = tr("计划") if rows[0]["kind"] == "plan" else tr("目标")
    year = year_of(rows[0])
    if year is None:
        return tr("目标 {value}（未写年限）", value=value)
    if not assessment.aims:
        return tr("{year}{kind}{words}", year=year_label(year), kind=kind, words=value)
    return tr("{year}{kind} {value}", year=year_label(year), kind=kind, value=value)


def short_note(assessment: Assessment) -> str:
    """A few words for a line of the board: both paces, the margin, or why there is no judgement; a doubted unit."""
    doubt = unit_note(assessment.indicator)
    return tr("；").join(part for part in (_note(assessment), doubt) if part)


def _note(assessment: Assessment) -> str:
    verdict = assessment.verdict
    if assessment.status == "unjudged":
        return reason(assessment)
    if verdict.required is not None and verdict.observed is not None:
        unit = assessment.indicator.unit
        return tr(
            "{year}年 {observed}，要求 {required}",
            year=assessment.actual_year,
            observed=exact_pace(verdict.observed, verdict, unit),
            required=exact_pace(verdict.required, verdict, unit),
        )
    return limit_note(assessment)


def limit_note(assessment: Assessment) -> str:
    """A value against its limit: the figure, the limit and the distance between them."""
    latest, unit = assessment.evidence.actuals[-1], assessment.indicator.unit
    actual = tr("{year} {value}", year=year_label(year_of(latest) or 0), value=value_of(latest))
    bound = assessment.ruling.bound
    if assessment.ruling.rule == "positive":
        return tr("{said}，为正值；{aim}", said=actual, aim=aim_of(assessment))
    aim = tr("前几年平均值 {value}", value=amount(bound, unit)) if bound is not None else aim_of(assessment)
    return tr("{said}，{aim}，{distance}", said=actual, aim=aim, distance=_distance(assessment))


def _distance(assessment: Assessment) -> str:
    """How far the latest actual lies beyond or short of its limit, plan or goal."""
    gap = abs(assessment.verdict.margin or 0.0)
    value = amount(gap, margin_unit(assessment))
    if assessment.status == "not_met":
        return tr("还差 {value}", value=value)
    if not gap:
        return tr("正好持平")
    if assessment.indicator.direction == "down" or assessment.ruling.bound is not None:
        return tr("低于限值 {value}", value=value)
    planned = any(row["kind"] == "plan" for row in assessment.aims)
    return tr("超出计划 {value}", value=value) if planned else tr("超出目标 {value}", value=value)


def margin_unit(assessment: Assessment) -> str:
    """Differences of percentages are percentage points."""
    return "个百分点" if assessment.indicator.unit == "%" else assessment.indicator.unit


def reason(assessment: Assessment) -> str:
    """Why there is no judgement, with this indicator's own years and words."""
    ruling, words = assessment.ruling, assessment.evidence.words
    code = ruling.reason
    if code == "mean_years_missing":
        years = tr("、").join(year_label(year) for year in ruling.missing)
        return tr("“{text}”：文件没有列出{years}的数", text=words[0]["text"], years=years)
    if code == "assigned":
        return tr("“{text}”：任务数值不在两份文件中", text=words[0]["text"])
    if code == "qualitative":
        return tr("目标是文字“{text}”，没有数值", text=words[0]["text"])
    if code == "different_base":
        return tr(
            "实绩 {value} 按平均值计算，与计划基数不同，不能相比", value=value_of(assessment.evidence.actuals[-1])
        )
    if code == "one_actual":
        return tr("只有{year}年一年实绩，算不出速度；{aim}", year=assessment.actual_year, aim=aim_of(assessment))
    if code == "no_actual":
        return tr("没有实绩；{aim}", aim=aim_of(assessment))
    if code == "no_goal_year":
        return tr("{aim}，没有年限就没有要求速度", aim=aim_of(assessment))
    if code == "no_goal" and assessment.evidence.reported and not assessment.evidence.actuals:
        return tr("只有媒体报道，文件没有实绩和目标")
    return reason_word(code) if code else ""


def full_sentence(assessment: Assessment) -> str:
    """The verdict as a self-contained sentence, with a second one where the unit is in doubt."""
    return verdict_sentence(assessment) + unit_sentence(assessment.indicator)


def verdict_sentence(assessment: Assessment) -> str:
    """The verdict alone, for places that show the unit's contradiction next to it."""
    verdict, unit = assessment.verdict, assessment.indicator.unit
    if assessment.status == "reached":
        text = tr("{note}，已达到。", note=limit_note(assessment))
        yearly = assessment.indicator.quantity == "flow"
        return text + (tr("这是年度量，每年从头算起，{year}年仍须做到。", year=assessment.aim_year) if yearly else "")
    if verdict.required is None or verdict.observed is None or assessment.status == "unjudged":
        return _note(assessment) + tr("。")
    texts = {
        "printed_growth": tr("{year}年同比 {observed}，{aim_year}年计划同比 {required}（均为文件所列）。"),
        "stated_rate": tr("{year}年 {observed}，{aim_year}年计划 {required}。"),
        "computed_growth": tr(
            "按绝对量推算，到{year}年每年增长 {observed}；要达到{aim_year}年的数，每年须增长 {required}。"
        ),
        "yearly_change": tr("到{year}年每年变化 {observed}；要达到{aim_year}年的数，每年须变化 {required}。"),
    }
    return texts[assessment.ruling.rule].format(
        year=assessment.actual_year,
        aim_year=assessment.aim_year,
        observed=exact_pace(verdict.observed, verdict, unit),
        required=exact_pace(verdict.required, verdict, unit),
    )


def reported_notes(assessment: Assessment) -> list[tuple[str, Row]]:
    """What the press has reported since the latest actual, set beside the plan; it never changes the status."""
    after, notes = assessment.actual_year or 0, []
    for row in assessment.evidence.reported:
        year = year_of(row)
        if year is None or year <= after:
            continue
        note = tr(
            "{mark} 媒体报道：{year} {value}", mark=GRADE_MARK["reported"], year=year_label(year), value=value_of(row)
        )
        ratio = reported_ratio(assessment, row)
        if ratio is not None:
            required = exact_pace(assessment.verdict.required or 0.0, assessment.verdict, assessment.indicator.unit)
            note += tr("，计划 {required}，为计划的 {ratio} 倍", required=required, ratio=number(ratio, 2))
        notes.append((note + tr("。未见官方文件，不改变状态。"), row))
    return notes


def reported_ratio(assessment: Assessment, row: Row) -> float | None:
    """Reported growth over the planned growth of the same year and scope; None where they are not of one kind."""
    required = assessment.verdict.required
    comparable = assessment.verdict.change == "rate" and row["measure"] == "growth_pct"
    if not comparable or not required or required <= 0 or year_of(row) != assessment.aim_year:
        return None
    return float(row["value"]) / required
