"""The goals and what sources say of them as tables."""

from datetime import date

import pandas as pd

from components.topics.roadmap import card, words
from components.topics.roadmap.facts import Facts, Goal
from components.words.citation import grade_label, place_label, scope_label
from components.words.quotation import printed
from components.words.text import original, pick, tr


def goals(facts: Facts, today: date) -> pd.DataFrame:
    """One row a goal, those of the steps first."""
    columns = [
        *(tr("步"), tr("主题"), tr("目标"), tr("记载情况"), tr("记载条数"), tr("最近一条")),
        *(tr("按规则"), tr("所需证据"), tr("等级"), tr("口径"), tr("位置"), tr("原文")),
    ]
    return pd.DataFrame([_goal(goal, today) for goal in (*facts.dated, *facts.undated)], columns=columns)


def _goal(goal: Goal, today: date) -> list[object]:
    step = words.step_of(goal.horizon)
    standing = words.standing_word(goal.standing, is_due=words.is_due(step, today)) if step else tr("没有年限")
    latest = str(goal.reports[-1]["as_of"]) if goal.reports else ""
    row = goal.row
    needed = pick(str(goal.evidence["evidence"]), str(goal.evidence["evidence_en"])) if goal.evidence else ""
    return [
        *(words.step_name(step) if step else tr("没有年限"), tr(str(row["theme"])), goal.statement, standing),
        *(len(goal.reports), latest, card.judgement(goal), needed),
        grade_label(str(row.get("grade") or "official")),
        *(scope_label(str(row["scope"])), place_label(str(row["locator"])), printed(str(row["quote"]))),
    ]


def reports(facts: Facts) -> pd.DataFrame:
    """One row a statement about a goal, by goal and date."""
    rows = [
        [
            *(goal.statement, words.bearing_word(str(row["bearing"])), str(row["as_of"])),
            *(pick(str(row["text"]), str(row["text_en"])), grade_label(str(row["grade"])), scope_label(row["scope"])),
            pick(facts.sources[row["source_id"]].short, facts.sources[row["source_id"]].title.en),
            *(printed(str(row["quote"])), original(str(row["note"]))),
        ]
        for goal in facts.dated
        for row in goal.reports
    ]
    columns = [
        *(tr("目标"), tr("记载情况"), tr("截至"), tr("记载"), tr("等级"), tr("口径"), tr("来源"), tr("原文")),
        tr("备注"),
    ]
    return pd.DataFrame(rows, columns=columns)
