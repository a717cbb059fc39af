"""The system of plans 1+4+16+N: which plans the documents name, and how far each has come by what sources say."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components.base import cache
from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.goal_board import GoalLine, goals_picture
from components.drawing.charts.lettering import wrap
from components.drawing.charts.plan_tree import Branch, draw_tree
from components.drawing.charts.sheet import Sheet
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.roadmap import words
from components.topics.roadmap.facts import Row
from components.topics.roadmap.state import State
from components.words.citation import Citation, cite, grade_label, scope_label, scope_short, source_line
from components.words.codes import PLAN_PARTS, PLAN_STATES
from components.words.quotation import printed
from components.words.text import original, pick, tr
from model.single_flight import single_flight

WIDTH, NOTE_PX = 1700, 14
STATED = {"lead": 1, "comprehensive": 4, "special": 16}
"""How many plans the opinion counts; the N are not counted."""
SIGNS = {"approved": "reached", "issued": "reached", "silent": "silent"}
"""Sign of a state on the board; what is being drawn up has the sign of a part."""


@dataclass(frozen=True, eq=False)
class Plan:
    """One plan with its statements, oldest first."""

    ident: str
    name_zh: str
    name_en: str
    part: str
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """Name in the viewer's language."""
        return pick(self.name_zh, self.name_en)

    @property
    def state(self) -> str:
        """How far it has come by the newest statement."""
        return str(self.rows[-1]["state"])


def load_plans() -> tuple[Plan, ...]:
    """Every plan, by part and in the order of the file. Raises DataContractError."""
    return _plans(cache.facts_versions("plan_states", "named_things"))


@single_flight(maxsize=2)
def _plans(version: tuple[int, ...]) -> tuple[Plan, ...]:
    rows: dict[str, list[Row]] = {}
    for row in cache.table("plan_states").to_dict("records"):
        rows.setdefault(str(row["thing_id"]), []).append({str(k): v for k, v in row.items()})
    named_rows = cache.records("named_things", "thing_id")
    plans = [
        Plan(
            ident,
            str(named_rows[ident]["name"]),
            str(named_rows[ident]["name_en"]),
            str(listed[0]["part"]),
            tuple(listed),
        )
        for ident, listed in rows.items()
    ]
    return tuple(sorted(plans, key=lambda plan: list(PLAN_PARTS).index(plan.part)))


def answer(plans: Sequence[Plan]) -> str:
    """How far the named plans of the 1, 4, 16 and N have come."""
    within = [plan for plan in plans if plan.part != "unassigned"]
    states = [plan.state for plan in within]
    done = sum(state in ("approved", "issued") for state in states)
    silent = states.count("silent")
    return tr(
        "“1+4+16+N”中文件列出名称的 **{n}** 个规划，有记载已批复或印发的 **{done}** 个，有编制进展的 **{under}** 个，"
        "未见记载的 **{silent}** 个；16个专项规划只列出 **{special}** 个名称，N未写明数目。",
        n=len(within), done=done, under=len(within) - done - silent, silent=silent,
        special=sum(plan.part == "special" for plan in within),
    )  # fmt: skip


def branches(plans: Sequence[Plan]) -> list[Branch]:
    """A branch a part, from the plan that leads to those that supplement, then what no source assigns."""
    return [_branch(part, [plan for plan in plans if plan.part == part]) for part in PLAN_PARTS]


def _branch(part: str, plans: list[Plan]) -> Branch:
    order = list(PLAN_STATES)
    leaves = tuple(_line(plan) for plan in sorted(plans, key=lambda plan: order.index(plan.state)))
    unnamed = STATED.get(part, len(plans)) - len(plans)
    rest = tr("其余 {n} 个没有列出名称", n=unnamed) if unnamed else ""
    rest = tr("数目没有写明，文件以“等”字收尾") if part == "sector" else rest
    return Branch(tr(PLAN_PARTS[part]), tr(ROLE[part]), leaves, rest, is_attached=part != "unassigned")


ROLE = {
    "lead": "统领其他规划", "comprehensive": "为重点", "special": "为支撑", "sector": "为补充",
    "unassigned": "文件列名，未写明类别",
}  # fmt: skip


def _line(plan: Plan) -> GoalLine:
    state = tr(PLAN_STATES[plan.state])
    latest = plan.rows[-1]
    wording = pick(str(latest["text"]), str(latest["text_en"]))
    sentence = f"{plan.name}　{state}　{latest['as_of']}　{wording}"
    text = tr("{name}（{state}）", name=plan.name, state=state)
    return GoalLine(plan.ident, text, SIGNS.get(plan.state, "part"), state, False, sentence)


def board(state: State, width: float, size: float) -> Sheet:
    """The tree on a sheet `width` px wide."""
    return draw_tree(branches(load_plans()), width=width, size=size, chosen=state.card)


def legend() -> str:
    """The signs of the states."""
    return tr("● 已批复或已印发；▶ 编制完成、编制中或拟编制；○ 未见记载")


def board_alt() -> str:
    """Text alternative of the board."""
    return tr("“1+4+16+N”规划体系的树状图，各类之下列出规划及其进展，逐项见规划清单")


def statement(row: Row) -> str:
    """`2024-11-15　编制中：…　■ 媒体报道　全域　网易山东`."""
    source = cache.sources()[str(row["source_id"])]
    wording = f"{tr(PLAN_STATES[str(row['state'])])}{tr('：')}{pick(str(row['text']), str(row['text_en']))}"
    grade, scope = grade_label(str(row["grade"])), scope_short(str(row["scope"]))
    parts = (str(row["as_of"]), wording, grade, scope, pick(source.short, source.title.en), original(str(row["note"])))
    return "　".join(part for part in parts if part)


def table(plans: Sequence[Plan]) -> pd.DataFrame:
    """One row a statement about a plan."""
    sources = cache.sources()
    rows = [
        [
            *(tr(PLAN_PARTS[plan.part]), plan.name, tr(PLAN_STATES[str(row["state"])]), str(row["as_of"])),
            *(pick(str(row["text"]), str(row["text_en"])), grade_label(str(row["grade"])), scope_label(row["scope"])),
            pick(sources[row["source_id"]].short, sources[row["source_id"]].title.en),
            *(printed(str(row["quote"])), original(str(row["note"]))),
        ]
        for plan in plans
        for row in plan.rows
    ]
    columns = [
        *(tr("属于"), tr("规划"), tr("进展"), tr("截至"), tr("记载"), tr("等级"), tr("口径")),
        *(tr("来源"), tr("原文"), tr("备注")),
    ]
    return pd.DataFrame(rows, columns=columns)


def one_plan(ident: str) -> Plan | None:
    """The plan of an id."""
    return next((plan for plan in load_plans() if plan.ident == ident), None)


def plan_citations(plans: Sequence[Plan]) -> tuple[Citation, ...]:
    """The clause of every statement."""
    return tuple(dict.fromkeys(cite(row, cache.sources()) for plan in plans for row in plan.rows))


def plans_content(state: State, look: Look) -> Content:
    """What the view of the plans says."""
    plans, selected = load_plans(), one_plan(state.card)
    card = (selected.name, *map(statement, reversed(selected.rows))) if selected else ()
    return Content(
        view="roadmap",
        heading=tr(words.TITLE),
        answer=plain(answer(plans)),
        sentences=tuple(map(Sentence, card)),
        figures=_figures(plans),
        charts=(_chart(plans, state, look),),
        tables=(Table("plans", tr("规划清单"), table(plans), tr("各行自带日期、等级和口径")),),
        citations=plan_citations(plans),
    )


def _figures(plans: Sequence[Plan]) -> tuple[Figure, ...]:
    """How many plans of each part have a name."""
    return tuple(
        Figure(tr("{part}　列出名称", part=one.title), tr("{n} 个", n=len(one.leaves)), grade="derived", ident=part)
        for part, one in zip(PLAN_PARTS, branches(plans), strict=True)
        if one.is_attached
    )


def _chart(plans: Sequence[Plan], state: State, look: Look) -> Chart:
    title = tr("“1+4+16+N”规划体系：各规划的进展")
    ids = {str(row["source_id"]) for plan in plans for row in plan.rows}
    note = tr("；").join(source_line(source) for ident, source in cache.sources().items() if ident in ids)
    spec = goals_picture(board(state, WIDTH, 1.0), title, [legend(), *wrap(note, WIDTH, NOTE_PX)], look.theme)
    return Chart("plans", title, spec, board_alt(), source_note=note, grades=("official", "reported"))
