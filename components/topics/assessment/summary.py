"""A one-page summary for three kinds of reader; every number is counted or read from the assessments passed in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from components.topics.assessment.results import Assessment, counts
from components.topics.assessment.sentences import aim_of, full_sentence, name_of, reason, reported_notes, value_of
from components.topics.assessment.tables import RULE_WORDS
from components.words.status_words import STATUS_MARKS, formula_text, ratio_number, reason_word
from components.words.text import tr
from model.pace import Status

GOOD: frozenset[Status] = frozenset({"on_track", "reached", "met"})
MOST_NAMED = 3


@dataclass(frozen=True)
class Frame:
    """Frame of the summary: the filters in words, and the two years that are compared."""

    chosen: str
    actual_year: int
    aim_year: int
    documents: str
    scopes: str


def years_compared(assessments: Sequence[Assessment]) -> tuple[int, int]:
    """The two years that most verdicts compare: latest actual and plan. (0, 0) when nothing is judged."""
    pairs = Counter((a.actual_year, a.aim_year) for a in assessments if a.status != "unjudged" and a.aim_year)
    if not pairs:
        return 0, 0
    (actual, aim), _ = pairs.most_common(1)[0]
    return actual or 0, aim or 0


def basis_sentence(frame: Frame) -> str:
    """What every status compares, with its date; stands once on the page and once in each summary."""
    if not frame.actual_year:
        return tr("所选指标都没有可对照的实绩与计划。口径：{scopes}。", scopes=frame.scopes)
    return tr(
        "以{actual}年实绩对照{aim}年计划（{documents}），按{actual}年的速度衡量能否达到{aim}年的要求；"
        "{aim}年全年实绩两份文件都没有。口径：{scopes}。",
        actual=frame.actual_year,
        aim=frame.aim_year,
        documents=frame.documents,
        scopes=frame.scopes,
    )


def count_sentence(assessments: Sequence[Assessment]) -> str:
    """`31 项中 16 项能判断：明显滞后 2，…；15 项不能判断。`"""
    by_status = counts(assessments)
    judged = sum(n for status, n in by_status.items() if status != "unjudged")
    parts = tr("，").join(f"{tr(STATUS_MARKS[s].word)} {n}" for s, n in by_status.items() if s != "unjudged")
    text = tr("{all} 项中 {judged} 项能判断", all=len(assessments), judged=judged)
    if parts:
        text += tr("：{parts}", parts=parts)
    if by_status.get("unjudged"):
        text += tr("；{n} 项不能判断，逐项写明原因", n=by_status["unjudged"])
    return text + tr("。")


def lagging_sentence(assessments: Sequence[Assessment]) -> str:
    """`31 项中 16 项能判断，**3 项没有跟上要求：…**。` in Markdown: the answer at the top of the page."""
    judged = sum(a.status != "unjudged" for a in assessments)
    text = tr("{all} 项中 {judged} 项能判断", all=len(assessments), judged=judged)
    behind = _lagging(assessments)
    if not judged:
        return text + tr("。")
    if not behind:
        return text + tr("，都跟得上要求。")
    names = tr("、").join(name_of(a) for a in behind[:MOST_NAMED])
    if len(behind) > MOST_NAMED:
        names += tr("等")
    return text + tr("，**{n} 项没有跟上要求**：{names}。", n=len(behind), names=names)


def summary(assessments: Sequence[Assessment], frame: Frame, level: str) -> str:
    """The page in plain text, paragraphs apart by an empty line. `level`: public, leaders or experts."""
    writers = {"public": _for_public, "leaders": _for_leaders, "experts": _for_experts}
    return "\n\n".join(part for part in writers[level](assessments, frame) if part)


def _lagging(assessments: Sequence[Assessment]) -> list[Assessment]:
    return [a for a in assessments if a.status not in GOOD and a.status != "unjudged"]


def _with(assessments: Sequence[Assessment], statuses: frozenset[Status]) -> list[Assessment]:
    return [a for a in assessments if a.status in statuses]


def _listed(assessments: Sequence[Assessment]) -> str:
    """Numbered lines, one an indicator."""
    return "\n".join(
        tr("{n}. {name}（{word}）：{sentence}", n=n, name=name_of(a), word=_word(a), sentence=full_sentence(a))
        for n, a in enumerate(assessments, start=1)
    )


def _word(a: Assessment) -> str:
    word = tr(STATUS_MARKS[a.status].word)
    return word if a.verdict.ratio is None else f"{word}，r = {ratio_number(a.verdict.ratio)}"


def _for_public(assessments: Sequence[Assessment], frame: Frame) -> list[str]:
    """Without formula or ratio: indicators on track, indicators behind, and those that cannot be judged yet."""
    behind, unknown = _lagging(assessments), _with(assessments, frozenset({"unjudged"}))
    judged = len(assessments) - len(unknown)
    first = tr(
        "{chosen}一共 {all} 项指标。公开文件里的数够用来判断的有 {judged} 项：{good} 项跟得上，{behind} 项还差一截。",
        chosen=frame.chosen,
        all=len(assessments),
        judged=judged,
        good=judged - len(behind),
        behind=len(behind),
    )
    lines = "\n".join(f"· {name_of(a)}{tr('：')}{_plainly(a)}" for a in behind)
    lag = tr("还差一截的是：\n{lines}", lines=lines) if behind else ""
    rest = tr("另有 {n} 项现在说不准：{reasons}。", n=len(unknown), reasons=_reasons(unknown)) if unknown else ""
    return [first, lag, rest, basis_sentence(frame)]


def _plainly(a: Assessment) -> str:
    """The latest figure and the plan's, nothing computed."""
    latest = a.evidence.actuals[-1]
    if a.aims and a.aims[0]["measure"] == latest["measure"]:
        return tr("{year}年 {value}，{aim}。", year=a.actual_year, value=value_of(latest), aim=aim_of(a))
    return full_sentence(a)


def _for_leaders(assessments: Sequence[Assessment], frame: Frame) -> list[str]:
    """Overall result, indicators that need attention, indicators ahead, data to obtain."""
    behind = _lagging(assessments)
    ahead = sorted((a for a in assessments if a.status == "on_track"), key=lambda a: -(a.verdict.ratio or 0.0))
    unknown = _with(assessments, frozenset({"unjudged"}))
    binding = [a for a in assessments if a.obligation.kind == "binding"]
    parts = [tr("总体：{chosen}，{counts}", chosen=frame.chosen, counts=count_sentence(assessments))]
    parts.append(tr("需要关注：\n{lines}", lines=_listed(behind)) if behind else tr("没有滞后的指标。"))
    if ahead:
        names = tr("、").join(f"{name_of(a)}（r = {ratio_number(a.verdict.ratio or 0)}）" for a in ahead[:MOST_NAMED])
        parts.append(
            tr(
                "领先最多：{named}。r 很大只说明{year}年的速度远高于要求，不宜当作常年速度。",
                named=names,
                year=frame.actual_year,
            )
        )
    if binding:
        open_ones = len(_with(binding, frozenset({"unjudged"})))
        parts.append(tr("约束性指标 {n} 项，其中 {m} 项不能判断。", n=len(binding), m=open_ones))
    if unknown:
        parts.append(tr("要补的数：{reasons}。补齐前不作结论。", reasons=_reasons(unknown)))
    return [*parts, *_press(assessments), basis_sentence(frame)]


def _for_experts(assessments: Sequence[Assessment], frame: Frame) -> list[str]:
    """Formula, basis, every verdict with its ratio, and the reason for each indicator not judged."""
    judged = [a for a in assessments if a.status != "unjudged"]
    unknown = _with(assessments, frozenset({"unjudged"}))
    rules = Counter(a.ruling.rule for a in judged)
    basis = tr("；").join(f"{tr(RULE_WORDS[rule])} {n}" for rule, n in rules.most_common())
    parts = [tr("方法：{formula}", formula=formula_text()), basis_sentence(frame)]
    parts.append(tr("范围：{chosen}，{counts}", chosen=frame.chosen, counts=count_sentence(assessments)))
    if judged:
        parts.append(tr("判定依据（项数）：{basis}。", basis=basis))
        parts.append(tr("逐项：\n{lines}", lines=_listed(judged)))
    if unknown:
        lines = "\n".join(f"· {name_of(a)}{tr('：')}{reason(a)}{tr('。')}" for a in unknown)
        parts.append(tr("不能判断：\n{lines}", lines=lines))
    return [*parts, *_press(assessments)]


def _press(assessments: Sequence[Assessment]) -> list[str]:
    notes = [f"{name_of(a)}　{note}" for a in assessments for note, _ in reported_notes(a)]
    return [tr("媒体报道（不进入判断）：\n{lines}", lines="\n".join(notes))] if notes else []


def _reasons(unknown: Sequence[Assessment]) -> str:
    """Reasons with the number of indicators, the commonest first."""
    counter = Counter(a.ruling.reason for a in unknown)
    return tr("；").join(tr("{reason}（{n} 项）", reason=reason_word(r), n=n) for r, n in counter.most_common() if r)
