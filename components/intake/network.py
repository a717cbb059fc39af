"""A supplied road network ready for queries, and the example file."""

import hashlib
import json
import threading
from dataclasses import replace
from typing import Any
from weakref import WeakSet, WeakValueDictionary

import numpy as np

from components.intake.intake import model
from components.intake.own_network import OwnNetwork
from components.intake.refusals import RefusedError
from components.intake.road_datum import Datum
from components.intake.road_exchange import Ground
from components.topics.reach.service import Kit
from components.words.text import pick
from model.messages import message
from model.reach.solver import Reach

MOST_HELD = 400 << 20
"""Bytes of all networks in use, over all sessions."""
_in_use: WeakValueDictionary[str, OwnNetwork] = WeakValueDictionary()
_grounds: WeakSet[Reach] = WeakSet()
_lock = threading.Lock()


def network(name: str, content: bytes, kit: Kit, datum: Datum = "check") -> OwnNetwork:
    """The network in a supplied file. Raises RefusedError and UnusableError."""
    key = f"roads-{hashlib.sha256(content).hexdigest()[:16]}-{datum}-{kit.key}"
    existing = _in_use.get(key)
    if existing is not None:  # another session's file, or the same again: the arrays are shared
        return replace(existing, name=name)
    cells = tuple(place.cell for place in kit.places)
    modelled = model(name, content, Ground(kit.grid, kit.reach.links, kit.declared.speeds(), cells), datum)
    land = modelled.reach.land
    apart = [place for place in kit.places if not np.isfinite(land.access_m[place.cell])]
    report = list(modelled.report)
    if apart:
        names = "、".join(pick(place.title_zh, place.title_en) for place in apart)
        report.append(message("这些目的地附近没有路，按不可达计：{names}。", names=names))
    return _registered(OwnNetwork(name, key, modelled.reach, tuple(report), modelled.streets))


def _registered(own: OwnNetwork) -> OwnNetwork:
    """The network, counted among those in use. Raises RefusedError where there are too many."""
    with _lock:
        if held_bytes() + bytes_of(own.reach) > MOST_HELD:
            raise RefusedError("held")
        _in_use[own.key] = own
        _grounds.add(own.reach)
    return own


def held_bytes() -> int:
    """Memory of the networks in use."""
    return sum(map(bytes_of, list(_grounds)))


def bytes_of(reach: Reach) -> int:
    """Memory that the arrays of a network take."""
    land = reach.land
    arrays = (land.a, land.b, land.urban_m, land.rural_m, land.fixed_min, land.node, land.access_m, reach.table)
    return sum(array.nbytes for array in arrays)


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
