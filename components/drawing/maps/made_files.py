"""Generated files that the map fetches besides the layers: named by content, in a bounded store.

Pages put, the server's route gets; both run in one process. A browser that requests an evicted file gets nothing and
shows the rest of the map; the page puts it again when it next runs.
"""

import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any

from components.base.assets_store import Payload, pack

Corners = tuple[tuple[float, float], ...]
MOST = 1000  # a picture of cells is about 8 kB, one of signs a quarter of it
SUFFIXES = {"image/png": "png", "image/svg+xml": "svg", "application/geo+json": "geojson", "application/json": "json"}


@dataclass(frozen=True)
class MapFile:
    """A file, and for a picture the longitude and latitude of its corners, clockwise from the north-west."""

    payload: Payload
    corners: Corners = ()

    @property
    def name(self) -> str:
        """Name in the address."""
        return f"{self.payload.digest}.{SUFFIXES[self.payload.media_type]}"


_files: OrderedDict[str, MapFile] = OrderedDict()
_lock = Lock()


def put(file: MapFile) -> str:
    """Keep a file and give its relative address; the oldest unused go when there are too many."""
    with _lock:
        _files[file.name] = file
        _files.move_to_end(file.name)
        while len(_files) > MOST:
            _files.popitem(last=False)
    return f"map/made/{file.name}"


def get(name: str) -> MapFile | None:
    """The file of this name, None when it is not (or no longer) there."""
    with _lock:
        return _files.get(name)


def picture(png: bytes, corners: Corners) -> MapFile:
    """A picture that lies on the map."""
    return MapFile(pack(png, "image/png"), corners)


def drawing(svg: str) -> MapFile:
    """A picture beside the map, of lines."""
    return MapFile(pack(svg.strip().encode(), "image/svg+xml"))


def points(features: list[dict[str, Any]]) -> MapFile:
    """Features for pointer and click."""
    return MapFile(pack(_compact({"type": "FeatureCollection", "features": features}), "application/geo+json"))


def data(rows: list[dict[str, Any]]) -> MapFile:
    """Rows of a layer of the deck, as JSON."""
    return MapFile(pack(_compact(rows), "application/json"))


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
