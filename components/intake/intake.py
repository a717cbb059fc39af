"""Intake of a supplied road file: checked by its first bytes, then read and modelled in a process with limits.

Nothing of the file is parsed in the server: it sees a name, the first bytes, and the arrays it gets back.
"""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.intake import child_process
from components.intake.refusals import BOUNDS, REFUSALS, DatumError, RefusedError, UnusableError
from components.intake.road_datum import Datum
from components.intake.road_exchange import Ground, read_reach, read_streets, sentence_from_json, write_ground
from components.intake.shapefile import PARTS, ZIP
from model.cover.streets import Streets
from model.messages import Message
from model.reach.solver import Reach

CHILD = Path(__file__).with_name("intake_child.py")
DRIVERS = {".geojson": "GeoJSON", ".json": "GeoJSON", ".gpkg": "GPKG", ".zip": "ESRI Shapefile"}
WAIT_S, AT_ONCE = 90, 2
STARTS = {".gpkg": b"SQLite format 3\0", ".zip": ZIP}
NOWHERE = "http://127.0.0.1:9"
"""The port of the discard service, which is unused: a request through this proxy fails on the local machine."""
PROXIES = ("GDAL_HTTP_PROXY", "GDAL_HTTPS_PROXY", "http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy")
_places = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, eq=False)
class Modelled:
    """The network in a file on the cells, its streets for walking, and sentences on what was found in it."""

    reach: Reach
    streets: Streets
    report: tuple[Message, ...]


def precheck(name: str, content: bytes) -> str:
    """The extension. Raises RefusedError for what need not be opened at all."""
    extension = Path(name).suffix.lower()
    if extension in PARTS:
        raise RefusedError("loose_shp")
    if extension not in DRIVERS:
        raise RefusedError("format")
    if not content:
        raise RefusedError("empty")
    if len(content) > BOUNDS.bytes:
        raise RefusedError("too_big")
    if not content.startswith(STARTS.get(extension, b"")):
        raise RefusedError("magic")
    if extension not in STARTS and not content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        raise RefusedError("magic")
    return extension


def model(name: str, content: bytes, ground: Ground, datum: Datum = "check") -> Modelled:
    """The network in the file. Waits while two others are read. Raises RefusedError and UnusableError."""
    extension = precheck(name, content)
    with place_to_read(), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name_of_folder:
        folder = Path(name_of_folder)
        path = folder / f"roads{extension}"
        path.write_bytes(content)
        write_ground(folder / "ground.npz", ground)
        answer = answer_of(request(path, datum), environment(path))
        if "refused" in answer:
            raise RefusedError(answer["refused"] if answer["refused"] in REFUSALS else "crash")
        if "unusable" in answer:
            raise (DatumError if answer["datum"] else UnusableError)(sentence_from_json(answer["unusable"]))
        reach, streets = read_reach(folder / "network.npz", ground), read_streets(folder / "streets.npz")
    return Modelled(reach, streets, tuple(sentence_from_json(each) for each in answer["report"]))


@contextmanager
def place_to_read() -> Iterator[None]:
    """One of the places for reading. Raises RefusedError where none gets free."""
    if not _places.acquire(timeout=WAIT_S):
        raise RefusedError("busy")
    try:
        yield
    finally:
        _places.release()


def waiting() -> bool:
    """Whether a new request would have to wait for a free slot."""
    if _places.acquire(blocking=False):
        _places.release()
        return False
    return True


def request(path: Path, datum: Datum) -> dict[str, Any]:
    """The request to the child process; everything it reads and writes is in the file's folder."""
    folder = path.parent
    files = {"ground": "ground.npz", "network": "network.npz", "streets": "streets.npz", "answer": "answer.json"}
    places = {key: str(folder / file) for key, file in files.items()}
    return {"task": "roads", "path": str(path), "datum": datum, "bounds": BOUNDS.as_json(), **places}


def answer_of(instructions: dict[str, Any], settings: dict[str, str]) -> dict[str, Any]:
    """The answer of the process that reads supplied files. Raises RefusedError where it gives none."""
    return child_process.answer_of(CHILD, instructions, settings)


def environment(path: Path) -> dict[str, str]:
    """Only the one driver; nothing is fetched; files only in a folder that goes with the reading."""
    import pyogrio

    folder, driver = str(path.parent), DRIVERS.get(path.suffix, "")
    others = ",".join(name for name in pyogrio.list_drivers() if name not in {driver, "MEM", "Memory"})
    settings = {"GDAL_SKIP": others, "OGR_SKIP": others, "GDAL_HTTP_TIMEOUT": "1", "GDAL_HTTP_MAX_RETRY": "0"}
    settings |= dict.fromkeys(PROXIES, NOWHERE) | {"NO_PROXY": "", "no_proxy": "", "PROJ_NETWORK": "OFF"}
    settings |= {
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "none",
        "GDAL_DRIVER_PATH": "disable",
        "OGR_DRIVER_PATH": "disable",
    }
    settings |= {"CPL_TMPDIR": folder, "HOME": folder, "TMPDIR": folder, "OPENBLAS_NUM_THREADS": "1"}
    return settings | {key: os.environ[key] for key in ("SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
