"""A supplied file of roads, taken in safely: checked by its first bytes, then read by a process with limits."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from components.intake.shapefile import PARTS, ZIP, ArchiveError, unpack

if TYPE_CHECKING:
    import geopandas

CHILD = Path(__file__).with_name("intake_child.py")
DRIVERS = {".geojson": "GeoJSON", ".json": "GeoJSON", ".gpkg": "GPKG", ".zip": "ESRI Shapefile"}
MOST_BYTES, MOST_FEATURES, MOST_VERTICES, WALL_S = 30 << 20, 50_000, 1_000_000, 60
STARTS = {".gpkg": b"SQLite format 3\0", ".zip": ZIP}
REFUSALS = {
    "format": "只接受 GeoPackage（.gpkg）、GeoJSON（.geojson、.json）和压缩成 .zip 的 Shapefile。",
    "loose_shp": "单个 Shapefile 部件不够；请把 .shp、.shx、.dbf、.prj 一起压缩成 .zip。",
    "bad_zip": "压缩包打不开：已损坏、加密，或不是 .zip 格式。",
    "no_shp": "压缩包里没有 Shapefile（.shp）。",
    "several_shp": "压缩包里有多个 Shapefile，请只放道路这一个。",
    "no_dbf": "压缩包里的 Shapefile 不全，缺 .dbf 或 .shx。",
    "empty": "文件是空的。",
    "too_big": "文件超过 30 MB。",
    "magic": "文件内容与扩展名不符。",
    "unreadable": "文件读不出来：不是有效的 GeoPackage、GeoJSON 或 Shapefile。",
    "no_layer": "文件里没有图层。",
    "no_geometry": "文件里没有图形。",
    "features": "要素超过 50,000 个，请裁剪到起步区一带。",
    "vertices": "折点超过 100 万个，请简化或裁剪。",
    "nonfinite": "坐标里有不是数的值（NaN 或无穷大）。",
    "memory": "文件展开后太大，读取已中止。",
    "timeout": "读取超过 60 秒，已中止。",
    "crash": "读取中断，文件可能已损坏。",
}


class RefusedError(ValueError):
    """The file cannot be taken; `code` is a key of REFUSALS."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class UnusableError(ValueError):
    """The lines cannot serve as a network; the message is a sentence in the viewer's language."""


@dataclass(frozen=True, eq=False)
class Taken:
    """Lines as supplied, their coordinate system as text ("" where none is stated), how many layers there were, and
    which of them it is."""

    frame: "geopandas.GeoDataFrame"
    crs: str
    layers: int
    layer: str = ""


def precheck(name: str, content: bytes) -> str:
    """The extension. Raises RefusedError for what need not be opened at all."""
    extension = Path(name).suffix.lower()
    if extension in PARTS:
        raise RefusedError("loose_shp")
    if extension not in DRIVERS:
        raise RefusedError("format")
    if not content:
        raise RefusedError("empty")
    if len(content) > MOST_BYTES:
        raise RefusedError("too_big")
    if not content.startswith(STARTS.get(extension, b"")):
        raise RefusedError("magic")
    if extension not in STARTS and not content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        raise RefusedError("magic")
    return extension


def take(name: str, content: bytes) -> Taken:
    """The file's lines. Raises RefusedError."""
    extension = precheck(name, content)
    with tempfile.TemporaryDirectory() as folder:
        path, out = _laid_down(extension, content, Path(folder)), Path(folder, "roads.parquet")
        found = _read_apart(path, out, DRIVERS[extension])
        if "refused" in found:
            raise RefusedError(str(found["refused"]))
        import geopandas

        frame = geopandas.read_parquet(out)
    return Taken(frame, str(found["crs"]), int(str(found["layers"])), str(found["layer"]))


def _laid_down(extension: str, content: bytes, folder: Path) -> Path:
    """The file on disk, as it is to be read."""
    if extension == ".zip":
        try:
            return unpack(content, folder)
        except ArchiveError as error:
            raise RefusedError(error.code) from error
    path = folder / f"roads{extension}"
    path.write_bytes(content if extension == ".gpkg" else _as_utf8(content))
    return path


def _as_utf8(content: bytes) -> bytes:
    """GeoJSON is UTF-8; what older Chinese software wrote as GB 18030 is put right."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode("gb18030").encode()
        except UnicodeDecodeError as error:
            raise RefusedError("unreadable") from error
    return content


def _read_apart(path: Path, out: Path, driver: str) -> dict[str, object]:
    command = [sys.executable, "-I", str(CHILD), str(path), str(out), str(MOST_FEATURES), str(MOST_VERTICES)]
    try:
        done = subprocess.run(
            command, env=_environment(driver, path.parent), capture_output=True, text=True, timeout=WALL_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError("timeout") from error
    try:
        found: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError) as error:
        raise RefusedError(
            "memory" if "bad_alloc" in done.stderr or "MemoryError" in done.stderr else "crash"
        ) from error
    return found


def _environment(driver: str, folder: Path) -> dict[str, str]:
    """Only the one driver; nothing is fetched; files only in a folder that goes with the reading."""
    import pyogrio

    others = [name for name in pyogrio.list_drivers() if name not in {driver, "MEM", "Memory"}]
    settings = {"GDAL_SKIP": ",".join(others), "OGR_SKIP": ",".join(others), "GDAL_HTTP_TIMEOUT": "1"}
    settings |= {"CPL_TMPDIR": str(folder), "HOME": str(folder), "OPENBLAS_NUM_THREADS": "1"}
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
    return kept | settings | {"OGR_GEOJSON_MAX_OBJ_SIZE": "50"}
