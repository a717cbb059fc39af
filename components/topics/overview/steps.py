"""The three steps of the 2021 opinion: spans, chosen goals and the time that has passed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.words.format import quantity
from components.words.text import tr
from model.pace import TimeProgress, time_progress

FIRST_YEAR = 2021
YEARS_A_STEP = 5


@dataclass(frozen=True)
class Step:
    """One step. Counted in whole years (an own reading: the opinion names end years only), `end` not included."""

    number: int
    year: int
    name: str
    goal_ids: tuple[str, ...]

    @property
    def start(self) -> date:
        """First day: 1 January after the step before."""
        return date(self.year - YEARS_A_STEP + 1, 1, 1)

    @property
    def end(self) -> date:
        """The day after the last."""
        return date(self.year + 1, 1, 1)

    def phase(self, today: date) -> str:
        """past, current or future."""
        if today >= self.end:
            return "past"
        return "current" if today >= self.start else "future"

    def progress(self, today: date) -> TimeProgress:
        """时序进度 of this step."""
        return time_progress(self.start, self.end, today)


# Our own selection of goals: the figures of a step first, then its best-known projects.
STEPS = (
    Step(1, 2025, "五年成形", ("energy_per_gdp_2025", "planning_system_2025", "layout_2025")),
    Step(2, 2030, "十年成势", ("good_air_2030", "water_class_2030", "transport_2030")),
    Step(3, 2035, "十五年成城", ("carbon_neutral_2035", "water_saving_2035", "industry_system_2035")),
)


def step_goals(goals: pd.DataFrame, step: Step) -> list["pd.Series[Any]"]:
    """The step's chosen rows of goals.csv in the order of choice; a row that is gone from the table is left out."""
    by_id = {str(row["goal_id"]): row for _, row in goals.iterrows()}
    return [by_id[goal_id] for goal_id in step.goal_ids if goal_id in by_id]


def goal_line(row: "pd.Series[Any]") -> str:
    """One goal in a line; its figure, where it has one, in bold within the statement or after it."""
    statement = tr(str(row["statement"]))
    if pd.isna(row["value"]):
        return statement
    figure = quantity(float(row["value"]), str(row["unit"]))
    return statement.replace(figure, f"**{figure}**", 1) if figure in statement else f"{statement}（**{figure}**）"


def phase_text(step: Step, today: date) -> str:
    """Where the step stands in time, with the arithmetic."""
    phase = step.phase(today)
    if phase == "past":
        return tr("已到期；是否达成，两份文件没有评估")
    if phase == "future":
        return tr("{year}年开始", year=step.start.year)
    progress = step.progress(today)
    return tr(
        "时序进度 {share}%（已过 {passed} 天 ÷ 共 {total} 天）",
        share=f"{progress.share * 100:.1f}",
        passed=f"{progress.passed_days:,}",
        total=f"{progress.total_days:,}",
    )
