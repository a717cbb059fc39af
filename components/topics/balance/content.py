"""What the page draws from: the session's scenario, its outcomes and balance in the chosen year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from components.topics.whatif import results
from components.topics.whatif.known import Known
from components.ui import state
from components.ui.whatif import shown as on_screen
from components.ui.whatif import view
from components.words.format import quantity
from model.carrying import Balance, Need, turning_water, weighed
from model.formulas import FORMULAS
from model.outcomes import Outcomes
from model.scenario import Scenario
from model.scenario_code import View


@dataclass(frozen=True)
class Shown:
    """The scenario in one year. `filled`: every lever's value."""

    known: Known
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
        """The people of the year, as coarse as what land and water carry."""
        return quantity(self.at("population"), FORMULAS["population"].unit, 1)


def shown(known: Known) -> Shown:
    """The scenario on screen, which is the baseline while the viewer looks at what was before, in the kept year."""
    scenario = on_screen.scenario(known)
    filled = known.baseline.filled(dict(scenario.levers))
    found, base = results.outcomes(known, scenario), results.baseline_outcomes(known)
    return Shown(known, scenario, view.kept().year, filled, found, base)


def read_year(given: View | None) -> None:
    """Follow the address, then the code it came with, then the session, which shares its year with 目标推演."""
    if "year" not in st.query_params:
        coded = given.year if given and given.year in view.YEARS else None
        state.remember("year", str(coded or view.kept().year), view.DEFAULTS["year"])
    view.write("year", state.one_of("year", [str(year) for year in view.YEARS], view.DEFAULTS["year"]))
