"""Files the browser fetches once: compressed ahead, named by their content, kept for a year."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ROOT / "geo" / "layers"
FONTS = ROOT / "components" / "assets" / "fonts"
GLYPHS = ROOT / "components" / "assets" / "glyphs"


@dataclass(frozen=True)
class Payload:
    """Bytes ready to be sent. `packed` is gzip; `digest` names this content and no other."""

    digest: str
    plain: bytes
    packed: bytes
    media_type: str


@lru_cache(maxsize=256)
def _payload(path: Path, _modified_ns: int) -> Payload:
    plain = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".geojson":
        media_type = "application/geo+json"
    return Payload(hashlib.sha256(plain).hexdigest()[:12], plain, gzip.compress(plain, 9, mtime=0), media_type)


def payload(path: Path) -> Payload | None:
    """The file's bytes, read and compressed once per version of the file; `None` when it does not exist."""
    try:
        modified_ns = path.stat().st_mtime_ns
    except OSError:
        return None
    return _payload(path, modified_ns)


@lru_cache(maxsize=64)
def pack(plain: bytes, media_type: str) -> Payload:
    """Bytes made on the fly (a map style), compressed once per content."""
    return Payload(hashlib.sha256(plain).hexdigest()[:12], plain, gzip.compress(plain, 6, mtime=0), media_type)


def layer_url(layer_id: str) -> str:
    """Relative address of a layer's geometry; it changes when, and only when, the file's content changes."""
    found = payload(LAYERS / f"{layer_id}.geojson")
    return f"geo/{layer_id}.{found.digest if found else 'missing'}.geojson"
