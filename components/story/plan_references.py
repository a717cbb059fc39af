"""What the documents plan, by reference: goals in words, parts of the structure, where a step stands, what is missing.

- `{goal.id}`: a goal of `goals.csv` in words with its figure, and its clause.
- `{elements.type}`: names of the parts of one type in the structure (axis, belt, core, group), with their clauses.
- `{step.year}`: where the step that ends in that year stands in time; `{step.year.goals}` how many goals it has,
  `.numeric` how many of them can be measured, `.reported` how many have any record, and `.reached`, `.disputed`,
  `.part` and `.silent` how many stand so by what sources say.
- `{unknown.basics}`: what planning needs first and no source states.
"""

import re
from collections.abc import Callable

from components.base import cache, clock
from components.topics.contract import Figure, plain
from components.topics.elements import elements
from components.topics.layout.structure import structure
from components.topics.overview.steps import STEPS, goal_line, phase_text
from components.topics.roadmap.facts import counts, load_facts
from components.topics.roadmap.words import step_name
from components.topics.sources.facts import unknowns_by_group
from components.words.citation import cite
from components.words.text import tr

GOAL = re.compile(r"goal\.([a-z][a-z0-9_]*)")
ELEMENTS = re.compile(r"elements\.([a-z]+)")
STEP = re.compile(r"step\.(\d{4})")
COUNT = re.compile(r"step\.(\d{4})\.(goals|numeric|reported|reached|disputed|part|silent)")
COUNTED = {
    "goals": "全部目标", "numeric": "有数值或等级的目标", "reported": "已有进展记载的目标",
    "reached": "记载已达到的目标", "disputed": "记载说法不一的目标",
    "part": "只记载一部分的目标", "silent": "未见记载的目标",
}  # fmt: skip
UNKNOWN = re.compile(r"unknown\.basics")


def is_words(figure: Figure) -> bool:
    """Whether a reference stands for names or a statement, which is no number to be shown by itself."""
    return any(pattern.fullmatch(figure.ident) for pattern in (GOAL, ELEMENTS, STEP, UNKNOWN))


def goal_figure(match: re.Match[str]) -> Figure | None:
    """The goal in words."""
    rows = cache.table("goals")
    row = next((row for _, row in rows[rows["goal_id"] == match[1]].iterrows()), None)
    if row is None:
        return None
    return Figure(tr("目标"), plain(goal_line(row)), "official", str(row["scope"]), "", (cite(row, cache.sources()),))


def elements_figure(match: re.Match[str]) -> Figure | None:
    """The names of the parts of a kind."""
    kind = next((kind for kind in structure(elements.entries()) if kind.ident == match[1]), None)
    if kind is None or not kind.parts:
        return None
    rows = cache.records("spatial_elements", "element_id")
    cited = tuple(cite(rows[part.element], cache.sources()) for part in kind.parts)
    names = tr("、").join(part.name.removeprefix(tr("{title}：", title=kind.title)) for part in kind.parts)
    return Figure(kind.title, names, "official", "area", "", cited)


def step_figure(match: re.Match[str]) -> Figure | None:
    """Where the step stands in time."""
    step = next((step for step in STEPS if str(step.year) == match[1]), None)
    return Figure(tr("所处阶段"), phase_text(step, clock.today()), "derived") if step else None


def count_figure(match: re.Match[str]) -> Figure | None:
    """How many goals of the step are of a kind."""
    step = next((step for step in STEPS if str(step.year) == match[1]), None)
    if step is None:
        return None
    goals = load_facts().of_step(step)
    standings = {str(one): n for one, n in counts(goals).items()}
    numbers = standings | {
        "goals": len(goals),
        "numeric": sum(goal.is_numeric for goal in goals),
        "reported": len(goals) - standings["silent"],
    }
    label = f"{step_name(step)}　{tr(COUNTED[match[2]])}"
    return Figure(label, tr("{n} 项", n=numbers[match[2]]), "derived", ident=match[0])


def unknown_figure(_: re.Match[str]) -> Figure | None:
    """What planning needs first and nobody states, by name."""
    names = tr("；").join(one.what for one in unknowns_by_group()["basics"])
    return Figure(tr("编制规划首先需要的资料"), names, "derived") if names else None


PLANNED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Figure | None]], ...] = (
    (GOAL, goal_figure),
    (ELEMENTS, elements_figure),
    (STEP, step_figure),
    (COUNT, count_figure),
    (UNKNOWN, unknown_figure),
)
