"""The map of the works: crossings and facilities by their status at the end of a year."""

from dataclasses import replace

from components.base import cache
from components.base.look import Look
from components.drawing.maps.basemap import MapState, map_of
from components.drawing.maps.legend import Group, mark_group
from components.drawing.maps.picture import MapPicture
from components.topics.crossings.facts import load_facts as load_crossings
from components.topics.crossings.map_picture import status_group, status_marks
from components.topics.facilities.map_picture import BOX, UNDER
from components.topics.facilities.words import STAGE
from components.topics.roadmap.state import FIRST, LAST, State
from components.topics.roadmap.work_card import area_of, stage_of_work
from components.topics.roadmap.works import CROSSING, Work, of_kind, one_work, works, works_version
from components.words.text import say
from model.messages import message
from model.scenario import Scenario
from model.single_flight import single_flight

LAYER = "facilities"


def works_picture(state: State, scenario: Scenario, look: Look) -> MapPicture:
    """Every work of the chosen kind that has a place; the crossings always, since they carry the years."""
    base = replace(map_of(look), show=UNDER, selected=selected_element(state, scenario))
    base = replace(base, marks=marks(state, scenario))
    return MapPicture(
        base,
        BOX,
        title=say(message("{year}年底的通道与设施", year=state.year), look.language),
        alt=say(message("{year}年底的通道与设施示意图，逐项状态见清单", year=state.year), look.language),
        legend=legend_groups(base),
    )


def frame_picture(state: State, scenario: Scenario, look: Look) -> MapPicture:
    """The map with a legend that explains the signs of every year: it stands while the years change."""
    picture, signs = works_picture(state, scenario, look), dict[str, dict[str, str]]()
    for year in range(FIRST, LAST + 1):
        for layer, marked in marks(replace(state, year=year), scenario).items():
            signs.setdefault(layer, {}).update({f"{ident}-{year}": sign for ident, sign in marked.items()})
    return replace(picture, legend=legend_groups(replace(picture.state, marks=signs)))


def marks(state: State, scenario: Scenario) -> dict[str, dict[str, str]]:
    """Status of crossings and stage of facilities, as a map marks them. Not to be changed."""
    return _marks(state.kind, state.year, scenario, (*works_version(), *cache.geo_versions()))


@single_flight(maxsize=256)
def _marks(kind: str, year: int, scenario: Scenario, version: cache.Versions) -> dict[str, dict[str, str]]:
    crossings = status_marks(load_crossings(), year, scenario)
    placed = {feature["properties"]["id"] for feature in cache.sound_features(LAYER, {})}
    listed = [work for work in of_kind(works(scenario), kind) if work.ident in placed]
    stages = {work.ident: stage_of_work(work, year) for work in listed if work.kind != CROSSING}
    return crossings | ({LAYER: stages} if stages else {})


def selected_element(state: State, scenario: Scenario) -> str:
    """The selected work where it has a place, else the area that the documents name for it."""
    work = one_work(state.work, scenario) if state.work else None
    if work is None:
        return ""
    return work.ident if work.ident in cache.element_index() else _area(work)


def _area(work: Work) -> str:
    area = area_of(work)
    return area if area in cache.element_index() else ""


def legend_groups(state: MapState) -> tuple[Group, ...]:
    """The signs of crossings, and of the stages of facilities where any is drawn."""
    crossings = {layer: ids for layer, ids in state.marks.items() if layer != LAYER}
    groups = status_group(replace(state, marks=crossings)) if crossings else ()
    if LAYER not in state.marks:
        return groups
    words = {stage: say(message(word), state.language) for stage, word in STAGE.items()}
    return (*groups, mark_group(state, LAYER, words))
