"""A one-page summary for three kinds of reader; every number is counted or read from the assessments passed in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from components.topics.assessment.figure_words import actual_of, aim_of, gap_text, name_of
from components.topics.assessment.kinds import KIND_ORDER, kind_of, kind_word
from components.topics.assessment.results import Assessment, counts
from components.topics.assessment.sentences import full_sentence, reason, reported_notes
from components.topics.assessment.tables import RULE_WORDS
from components.words.status_words import reason_word, rule_text, status_word
from components.words.text import tr
from model.judgement import PLAN, PROGRESS, REQUIREMENT, RESULT, UNJUDGED, Status

SHORT: frozenset[Status] = frozenset({"not_met", "behind_schedule", "not_held_before"})
"""Statuses of what falls short of a plan, a schedule or a requirement."""
MOST_NAMED = 3


@dataclass(frozen=True)
class Frame:
    """Frame of the summary: the filters in words, and the two years that are compared. `has_results`: some indicators
    have an actual of the plan's own year, or one in the period of their goal."""

    chosen: str
    actual_year: int
    aim_year: int
    documents: str
    scopes: str
    has_results: bool = False


def years_compared(assessments: Sequence[Assessment]) -> tuple[int, int]:
    """The two years that most judgements compare: latest actual and plan. (0, 0) when nothing is judged."""
    pairs = Counter((a.actual_year, a.aim_year) for a in assessments if a.judgement.is_judged and a.aim_year)
    if not pairs:
        return 0, 0
    (actual, aim), _ = pairs.most_common(1)[0]
    return actual or 0, aim or 0


def has_results(assessments: Sequence[Assessment]) -> bool:
    """Whether any indicator has progress or a result to state."""
    return any(a.status in PROGRESS | RESULT for a in assessments)


def basis_sentence(frame: Frame) -> str:
    """What every status compares, with its date; stands once on the page and once in each summary."""
    if not frame.actual_year:
        return tr("所选指标都没有可对照的实际数与计划。口径：{scopes}。", scopes=frame.scopes)
    first = tr(
        "{actual}年数，对{aim}年计划（{documents}）。",
        actual=frame.actual_year, aim=frame.aim_year, documents=frame.documents,
    )  # fmt: skip
    if frame.has_results:
        second = tr("已有当年实际数的给出完成率；没有的只比较计划与上年，不作进度判断。")
    else:
        second = tr("{aim}年实际数两份文件均未给出，只比较计划与上年，不作进度判断。", aim=frame.aim_year)
    return first + second + tr("口径：{scopes}。", scopes=frame.scopes)


def count_sentence(assessments: Sequence[Assessment]) -> str:
    """`共 31 项，10 项可作对照：计划较上年放缓 5，…；7 项数据存疑，14 项暂无法判断。`"""
    return tr("共 {all} 项，{text}", all=len(assessments), text=_counted(assessments))


def answer_sentence(assessments: Sequence[Assessment]) -> str:
    """The answer at the top of the page in Markdown: what falls short first, else how plans lie to last year."""
    short = _with(assessments, SHORT)
    text = tr("{all} 项指标中，{text}", all=len(assessments), text=_counted(assessments))
    if not short:
        return text
    names = tr("、").join(name_of(a) for a in short[:MOST_NAMED]) + (tr("等") if len(short) > MOST_NAMED else "")
    return text + tr("**未达要求 {n} 项**：{names}。", n=len(short), names=names)


def _counted(assessments: Sequence[Assessment]) -> str:
    by_status = counts(assessments)
    judged = {status: n for status, n in by_status.items() if status not in UNJUDGED}
    text = tr("{n} 项可作对照", n=sum(judged.values()))
    if judged:
        text += tr("：{parts}", parts=tr("，").join(f"{_within(s)} {n}" for s, n in judged.items()))
    rest = [tr("{n} 项{word}", n=by_status[s], word=_within(s)) for s in ("doubted", "unjudged") if s in by_status]
    return text + (tr("；") + tr("，").join(rest) if rest else "") + tr("。")


def _within(status: Status) -> str:
    """The status word within a sentence, where English writes it small."""
    word = status_word(status)
    return word[:1].lower() + word[1:]


def summary(assessments: Sequence[Assessment], frame: Frame, level: str) -> str:
    """The page in plain text, paragraphs apart by an empty line. `level`: public, leaders or experts."""
    writers = {"public": _for_public, "leaders": _for_leaders, "experts": _for_experts}
    return "\n\n".join(part for part in writers[level](assessments, frame) if part)


def _with(assessments: Sequence[Assessment], statuses: frozenset[Status]) -> list[Assessment]:
    return [a for a in assessments if a.status in statuses]


def _judged(assessments: Sequence[Assessment]) -> list[Assessment]:
    return [a for a in assessments if a.judgement.is_judged]


def _for_public(assessments: Sequence[Assessment], frame: Frame) -> list[str]:
    """Both figures of every indicator that can be compared, without method; then how many cannot, and why."""
    judged = _judged(assessments)
    first = tr(
        "{chosen}共 {all} 项指标，可据公开文件作对照的有 {judged} 项。",
        chosen=frame.chosen, all=len(assessments), judged=len(judged),
    )  # fmt: skip
    groups = [
        tr("{word}：\n{lines}", word=status_word(status), lines="\n".join(map(_plain_line, members)))
        for status in counts(judged)
        if (members := _with(judged, frozenset({status})))
    ]
    return [first, *groups, _doubted_names(assessments), _unjudged_reasons(assessments), basis_sentence(frame)]


def _plain_line(a: Assessment) -> str:
    """The latest figure and the plan's, nothing computed."""
    return tr("· {name}：{actual}，{aim}。", name=name_of(a), actual=actual_of(a), aim=aim_of(a))


def _doubted_names(assessments: Sequence[Assessment]) -> str:
    doubted = _with(assessments, frozenset({"doubted"}))
    names = tr("、").join(map(name_of, doubted))
    return tr("文件中的数互有出入、只列数不判断的有 {n} 项：{names}。", n=len(doubted), names=names) if doubted else ""


def _unjudged_reasons(assessments: Sequence[Assessment]) -> str:
    unjudged = _with(assessments, frozenset({"unjudged"}))
    if not unjudged:
        return ""
    return tr("暂无法判断的有 {n} 项：{reasons}。", n=len(unjudged), reasons=_reasons(unjudged))


def _for_leaders(assessments: Sequence[Assessment], frame: Frame) -> list[str]:
    """Overall result, what falls short, plans against last year by kind of figure, data to obtain."""
    short = _with(assessments, SHORT)
    parts = [tr("总体：{chosen}，{counts}", chosen=frame.chosen, counts=count_sentence(assessments))]
    parts.append(tr("需要关注：\n{lines}", lines=_listed(short)) if short else "")
    parts.append(_plans(assessments))
    requirements = _with(assessments, REQUIREMENT | RESULT | PROGRESS)
    met = [a for a in requirements if a not in short]
    parts.append(tr("年度要求与完成情况：\n{lines}", lines=_listed(met)) if met else "")
    parts.append(_binding(assessments))
    parts += [_doubted_names(assessments), _unjudged_reasons(assessments)]
    return [*parts, *_press(assessments), basis_sentence(frame)]


def _plans(assessments: Sequence[Assessment]) -> str:
    """Plans against last year; kinds of figures that cannot be ranked together stand in lists of their own."""
    plans = _with(assessments, PLAN)
    lists = []
    for kind in KIND_ORDER:
        members = [a for a in plans if kind_of(a.indicator) == kind]
        if members:
            names = tr("；").join(map(_plan_words, members))
            lists.append(tr("· {kind}：{names}", kind=kind_word(members[0].indicator), names=names))
    return tr("计划与上年相比（分类列示，各类之间不排名）：\n{lines}", lines="\n".join(lists)) if lists else ""


def _plan_words(a: Assessment) -> str:
    """`固定资产投资增长率 计划较上年加快（+1.5 个百分点）`."""
    gap = gap_text(a) if a.status in {"faster", "slower", "steady"} else ""
    words = f"{name_of(a)} {status_word(a.status)}"
    return tr("{words}（{gap}）", words=words, gap=gap) if gap else words


def _binding(assessments: Sequence[Assessment]) -> str:
    binding = [a for a in assessments if a.obligation.kind == "binding"]
    open_ones = [a for a in binding if not a.judgement.is_judged]
    if not binding:
        return ""
    if len(open_ones) == len(binding):
        return tr("约束性指标 {n} 项，均暂无法判断。", n=len(binding))
    return tr("约束性指标 {n} 项，其中 {m} 项暂无法判断。", n=len(binding), m=len(open_ones))


def _listed(assessments: Sequence[Assessment]) -> str:
    """Numbered lines, one an indicator."""
    return "\n".join(_line(n, a) for n, a in enumerate(assessments, start=1))


def _line(n: int, a: Assessment) -> str:
    word, sentence = status_word(a.status), full_sentence(a)
    return tr("{n}. {name}（{word}）：{sentence}", n=n, name=name_of(a), word=word, sentence=sentence)


def _for_experts(assessments: Sequence[Assessment], frame: Frame) -> list[str]:
    """Rule, basis, every judgement with its figures, every doubt, and the reason for each indicator not judged."""
    judged = _judged(assessments)
    rules = Counter(a.ruling.rule for a in judged)
    basis = tr("；").join(f"{tr(RULE_WORDS[rule])} {n}" for rule, n in rules.most_common())
    parts = [tr("判定规则：\n{rule}", rule=rule_text()), basis_sentence(frame)]
    parts.append(tr("范围：{chosen}，{counts}", chosen=frame.chosen, counts=count_sentence(assessments)))
    if judged:
        parts.append(tr("判定依据（项数）：{basis}。", basis=basis))
        parts.append(tr("逐项：\n{lines}", lines=_listed(judged)))
    for status, head in (("doubted", tr("数据存疑：")), ("unjudged", tr("暂无法判断："))):
        members = [a for a in assessments if a.status == status]
        lines = "\n".join(f"· {name_of(a)}{tr('：')}{reason(a)}{tr('。')}" for a in members)
        parts.append(f"{head}\n{lines}" if members else "")
    return [*parts, *_press(assessments)]


def _press(assessments: Sequence[Assessment]) -> list[str]:
    notes = [f"{name_of(a)}　{note}" for a in assessments for note, _ in reported_notes(a)]
    return [tr("媒体报道（不进入判断）：\n{lines}", lines="\n".join(notes))] if notes else []


def _reasons(unjudged: Sequence[Assessment]) -> str:
    """Reasons with the number of indicators, the commonest first."""
    counter = Counter(a.ruling.reason for a in unjudged)
    return tr("；").join(tr("{reason}（{n} 项）", reason=reason_word(r), n=n) for r, n in counter.most_common() if r)
