"""The located crossings with their status at the end of a year, as GeoJSON features."""

from typing import Any

from components.topics.crossings.facts import Facts
from model.scenario import Scenario

Json = dict[str, Any]


def points(facts: Facts, year: int, scenario: Scenario) -> list[Json]:
    """One feature a located crossing (WGS 84) with `year` and `status`."""
    statuses = facts.statuses(year, scenario)
    return [
        {
            "type": "Feature",
            "geometry": line.place["geometry"],
            "properties": {**line.place["properties"], "year": year, "status": str(statuses[line.ident])},
        }
        for line in facts.lines
        if line.place
    ]


def without_place(facts: Facts) -> list[Json]:
    """Id and name of the crossings that have no place on the map."""
    return [{"id": line.ident, "name": line.row["name"]} for line in facts.lines if not line.place]
