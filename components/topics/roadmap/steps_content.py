"""The three steps as content: answer, board, the selected goal, and the tables of goals and statements."""

from components.base.look import Look
from components.topics.contract import Content, Figure, Sentence, Table, plain
from components.topics.overview.steps import STEPS
from components.topics.roadmap import steps, tables, words
from components.topics.roadmap.card import goal_card
from components.topics.roadmap.facts import Facts, counts
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
        method=(tr("目标条数按目标表逐条统计；时序进度 = 该步已过天数 ÷ 该步总天数，从上一步年末之后起算。"),),
    )


def _figures(facts: Facts, state: State) -> tuple[Figure, ...]:
    """How many goals of each step that came due stand how."""
    return tuple(
        Figure(
            f"{words.step_name(step)}　{words.standing_word(one, is_due=True)}",
            tr("{n} 项", n=n),
            "derived",
            ident=f"{one}_{step.year}",
        )
        for step in STEPS
        if words.is_due(step, state.day)
        for one, n in counts(facts.of_step(step)).items()
    )


def _citations(facts: Facts) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(c for goal in facts.goals for c in goal.citations(facts.sources)))
