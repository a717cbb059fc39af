"""Files specific to 跨河通道: locations with their computed values."""

from components.base.look import Look
from components.export.files import file_name, geojson_bytes
from components.export.kit import File
from components.handout.page_files import Page
from components.topics.crossings.content import TITLE, notice
from components.topics.crossings.facts import Facts
from components.topics.crossings.points import points, without_place
from components.topics.crossings.state import FIRST, LAST, State
from components.topics.crossings_and_reach.state import State as CrossingsState
from components.topics.crossings_and_reach.view import VIEW
from components.topics.reach.scene import Scene
from components.ui import share
from components.words.text import tr
from model.scenario import Scenario


def years_files(facts: Facts, state: State, scenario: Scenario) -> tuple[File, ...]:
    """The located crossings with their status in the state's year."""
    return (points_file(facts, state.year, scenario),) if facts.located else ()


def gif_file(state: CrossingsState, scenario: Scenario, look: Look) -> File:
    """The map of every year as one moving picture, made when it is asked for."""
    from components.handout.years_gif import years_gif

    page = Page(VIEW, state, scenario)
    return File(
        tr("GIF　逐年开通，一年一幅"),
        file_name(tr(TITLE), f"{FIRST}-{LAST}", suffix="gif"),
        "gif",
        lambda: years_gif(page, range(FIRST, LAST + 1), look),
    )


def points_file(facts: Facts, year: int, scenario: Scenario) -> File:
    """GeoJSON of the located crossings; the others are named beside."""
    about = {
        "schematic": notice(),
        "state": share.stamp() | {"year": year, "scenario": scenario.digest[:12]},
        "not_located": without_place(facts),
    }
    features = points(facts, year, scenario)
    return File(
        tr("GeoJSON　有位置的通道与当年状态"),
        file_name(tr(TITLE), str(year), suffix="geojson"),
        "geojson",
        lambda: geojson_bytes(features, about),
    )


def reach_files(scene: Scene) -> tuple[File, ...]:
    """Minutes of the subdistricts with isochrones, and the crossings' points."""
    return (areas_file(scene), points_file(scene.facts, scene.state.year, scene.scenario))


def areas_file(scene: Scene) -> File:
    """GeoJSON of the subdistricts with their minutes, and of the isochrones."""
    from components.topics.reach import method_words, words
    from components.topics.reach.areas import UNITS, areas

    state = {
        tr("路网"): words.ground(scene),
        tr("方法"): method_words.method(scene),
        tr("误差"): method_words.error(scene),
    }
    state |= {"year": str(scene.state.year), "scenario": scene.scenario.digest[:12]}
    about = {"schematic": notice(), "state": state | share.stamp(), "units": UNITS}
    features = areas(scene)
    return File(
        tr("GeoJSON　各街道分钟数与等时线"), _name(scene, "geojson"), "geojson",
        lambda: geojson_bytes(features, about),
    )  # fmt: skip


def _name(scene: Scene, ending: str) -> str:
    return file_name(tr("过河可达"), scene.destination, str(scene.state.year), suffix=ending)
