"""Names, figures, gaps and years of an assessment in words; every number comes from its rows."""

from components.topics.assessment.evidence import Row, has_figure, year_of
from components.topics.assessment.results import Assessment
from components.topics.assessment.rules import RATES, YEARLY
from components.words.format import quantity, signed
from components.words.format import year as year_label
from components.words.status_words import change_unit, gap_unit, ratio_number, years_note
from components.words.text import original, pick, tr

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
        return original(text)
    value = float(row["value"])
    if row["measure"] in RATES:
        return signed(value, str(row["unit"]))
    return quantity(value, str(row["unit"]))


def amount(value: float, unit: str) -> str:
    """A computed amount, rounded to remove binary floating-point noise."""
    return quantity(round(value, DIGITS), unit)


def exact_change(value: float, assessment: Assessment) -> str:
    """A yearly change for step-by-step arithmetic: printed rates with all their digits, computed ones with two."""
    change = assessment.judgement.change
    digits = 2 if assessment.ruling.rule == "computed_growth" else 4
    return signed(round(value, digits), change_unit(change, assessment.indicator.unit))


def gap_text(assessment: Assessment, *, with_sign: bool = True) -> str:
    """Planned change less last year's: `−26.8 个百分点`, without its sign `26.8 个百分点`; "" without both."""
    gap = assessment.judgement.gap
    if gap is None:
        return ""
    unit = gap_unit(assessment.judgement.change, assessment.indicator.unit)
    digits = 1 if assessment.ruling.rule == "computed_growth" else 2
    value = round(gap, digits)
    return signed(value, unit) if with_sign else quantity(abs(value), unit)


def level_ratio(assessment: Assessment) -> float | None:
    """Planned level over last year's; None for percentages, which differ by points."""
    return None if assessment.indicator.unit == "%" else assessment.judgement.level_ratio


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


def actual_of(assessment: Assessment) -> str:
    """`2023年 113.2 亿元`: the latest actual, or nothing."""
    if not assessment.evidence.actuals:
        return ""
    latest = assessment.evidence.actuals[-1]
    return tr("{year} {value}", year=year_label(year_of(latest) or 0), value=value_of(latest))


def levels_note(assessment: Assessment) -> str:
    """`2023年 0.27 万人，2024年计划 0.26 万人，为上年的 0.96 倍`."""
    parts = [part for part in (actual_of(assessment), aim_of(assessment)) if part]
    ratio = level_ratio(assessment)
    parts += [tr("为上年的 {ratio} 倍", ratio=ratio_number(ratio))] if ratio is not None else []
    return tr("，").join(parts)


def is_yearly(assessment: Assessment) -> bool:
    """Whether completion is the actual over the plan, as of a yearly amount, not a share of the way from a base."""
    return assessment.indicator.quantity in YEARLY and assessment.ruling.rule != "progress"


def years_of(assessment: Assessment) -> str:
    """`2023年数，对2024年计划`; nothing where there is no judgement."""
    if not assessment.judgement.is_judged:
        return ""
    rows = assessment.aims or assessment.evidence.words
    is_goal = bool(rows) and rows[0]["kind"] == "goal"
    return years_note(assessment.actual_year, assessment.aim_year, is_goal=is_goal)
