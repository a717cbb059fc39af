"""The map of minutes: cells as a picture under the crossings, a legend, the minutes of the cell that was clicked."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from components.base import cache
from components.base.scales import Theme
from components.drawing.maps import made_files
from components.drawing.maps.cell_pictures import Cells
from components.drawing.maps.deck import TOUCH, CompactDeck, touch_points, view_state
from components.drawing.maps.made_files import MapFile
from components.drawing.maps.picture import MapPicture
from components.topics.crossings.events import changes_in
from components.topics.reach import relief, words
from components.topics.reach.map_picture import minutes_picture
from components.topics.reach.scene import Scene, unit_names
from components.topics.reach.state import CELL, point, text_of
from components.ui import player, viewport
from components.ui.crossings import address
from components.ui.crossings.controls import set_year
from components.ui.crossings.pictures import edge
from components.ui.map_view import map_view
from components.ui.reach import controls
from components.ui.reach.address import MAP_KEY, forget_point
from components.ui.session.look import page_look
from components.words.text import language, tr

CELL_LAYER = "reach_cells"
PAGE, PART = "reach_page", "reach_map_part"
WIDE = 940  # px at size 1.0 from which the colours stand beside the choice of the picture
BUTTONS_PX = 220  # beside the minutes of a place, with the gaps
PICK_EVERY = 2  # cells to a touch target's side
TOUCH_M = 340.0  # radius of a touch target, a little over half of its diagonal


def map_part(scene: Scene, height: int, width: float) -> None:
    """Which picture, the map, its legend, what was clicked, method and error."""
    wide = width >= WIDE * viewport.current().size
    narrow = viewport.current().narrow
    if not narrow:
        controls.look(scene, wide=wide)
    style = _map(scene, height, width)
    if narrow:
        controls.look(scene, wide=wide)
    if not wide:
        controls.colours(scene)
    hint = "" if _read_off(scene, width) else _hint(scene)
    controls.full_method(scene, wide=wide, hint=hint)
    year = scene.state.year
    player.player(year, style, _play_on, events=partial(changes_in, scene.facts, year, scene.scenario))


def _hint(scene: Scene) -> str:
    """What a click does, or what the height of the relief means."""
    if scene.state.relief:
        return relief.caption(scene.seen)
    return tr("点击地图任一处查看分钟数，或设为目的地；红圈为目的地。")


def _play_on(year: int) -> None:
    set_year(year)
    st.rerun((PAGE,))


def _map(scene: Scene, height: int, width: float) -> str:
    size = round(width), height
    picture = seen_picture(scene)
    deck = seen_deck(picture, size)
    if scene.state.relief:
        deck.layers = [relief.relief_layer(scene, viewport.theme()), *deck.layers]
        deck.initial_view_state = view_state(relief.tilted(picture.camera(*size)))
    else:
        deck.layers = [_touch(scene, viewport.theme()), *deck.layers]
    return map_view(deck, picture, key=MAP_KEY, size=size, on_select=_clicked, turns=not scene.state.relief)


def seen_picture(scene: Scene) -> MapPicture:
    """The picture of the minutes as this browser is shown it; under a relief the ground is clear."""
    picture = minutes_picture(scene, page_look(), edge(viewport.current()) / 2)
    if scene.state.relief and viewport.current().webgl:
        return replace(picture, state=replace(picture.state, cells=Cells()), files=())
    return picture


def seen_deck(picture: MapPicture, size: tuple[int, int]) -> CompactDeck:
    """The live map for a slot of `size` px; crossings answer to a click."""
    return picture.deck(*size, [layer for layer in cache.layers() if layer.id == "crossings"])


def _touch(scene: Scene, theme: Theme) -> dict[str, Any]:
    """Points every 500 m that answer to a click; fetched once."""
    file = _touch_file(scene.kit.key, scene, language())
    return dict(touch_points(made_files.put(file), CELL_LAYER, TOUCH_M, theme))


@st.cache_resource(max_entries=4, show_spinner=False)
def _touch_file(key: str, _scene: Scene, language_code: str) -> MapFile:
    grid, names = _scene.kit.grid, unit_names()
    unit = dict(zip(grid.part_cell.tolist(), grid.part_unit.tolist(), strict=True))
    features = []
    for cell, part in unit.items():
        if grid.row[cell] % PICK_EVERY or grid.col[cell] % PICK_EVERY or not grid.open[cell]:
            continue
        lon, lat = _scene.kit.lonlat[cell]
        name = names[grid.units[part]]
        properties = {"id": text_of(lon, lat), "name": name, "name_en": name}
        point = {"type": "Point", "coordinates": [round(float(lon), 4), round(float(lat), 4)]}
        features.append({"type": "Feature", "properties": properties, "geometry": point})
    return made_files.points(features)


def _clicked() -> None:
    picked: Any = st.session_state[MAP_KEY].selection.objects
    crossings, cells = picked.get(TOUCH, []), picked.get(CELL_LAYER, [])
    if crossings:
        address.write("x", str(crossings[0]["properties"]["id"]))
        st.rerun((PAGE,))
    place = str(cells[0]["properties"]["id"]) if cells else ""
    address.write("at", place if point(place) else "")


def _read_off(scene: Scene, width: float) -> bool:
    """Minutes of the clicked cell and a button that makes it the destination.
    False where no cell has been clicked."""
    sentence = words.read_off(scene)
    if not sentence:
        return False
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(sentence, width=max(round(width - BUTTONS_PX * viewport.current().size), 200))
        st.button(
            tr("设为目的地"), key="reach_cell_to", icon=":material/flag:", on_click=_to_cell, args=(scene.state.at,)
        )
        st.button("", icon=":material/close:", key="reach_cell_close", type="tertiary", on_click=forget_point)
    return True


def _to_cell(place: str) -> None:
    address.write("to", CELL + place)
    forget_point()
    st.rerun((PAGE,))
