"""The three steps as columns: their goals by what sources say of them."""

from collections.abc import Iterable
from datetime import date

from components.base.look import Look
from components.base.scales import GRADE_MARK
from components.drawing.chart import Chart
from components.drawing.charts.goal_board import GoalLine, StepColumn, draw_goals, goals_picture
from components.drawing.charts.lettering import wrap
from components.drawing.charts.sheet import Sheet
from components.topics.overview.steps import STEPS, Step
from components.topics.roadmap import words
from components.topics.roadmap.facts import Facts, Goal, counts
from components.topics.roadmap.state import State
from components.words.text import pick, tr
from data.catalog import Source

WIDTH, NOTE_PX = 1500, 14


def columns(facts: Facts, today: date) -> list[StepColumn]:
    """The steps with their goals."""
    return [_column(facts, step, today) for step in STEPS]


def _column(facts: Facts, step: Step, today: date) -> StepColumn:
    goals, due = facts.of_step(step), words.is_due(step, today)
    lines = tuple(_line(goal, due) for goal in goals)
    return StepColumn(words.step_name(step), words.phase(step, today), _counts(goals, due), lines, due)


def _counts(goals: Iterable[Goal], due: bool) -> tuple[tuple[str, str, str], ...]:
    """Large figures: how many goals stand how, or before the year how many have any report."""
    numbers = counts(goals)
    if due:
        return tuple((str(n), one, words.standing_word(one, is_due=True)) for one, n in numbers.items())
    reported = sum(n for one, n in numbers.items() if one != "silent")
    return (
        (str(reported), "part", words.standing_word("part", is_due=False)),
        (str(numbers["silent"]), "silent", words.standing_word("silent", is_due=False)),
    )


def _line(goal: Goal, due: bool) -> GoalLine:
    standing = goal.standing if due or goal.standing == "silent" else "part"
    word = words.standing_word(goal.standing, is_due=due)
    latest = goal.reports[-1] if goal.reports else None
    latest_words = (
        tr("；最近一条：{date}，{text}", date=latest["as_of"], text=pick(latest["text"], latest["text_en"]))
        if (latest)
        else ""
    )
    text = f"{goal.statement} {GRADE_MARK['reported']}" if goal.is_reported else goal.statement
    return GoalLine(goal.ident, text, standing, word, goal.is_numeric, f"{goal.statement}　{word}{latest_words}")


def board(facts: Facts, state: State, width: float, size: float) -> Sheet:
    """The board on a sheet `width` px wide."""
    return draw_goals(columns(facts, state.day), width=width, size=size, chosen=state.goal)


def board_alt() -> str:
    """Text alternative of the board."""
    return tr("三步走各步的目标，按记载情况分组，逐项见目标清单")


def board_chart(facts: Facts, state: State, look: Look) -> Chart:
    """The board as a picture with its rule and sources."""
    title = tr("三步走：各项目标的记载情况")
    sources, sheet = source_note(facts), board(facts, state, WIDTH, 1.0)
    return Chart(
        ident="goals",
        title=title,
        spec=goals_picture(sheet, title, [*wrap(rule(), WIDTH, NOTE_PX), *wrap(sources, WIDTH, NOTE_PX)], look.theme),
        alt=board_alt(),
        source_note=sources,
        grades=("official", "reported"),
    )


def source_note(facts: Facts) -> str:
    """The documents by name, and how many reports."""
    used = used_sources(facts)
    documents = [pick(source.short, source.title.en) for source in used if source.grade == "official"]
    return tr(
        "资料来源：{documents}，另有报道 {n} 篇，逐条见清单。",
        documents=tr("、").join(documents), n=len(used) - len(documents),
    )  # fmt: skip


def used_sources(facts: Facts) -> list[Source]:
    """The sources of the dated goals and their reports, in file order."""
    ids = {str(row["source_id"]) for goal in facts.dated for row in (goal.row, *goal.reports)}
    return [source for ident, source in facts.sources.items() if ident in ids]


def rule() -> str:
    """How a goal's standing follows from what sources say."""
    return tr(
        "规则：有记载称目标本身已达到、没有记载称尚待完成的，为“有记载称已达到”；两种说法都有的，为“说法不一”；只涉及其"
        "中一部分或某一步的，为“只记载了一部分”；口径、基期、年份或对象不同的相近记载不计。记载情况不等于目标是否达到。"
        "粗体为有数值或等级的目标；■ 为只见于报道的目标。"
    )


def answer(facts: Facts, today: date) -> str:
    """How the goals of the step that came due last stand."""
    due = [step for step in STEPS if words.is_due(step, today)]
    if not due:
        return tr("三步都还没有到期。")
    goals = facts.of_step(due[-1])
    numbers = counts(goals)
    return tr(
        "“{step}”{year}年底已到期：**{n}** 项目标中，有记载称已达到的 **{reached}** 项，说法不一 **{disputed}** 项，只"
        "记载了一部分 **{part}** 项，未见记载 **{silent}** 项。",
        step=tr(due[-1].name), year=due[-1].year, n=len(goals), **numbers,
    )  # fmt: skip


def undated_note(facts: Facts) -> str:
    """That other goals have no year."""
    return tr("另有 {n} 项目标没有年限，见目标清单。", n=len(facts.undated))
