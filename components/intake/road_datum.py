"""Datum check of supplied roads: Chinese web maps shift positions by half a kilometre (GCJ-02, BD-09).

Checked where roads of the file meet the river: at the bridges whose places are well known, roads read in the right
datum lie beside them, roads read in a wrong one lie hundreds of metres away along the river.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
import shapely

from components.intake.refusals import DatumError
from geo import datum
from geo.measure import EQUAL_AREA
from model.messages import Message, message
from model.reach.grid import Floats
from model.reach.inputs import CrossingLink

if TYPE_CHECKING:
    import geopandas

Datum = Literal["check", "wgs84", "gcj02", "bd09"]
NAMES: dict[Datum, str] = {"wgs84": "WGS 84", "gcj02": "GCJ-02", "bd09": "BD-09"}
SHIFTS: dict[Datum, Callable[[Floats, Floats], tuple[Floats, Floats]]] = {
    "gcj02": datum.gcj02_to_wgs84, "bd09": datum.bd09_to_wgs84,
}  # fmt: skip
WELL_PLACED_M = 250.0  # a bridge located this precisely can distinguish the datums
BESIDE_M = 60.0  # a road so much farther from a bridge's place than its accuracy is still the bridge


def in_datum(ground: "geopandas.GeoDataFrame", chosen: Datum) -> "geopandas.GeoDataFrame":
    """Lines in metres of equal area, moved from the chosen datum to WGS 84."""
    shift = SHIFTS.get(chosen)
    if shift is None:
        return ground
    degrees = ground.to_crs(4326)
    moved = shapely.transform(degrees.geometry.to_numpy(), lambda x, y: shift(x, y), interleaved=False)
    return degrees.set_geometry(moved, crs=4326).to_crs(EQUAL_AREA)


def check(
    ground: "geopandas.GeoDataFrame", river: Floats, links: Sequence[CrossingLink], chosen: Datum
) -> list[Message]:
    """A sentence on how well the lines (as read, in metres) fit the known bridges in the datum that was chosen.

    Raises DatumError where none was chosen and they fit in another one only.
    """
    bridges = [link for link in links if link.accuracy_m <= WELL_PLACED_M]
    near = _near_river(ground, river)
    fits = {name: _beside(in_datum(near, name), river, bridges) for name in NAMES}
    best = max(fits, key=lambda name: fits[name])
    datum: Datum = "wgs84" if chosen == "check" else chosen
    if not fits[best]:
        return [message("没有从位置可靠的桥上过河的路，无法核对坐标基准；按 {datum} 计。", datum=NAMES[datum])]
    if fits[datum] == fits[best]:
        return [message("过河的路与 {n} 处已知桥位相符，坐标基准是 {datum}。", n=fits[datum], datum=NAMES[datum])]
    values = {"datum": NAMES[datum], "n": fits[datum], "other": NAMES[best], "m": fits[best]}
    if chosen == "check":
        raise DatumError(
            message("按 {datum} 只与 {n} 处已知桥位相符，按 {other} 则与 {m} 处相符：坐标很可能有偏移。"
                    "请在“坐标基准”里选定这份文件所用的一种，再读一次。", **values)
        )  # fmt: skip
    return [message("请核对坐标基准：按所选的 {datum} 与 {n} 处已知桥位相符，按 {other} 则与 {m} 处相符。", **values)]


def _near_river(ground: "geopandas.GeoDataFrame", river: Floats) -> "geopandas.GeoDataFrame":
    """The lines within reach of the river in any datum."""
    shapes = ground.geometry.to_numpy()
    return ground[shapely.dwithin(shapes, shapely.linestrings(river), 2000.0)]


def _beside(ground: "geopandas.GeoDataFrame", river: Floats, bridges: Sequence[CrossingLink]) -> int:
    """At how many of the bridges a line crosses the river."""
    line = shapely.linestrings(river)
    shapes = ground.geometry.to_numpy()
    met = shapely.get_parts(shapely.intersection(shapes[shapely.intersects(shapes, line)], line))
    if not len(met):
        return 0
    places = shapely.points([(bridge.x_m, bridge.y_m) for bridge in bridges])
    away = np.array([shapely.distance(met, place).min() for place in places])
    return int((away <= [bridge.accuracy_m + BESIDE_M for bridge in bridges]).sum())
