"""How the map of a scene comes alive: what is there from the first, and what comes on to it, in which manner."""

from dataclasses import replace

from components.base import cache
from components.drawing.maps.legend import Group
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.sequence import Entrance
from components.topics.crossings.map_picture import status_group
from model.crossings import Doubt, Status

UNREAD = ("subdistricts", "rivers", "runway", "crossing_lines", "axis_nodes")
"""Layers that nobody reads from five metres."""
RIVER = ("river", "thread", "banks", "yellow_river")
EYE_CATCHING = (Status.OPEN, Status.OPEN_YEAR_UNKNOWN, *Doubt, Status.CLOSED)
FLOW, RISE, LIGHT, BLOOM = "flow", "rise", "light", "bloom"
"""From west to east, from south to north, by lighting up, and slowly all at once: names of animations in kiosk.css."""


def plain(picture: MapPicture) -> MapPicture:
    """The map for a hall: from edge to edge, without heading and notes, as words stand beside it. Its notice stays, and
    a legend that is read in passing."""
    show = {layer: percent for layer, percent in picture.state.show.items() if layer not in UNREAD}
    state = replace(picture.state, show=show, selected="")
    if state.cells.digests and "crossings" in state.marks:
        closed = {ident: status for ident, status in state.marks["crossings"].items() if status == Status.CLOSED}
        state = replace(state, marks={"crossings": closed} if closed else {})
        legend = (*picture.legend[:1], *status_group(state))
    else:
        legend = (*picture.legend[:1], *picture.legend[1:][-1:])
    entries = tuple(entry for group in legend for entry in group.entries)
    brief = (Group("", entries),) if entries else ()
    return replace(picture, state=state, title="", subtitle="", notes=(), legend=brief, is_plain=True)


def changed_marks(picture: MapPicture, before: MapPicture | None) -> tuple[str, ...]:
    """Marked elements that are new on this map, or of another state than on the map before it."""
    old = before.state.marks if before else {}
    return tuple(
        ident
        for layer, states in picture.state.marks.items()
        for ident, status in states.items()
        if old.get(layer, {}).get(ident) != status
    )


def opened(picture: MapPicture, before: MapPicture | None) -> tuple[str, ...]:
    """The new ones of these that one can use, or that a scene has closed."""
    states = {ident: status for marked in picture.state.marks.values() for ident, status in marked.items()}
    return tuple(ident for ident in changed_marks(picture, before) if states[ident] in EYE_CATCHING)


def entrances(picture: MapPicture, before: MapPicture | None) -> tuple[Entrance, ...]:
    """What comes on to the map, in its order."""
    show, new = picture.state.show, frozenset(changed_marks(picture, before))
    coming: list[Entrance] = []
    if not picture.state.marks and not picture.state.cells.digests:
        coming.append(Entrance(FLOW, RIVER))
    if picture.state.cells.digests:
        coming.append(Entrance(BLOOM, ("cells",)))
    coming += [Entrance(FLOW, (layer,)) for layer in ("belt", "forest_belts", "water_bodies") if layer in show]
    if "axis" in show:
        coming += [Entrance(LIGHT, ("groups",), frozenset({ident})) for ident in _groups()] if "groups" in show else []
        coming += [Entrance(LIGHT, ("cores",))] if "cores" in show else []
        coming.append(Entrance(RISE, ("axis",)))
    coming += [Entrance(FLOW, (layer,), new) for layer in picture.state.marks if new & set(picture.state.marks[layer])]
    return tuple(coming)


def _groups() -> tuple[str, ...]:
    return tuple(str(feature["properties"]["id"]) for feature in cache.features("groups"))
