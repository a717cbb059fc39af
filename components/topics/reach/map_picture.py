"""The map of the minutes to a destination, or of their change: cells under the crossings by status, with rings."""

from dataclasses import replace

from components.base.look import Look
from components.base.scales import Theme
from components.drawing.maps import made_files
from components.drawing.maps.basemap import map_of
from components.drawing.maps.cell_pictures import Cells
from components.drawing.maps.legend import Entry, Group, cell_shapes
from components.drawing.maps.picture import MapPicture
from components.drawing.maps.rings import Ring
from components.topics.crossings.map_picture import status_group, status_marks
from components.topics.reach.classes import PICTURES
from components.topics.reach.legend import class_rows
from components.topics.reach.scene import Scene
from components.topics.reach.state import point
from components.words.text import say
from model.messages import Message, message
from model.scenario import BASELINE

BOX = (116.81, 36.655, 117.38, 37.045)
UNDER = {"startup_area": 100, "subdistricts": 60}


def minutes_picture(scene: Scene, look: Look, margin: float = 0.01) -> MapPicture:
    """The picture of cells that is seen over the base map."""
    scenario = BASELINE if scene.seen == "before" else scene.scenario
    files = tuple(made_files.picture(png, scene.kit.window.corners) for png in scene.pictures(look.theme))
    state = replace(
        map_of(look),
        show=UNDER,
        selected=scene.state.crossing or scene.state.unit,
        marks=status_marks(scene.facts, scene.state.year, scenario, is_counting=False),
        cells=Cells(tuple(file.payload.digest for file in files), PICTURES.index(scene.seen)),
    )
    words = {"year": scene.state.year, "place": scene.destination}
    return MapPicture(
        state,
        BOX,
        title=say(_title(scene, words), look.language),
        alt=say(message("{year}年到{place}的分钟数示意图，各街道的数值见右表", **words), look.language),
        legend=(_classes(scene, look.theme, look.language), *status_group(state, is_counting=False)),
        rings=_rings(scene, look.language),
        files=files,
        margin=margin,
    )


def _title(scene: Scene, words: dict[str, object]) -> Message:
    if scene.seen == "diff":
        return message("{year}年到{place}的分钟数之差", **words)
    return message("{year}年到{place}的分钟数", **words)


def _classes(scene: Scene, theme: Theme, language: str) -> Group:
    """The classes of the cells with their shares of the area's land."""
    if scene.kit.grid.part_people is None:
        title = message("与前相比（占土地）") if scene.seen == "diff" else message("分钟（占土地）")
    else:
        title = message("与前相比（占人口）") if scene.seen == "diff" else message("分钟（占人口）")
    rows = class_rows(scene.seen, theme, scene.class_shares(), language)
    return Group(say(title, language), tuple(Entry(name, cell_shapes(tint, theme)) for tint, name in rows))


def _rings(scene: Scene, language: str) -> tuple[Ring, ...]:
    """A ring around the destination, and one around the cell that is read off."""
    longitude, latitude = (float(part) for part in scene.kit.lonlat[scene.question.cell])
    rings = [Ring(longitude, latitude, "axis_red", say(message("目的地"), language), scene.destination)]
    read = point(scene.state.at)
    if read:
        rings.append(Ring(*read, "selected", say(message("所选点"), language)))
    return tuple(rings)
