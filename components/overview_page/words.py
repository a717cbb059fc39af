"""The words and marks of pace: every status has a mark, a colour and a word, every refusal to judge a reason."""

from typing import NamedTuple

from components.format import number, signed
from components.scales import GRADE_MARK
from components.text import tr
from model.pace import Reason, Status, Verdict

NBSP = "\N{NO-BREAK SPACE}"


class StatusMark(NamedTuple):
    """Icon and colour name for Streamlit's text badges, and the word that carries the meaning without them."""

    icon: str
    colour: str
    word: str


STATUS_MARKS: dict[Status, StatusMark] = {
    "on_track": StatusMark("check_circle", "green", "进度正常"),
    "reached": StatusMark("flag", "green", "已达到"),
    "met": StatusMark("check_circle", "green", "达标"),
    "behind": StatusMark("schedule", "orange", "滞后"),
    "far_behind": StatusMark("warning", "red", "明显滞后"),
    "moving_away": StatusMark("u_turn_left", "red", "反向变化"),
    "not_met": StatusMark("warning", "red", "未达标"),
    "unjudged": StatusMark("help", "gray", "不能判断"),
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


def status_badge(verdict: Verdict) -> str:
    """The status as a Markdown badge: mark and word, in the status's colour."""
    mark = STATUS_MARKS[verdict.status]
    return f":{mark.colour}-badge[:material/{mark.icon}: {tr(mark.word)}]"


def pace_of(value: float, verdict: Verdict, unit: str) -> str:
    """A yearly pace with its sign: `+37.8%`; `+0.26 个百分点` for a share, `+0.26` where `unit` is left out."""
    if verdict.change != "linear":
        return signed(round(value, 1), "%")
    return signed(round(value, 2), tr("个百分点") if unit == "%" else unit)


def pace_basis(verdict: Verdict) -> str:
    """How both paces of a verdict came about, so that printed and computed growth are not taken for each other."""
    return {
        "rate": tr("增速为文件印出"),
        "compound": tr("增速按绝对量推算"),
        "linear": tr("按每年增减推算"),
    }[verdict.change]


def ratio_text(verdict: Verdict) -> str:
    """`◇ r = 3.44`, marked as derived, or nothing where no ratio entered."""
    return "" if verdict.ratio is None else f"{GRADE_MARK['derived']}{NBSP}r{NBSP}={NBSP}{number(verdict.ratio, 2)}"


def formula_text() -> str:
    """The published formula, shown beside the badges."""
    return tr(
        "r = 实际速度 ÷ 要求速度。r ≥ 0.95 进度正常；0.50 ≤ r < 0.95 滞后；0 ≤ r < 0.50 明显滞后；r < 0 反向变化。"
        "最近实绩已到目标的记为已达到；没有年限、没有数值的目标不判断，并说明原因。"
        "文件印出的增速与按绝对量推算的增速从不混用。"
    )
