"""Minutes as relief: columns on the grid as high as the way is long, or as its change is large."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pydeck as pdk
from PIL import ImageColor
from pydeck.bindings.json_tools import default_serialize

from components.base.result_store import ResultStore
from components.base.scales import Theme
from components.drawing.maps import made_files
from components.drawing.maps.camera import Camera
from components.drawing.maps.made_files import MapFile
from components.topics.reach.classes import CHANGE_STEPS, Picture, classes_of, colours
from components.topics.reach.scene import Scene
from components.words.text import tr
from model.reach.grid import Floats, Grid, Singles, Small, Whole
from model.reach.summary import difference

BLOCK = 2  # cells to a column's side
METRES = {"before": 120.0, "after": 120.0, "diff": 600.0}
"""Height in metres of the map that stands for a minute."""
HIGHEST_MIN = 100.0  # a way that is lost or gained, and none at all in a difference, is drawn no higher
PITCH, BEARING = 50.0, -12.0


def tilted(camera: Camera) -> Camera:
    """The camera from which the relief is seen: from the south, high enough to see behind the columns."""
    return Camera(camera.longitude, camera.latitude, camera.zoom, PITCH, BEARING)


def caption(picture: Picture) -> str:
    """What the height means; it is no terrain."""
    if picture == "diff":
        return tr("柱高表示分钟数变化的大小，颜色表示缩短或延长；不是地形高度。")
    return tr("柱高表示分钟数：越高越费时；不是地形高度。")


def relief_layer(scene: Scene, theme: Theme) -> dict[str, Any]:
    """The columns of the picture that is seen, as a layer of the deck; the browser fetches them by address."""
    file = _files.get((scene.question, scene.seen, theme), lambda: _file(scene, theme))
    return dict(_layer(made_files.put(file), METRES[scene.seen]))


def _layer(address: str, metres: float) -> Mapping[str, Any]:
    side = BLOCK * 250.0
    layer = pdk.Layer(
        "ColumnLayer", address, id="reach_relief", get_position="at", get_elevation="min", get_fill_color="tint",
        elevation_scale=metres, disk_resolution=4, angle=45, radius=side / np.sqrt(2), coverage=0.97, extruded=True,
        opacity=0.85, pickable=False, material={"ambient": 0.6, "diffuse": 0.5, "shininess": 4},
    )  # fmt: skip
    return MappingProxyType(json.loads(json.dumps(layer, default=default_serialize)))


def _file(scene: Scene, theme: Theme) -> MapFile:
    return made_files.data(columns(scene, theme))


def columns(scene: Scene, theme: Theme) -> list[dict[str, Any]]:
    """One column for each block of cells on open land: place in degrees, minutes of height, colour of its class."""
    block, of_block = _blocks(scene.kit.grid)
    before, after = (_means(minutes, block, of_block) for minutes in (scene.answer.before, scene.answer.after))
    places = np.stack([_means(scene.kit.lonlat[:, axis], block, of_block) for axis in (0, 1)], axis=-1)
    heights, classes = _heights(scene.seen, before, after)
    tints = [list(ImageColor.getrgb(tint)[:3]) for tint in colours(scene.seen, theme)]
    return [
        {"at": [round(lon, 4), round(lat, 4)], "min": round(height, 1), "tint": tints[kind - 1]}
        for (lon, lat), height, kind in zip(places.tolist(), heights.tolist(), classes.tolist(), strict=True)
    ]


def _heights(picture: Picture, before: Floats, after: Floats) -> tuple[Floats, Small]:
    """Minutes of height and class of every column. A place that is not reached stands at nothing, in its colour."""
    old, new = before.astype(np.float32), after.astype(np.float32)
    if picture == "diff":
        with np.errstate(invalid="ignore"):  # inf − inf: reached neither time
            size = np.nan_to_num(np.abs(after - before), nan=0.0, posinf=HIGHEST_MIN / 5)
        return size, difference(old, new, CHANGE_STEPS)
    minutes, kinds = (before, classes_of(old)) if picture == "before" else (after, classes_of(new))
    return np.minimum(np.where(np.isfinite(minutes), minutes, 0.0), HIGHEST_MIN), kinds


def _blocks(grid: Grid) -> tuple[Whole, Whole]:
    """Cells that are drawn, and the number of each one's block."""
    cells = np.flatnonzero(grid.open & (grid.inside_m2 >= grid.cell_m**2 / 2))
    number = grid.row[cells] // BLOCK * grid.cols + grid.col[cells] // BLOCK
    inverse: Whole = np.unique(number, return_inverse=True)[1].astype(np.int32)
    return cells.astype(np.int32), inverse


def _means(values: Singles | Floats, cells: Whole, block: Whole) -> Floats:
    totals: Floats = np.bincount(block, weights=values[cells]) / np.bincount(block)
    return totals


_files: ResultStore[MapFile] = ResultStore(48)
