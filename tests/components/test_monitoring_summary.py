"""The one-page summary: its numbers are counted or read off the data, at every reading level."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.topics.assessment.results import Assessment, assessments_in, by_status
from components.topics.assessment.summary import Frame, answer_sentence, count_sentence, summary, years_compared
from model.judgement import Judgement

FRAME = Frame("附件六类", 2023, 2024, "年度计划（2024），2024-05-08", "直管区")


@pytest.fixture(scope="module")
def annex() -> list[Assessment]:
    return by_status(a for a in assessments_in() if a.indicator.annex)


@pytest.mark.parametrize("level", ["public", "leaders", "experts"])
def test_the_summarys_numbers_are_counted(annex: list[Assessment], level: str) -> None:
    text = summary(annex, FRAME, level)
    assert f"{len(annex)} 项" in text
    assert f"{sum(a.judgement.is_judged for a in annex)} 项" in text
    assert "社会消费品零售总额增长率" in text
    assert "2023年数，对2024年计划" in text
    assert "直管区" in text
    assert "{" not in text


def test_the_summary_follows_the_data(annex: list[Assessment]) -> None:
    assert "未达要求" not in answer_sentence(annex)
    short = [
        replace(a, ruling=replace(a.ruling, judgement=Judgement("not_met", "compound", margin=-1.0)))
        if a.indicator.id == "pension_insured"
        else a
        for a in annex
    ]
    assert "**未达要求 1 项**：参加基本养老保险人数" in answer_sentence(short)
    assert "需要关注：\n1. 参加基本养老保险人数（未达到）" in summary(short, FRAME, "leaders")


@pytest.mark.parametrize("level", ["public", "leaders", "experts"])
def test_no_reader_is_told_of_progress_or_a_ratio_of_rates(annex: list[Assessment], level: str) -> None:
    text = summary(annex, FRAME, level)
    for word in ("达到要求", "未达要求", "说不准", "领先幅度最大", "进度正常", "滞后", "r ="):
        assert word not in text
    assert "不作进度判断" in text


def test_experts_read_every_indicator_and_leaders_read_kinds_apart(annex: list[Assessment]) -> None:
    assert all(a.indicator.title.zh in summary(annex, FRAME, "experts") for a in annex)
    leaders = summary(annex, FRAME, "leaders")
    real, nominal = leaders.index("可比价"), leaders.index("现价")
    assert real < leaders.index("规模以上工业增加值增长率") < nominal < leaders.index("固定资产投资增长率")


def test_the_years_compared_are_the_commonest(annex: list[Assessment]) -> None:
    assert years_compared(annex) == (2023, 2024)
    assert years_compared([]) == (0, 0)
    assert "0 项" in count_sentence([])
