"""What the guardrails of the land leave of a lever: the scenario keeps the planner's value, the figures use this."""

from components.topics.whatif.facts import Facts
from model.balance import guarded_built
from model.scenario import Scenario


def guarded_levers(facts: Facts, scenario: Scenario) -> dict[str, float]:
    """Lever id to the value that counts, where that is not the scenario's own."""
    built, green = (scenario.lever(name, facts.baseline.lever(name).default) for name in ("built", "blue_green"))
    guarded = guarded_built(built, green)
    return {"built": guarded.value} if guarded.held_by else {}
