"""The viewer's own place: subdistrict, group and core, the nearest crossing, and minutes to each destination."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from shapely.geometry import Point, shape

from components.base import cache
from components.topics.contract import Table
from components.topics.crossings.facts import Facts, load_facts
from components.topics.crossings.state import OPENING
from components.topics.profile.holdings import carries_roads
from components.topics.reach import service
from components.topics.reach.scene import open_ids
from components.topics.reach.words import minutes as minutes_words
from components.words.citation import grade_label
from components.words.format import number
from components.words.format import year as year_label
from components.words.precision_words import accuracy_metres
from components.words.text import pick, tr
from geo import measure, reach_grid
from geo.contracts import Feature
from model.crossings import STANDING
from model.reach.error import cell_error
from model.scenario import BASELINE

AREAS = ("subdistricts", "groups", "cores")


@dataclass(frozen=True, eq=False)
class Here:
    """A place in words: `answer` in one sentence, `sentences` with areas, crossing and error, minutes as a table."""

    answer: str
    sentences: tuple[str, ...]
    table: Table


def here_of(at: tuple[float, float]) -> Here:
    """What lies at longitude and latitude `at`, with the crossings as they are recorded for the opening year.

    Raises DataContractError and LayerContractError. The first call builds the reach model (seconds).
    """
    facts, spot = load_facts(), Point(at)
    areas = [feature for feature in (_area(layer, spot) for layer in AREAS) if feature]
    is_inside = any(shape(f["geometry"]).contains(spot) for f in cache.features("startup_area"))
    names = tr("、").join(_name(feature) for feature in areas)
    place = names or (tr("起步区内，不在任何街道的图形内") if is_inside else tr("起步区以外"))
    table = _minutes(facts, at)
    answer = tr("您在这里：{place}", place=place)
    return Here(answer, (tr("{title}。", title=answer), _crossing(facts, spot), *map(_margin, areas)), table)


def _margin(area: Feature) -> str:
    metres = accuracy_metres(area["properties"])
    return tr("{name}的边界误差约 ±{m} 米，近界处不能据此判断。", name=_name(area), m=metres)


def _area(layer: str, spot: Point) -> Feature | None:
    return next((f for f in cache.features(layer) if shape(f["geometry"]).contains(spot)), None)


def _name(feature: Feature) -> str:
    return pick(feature["properties"]["name"], feature["properties"]["name_en"])


def _crossing(facts: Facts, spot: Point) -> str:
    """The nearest crossing with a road that stands in the opening year, straight over the ground."""
    status = facts.statuses(OPENING, BASELINE)
    open_lines = [one for one in facts.lines if carries_roads(one) and one.place and status[one.ident] in STANDING]
    distances = [(measure.distance_km(spot, shape(one.place["geometry"])), one) for one in open_lines if one.place]
    if not distances:
        return tr("没有已通车的通道。")
    km, line = min(distances, key=lambda pair: pair[0])
    metres = accuracy_metres(line.place["properties"]) if line.place else ""
    return tr(
        "最近的已通车通道（{year}）：{name}，图上直线 {km} 公里（{grade}，点位误差 ±{m} 米）。",
        year=year_label(OPENING), name=line.map_name, km=number(km, 1), grade=grade_label("derived"), m=metres,
    )  # fmt: skip


def _minutes(facts: Facts, at: tuple[float, float]) -> Table:
    """Minutes to each destination; the note alone where the place is on the river or outside of the model."""
    kit = service.kit(facts.version)
    cell = reach_grid.cell_of(kit.grid, *at)
    title = tr("从此处出发的时间（分钟）")
    if cell is None or not kit.grid.open[cell]:
        return Table("here", title, pd.DataFrame(), tr("此处为水面或在模型范围以外，没有出行时间。"))
    ids, rows = open_ids(facts, kit.reach, BASELINE, OPENING), []
    for place in kit.places:
        link = int(kit.reach.via(place.cell, ids)[cell])
        line = facts.one(kit.reach.links[link].ident) if link >= 0 else None
        error = round(float(cell_error(kit.reach, place.cell, ids)[cell]), 1) if line else np.nan
        name = pick(place.title_zh, place.title_en).split("（")[0].split(" (")[0]
        minutes = minutes_words(float(kit.reach.minutes(place.cell, ids)[cell]), 1)
        rows.append([name, minutes, error, line.map_name if line else tr("不过河")])
    columns = [tr("目的地"), year_label(OPENING), tr("误差（±分钟）"), tr("现行路径经过的通道")]
    note = tr("按“过河可达”的 250 米网格和默认车速推算（△ 假设），不算拥堵；误差为通道位置带来的，不过河的不计。")
    return Table("here", title, pd.DataFrame(rows, columns=columns), note)
