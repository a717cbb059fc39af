"""Files the browser fetches once: compressed ahead, named by their content, kept for a year."""

import gzip
import hashlib
import json
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.base.release import geo_root, pinned, readable
from geo import read as geo_read
from geo.errors import LayerContractError
from geo.screen import thinned
from model.single_flight import single_flight

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "components" / "assets" / "fonts"
GLYPHS = ROOT / "components" / "assets" / "glyphs"


@dataclass(frozen=True)
class Payload:
    """Bytes ready to be sent. `packed` is gzip; `digest` names this content and no other."""

    digest: str
    plain: bytes
    packed: bytes
    media_type: str


@single_flight(maxsize=512)
def _payload(path: Path, _modified_ns: int) -> Payload:
    plain = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _packed(plain, media_type, 9)


def payload(path: Path) -> Payload | None:
    """The file's bytes, read and compressed once per version of the file; `None` when it does not exist."""
    try:
        modified_ns = path.stat().st_mtime_ns
    except OSError:
        return None
    return _payload(path, modified_ns)


def script(path: Path) -> str:
    """A component's code as it is sent, each time its data change: without lines of comment, blank lines, indentation,
    and the ends of lines that open a block."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")).replace("{\n", "{")


# What the map draws, names or answers a click with; everything else of a feature stays in the file for download.
COARSE_M = 50
DRAWN_PROPERTIES = (
    "id", "name", "name_en", "label", "nickname", "nickname_en", "color_role", "kind", "rank",
    "part", "strength", "edge", "form")  # fmt: skip


@single_flight(maxsize=64)
def _lean(path: Path, _modified_ns: int, screen_m: float) -> Payload:
    collection = json.loads(path.read_bytes())
    features = [
        {
            "type": "Feature",
            "properties": {k: f["properties"][k] for k in DRAWN_PROPERTIES if k in f["properties"]},
            "geometry": _rounded(f),
        }
        for f in thinned(collection["features"], screen_m)
    ]
    body = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    return _packed(body.encode(), "application/geo+json", 9)


def _rounded(feature: dict[str, Any]) -> dict[str, Any]:
    """The geometry with four decimals (11 m), finer than a pixel at the deepest zoom, unless it is surveyed finer."""
    geometry: dict[str, Any] = feature["geometry"]
    if feature["properties"].get("accuracy_m", 0) < COARSE_M:
        return geometry
    return {**geometry, "coordinates": rounded(geometry["coordinates"])}


def rounded(value: Any) -> Any:
    """Coordinates, nested as GeoJSON nests them, with four decimals."""
    return [rounded(part) for part in value] if isinstance(value, list | tuple) else round(float(value), 4)


def layer(layer_id: str) -> Payload | None:
    """A layer's geometry with just the properties that the map uses; `None` when there is no readable file."""
    path = geo_read.layer_path(layer_id, geo_root())
    try:
        return _lean(path, path.stat().st_mtime_ns, _screen_m(layer_id))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _screen_m(layer_id: str) -> float:
    """By how many metres a layer's lines are thinned for the screen; 0 where the catalogue is broken."""
    try:
        entries = (*geo_read.layers(geo_root()), *geo_read.base_layers(geo_root()))
    except LayerContractError:
        return 0.0
    return next((entry.screen_m for entry in entries if entry.id == layer_id), 0.0)


def layer_of(layer_id: str, digest: str) -> Payload | None:
    """The layer's geometry as a page was told to fetch it: also of a release that was current when it was opened."""
    for release in readable():
        with pinned(release):
            file = layer(layer_id)
        if file and file.digest == digest:
            return file
    return layer(layer_id)


def layer_features(layer_id: str) -> tuple[dict[str, Any], ...]:
    """The features of a layer as the map fetches them; none when there is no readable file."""
    payload = layer(layer_id)
    return _parsed(payload) if payload else ()


@single_flight(maxsize=64)
def _parsed(payload: Payload) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(payload.plain)["features"])


def _packed(plain: bytes, media_type: str, level: int) -> Payload:
    return Payload(hashlib.sha256(plain).hexdigest()[:12], plain, gzip.compress(plain, level, mtime=0), media_type)


@single_flight(maxsize=64)
def pack(plain: bytes, media_type: str) -> Payload:
    """Bytes made on the fly (a map style), compressed once per content."""
    return _packed(plain, media_type, 6)


def layer_url(layer_id: str) -> str:
    """Relative address of a layer's geometry; it changes when, and only when, the file's content changes."""
    payload = layer(layer_id)
    return f"geo/{layer_id}.{payload.digest if payload else 'missing'}.geojson"
