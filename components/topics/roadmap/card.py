"""One goal in words: what sources say of it with date and grade, the rule's judgement, what would decide it."""

from dataclasses import dataclass
from datetime import date

from components.base import cache
from components.topics.assessment.sentences import full_sentence
from components.topics.roadmap import words
from components.topics.roadmap.facts import Facts, Goal, Row
from components.words.citation import Citation, grade_label, scope_short
from components.words.status_words import status_word
from components.words.text import original, pick, tr


@dataclass(frozen=True)
class GoalCard:
    """What stands on the card of a goal; empty texts are not shown. `reports` are newest first."""

    title: str
    step: str
    standing: str
    reports: tuple[str, ...]
    judgement: str
    evidence: str
    indicator: str
    note: str
    citations: tuple[Citation, ...]

    def sentences(self) -> tuple[str, ...]:
        """The card as plain sentences."""
        lines = (f"{self.title}　{self.step}　{self.standing}", *self.reports, self.judgement, self.evidence)
        lines = (*lines, self.indicator, self.note)
        return tuple(line for line in lines if line)


def goal_card(facts: Facts, goal: Goal, today: date) -> GoalCard:
    """The card of `goal`."""
    step = words.step_of(goal.horizon)
    due = bool(step and words.is_due(step, today))
    return GoalCard(
        title=goal.statement,
        step=words.step_name(step) if step else tr("没有年限"),
        standing=words.standing_word(goal.standing, is_due=due),
        reports=tuple(report_line(facts, row) for row in reversed(goal.reports)),
        judgement=judgement(goal),
        evidence=evidence(goal),
        indicator=indicator(goal),
        note=original(str(goal.row.get("note") or "")),
        citations=goal.citations(facts.sources),
    )


def report_line(facts: Facts, row: Row) -> str:
    """`2026-01-21　说到一部分：…　■ 媒体报道　全域　digipub.cc`."""
    source = facts.sources[str(row["source_id"])]
    text = pick(str(row["text"]), str(row["text_en"]))
    statement = f"{words.bearing_word(str(row['bearing']))}{tr('：')}{text}"
    note = original(str(row["note"] or ""))
    grade, scope = grade_label(str(row["grade"])), scope_short(str(row["scope"]))
    parts = (str(row["as_of"]), statement, grade, scope, pick(source.short, source.title.en), note)
    return "　".join(part for part in parts if part)


def judgement(goal: Goal) -> str:
    """What the published rule says where the goal has an indicator."""
    assessment = goal.assessment
    if assessment is None:
        return tr("没有可判断的指标") if goal.is_numeric else tr("目标是文字，没有判断规则")
    sentence = full_sentence(assessment)
    return tr("按规则：{status}。{sentence}", status=status_word(assessment.status), sentence=sentence)


def evidence(goal: Goal) -> str:
    """What would decide the goal; ours, hence an assumption."""
    row = goal.evidence
    if row is None:
        return ""
    text = pick(str(row["evidence"]), str(row["evidence_en"]))
    return tr("判断所需：{text}（{grade}）", text=text, grade=grade_label("assumed"))


def indicator(goal: Goal) -> str:
    """The indicator that bears on the goal, of the goal itself or of its evidence; "" for none."""
    title = next((one.title for one in cache.indicators() if one.id == goal.indicator), None)
    return f"{tr('相关指标')}{tr('：')}{pick(title.zh, title.en)}" if title else ""
