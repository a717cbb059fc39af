"""The map of the crossings by their status at the end of a year."""

from dataclasses import replace

from components.base.look import Look
from components.drawing.maps.basemap import MapState, map_of
from components.drawing.maps.legend import Group, mark_group
from components.drawing.maps.picture import MapPicture
from components.topics.crossings import gaps
from components.topics.crossings.facts import Facts
from components.topics.crossings.state import State
from components.topics.crossings.words import STATUS
from components.words.text import say
from model.crossings import STANDING, Status
from model.messages import message
from model.scenario import Scenario

# The crossings with room for their names beside them: west, south, east, north in degrees.
BOX = (116.84, 36.676, 117.29, 36.968)
EDGE = 0.02
UNDER = {"groups": 60, "startup_area": 100, "cores": 35}


def crossings_picture(facts: Facts, state: State, scenario: Scenario, look: Look, margin: float = EDGE) -> MapPicture:
    """Every located crossing with its sign."""
    base = replace(map_of(look), show=UNDER, selected=state.crossing, marks=status_marks(facts, state.year, scenario))
    return MapPicture(
        base,
        BOX,
        title=say(message("{year}年底的跨河通道", year=state.year), look.language),
        alt=say(message("{year}年底的跨河通道示意图，逐处状态见通道清单", year=state.year), look.language),
        legend=status_group(base),
        notes=gaps.order_sentences(facts),
        margin=margin,
    )


def status_marks(
    facts: Facts, year: int, scenario: Scenario, *, is_counting: bool = True
) -> dict[str, dict[str, str]]:  # fmt: skip
    """The status of every crossing that has a place, and on a map of the counts whether it is counted, as a map marks
    it."""
    signs = facts.signs(year, scenario)
    if not is_counting:
        statuses = facts.statuses(year, scenario)
        signs = {ident: Status.OPEN if one in STANDING else one for ident, one in statuses.items()}
    placed = {line.ident: str(signs[line.ident]) for line in facts.lines if line.place}
    return {"crossings": placed} if placed else {}


def status_group(state: MapState, *, is_counting: bool = True) -> tuple[Group, ...]:
    """The legend of the signs on a map of crossings; none where no crossing has a place."""
    listed = STATUS if is_counting else STATUS | {Status.OPEN: "已通车"}
    words = {str(status): say(message(listed[status]), state.language) for status in STATUS}
    return (mark_group(state, "crossings", words),) if state.marks else ()
