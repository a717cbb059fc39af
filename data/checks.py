"""All consistency checks over the tables of facts."""

from pathlib import Path

from data.catalog import sources
from data.checks_figures import figure_detections
from data.checks_groups import grouped
from data.checks_lists import list_detections
from data.checks_names import name_detections
from data.checks_places import place_detections
from data.checks_rates import rate_detections, relations
from data.checks_rows import Detection, tables
from data.checks_states import state_detections
from data.checks_targets import target_detections
from data.tables import DATA


def detections(root: Path = DATA) -> tuple[Detection, ...]:
    """Every disagreement that the checks find in the tables of `root`, ids unique, in the order of the checks.

    Raises DataContractError for a table that is missing or broken.
    """
    read = tables(root)
    groups = grouped(root, read)
    results = [
        *figure_detections(groups),
        *target_detections(read, groups),
        *name_detections(read),
        *place_detections(read),
        *rate_detections(groups, relations(root)),
        *list_detections(read),
        *state_detections(read, sources(root)),
    ]
    return tuple({one.id: one for one in reversed(results)}.values())[::-1]
