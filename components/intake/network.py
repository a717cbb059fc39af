"""A supplied road network: what of it can be used, what was left out and why, and the reach model on it."""

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from components.intake.intake import Taken, UnusableError, take
from components.intake.network_store import OwnNetwork
from components.intake.road_fields import is_designed, speed_column
from components.intake.road_places import placed
from components.topics.reach.service import Kit
from components.words.format import number
from components.words.text import pick, tr
from model.reach.errors import ReachError
from model.reach.solver import build

if TYPE_CHECKING:
    import geopandas

    from model.reach.network import Joined, RoadNetwork

SLOWEST, FASTEST = 3.0, 130.0
USED_SPEED = "kmh"


@dataclass(frozen=True)
class Kept:
    """What stays of the supplied lines, and sentences on what was found and left out."""

    frame: "geopandas.GeoDataFrame"
    said: tuple[str, ...]


def network(name: str, content: bytes, kit: Kit) -> OwnNetwork:
    """The network in a supplied file, ready to be asked. Raises RefusedError, UnusableError and ReachError."""
    from geo.reach_network import roads
    from model.reach.network import join

    kept = usable(take(name, content), kit)
    found = roads(kept.frame, USED_SPEED)
    joined = join(kit.grid, found, kit.reach.links)
    reach = build(joined.land, joined.links, kit.declared.speeds(), cells=[place.cell for place in kit.places])
    key = "roads-" + hashlib.sha256(content).hexdigest()[:16] + kit.key
    return OwnNetwork(name, key, reach, (*kept.said, *_laid(found, joined, kit)))


def usable(taken: Taken, kit: Kit) -> Kept:
    """Lines with a sound speed in the view. Raises UnusableError where nothing is left."""
    frame = taken.frame
    said = [tr("读到 {n} 个要素，坐标系 {crs}。", n=number(len(frame)), crs=taken.crs or tr("未写明"))]
    if taken.layers > 1:
        said.append(tr("文件有 {n} 个图层，只用线最多的“{layer}”。", n=taken.layers, layer=taken.layer))
    if not taken.crs:
        raise UnusableError(tr("文件没有写明坐标系，无法放到图上；请在导出时带上坐标系（Shapefile 须有 .prj）。"))
    frame = _only_lines(frame, said)
    column = speed_column(name for name in frame.columns if name != frame.geometry.name)
    if column is None:
        raise UnusableError(
            tr("没有认出车速字段；请给每条线加一列 kmh（公里/时），“设计速度”“限速”等列名也认得。现有字段：{names}。",
               names=_names(frame))
        )  # fmt: skip
    frame = placed(_with_speed(frame, column, said), kit.grid, said)
    return Kept(frame, tuple(said))


def _names(frame: "geopandas.GeoDataFrame") -> str:
    names = [str(name)[:20] for name in frame.columns if name != frame.geometry.name]
    return "、".join(names[:8]) or tr("无")


def _only_lines(frame: "geopandas.GeoDataFrame", said: list[str]) -> "geopandas.GeoDataFrame":
    kinds = frame.geometry.geom_type.isin(["LineString", "MultiLineString"]) & ~frame.geometry.is_empty
    if not kinds.any():
        raise UnusableError(tr("文件里没有线；点和面不能当道路。"))
    if not kinds.all():
        said.append(tr("去掉 {n} 个不是线或没有图形的要素。", n=number(int((~kinds).sum()))))
    return frame[kinds]


def _with_speed(frame: "geopandas.GeoDataFrame", column: str, said: list[str]) -> "geopandas.GeoDataFrame":
    import pandas as pd

    text = frame[column].astype("string").str.extract(r"^\s*(-?\d+(?:\.\d+)?)", expand=False)
    kmh = pd.to_numeric(text, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    missing, absurd = np.isnan(kmh), (kmh < SLOWEST) | (kmh > FASTEST)
    if missing.any():
        said.append(tr("去掉 {n} 条没有车速的线（字段 {name}）。", n=number(int(missing.sum())), name=column))
    if absurd.any():
        said.append(
            tr("去掉 {n} 条车速不在 {a}～{b} 公里/时之间的线。", n=number(int(absurd.sum())), a=SLOWEST, b=FASTEST)
        )
    good = ~missing & ~absurd
    if not good.any():
        raise UnusableError(tr("没有一条线有可用的车速。"))
    least, most = f"{kmh[good].min():g}", f"{kmh[good].max():g}"
    range_ = least if least == most else f"{least}～{most}"
    said.append(tr("车速取自字段 {name}，{range} 公里/时。", name=column, range=range_))
    if is_designed(column):
        said.append(tr("设计速度通常高于实际车速，分钟数因此偏少。"))
    return frame[good].assign(**{USED_SPEED: kmh[good]})


def _laid(roads: "RoadNetwork", joined: "Joined", kit: Kit) -> list[str]:
    """How the network lies under the cells and at the river."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    size = len(roads.x)
    graph = csr_array((np.ones(len(roads.a)), (roads.a, roads.b)), shape=(size, size))
    pieces, label = connected_components(graph, directed=False)
    largest = np.bincount(label[roads.a], roads.metres).max() / roads.metres.sum()
    said = [
        tr("用上的道路共 {km} 公里，{n} 个节点。", km=number(roads.metres.sum() / 1e3, 1), n=number(size)),
        tr("分成互不相连的 {n} 块，最大一块占 {share}%。", n=number(int(pieces)), share=number(100 * largest, 1)),
        tr("起步区 {share}% 的土地附近有路（同岸 3 公里内）；其余按到不了计。", share=number(100 * joined.reached, 1)),
    ]
    apart = [place for place in kit.places if not np.isfinite(joined.land.access_m[place.cell])]
    if apart:
        names = tr("、").join(pick(place.title_zh, place.title_en) for place in apart)
        said.append(tr("这些目的地附近没有路，按到不了计：{names}。", names=names))
    if joined.own:
        said.append(tr("路网里自带的过河通道 {n} 处，按路网的长度和车速。", n=len(joined.own)))
    if joined.added:
        said.append(tr("路网里没有的通道 {n} 处，接到两岸最近的道路。", n=len(joined.added)))
    if joined.lost:
        said.append(tr("附近没有道路、不能使用的通道 {n} 处。", n=len(joined.lost)))
    if len(joined.unnamed):
        said.append(tr("有 {n} 段路跨过黄河但不是已知通道，按一直开通计；请核对。", n=len(joined.unnamed)))
    return said


def template() -> bytes:
    """Three lines as an example: two roads and a crossing, with the fields that are read."""
    rows: list[tuple[str, float, str, list[list[float]]]] = [
        ("示例道路（北岸）", 50, "", [[116.98, 36.78], [117.0, 36.765], [117.012, 36.752]]),
        ("示例通道", 60, "x_jiluo", [[117.012, 36.752], [117.006, 36.715]]),
        ("示例道路（南岸）", 40, "", [[117.006, 36.715], [117.015, 36.69], [117.024, 36.668]]),
    ]
    features: list[dict[str, Any]] = [
        {
            "type": "Feature", "properties": {"name": name, "kmh": kmh, "crossing_id": crossing},
            "geometry": {"type": "LineString", "coordinates": line},
        }
        for name, kmh, crossing, line in rows
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1).encode()


__all__ = ["ReachError", "UnusableError", "network", "template", "usable"]
