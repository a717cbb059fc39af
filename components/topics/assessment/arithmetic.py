"""The published formula with one indicator's own figures filled in, step by step."""

from components.topics.assessment.evidence import Row, year_of
from components.topics.assessment.results import Assessment
from components.topics.assessment.rules import points_of
from components.topics.assessment.sentences import amount, exact_pace, limit_note, value_of
from components.words.citation import KINDS, Derivation, Input, cite
from components.words.format import number
from components.words.format import year as year_label
from components.words.status_words import STATUS_MARKS, ratio_number
from components.words.text import tr
from data.catalog import Source
from model.pace import BEHIND, ON_TRACK, completion


def derivations(assessment: Assessment, sources: dict[str, Source]) -> list[Derivation]:
    """Required pace, observed pace and ratio; or the limit and its margin; then 时序进度 beside 完成度."""
    verdict = assessment.verdict
    inputs = tuple(_input(row, sources) for row in _rows_used(assessment))
    steps = []
    if verdict.ratio is not None:
        steps.append(_ratio(assessment, inputs))
    elif verdict.margin is not None:
        steps.append(_margin(assessment, inputs))
    ends = tuple(_input(row, sources) for row in (*_ends(assessment), *assessment.aims))
    progress = _progress(assessment, ends)
    return [*steps, progress] if progress else steps


def _ends(assessment: Assessment) -> tuple[Row, ...]:
    """First and latest actual."""
    actuals = assessment.evidence.actuals
    return actuals if len(actuals) < 3 else (actuals[0], actuals[-1])


def _rows_used(assessment: Assessment) -> tuple[Row, ...]:
    """The rows that the ratio or the margin is computed from, and no others."""
    if assessment.ruling.rule in {"computed_growth", "yearly_change"} and assessment.verdict.ratio is not None:
        return (*_ends(assessment), *assessment.aims)
    if assessment.ruling.rule == "mean":
        return assessment.evidence.actuals
    latest = assessment.evidence.actuals[-1:]
    return assessment.evidence.growth_pair() or (*latest, *(assessment.aims or assessment.evidence.words[:1]))


def _input(row: Row, sources: dict[str, Source]) -> Input:
    year = year_of(row)
    kind = tr(KINDS[str(row["kind"])])
    label = f"{year_label(year)}{kind}" if year else kind
    return Input(label, value_of(row), cite(row, sources))


def _ratio(assessment: Assessment, inputs: tuple[Input, ...]) -> Derivation:
    verdict, unit = assessment.verdict, assessment.indicator.unit
    assert verdict.ratio is not None and verdict.observed is not None and verdict.required is not None
    paces = [exact_pace(value, verdict, unit) for value in (verdict.observed, verdict.required)]
    ratio_text = ratio_number(verdict.ratio)
    lines = [*_paces(assessment), f"r = {paces[0]} ÷ {paces[1]} = {ratio_text}"]
    word = tr(STATUS_MARKS[assessment.status].word)
    return Derivation(
        tr("状态"),
        tr("r = 实际速度 ÷ 要求速度"),
        "  \n".join(lines),
        tr("{range} → {word}", range=_range(verdict.ratio), word=word),
        inputs,
    )


def _range(ratio: float) -> str:
    ratio_text = ratio_number(ratio)
    if ratio >= ON_TRACK:
        return f"r = {ratio_text} ≥ {ON_TRACK:.2f}"
    if ratio >= BEHIND:
        return f"{BEHIND:.2f} ≤ {ratio_text} < {ON_TRACK:.2f}"
    return f"0 ≤ {ratio_text} < {BEHIND:.2f}" if ratio >= 0 else f"{ratio_text} < 0"


def _paces(assessment: Assessment) -> list[str]:
    """How both paces came about: read off the document, or computed from levels or shares."""
    verdict, rule = assessment.verdict, assessment.ruling.rule
    unit = assessment.indicator.unit
    assert verdict.observed is not None and verdict.required is not None
    observed, required = (exact_pace(value, verdict, unit) for value in (verdict.observed, verdict.required))
    if rule not in {"computed_growth", "yearly_change"}:
        basis = tr("文件所列增速") if rule == "printed_growth" else tr("指标本身就是增速")
        return [
            tr("实际速度 = {year}年 {pace}（{basis}）", year=assessment.actual_year, pace=observed, basis=basis),
            tr("要求速度 = {year}年计划 {pace}（{basis}）", year=assessment.aim_year, pace=required, basis=basis),
        ]
    first, last = points_of(assessment.evidence.actuals)[0], points_of(assessment.evidence.actuals)[-1]
    (goal,) = points_of(assessment.aims[:1])
    form = _growth if rule == "computed_growth" else _change
    return [
        tr(
            "实际速度 = {form} = {pace}（推算）",
            form=form((first.value, last.value), last.year - first.year),
            pace=observed,
        ),
        tr(
            "要求速度 = {form} = {pace}（推算）",
            form=form((last.value, goal.value), goal.year - last.year),
            pace=required,
        ),
    ]


def _growth(ends: tuple[float, float], years: int) -> str:
    root = f"^(1/{years})" if years > 1 else ""
    return f"({number(ends[1])} ÷ {number(ends[0])}){root} − 1"


def _change(ends: tuple[float, float], years: int) -> str:
    return f"({number(ends[1])} − {number(ends[0])}) ÷ {years}"


def _margin(assessment: Assessment, inputs: tuple[Input, ...]) -> Derivation:
    """A limit, or a goal that the latest actual has reached."""
    word = tr(STATUS_MARKS[assessment.status].word)
    formula = tr("最近实绩与计划数或限值相比")
    return Derivation(tr("状态"), formula, limit_note(assessment), tr("→ {word}", word=word), inputs)


def _progress(assessment: Assessment, inputs: tuple[Input, ...]) -> Derivation | None:
    """Share of the time and of the distance from the first printed actual to the goal, at the latest actual.

    Levels and shares only: a growth rate covers no distance.
    """
    points, aims = points_of(assessment.evidence.actuals), assessment.aims
    measurable = assessment.ruling.rule in {"printed_growth", "computed_growth", "yearly_change"}
    measurable = measurable and assessment.verdict.ratio is not None
    if not measurable or len(points) < 2 or len(aims) != 1 or aims[0]["measure"] != assessment.indicator.measure:
        return None
    (goal,) = points_of(aims)
    first, last = points[0], points[-1]
    covered = completion(first.value, last.value, goal.value)
    if covered is None or goal.year <= last.year:
        return None
    unit = assessment.indicator.unit
    time = tr("({now} − {start}) ÷ ({end} − {start})", now=last.year, start=first.year, end=goal.year)
    way = f"({number(last.value)} − {number(first.value)}) ÷ ({number(goal.value)} − {number(first.value)})"
    passed = (last.year - first.year) / (goal.year - first.year)
    ends = tr("起点 {start}，终点 {end}", start=amount(first.value, unit), end=amount(goal.value, unit))
    return Derivation(
        tr("时序进度与完成度"),
        ends,
        tr("时序进度 = {form} = {share}%", form=time, share=number(passed * 100, 1))
        + "  \n"
        + tr("完成度 = {form} = {share}%", form=way, share=number(covered * 100, 1)),
        tr("完成度 {covered}%，时序进度 {passed}%", covered=number(covered * 100, 1), passed=number(passed * 100, 1)),
        inputs,
    )
