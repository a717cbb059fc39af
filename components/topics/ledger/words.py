"""Words of the ledger: lights with their shapes, statuses, reasons, documents, dates."""

from datetime import date

from components.base.clock import CLOCK
from components.topics.ledger.lines import Line
from components.topics.ledger.state import UNSTATED
from components.words.format import number
from components.words.text import language, tr
from model.ledger import FRESH_DAYS, SOON_DAYS, START_DAYS, Entry, Judgement

TITLE = "任务台账"
LIGHT = {"red": "红", "yellow": "黄", "grey": "灰", "green": "绿", "closed": "销号"}
SIGN = {"red": "▲", "yellow": "◆", "grey": "○", "green": "●", "closed": "■"}
"""Shape of a light: it does not rest on colour."""
ROLE = {"red": "axis_red", "yellow": "warn", "grey": "unknown", "green": "good", "closed": "plan"}
MEANING = {
    "red": "逾期未完成", "yellow": "临期、未按时启动或未按月填报", "grey": "未填报或无时限，不作判定",
    "green": "按时推进或已完成", "closed": "已核销",
}  # fmt: skip
STATUS = {
    "": "未填报", UNSTATED: "未填报", "not_begun": "未开始", "under_way": "推进中", "done": "已完成",
    "closed": "已销号",
}  # fmt: skip
DOCUMENT = {
    "tasks": "2024年计划任务", "priorities": "2024年计划重点", "measures": "2021年意见举措", "own": "自定任务",
}  # fmt: skip
FIELD = {
    "status": "状态", "unit": "责任单位", "due": "节点时限", "note": "进展与佐证", "title": "任务", "section": "章节",
    "target": "可量化目标",
}  # fmt: skip


def light_word(light: str) -> str:
    """Shape and name: `▲ 红`."""
    return f"{SIGN[light]} {tr(LIGHT[light])}"


def status_word(status: str) -> str:
    """Name of a status."""
    return tr(STATUS[status])


def document_word(document: str) -> str:
    """Name of a document's list of tasks."""
    return tr(DOCUMENT[document])


def unit_word(unit: str) -> str:
    """A unit, or that none is stated."""
    return unit if unit and unit != UNSTATED else tr("未写明")


def field_word(name: str) -> str:
    """Name of a field."""
    return tr(FIELD[name])


def day_word(day: date | None) -> str:
    """A date, or that none is stated."""
    return day.isoformat() if day else tr("未写明")


def due_words(line: Line) -> str:
    """The deadline with where it comes from."""
    if line.fields.due:
        return tr("{day}（填报）", day=line.fields.due)
    return tr("{day}（文件）", day=line.task.deadline) if line.task.deadline else tr("未写明")


def reason_words(judgement: Judgement) -> str:
    """Why a light is what it is."""
    days = number(abs(judgement.days or 0))
    late = judgement.days is not None and judgement.days < 0
    return {
        "unreported": tr("未填报，时限已过 {n} 天", n=days) if late else tr("未填报"),
        "overdue": tr("逾期 {n} 天", n=days),
        "due_soon": tr("还有 {n} 天到期", n=days),
        "not_begun_late": tr("还有 {n} 天到期，尚未开始", n=days),
        "stale": tr("超过 {n} 天没有更新填报", n=FRESH_DAYS),
        "on_time": tr("按时推进，还有 {n} 天", n=days),
        "no_deadline": tr("没有时限，不判断进度"),
        "done": tr("已完成，待销号"),
        "closed": tr("已销号"),
    }[judgement.reason]


def rules() -> tuple[str, ...]:
    """The published rule, a sentence a light."""
    bounds = {"soon": SOON_DAYS, "start": START_DAYS, "fresh": FRESH_DAYS}
    return (
        tr("▲ 红：已填报为未开始或推进中，时限已过。"),
        tr(
            "◆ 黄：未完成，{soon} 天内到期；或未开始，{start} 天内到期；"
            "或超过 {fresh} 天没有更新填报（意见要求月度台账）。",
            **bounds,
        ),
        tr("● 绿：已完成待销号，或时限未到、按月填报。"),
        tr("■ 销号：已填报为已销号，核销的人和时间留在历史里。"),
        tr("○ 灰：尚未填报状态，或没有时限，不作判定。"),
        tr("时限：填报了节点时限的以填报为准；2024年计划的任务为2024年底；意见的举措没有写时限。"),
    )


def moment(entry: Entry) -> str:
    """When a report was saved, on the area's clock."""
    return f"{entry.saved_at.astimezone(CLOCK):%Y-%m-%d %H:%M}"


def history_line(entry: Entry) -> str:
    """One report in a line."""
    if not entry.intact:
        return tr("第 {n} 次填报的内容已损坏，没有采用。", n=entry.version)
    fields = entry.fields
    parts = (moment(entry), entry.who, status_word(fields.status), fields.unit, fields.due, fields.note)
    return "　".join(part for part in parts if part)


def listed(parts: list[str], most: int = 3) -> str:
    """The first few of a list; how many there are where there are more."""
    more = tr("等 {n} 个", n=len(parts)) if len(parts) > most else ""
    return tr("、").join(parts[:most]) + (f" {more}" if more and language() != "zh" else more)
