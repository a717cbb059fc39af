"""Data of the page: a scenario, its outcomes and balance in one year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from components.topics.whatif import results
from components.topics.whatif.facts import Facts
from components.words.format import quantity
from model.carrying import Balance, Need, turning_water, weighed
from model.formulas import FORMULAS
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
    def turning_water(self) -> float:
        """Water available a year, 万 m³, at which land becomes the limit."""
        return turning_water(self.filled, self.outcomes, self.year)

    def at(self, outcome_id: str) -> float:
        """The outcome in the chosen year; 0 where there is no figure (the outcomes of this page all have one)."""
        return self.outcomes.at(outcome_id, self.year) or 0.0

    def words(self, outcome_id: str) -> str:
        """The same with its unit and the outcome's own decimals."""
        formula = FORMULAS[outcome_id]
        return quantity(self.outcomes.at(outcome_id, self.year), formula.unit, formula.decimals)

    def people(self) -> str:
        """Population of the year, rounded like the carrying capacities."""
        return quantity(self.at("population"), FORMULAS["population"].unit, 1)


def scenario_in_year(facts: Facts, scenario: Scenario, year: int) -> ScenarioYear:
    """The scenario in a year, with its outcomes and the baseline's."""
    filled = facts.baseline.filled(dict(scenario.levers))
    outcomes, base = results.outcomes(facts, scenario), results.baseline_outcomes(facts)
    return ScenarioYear(facts, scenario, year, filled, outcomes, base)
