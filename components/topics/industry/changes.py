"""Projects as a scenario has them: years that slip, plans that are cancelled, and the indicators this touches."""

from dataclasses import dataclass, replace

from components.topics.industry.facts import Facts, Project, Row, load_facts
from model.facility_status import slipped
from model.scenario import Scenario, with_removal, with_slip
from model.single_flight import single_flight


@dataclass(frozen=True)
class Changes:
    """What a scenario changes of projects: (id, years) that slip, and ids that are cancelled."""

    slips: tuple[tuple[str, int], ...] = ()
    cancelled: tuple[str, ...] = ()

    @property
    def idents(self) -> tuple[str, ...]:
        """Ids of the changed projects, each once."""
        return tuple(dict.fromkeys((*(ident for ident, _ in self.slips), *self.cancelled)))


def changes_of(facts: Facts, scenario: Scenario) -> Changes:
    """The changes that apply: what stands already or has no announced year does not move."""
    movable = {project.ident for project in facts.projects if project.can_move}
    return Changes(
        tuple((ident, years) for ident, years in scenario.slips if ident in movable),
        tuple(ident for ident in scenario.removals if ident in movable),
    )


def facts_in(scenario: Scenario) -> Facts:
    """All projects as the scenario has them. Raises DataContractError."""
    facts = load_facts()
    changes = changes_of(facts, scenario)
    return _changed(facts, changes) if changes.idents else facts


@single_flight(maxsize=16)
def _changed(facts: Facts, changes: Changes) -> Facts:
    slips = dict(changes.slips)
    projects = (_moved(p, slips.get(p.ident, 0), p.ident in changes.cancelled) for p in facts.projects)
    return replace(facts, projects=tuple(projects))


def _moved(project: Project, years: int, cancelled: bool) -> Project:
    if not years and not cancelled:
        return project
    mentions = slipped(project.facility.mentions, years, cancelled=cancelled)
    return replace(project, facility=replace(project.facility, mentions=mentions), slip=years, cancelled=cancelled)


def without_changes(facts: Facts, scenario: Scenario) -> Scenario:
    """The scenario with every project as the documents have it; everything else stays."""
    for ident in changes_of(facts, scenario).idents:
        scenario = with_removal(with_slip(scenario, ident, 0), ident, removed=False)
    return scenario


def touched(facts: Facts) -> tuple[tuple[Project, Row], ...]:
    """Every changed project with each of its links to an indicator. `facts`: as the scenario has them."""
    return tuple((p, link) for p in facts.projects if p.slip or p.cancelled for link in p.links)


def changed_projects(facts: Facts) -> tuple[Project, ...]:
    """The projects that the scenario changes, in order."""
    return tuple(project for project in facts.projects if project.slip or project.cancelled)
