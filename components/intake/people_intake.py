"""Intake of a supplied file of people: checked by its first bytes, then read and laid on the cells in a process with
limits. Nothing of the file is parsed in the server."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from components.intake.intake import answer_of, environment, place_to_read, precheck
from components.intake.refusals import PEOPLE_BOUNDS, REFUSALS, RefusedError, UnusableError
from components.intake.road_datum import Datum
from components.intake.road_exchange import sentence_from_json
from components.topics.facilities.people import SuppliedPeople
from components.topics.reach.network import LONGEST_NAME, NetworkMark
from components.words.format import number
from geo.cover_people import Lattice
from model.messages import message

ENDINGS = (".csv", ".geojson", ".json", ".gpkg")


def people_in(name: str, content: bytes, raster: Lattice, datum: Datum) -> SuppliedPeople:
    """The people in a file on the cells. Raises RefusedError and UnusableError."""
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise RefusedError("people_format")
    ending = _csv(content) if ending == ".csv" else precheck(name, content)
    with place_to_read(), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, f"people{ending}")
        path.write_bytes(content)
        np.savez(path.with_name("ground.npz"), index=raster.index, is_river=raster.is_river)
        answer = answer_of(_request(path, raster, datum), environment(path))
        if "refused" in answer:
            raise RefusedError(answer["refused"] if answer["refused"] in REFUSALS else "crash")
        if "unusable" in answer:
            raise UnusableError(sentence_from_json(answer["unusable"]))
        cells = np.load(path.with_name("cells.npy"), allow_pickle=False)
    if not cells.sum() > 0:
        raise UnusableError(message("没有人口落在起步区的陆地上，请核对坐标系和范围。"))
    report = [sentence_from_json(each) for each in answer["report"]]
    inside = float(cells.sum())
    outside = max(float(answer["total"]) - inside, 0.0)
    report.append(
        message("{n} 人在起步区的陆地上，{m} 人在外，不计。", n=number(inside, 0), m=number(outside, 0))
    )  # fmt: skip
    return SuppliedPeople(name, _mark(name, content, datum), cells, tuple(report))


def _csv(content: bytes) -> str:
    """The ending of a table that is text. Raises RefusedError."""
    if not content:
        raise RefusedError("empty")
    if len(content) > PEOPLE_BOUNDS.bytes:
        raise RefusedError("too_big")
    if b"\0" in content:
        raise RefusedError("magic")
    return ".csv"


def _request(path: Path, raster: Lattice, datum: Datum) -> dict[str, Any]:
    folder = path.parent
    files = {"ground": "ground.npz", "cells": "cells.npy", "answer": "answer.json"}
    where = {"cell_m": raster.cell_m, "west_m": raster.west_m, "south_m": raster.south_m}
    places = {key: str(folder / file) for key, file in files.items()}
    return {"task": "people", "path": str(path), "datum": datum, "bounds": PEOPLE_BOUNDS.as_json(), **where, **places}


def _mark(name: str, content: bytes, datum: Datum) -> NetworkMark:
    """The same file in the same datum has the same mark everywhere."""
    digest = hashlib.sha256(content + datum.encode()).hexdigest()[:8]
    printable = "".join(c for c in name if c.isprintable())[:LONGEST_NAME].strip()
    return NetworkMark(digest, printable or "—")


def template() -> bytes:
    """Three rows as an example, with the columns that are read."""
    rows = [["lon", "lat", "people"], ["117.0500", "36.8000", "1200"], ["117.0600", "36.8000", "800"]]
    return ("\ufeff" + "\r\n".join(",".join(row) for row in rows) + "\r\n").encode()
