"""Words and marks of judgement: every status has a mark, a colour and a word, every refusal to judge a reason.

Colours are calm: a plan that speeds up or slows down is a decision, neither good nor bad, so all four plan statuses
share one hue and are told apart by shape and word.
"""

from typing import NamedTuple

from components.words.format import number, signed
from components.words.text import tr
from model.judgement import JUMP, STEADY, Judgement, Reason, Status
from model.pace import Change

UP_BAR = "M0,-.95L1,.25H-1ZM-1,.55H1V.95H-1Z"
DOWN_BAR = "M-1,-.95H1V-.55H-1ZM-1,-.25H1L0,.95Z"
BAR = "M-1,-.35H1V.35H-1Z"
SALTIRE = "M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z"
ONWARD = "M-.5,-1L.5,0L-.5,1L-.85,.65L-.2,0L-.85,-.65Z"
FAST = "M-.95,-.9L-.05,0L-.95,.9ZM.05,-.9L.95,0L.05,.9Z"
"""Pace, not direction: a share that still rises can be planned to rise more slowly."""
EQUALS = "M-1,-.75H1V-.25H-1ZM-1,.25H1V.75H-1Z"


class StatusMark(NamedTuple):
    """Icon and colour name for Streamlit's text badges, and the word that carries the meaning without them.

    `role` and `shape` (a Vega symbol or its path) are the same status on a chart.
    """

    icon: str
    colour: str
    word: str
    role: str
    shape: str


STATUS_MARKS: dict[Status, StatusMark] = {
    "faster": StatusMark("fast_forward", "blue", "计划较上年加快", "plan", FAST),
    "steady": StatusMark("trending_flat", "blue", "计划较上年持平", "plan", BAR),
    "slower": StatusMark("chevron_right", "blue", "计划较上年放缓", "plan", ONWARD),
    "below": StatusMark("vertical_align_bottom", "blue", "计划低于上年", "plan", DOWN_BAR),
    "above": StatusMark("vertical_align_top", "blue", "计划高于上年", "plan", UP_BAR),
    "project": StatusMark("domain_add", "violet", "项目投用型", "user", "diamond"),
    "held_before": StatusMark("task_alt", "green", "上年已满足", "good", "square"),
    "not_held_before": StatusMark("rule", "orange", "上年未满足", "warn", SALTIRE),
    "on_schedule": StatusMark("check_circle", "green", "达到时序进度", "good", "triangle-right"),
    "behind_schedule": StatusMark("schedule", "orange", "落后时序进度", "warn", "triangle-left"),
    "met": StatusMark("flag", "green", "已达到", "good", "circle"),
    "not_met": StatusMark("cancel", "red", "未达到", "bad", "cross"),
    "doubted": StatusMark("balance", "gray", "数据存疑", "unknown", EQUALS),
    "unjudged": StatusMark("help", "gray", "暂无法判断", "unknown", "stroke"),
}
REASONS: dict[Reason, str] = {
    "doubted": "文件中的数互有出入，疑及数值、单位或口径，只列数、不判断",
    "findings_unreadable": "文件矛盾清单无法读取，不能确定数是否可靠",
    "no_goal": "两份文件没有给出计划或目标",
    "goal_not_numeric": "目标是文字，没有数值",
    "no_goal_year": "目标没有写明年限",
    "no_actual": "没有实际数",
    "no_direction": "该指标不分正向与逆向",
    "no_last_year": "没有计划上一年的实际数",
    "no_year_before": "上一年的增减没有列出，无法比较快慢",
    "not_positive": "数值不大于零，无法计算增速",
    "no_base": "没有目标起算年的实际数",
    "one_actual": "目标期内只有一年实际数，无法计算进度",
    "no_distance": "起算年的数已达到目标，无须计算进度",
    "mean_years_missing": "上限是前几年的平均值，文件没有列全这几年的数",
    "assigned": "任务数值由上级下达，不在两份文件中",
    "qualitative": "目标是文字，没有数值",
    "different_base": "实际与计划的比较基数不同，不能直接相比",
}


def reason_word(code: Reason) -> str:
    """The general words of a reason, without an indicator's own years and figures."""
    return tr(REASONS[code])


def status_word(status: Status) -> str:
    """The word of a status."""
    return tr(STATUS_MARKS[status].word)


def status_badge(status: Status) -> str:
    """The status as a Markdown badge: mark and word, in the status's colour."""
    mark = STATUS_MARKS[status]
    return f":{mark.colour}-badge[:material/{mark.icon}: {tr(mark.word)}]"


def years_note(actual_year: int | None, aim_year: int | None, *, is_goal: bool = False) -> str:
    """`2023年数，对2024年计划`: what is held against what; "" where one of the years is not stated."""
    if actual_year is None or aim_year is None:
        return ""
    if is_goal:
        return tr("{actual}年数，对{aim}年目标", actual=actual_year, aim=aim_year)
    return tr("{actual}年数，对{aim}年计划", actual=actual_year, aim=aim_year)


def change_unit(change: Change, unit: str) -> str:
    """In what a yearly change is counted: per cent, percentage points for a share, else the indicator's own unit."""
    if change != "linear":
        return "%"
    return tr("个百分点") if unit == "%" else unit


def gap_unit(change: Change, unit: str) -> str:
    """In what two changes differ: percentage points of growth or of a share, else the indicator's own unit."""
    return tr("个百分点") if change != "linear" or unit == "%" else unit


def change_text(value: float, change: Change, unit: str) -> str:
    """A yearly change with its sign: `+37.8%`; `+0.26 个百分点` for a share, `+0.26` where `unit` is left out."""
    return signed(round(value, 1 if change != "linear" else 2), change_unit(change, unit))


def ratio_number(ratio: float) -> str:
    """A ratio of levels with two digits, and as many more as it takes to tell it from 1: 0.963 is `0.96`."""
    for decimals in (2, 3, 4):
        if round(ratio, decimals) != 1 or ratio == 1:
            return number(ratio, decimals)
    return number(ratio, 6)


def percent(share: float) -> str:
    """`102.4%`, `100%`."""
    return f"{number(round(share * 100, 1))}%"


def basis_of_change(judgement: Judgement) -> str:
    """How both changes of a judgement came about, so that printed and computed growth are not confused."""
    return {
        "rate": tr("增速为文件所列"),
        "compound": tr("增速按绝对量推算"),
        "linear": tr("按每年增减推算"),
    }[judgement.change]


def rule_text() -> str:
    """The published rule, one paragraph a question, shown beside the badges."""
    return tr(
        "一、年度计划：计划年份没有实际数时，只比较计划与上年，不作进度判断。"
        "增速相差用百分点，绝对量用倍数，不用两个增速相除；相差不超过{rate}个百分点（占比{share}个百分点）为持平；"
        "计划数不及上年的，为低于上年。\n"
        "二、项目投用型：计划数达到上年的{jump}倍以上，且数据中登记了带动它的具名项目和原文，不作快慢比较。\n"
        "三、年度要求（如保持正向增长、不低于97%）：当年没有实际数时，只说上年是否满足。\n"
        "四、进度：有起算年、有年限，且目标期内有两年以上实际数，才给出完成率和时序进度；"
        "年度计划当年有了实际数，给出完成率和是否达到。\n"
        "五、文件中的矛盾疑及数值、单位或口径的，只列数、不判断。缺数的不判断，并写明缺什么。\n"
        "可比价增速与现价增速、实物量、占比分开列，不排在一张名次里。",
        rate=number(STEADY["rate"]), share=number(STEADY["linear"]), jump=number(JUMP),
    )  # fmt: skip
