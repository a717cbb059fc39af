"""Lever values limited by the land guardrails: the scenario keeps the planner's value, formulas use the limited one."""

from components.topics.whatif.facts import Facts
from model.balance import guarded_built
from model.scenario import Scenario


def guarded_levers(facts: Facts, scenario: Scenario) -> dict[str, float]:
    """Lever id to the limited value, only where it differs from the scenario's."""
    names = ("built", "blue_green", "other_land")
    guarded = guarded_built(*(scenario.lever(name, facts.baseline.lever(name).default) for name in names))
    return {"built": guarded.value} if guarded.held_by else {}
