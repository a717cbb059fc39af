"""Errors expected from broken files and impossible requests; any other exception is a defect."""

from data.errors import DataContractError
from geo.errors import LayerContractError
from model.reach.errors import ReachError
from model.scenario_errors import ScenarioError

EXPECTED = (DataContractError, LayerContractError, ReachError, ScenarioError)
"""A page leaves out the section that raised one of these and says what is broken."""
