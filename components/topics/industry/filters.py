"""Which projects a state shows, and how many there are of what."""

from collections import Counter
from collections.abc import Callable, Iterable

from components.topics.industry.facts import Facts, Project
from components.topics.industry.families import FAMILIES
from components.topics.industry.state import UNSTATED, State
from model.facility_status import STAGES

Counts = dict[str, dict[str, int]]


def chosen(facts: Facts, state: State) -> list[Project]:
    """The projects that pass every filter, in their order."""
    return [project for project in facts.projects if passes(project, state)]


def passes(project: Project, state: State) -> bool:
    """Whether a project passes every filter of the state."""
    return project.belongs(state.group) and _passes_others(project, state)


def kin_of(facts: Facts, state: State) -> list[Project]:
    """Projects without a stated place that belong to the industry which the chosen group leads; they pass the other
    filters, and are not counted to the group."""
    return [p for p in facts.projects if state.group in p.kin and _passes_others(p, state)] if state.group else []


def _passes_others(project: Project, state: State) -> bool:
    return (
        (not state.families or project.family in state.families)
        and (not state.stages or project.stage(state.year) in state.stages)
        and (not state.industry or state.industry in {str(tie["industry_id"]) for tie in project.ties})
    )


def by_group(facts: Facts, projects: Iterable[Project], year: int) -> Counts:
    """Group to stage to number of projects; the five groups in the documents' order, then `UNSTATED`."""
    return _counted(projects, year, (*facts.groups, UNSTATED), lambda project: project.group or UNSTATED)


def by_family(projects: Iterable[Project], year: int) -> Counts:
    """Family to stage to number of projects, in the families' order."""
    return _counted(projects, year, tuple(FAMILIES), lambda project: project.family)


def by_planned_year(projects: Iterable[Project], year: int) -> Counts:
    """Year of what is still to come true to stage to number of projects, earliest year first."""
    dated = [project for project in projects if due_year(project) is not None]
    years = tuple(str(due) for due in sorted({due_year(project) or 0 for project in dated}))
    return _counted(dated, year, years, lambda project: str(due_year(project)))


def due_year(project: Project) -> int | None:
    """The announced opening's year, else the plan's; None where nothing is to come true."""
    return project.opening_year or project.planned_year


def _counted(
    projects: Iterable[Project], year: int, keys: Iterable[str], key_of: Callable[[Project], str]
) -> Counts:  # fmt: skip
    """Numbers by key and stage; every key and stage is there. Cancelled projects are not counted."""
    counts = {key: Counter[str]() for key in keys}
    for project in projects:
        counts[key_of(project)][project.stage(year)] += 1
    return {key: {stage: count[stage] for stage in STAGES} for key, count in counts.items()}
