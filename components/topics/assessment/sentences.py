"""Judgements as sentences; every number comes from the rows that the judgement rests on."""

from components.base.scales import GRADE_MARK
from components.topics.assessment.evidence import Row, year_of
from components.topics.assessment.figure_words import (
    actual_of,
    aim_of,
    amount,
    exact_change,
    gap_text,
    is_yearly,
    level_ratio,
    levels_note,
    value_of,
)
from components.topics.assessment.project import facility_name
from components.topics.assessment.results import Assessment
from components.words.format import signed
from components.words.format import year as year_label
from components.words.status_words import percent, ratio_number, reason_word, status_word
from components.words.text import pick, tr
from components.words.unit_words import unit_note, unit_sentence
from model.judgement import PLAN, PROGRESS, REQUIREMENT


def short_note(assessment: Assessment) -> str:
    """A few words for a line of the board: both figures with their gap, or why there is no judgement."""
    doubt = unit_note(assessment.indicator)
    return tr("；").join(part for part in (_note(assessment), doubt) if part)


def _note(assessment: Assessment) -> str:
    if not assessment.judgement.is_judged:
        return reason(assessment)
    if assessment.status in PLAN:
        return _plan_note(assessment)
    return limit_note(assessment)


def _plan_note(assessment: Assessment) -> str:
    """`上年 +48.5%，计划 +50%`; levels and their ratio for a project or where last year's change is not known."""
    judgement = assessment.judgement
    if judgement.last is None or judgement.planned is None or assessment.status in {"project", "below", "above"}:
        return tr("；").join(part for part in (levels_note(assessment), _cause(assessment)) if part)
    last, planned = (exact_change(value, assessment) for value in (judgement.last, judgement.planned))
    return tr("上年 {last}，计划 {planned}", last=last, planned=planned)


def _cause(assessment: Assessment) -> str:
    return tr("{facility}投用带动", facility=facility_name(assessment)) if assessment.project else ""


def limit_note(assessment: Assessment) -> str:
    """A value against its limit, plan or goal: the figure, the limit and the distance, or the share of the way."""
    actual, unit, bound = actual_of(assessment), assessment.indicator.unit, assessment.ruling.bound
    if assessment.status in PROGRESS:
        return tr("，").join([actual, aim_of(assessment), completion_note(assessment)])
    if assessment.ruling.rule == "positive":
        sign = tr("为正值") if (assessment.judgement.margin or 0.0) > 0 else tr("不为正值")
        return tr("，").join([actual, sign, aim_of(assessment)])
    aim = tr("前几年平均值 {value}", value=amount(bound, unit)) if bound is not None else aim_of(assessment)
    parts = [actual, aim, _distance(assessment), completion_note(assessment)]
    return tr("，").join(part for part in parts if part)


def completion_note(assessment: Assessment) -> str:
    """`完成率 102.4%，时序进度 100%`; "" where no share of the way can be told."""
    judgement = assessment.judgement
    if judgement.completion is None or judgement.time is None:
        return ""
    done = tr("完成率 {done}", done=percent(judgement.completion))
    if not is_yearly(assessment):
        done += tr("（按较{base}年的增量计）", base=assessment.ruling.base_year)
    return tr("{done}，时序进度 {time}", done=done, time=percent(judgement.time))


def _distance(assessment: Assessment) -> str:
    """How far the latest actual lies beyond or short of its limit, plan or goal."""
    margin = assessment.judgement.margin
    if margin is None:
        return ""
    value = amount(abs(margin), margin_unit(assessment))
    if margin < 0:
        return tr("相差 {value}", value=value)
    if not margin:
        return tr("正好持平")
    if assessment.indicator.direction == "down" or assessment.ruling.bound is not None:
        return tr("低于限值 {value}", value=value)
    planned = any(row["kind"] == "plan" for row in assessment.aims)
    return tr("高出计划 {value}", value=value) if planned else tr("高出目标 {value}", value=value)


def margin_unit(assessment: Assessment) -> str:
    """Differences of percentages are percentage points."""
    return "个百分点" if assessment.indicator.unit == "%" else assessment.indicator.unit


def reason(assessment: Assessment) -> str:
    """Why there is no judgement, with this indicator's own years and words."""
    ruling, words, code = assessment.ruling, assessment.evidence.words, assessment.ruling.reason
    figures = tr("，").join(part for part in (actual_of(assessment), aim_of(assessment)) if part)
    if code == "doubted":
        figures = _doubted_figures(assessment)
        titles = tr("；").join(pick(one.title.zh, one.title.en) for one in assessment.doubts)
        return tr("{figures}；存疑：{titles}", figures=figures, titles=titles)
    if code == "mean_years_missing":
        years = tr("、").join(year_label(year) for year in ruling.missing)
        return tr("“{text}”：文件没有列出{years}的数", text=words[0]["text"], years=years)
    if code == "assigned":
        return tr("“{text}”：任务数值不在两份文件中", text=words[0]["text"])
    if code in {"qualitative", "goal_not_numeric"}:
        return tr("目标是文字“{text}”，没有数值", text=words[0]["text"])
    if code in {"no_last_year", "no_year_before", "no_base"} and ruling.missing:
        years = tr("、").join(year_label(year) for year in ruling.missing)
        return tr("{figures}；缺{years}实际数", figures=figures, years=years) + _ratio_note(assessment)
    if code == "no_actual":
        return tr("没有实际数；{aim}", aim=aim_of(assessment))
    if code == "no_goal_year":
        return tr("{figures}，没有年限，不能判断进度", figures=figures)
    if code == "no_goal" and assessment.evidence.reported and not assessment.evidence.actuals:
        return tr("只有媒体报道，文件没有实际数和目标")
    return reason_word(code) if code else ""


def _doubted_figures(assessment: Assessment) -> str:
    """Both figures, with the growth printed beside the levels."""
    texts, pair = [actual_of(assessment), aim_of(assessment)], assessment.evidence.growth_pair()
    for place, row in enumerate(pair or ()):
        growth = signed(float(row["value"]), str(row["unit"]))
        if growth not in texts[place]:
            texts[place] = tr("{figure}（同比 {growth}）", figure=texts[place], growth=growth)
    return tr("，").join(text for text in texts if text)


def _ratio_note(assessment: Assessment) -> str:
    """That the plan is so many times last year, where faster or slower cannot be told."""
    ratio = level_ratio(assessment)
    return "" if ratio is None else tr("，计划为上年的 {ratio} 倍，无法比较快慢", ratio=ratio_number(ratio))


def full_sentence(assessment: Assessment) -> str:
    """The judgement as a self-contained sentence, with a second one where the unit is in doubt."""
    return verdict_sentence(assessment) + unit_sentence(assessment.indicator)


def verdict_sentence(assessment: Assessment) -> str:
    """The judgement alone, for places that show the unit's contradiction next to it."""
    if assessment.status in PLAN:
        return tr("{figures}，{outcome}。", figures=_figures(assessment), outcome=_outcome(assessment))
    if assessment.status in REQUIREMENT:
        return tr(
            "{note}，{word}；{year}年实际数文件没有给出。",
            note=limit_note(assessment), word=status_word(assessment.status), year=assessment.aim_year,
        )  # fmt: skip
    if assessment.judgement.is_judged:
        return tr("{note}，{word}。", note=limit_note(assessment), word=status_word(assessment.status))
    return _note(assessment) + tr("。")


def _figures(assessment: Assessment) -> str:
    """The two changes that are compared, or the two levels where last year's change is not known."""
    judgement, rule = assessment.judgement, assessment.ruling.rule
    by_levels = judgement.last is None or (rule == "computed_growth" and assessment.status in {"below", "above"})
    if by_levels or judgement.planned is None or judgement.last is None:
        return tr("，").join(part for part in (actual_of(assessment), aim_of(assessment)) if part)
    texts = {
        "printed_growth": tr("{year}年同比 {last}，{aim_year}年计划同比 {planned}（均为文件所列）"),
        "stated_rate": tr("{year}年 {last}，{aim_year}年计划 {planned}"),
        "computed_growth": tr("按绝对量推算，{year}年增长 {last}，{aim_year}年计划增长 {planned}"),
        "yearly_change": tr("{year}年比上年 {last}，{aim_year}年计划比上年 {planned}"),
    }
    return texts[rule].format(
        year=assessment.actual_year,
        aim_year=assessment.aim_year,
        last=exact_change(judgement.last, assessment),
        planned=exact_change(judgement.planned, assessment),
    )


def _outcome(assessment: Assessment) -> str:
    """How the plan lies to last year, with the gap of changes and the ratio of levels."""
    gap, ratio = gap_text(assessment, with_sign=False), level_ratio(assessment)
    times = "" if ratio is None else ratio_number(ratio)
    if assessment.status == "project":
        return tr(
            "计划数为上年的 {ratio} 倍，由{facility}投用带动，不作快慢比较",
            ratio=times, facility=facility_name(assessment),
        )  # fmt: skip
    if assessment.status in {"below", "above"}:
        side = tr("低于上年") if assessment.status == "below" else tr("高于上年")
        return tr("计划数为上年的 {ratio} 倍，{side}", ratio=times, side=side) if times else tr("计划{side}", side=side)
    first = tr("{word}，相差 {gap}", word=status_word(assessment.status), gap=gap)
    return tr("{first}；计划数为上年的 {ratio} 倍", first=first, ratio=times) if times else first


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
        planned = _planned_growth(assessment, row)
        if planned is not None:
            gap = signed(round(float(row["value"]) - planned, 2), "个百分点")
            note += tr("，计划 {planned}，相差 {gap}", planned=signed(planned, "%"), gap=gap)
        notes.append((note + tr("。未见官方文件，不改变状态。"), row))
    return notes


def _planned_growth(assessment: Assessment, row: Row) -> float | None:
    """The planned growth of the year of a reported growth; None where the two are not of one kind."""
    if row["measure"] != "growth_pct":
        return None
    plans = (*assessment.evidence.printed, *(r for r in assessment.evidence.stated if r["measure"] == "growth_pct"))
    same = [r for r in plans if r["kind"] == "plan" and year_of(r) == year_of(row)]
    return float(same[0]["value"]) if same else None
