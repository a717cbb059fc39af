"""The words and marks of pace: every status has a mark, a colour and a word, every refusal to judge a reason."""

from typing import NamedTuple

from components.base.scales import GRADE_MARK
from components.words.format import number, signed
from components.words.text import tr
from model.pace import Obstacle, Reason, Status, Verdict, status_of_ratio

NBSP = "\N{NO-BREAK SPACE}"


class StatusMark(NamedTuple):
    """Icon and colour name for Streamlit's text badges, and the word that carries the meaning without them.

    `role` and `shape` (a Vega symbol) are the same status on a chart.
    """

    icon: str
    colour: str
    word: str
    role: str
    shape: str


STATUS_MARKS: dict[Status, StatusMark] = {
    "on_track": StatusMark("check_circle", "green", "进度正常", "good", "circle"),
    "reached": StatusMark("flag", "green", "已达到", "good", "diamond"),
    "met": StatusMark("task_alt", "green", "达标", "good", "square"),
    "behind": StatusMark("schedule", "orange", "滞后", "warn", "triangle-up"),
    "far_behind": StatusMark("warning", "red", "明显滞后", "bad", "triangle-down"),
    "moving_away": StatusMark("u_turn_left", "red", "反向变化", "bad", "triangle-left"),
    "not_met": StatusMark("cancel", "red", "未达标", "bad", "cross"),
    "unjudged": StatusMark("help", "gray", "不能判断", "unknown", "stroke"),
}
REASONS: dict[Reason, str] = {
    "no_goal": "两份文件没有给出计划或目标",
    "goal_not_numeric": "目标是文字，没有数值",
    "no_goal_year": "目标没有写明年限",
    "no_actual": "没有实绩",
    "one_actual": "只有一年实绩，算不出速度",
    "no_direction": "这项指标不分好坏方向",
    "not_positive": "数值不大于零，算不出增速",
    "required_away_from_better": "计划本身允许变差，不能用速度比判断",
}
OBSTACLES: dict[Obstacle, str] = {
    "mean_years_missing": "上限是前几年的平均值，文件没有列全这几年的数",
    "assigned": "任务数值由上级下达，不在两份文件中",
    "qualitative": "目标是文字，没有数值",
    "different_base": "实绩与计划的比较基数不同，不能直接相比",
}


def reason_word(code: Reason | Obstacle) -> str:
    """The general words of a reason, without an indicator's own years and figures."""
    return tr({str(k): v for k, v in (*REASONS.items(), *OBSTACLES.items())}[code])


def status_badge(verdict: Verdict) -> str:
    """The status as a Markdown badge: mark and word, in the status's colour."""
    mark = STATUS_MARKS[verdict.status]
    return f":{mark.colour}-badge[:material/{mark.icon}: {tr(mark.word)}]"


def pace_of(value: float, verdict: Verdict, unit: str) -> str:
    """A yearly pace with its sign: `+37.8%`; `+0.26 个百分点` for a share, `+0.26` where `unit` is left out."""
    return signed(round(value, 1 if verdict.change != "linear" else 2), pace_unit(verdict, unit))


def pace_unit(verdict: Verdict, unit: str) -> str:
    """In what a yearly pace is counted: per cent, percentage points for a share, else the indicator's own unit."""
    if verdict.change != "linear":
        return "%"
    return tr("个百分点") if unit == "%" else unit


def pace_basis(verdict: Verdict) -> str:
    """Origin of both paces of a verdict, so that printed and computed growth are not confused."""
    return {
        "rate": tr("增速为文件所列"),
        "compound": tr("增速按绝对量推算"),
        "linear": tr("按每年增减推算"),
    }[verdict.change]


def ratio_number(ratio: float) -> str:
    """Two digits, and as many more as it takes not to round a ratio over a threshold: 0.9453 is `0.945`, not `0.95`."""
    for decimals in (2, 3, 4):
        if status_of_ratio(round(ratio, decimals)) == status_of_ratio(ratio):
            return number(ratio, decimals)
    return number(ratio, 6)


def ratio_text(verdict: Verdict) -> str:
    """`◇ r = 3.44`, marked as derived, or nothing where no ratio entered."""
    return "" if verdict.ratio is None else f"{GRADE_MARK['derived']}{NBSP}r{NBSP}={NBSP}{ratio_number(verdict.ratio)}"


def formula_text() -> str:
    """The published formula, shown beside the badges."""
    return tr(
        "r = 实际速度 ÷ 要求速度。r ≥ 0.95 进度正常；0.50 ≤ r < 0.95 滞后；0 ≤ r < 0.50 明显滞后；r < 0 反向变化。"
        "最近实绩已到目标的记为已达到；没有年限、没有数值的目标不判断，并说明原因。"
        "文件所列增速与按绝对量推算的增速不混用。"
    )
