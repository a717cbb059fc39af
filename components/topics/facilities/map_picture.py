"""The map of the facilities: what they are as signs, how far they have come as shapes."""

from collections.abc import Iterable
from dataclasses import replace

from components.base.look import Look
from components.base.scales import colour, palette
from components.drawing.maps import point_signs
from components.drawing.maps.basemap import MapState, map_of
from components.drawing.maps.legend import Entry, Group, mark_group
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.rings import Ring
from components.drawing.maps.structure_signs import Shape
from components.topics.facilities.facts import LAYERS, Facility, Facts
from components.topics.facilities.filters import chosen
from components.topics.facilities.overlay import is_own
from components.topics.facilities.state import State
from components.topics.facilities.words import STAGE
from components.words.codes import FACILITY_CATEGORIES
from components.words.text import say
from model.messages import Message, message

# The whole area: west, south, east, north in degrees.
BOX = (116.79, 36.70, 117.39, 37.035)
UNDER = {"startup_area": 100, "groups": 35, "subdistricts": 70}
MARGIN = 0.02


def facilities_picture(facts: Facts, state: State, look: Look, box: tuple[float, ...] = BOX) -> MapPicture:
    """Every facility that passes the filters and has a place."""
    facilities = [facility for facility in chosen(facts, state) if facility.place]
    marks = stage_marks(facilities, state)
    base = replace(map_of(look), show=UNDER, selected=_selection(facilities, state), marks=marks)
    title = say(message("{year}年底的设施", year=state.year), look.language)
    return MapPicture(
        base,
        (box[0], box[1], box[2], box[3]),
        title=title,
        alt=say(message("{year}年底的设施示意图，逐条见清单", year=state.year), look.language),
        legend=legend_groups(base, facilities),
        rings=own_rings(facilities, state, look.language),
        notes=(say(spread_note(), look.language),),
        margin=MARGIN,
    )


def spread_note() -> Message:
    """That signs are set apart where they crowd."""
    return message("密集处的图形在全域图上略微错开，放大后回到原处")


def _selection(facilities: list[Facility], state: State) -> str:
    return state.facility if any(facility.ident == state.facility for facility in facilities) else ""


def stage_marks(facilities: Iterable[Facility], state: State) -> dict[str, dict[str, str]]:
    """Stage of every facility by layer, as a map marks it."""
    marks: dict[str, dict[str, str]] = {layer: {} for layer in LAYERS}
    for facility in facilities:
        if is_own(facility):
            continue
        marks[facility.layer][facility.ident] = facility.stage(state.year)
    return {layer: stages for layer, stages in marks.items() if stages}


def own_rings(facilities: Iterable[Facility], state: State, language: str) -> tuple[Ring, ...]:
    """A ring where a person put a facility; the selected one in the colour of selections."""
    label = say(message("方案新增或自定位置"), language)
    rings: list[Ring] = []
    for facility in facilities:
        if facility.place and is_own(facility):
            role = "selected" if facility.ident == state.facility else "user"
            lon, lat = facility.place["geometry"]["coordinates"]
            rings.append(Ring(lon, lat, role, "" if rings else label))
    return tuple(rings)


def legend_groups(state: MapState, facilities: Iterable[Facility]) -> tuple[Group, ...]:
    """The shapes of the stages, and the signs of the categories that are drawn."""
    words = {stage: say(message(word), state.language) for stage, word in STAGE.items()}
    entries = {entry.label: entry for layer in state.marks for entry in mark_group(state, layer, words).entries}
    categories = dict.fromkeys(facility.category for facility in facilities)
    signs = tuple(_category(category, state) for category in categories if category in point_signs.CATEGORY_SIGNS)
    stages = Group(say(message("阶段（形状）"), state.language), tuple(entries.values()))
    kinds = Group(say(message("类别（图形）"), state.language), signs)
    return tuple(group for group in (stages, kinds) if group.entries)


def _category(category: str, state: MapState) -> Entry:
    tint, halo = colour("place", state.theme), palette(state.theme).halo
    path = str(point_signs.outline(point_signs.CODES[point_signs.CATEGORY_SIGNS[category]]))
    label = say(message(FACILITY_CATEGORIES[category]), state.language)
    disc: Shape = ("circle", {"cx": 14.0, "cy": 8.0, "r": 7.6, "fill": tint, "stroke": halo})
    return Entry(label, (disc, ("path", {"d": path, "fill": halo, "transform": "translate(8.75 2.75) scale(0.7)"})))
