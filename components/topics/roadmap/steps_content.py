"""The three steps as content: answer, board, the selected goal, and the tables of goals and statements."""

from collections.abc import Iterable

from components.base.look import Look
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.overview.steps import STEPS
from components.topics.roadmap import steps, tables, words
from components.topics.roadmap.card import goal_card
from components.topics.roadmap.facts import Facts, Goal, counts
from components.topics.roadmap.state import State
from components.words.citation import Citation
from components.words.text import tr


def steps_content(facts: Facts, state: State, look: Look) -> Content:
    """What the view of the steps says."""
    goal = facts.one(state.goal)
    card = goal_card(facts, goal, state.day).sentences() if goal else ()
    return Content(
        view="roadmap",
        heading=tr(words.TITLE),
        answer=plain(steps.answer(facts, state.day)),
        sentences=(*map(Sentence, (steps.undated_note(facts), *card)), Sentence(steps.rule(), "experts")),
        figures=_figures(facts, state),
        charts=(steps.board_chart(facts, state, look),),
        tables=(
            Table("goals", tr("目标清单"), tables.goals(facts, state.day), steps.rule()),
            Table("reports", tr("关于各目标的逐条记载"), tables.reports(facts), tr("各行自带日期、等级和口径")),
        ),
        citations=_citations(facts),
    )


def _figures(facts: Facts, state: State) -> tuple[Figure, ...]:
    """How many goals each step has, how many of them can be measured, and how they stand."""
    return tuple(
        Figure(f"{words.step_name(step)}　{label}", tr("{n} 项", n=n), "derived", ident=f"{ident}_{step.year}")
        for step in STEPS
        for ident, label, n in _numbers(facts.of_step(step), is_due=words.is_due(step, state.day))
    )


def _numbers(goals: tuple[Goal, ...], *, is_due: bool) -> Iterable[tuple[str, str, int]]:
    """Name, words and number of what is counted of a step's goals."""
    yield "goals", tr("目标"), len(goals)
    yield "numeric", tr("有数值或等级的目标"), sum(goal.is_numeric for goal in goals)
    numbers = counts(goals)
    if is_due:
        yield from ((one, words.standing_word(one, is_due=True), n) for one, n in numbers.items())
        return
    silent = numbers["silent"]
    yield "reported", words.standing_word("part", is_due=False), len(goals) - silent
    yield "silent", words.standing_word("silent", is_due=False), silent


def _citations(facts: Facts) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(c for goal in facts.goals for c in goal.citations(facts.sources)))
