"""What the page draws from: a scenario, its outcomes and balance in one year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.topics.whatif.outcome_words import shown_value
from model.carrying import Balance, Need, plausible_range, weighed
from model.outcomes import Outcomes
from model.scenario import Scenario


@dataclass(frozen=True)
class ScenarioYear:
    """The scenario in one year. `filled`: every lever's value."""

    facts: Facts
    scenario: Scenario
    year: int
    filled: Mapping[str, float]
    outcomes: Outcomes
    base: Outcomes

    @cached_property
    def balance(self) -> Balance:
        """Land, water, people and needs of the scenario."""
        return weighed(self.filled, self.outcomes)

    @cached_property
    def needs(self) -> dict[str, Need]:
        """The needs by service."""
        return {need.id: need for need in self.balance.needs}

    @cached_property
    def required_range(self) -> tuple[float, float]:
        """Least and most water that has to be allotted, 万 m³, while the unknowns move within where they may lie."""
        return plausible_range(self.facts.baseline, dict(self.scenario.levers), "water_required", self.year)

    @property
    def has_allotment(self) -> bool:
        """Whether the viewer has entered how much water is allotted."""
        return self.filled["water_allotment"] > 0

    def at(self, outcome_id: str) -> float:
        """The outcome in the chosen year; 0 where there is no figure."""
        return self.outcomes.at(outcome_id, self.year) or 0.0

    def words(self, outcome_id: str) -> str:
        """The same with its unit, as coarse as a projection can bear."""
        return shown_value(outcome_id, self.outcomes.at(outcome_id, self.year))


def scenario_in_year(facts: Facts, scenario: Scenario, year: int) -> ScenarioYear:
    """The scenario in a year, with its outcomes and the baseline's."""
    filled = facts.baseline.filled(dict(scenario.levers))
    outcomes, base = results.outcomes(facts, scenario), results.baseline_outcomes(facts)
    return ScenarioYear(facts, scenario, year, filled, outcomes, base)
