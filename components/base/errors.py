"""The errors that a broken file or an impossible request may raise; anything else is a defect."""

from data.errors import DataContractError
from geo.errors import LayerContractError
from model.reach.errors import ReachError
from model.scenario_errors import ScenarioError

EXPECTED = (DataContractError, LayerContractError, ReachError, ScenarioError)
"""A page leaves out the section that met one of these and says what is broken."""
