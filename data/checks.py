"""All consistency checks over the tables of facts."""

from pathlib import Path

from data.checks_figures import figure_detections
from data.checks_groups import grouped
from data.checks_names import name_detections
from data.checks_places import place_detections
from data.checks_rows import Detection, tables
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
    ]
    return tuple({one.id: one for one in reversed(results)}.values())[::-1]
