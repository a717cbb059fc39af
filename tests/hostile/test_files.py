"""The corpus of hostile road files, replayed: each is refused or read in words, and reaches no file and no network."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from components.intake import intake
from components.intake.refusals import REFUSALS, RefusedError
from components.intake.road_exchange import Ground, sentence_from_json, write_ground
from data.reach import read_reach
from data.tables import load_table
from geo import reach_grid, reach_links
from tests.hostile.builders import Workshop

HERE = Path(__file__).parent
SECRET = "root:x:0:0:SECRET-OF-THE-SERVER"
MOST_MB, MOST_CPU_S = 1200, 20.0

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="replays files in forks"),
    pytest.mark.filterwarnings("ignore:.*field name:RuntimeWarning"),
]


def entries() -> list[dict[str, Any]]:
    found = []
    for entry in yaml.safe_load((HERE / "files.yaml").read_text(encoding="utf-8")):
        for seed in range(entry.get("seeds", 1)):
            made = dict(entry)
            if "seeds" in entry:
                made |= {"id": f"{entry['id']}_{seed}", "mutated": {**entry["mutated"], "seed": seed}}
            found.append(made)
    return found


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """A socket of this machine that must hear nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory, listener: socket.socket) -> dict[str, dict[str, Any]]:
    """What came of each file, by id; one process a kind of file, a fork a file."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret.csv").write_text(f"name,kmh\n{SECRET},50\n", encoding="utf-8")
    words = {"port": str(listener.getsockname()[1]), "secret": str(folder / "secret.csv")}
    workshop, found, jobs = Workshop(folder, words), {}, {}
    declared = read_reach()
    grid = reach_grid.grid(declared.grid_rule(), 1000.0)
    located = reach_links.locate(grid, declared.crossing_specs(load_table("crossings").to_dict("records")))
    write_ground(folder / "ground.npz", Ground(grid, located.links, declared.speeds(), ()))
    for entry in entries():
        body = workshop.make(entry)
        try:
            extension = intake.precheck(entry["name"], body)
        except RefusedError as error:
            found[entry["id"]] = {"answer": {"refused": error.code}, "ended": 0, "mb": 0, "cpu_s": 0.0}
            continue
        path = folder / entry["id"] / f"roads{extension}"
        path.parent.mkdir()
        path.write_bytes(body)
        job = intake.request(path, "check") | {"id": entry["id"], "ground": str(folder / "ground.npz")}
        job["bounds"] |= entry.get("bounds", {})
        kind = intake.DRIVERS[extension]
        if kind not in jobs:
            sound = workshop.make({kind.lower() if kind != "ESRI Shapefile" else "zip": [] if kind == "GPKG" else {}})
            jobs[kind] = [_warm(folder, extension, sound)]
        jobs[kind].append(job)
    return found | _replayed(list(jobs.values()))


def _warm(folder: Path, extension: str, sound: bytes) -> dict[str, Any]:
    """The job that a process does first, so that its forks find everything loaded."""
    path = folder / f"warm{extension}" / f"roads{extension}"
    path.parent.mkdir()
    path.write_bytes(sound)
    return intake.request(path, "check") | {"id": f"warm{extension}", "ground": str(folder / "ground.npz")}


def _replayed(kinds: list[list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """What came of the files, by id; one process for each kind, side by side."""
    found, running = {}, [_replaying(jobs) for jobs in kinds]
    try:
        for process in running:
            lines, errors = process.communicate(timeout=900)
            assert process.returncode == 0, errors[-2000:]
            found |= {line["id"]: line for line in map(json.loads, lines.splitlines())}
    finally:
        for process in running:
            process.kill()
            process.communicate()
    return found


def _replaying(jobs: list[dict[str, Any]]) -> "subprocess.Popen[str]":
    path = Path(jobs[0]["path"])
    listing = path.with_name("jobs.json")
    listing.write_text(json.dumps(jobs), encoding="utf-8")
    command = [sys.executable, "-I", "-B", str(HERE / "replay.py"), str(listing)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=intake.environment(path), cwd=path.parent, text=True, **pipes)


def outcome(result: dict[str, Any]) -> tuple[str, str]:
    """What came of a file as a word and a text, as the server would put it."""
    answer = result["answer"]
    if answer is None:
        code = intake._why(result["ended"], b"")
        return "refused", code
    if "refused" in answer:
        return "refused", answer["refused"]
    if "unusable" in answer:
        return "unusable", sentence_from_json(answer["unusable"])
    return "taken", "".join(sentence_from_json(each) for each in answer["report"])


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["id"])
def test_a_hostile_file_ends_as_the_corpus_says(results: dict[str, dict[str, Any]], entry: dict[str, Any]) -> None:
    kind, text = outcome(results[entry["id"]])
    assert kind != "refused" or REFUSALS[text]
    assert SECRET not in text and "SECRET" not in json.dumps(results[entry["id"]])
    if "answered" in entry:
        return
    (wanted,) = {"refused", "unusable", "taken"} & set(entry)
    assert kind == wanted, text
    if kind == "refused":
        assert text in ([entry[kind]] if isinstance(entry[kind], str) else entry[kind])
    else:
        assert entry[kind] in text


def test_no_hostile_file_takes_more_memory_or_time_than_a_child_may(results: dict[str, dict[str, Any]]) -> None:
    heavy = {key: found for key, found in results.items() if found["mb"] > MOST_MB or found["cpu_s"] > MOST_CPU_S}
    assert not heavy


def test_no_request_leaves_because_of_any_file(results: dict[str, dict[str, Any]], listener: socket.socket) -> None:
    assert results
    with pytest.raises(TimeoutError):
        listener.accept()


def test_nothing_was_written_outside_of_the_folders(results: dict[str, dict[str, Any]]) -> None:
    assert results
    assert not [place for place in ("/tmp/slipped.shp", "/slipped.shp", "/etc/cron.d/x") if Path(place).exists()]
