"""The one-page summary: its numbers are counted or read off the data, at every reading level."""

from __future__ import annotations

import pandas as pd
import pytest

from components.topics.assessment.results import Assessment, assess_all, by_urgency
from components.topics.assessment.summary import Frame, count_sentence, summary, years_compared
from data import catalog
from data.tables import load_table

FRAME = Frame("附件六类", 2023, 2024, "年度计划（2024），2024-05-08", "直管区")


def annex_of(observations: pd.DataFrame) -> list[Assessment]:
    found = assess_all(observations, catalog.indicators(), load_table("goals"), load_table("annex_2024"))
    return [a for a in found if a.indicator.annex]


@pytest.fixture(scope="module")
def annex() -> list[Assessment]:
    return annex_of(load_table("observations"))


@pytest.mark.parametrize("level", ["public", "leaders", "experts"])
def test_the_summarys_numbers_are_counted(annex: list[Assessment], level: str) -> None:
    text = summary(by_urgency(annex), FRAME, level)
    judged = [a for a in annex if a.status != "unjudged"]
    assert f"{len(annex)} 项" in text
    assert f"{len(judged)} 项" in text
    assert "社会消费品零售总额增长率" in text
    assert "2023年" in text
    assert "直管区" in text
    assert "{" not in text


def test_the_summary_follows_the_data() -> None:
    observations = load_table("observations").copy()
    row = (observations["indicator_id"] == "retail_sales_growth") & (observations["value"] == 0.2)
    observations.loc[row, "value"] = 8.0
    lines = summary(by_urgency(annex_of(observations)), FRAME, "public")
    assert "14 项跟得上，2 项还差一截" in lines
    assert "社会消费品零售总额增长率" not in lines


def test_the_public_reads_no_ratio_and_the_expert_reads_all(annex: list[Assessment]) -> None:
    assert "r =" not in summary(annex, FRAME, "public")
    experts = summary(annex, FRAME, "experts")
    assert experts.count("r = ") >= sum(a.verdict.ratio is not None for a in annex)
    assert all(a.indicator.title.zh in experts for a in annex)


def test_the_years_compared_are_the_commonest(annex: list[Assessment]) -> None:
    assert years_compared(annex) == (2023, 2024)
    assert years_compared([]) == (0, 0)
    assert "0 项" in count_sentence([])
