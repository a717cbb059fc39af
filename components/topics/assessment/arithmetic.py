"""The published rule with one indicator's own figures filled in, step by step."""

from components.topics.assessment.evidence import Row, year_of
from components.topics.assessment.figure_words import exact_change, gap_text, is_yearly, level_ratio, value_of
from components.topics.assessment.results import Assessment
from components.topics.assessment.rules import points_of
from components.topics.assessment.sentences import limit_note
from components.words.citation import KINDS, Derivation, Input, cite
from components.words.format import number
from components.words.format import year as year_label
from components.words.status_words import percent, ratio_number, status_word
from components.words.text import tr
from data.catalog import Source
from model.judgement import PLAN
from model.pace import Point

COMPUTED = {"computed_growth", "yearly_change"}


def derivations(assessment: Assessment, sources: dict[str, Source]) -> list[Derivation]:
    """The gap of the changes or the ratio of the levels; the limit with its margin; 完成率 beside 时序进度."""
    inputs = tuple(_input(row, sources) for row in _rows_used(assessment))
    if assessment.status in PLAN:
        return [_plan(assessment, inputs)]
    steps = []
    if assessment.judgement.margin is not None:
        steps.append(_margin(assessment, inputs))
    if assessment.judgement.completion is not None:
        ends = tuple(_input(row, sources) for row in (*_base_rows(assessment), *assessment.aims))
        steps.append(_completion(assessment, ends))
    return steps


def _rows_used(assessment: Assessment) -> tuple[Row, ...]:
    """The rows that the gap or the margin is computed from, and no others."""
    evidence, linked = assessment.evidence, (assessment.project,) if assessment.project else ()
    if assessment.ruling.rule in COMPUTED:
        return (*evidence.actuals[-2:], *assessment.aims, *linked)
    if assessment.ruling.rule == "mean":
        return evidence.actuals
    latest = evidence.actuals[-1:]
    pair = evidence.growth_pair()
    if pair and level_ratio(assessment) is not None:
        return (*pair, *latest, *assessment.aims, *linked)
    return pair or (*latest, *(assessment.aims or evidence.words[:1]), *linked)


def _base_rows(assessment: Assessment) -> tuple[Row, ...]:
    """The actual of the base year and the latest one; of a yearly amount the latest alone."""
    actuals, base = assessment.evidence.actuals, assessment.ruling.base_year
    if is_yearly(assessment):
        return actuals[-1:]
    return (*(row for row in actuals[:-1] if year_of(row) == base), *actuals[-1:])


def _input(row: Row, sources: dict[str, Source]) -> Input:
    year = year_of(row)
    kind = tr(KINDS[str(row["kind"])])
    label = f"{year_label(year)}{kind}" if year else kind
    if "value" not in row:
        return Input(tr("{year}投用的项目", year=year_label(year or 0)), str(row["quote"]), cite(row, sources))
    return Input(label, value_of(row), cite(row, sources))


def _plan(assessment: Assessment, inputs: tuple[Input, ...]) -> Derivation:
    """Both changes and their gap in points or units; both levels and their ratio."""
    judgement = assessment.judgement
    lines = []
    if judgement.last is not None and judgement.planned is not None:
        last, planned = (exact_change(value, assessment) for value in (judgement.last, judgement.planned))
        lines += [*_changes(assessment), tr("相差 = {a} − {b} = {gap}", a=planned, b=last, gap=gap_text(assessment))]
    levels = _levels(assessment)
    ratio = level_ratio(assessment)
    if ratio is not None and levels:
        form = f"{number(levels[1].value)} ÷ {number(levels[0].value)}"
        lines.append(tr("计划为上年的倍数 = {form} = {ratio}", form=form, ratio=ratio_number(ratio)))
    return Derivation(
        tr("计划与上年相比"),
        tr("相差 = 计划增减 − 上年增减；倍数 = 计划数 ÷ 上年数"),
        "  \n".join(lines),
        tr("→ {word}", word=status_word(assessment.status)),
        inputs,
    )


def _levels(assessment: Assessment) -> tuple[Point, Point] | None:
    """Last year's level and the planned one."""
    own = [row for row in assessment.aims if row["measure"] == assessment.indicator.measure]
    if not own or not assessment.evidence.actuals:
        return None
    return points_of(assessment.evidence.actuals)[-1], points_of((own[0],))[0]


def _changes(assessment: Assessment) -> list[str]:
    """How both changes came about: read off the document, or computed from levels or shares."""
    judgement, rule = assessment.judgement, assessment.ruling.rule
    if judgement.last is None or judgement.planned is None:
        return []
    last, planned = (exact_change(value, assessment) for value in (judgement.last, judgement.planned))
    if rule not in COMPUTED:
        basis = tr("文件所列增速") if rule == "printed_growth" else tr("指标本身就是增速")
        return [
            tr("上年增减 = {year}年 {change}（{basis}）", year=assessment.actual_year, change=last, basis=basis),
            tr("计划增减 = {year}年计划 {change}（{basis}）", year=assessment.aim_year, change=planned, basis=basis),
        ]
    before, latest = points_of(assessment.evidence.actuals)[-2:]
    (goal,) = points_of(assessment.aims[:1])
    form = _growth if rule == "computed_growth" else _difference
    return [
        tr("上年增减 = {form} = {change}（推算）", form=form(before.value, latest.value), change=last),
        tr("计划增减 = {form} = {change}（推算）", form=form(latest.value, goal.value), change=planned),
    ]


def _growth(first: float, last: float) -> str:
    return f"{number(last)} ÷ {number(first)} − 1"


def _difference(first: float, last: float) -> str:
    return f"{number(last)} − {number(first)}"


def _margin(assessment: Assessment, inputs: tuple[Input, ...]) -> Derivation:
    """A requirement, or the actual of the plan's own year."""
    result = tr("→ {word}", word=status_word(assessment.status))
    return Derivation(tr("状态"), tr("实际数与计划数或限值相比"), limit_note(assessment), result, inputs)


def _completion(assessment: Assessment, inputs: tuple[Input, ...]) -> Derivation:
    """Share of the plan or of the way from the base year, beside the share of the time."""
    judgement, base = assessment.judgement, assessment.ruling.base_year or 0
    latest, goal = points_of(assessment.evidence.actuals)[-1], points_of(assessment.aims[:1])[0]
    covered, passed = percent(judgement.completion or 0.0), percent(judgement.time or 0.0)
    if is_yearly(assessment):
        formula, form = tr("完成率 = 实际数 ÷ 计划数"), f"{number(latest.value)} ÷ {number(goal.value)}"
    else:
        start = next(p for p in points_of(assessment.evidence.actuals) if p.year == base).value
        formula = tr("完成率 =（实际数 − 起算数）÷（目标数 − 起算数）")
        form = f"({number(latest.value)} − {number(start)}) ÷ ({number(goal.value)} − {number(start)})"
    time = f"({min(latest.year, goal.year)} − {base}) ÷ ({goal.year} − {base})"
    return Derivation(
        tr("完成率与时序进度"),
        formula,
        tr("完成率 = {form} = {share}", form=form, share=covered)
        + "  \n"
        + tr("时序进度 = {form} = {share}", form=time, share=passed),
        tr("→ {word}", word=status_word(assessment.status)),
        inputs,
    )
