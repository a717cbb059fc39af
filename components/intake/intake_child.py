"""Reads one supplied file, of roads, of people or for a layer, in a process of its own, with limits.

    python -I intake_child.py REQUEST.json

The request names the task, the file, the ground, where to write the network or the people and the answer, the datum
and the bounds. The answer is one JSON object: {"refused": code}, {"unusable": sentence, "datum": bool} or
{"report": [...]}, of people with their "total".
The parent allows GDAL only the driver that the file's kind needs, in the environment, before this starts.
"""

import json
import sys
import warnings
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MEMORY, CPU_S, WRITTEN = 2 << 30, 45, 400 << 20


def limit() -> None:
    """Bound this process's memory, computing time and files, where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock and the bounds on the content
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_S), (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        resource.setrlimit(kind, (most, most))


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Read and check the file of the request; what comes of it is written where the request says."""
    from components.intake import road_exchange
    from components.intake.refusals import DatumError, RefusedError, UnusableError
    from model.reach.errors import ReachError

    try:
        if request["task"] == "people":
            return _counted(request)
        if request["task"] in ("map_survey", "map_outcome"):
            return _laid(request)
        return {"report": [road_exchange.sentence_as_json(each) for each in _modelled(request)]}
    except RefusedError as error:
        return {"refused": error.code}
    except UnusableError as error:
        sentence = road_exchange.sentence_as_json(error.sentence)
        return {"unusable": sentence, "datum": isinstance(error, DatumError)}
    except ReachError as error:
        return {"unusable": road_exchange.sentence_as_json(error.args[0]), "datum": False}
    except MemoryError:
        return {"refused": "memory"}


def _modelled(request: dict[str, Any]) -> list[str]:
    from components.intake import road_check, road_exchange, road_reading, road_report
    from components.intake.refusals import Bounds
    from geo.cover_streets import streets
    from geo.reach_network import roads
    from model.reach.network import join
    from model.reach.solver import build

    ground = road_exchange.read_ground(Path(request["ground"]))
    supplied = road_reading.read(Path(request["path"]), Bounds(**request["bounds"]))
    usable = road_check.usable(supplied, road_check.Site(ground.grid, ground.links, request["datum"]))
    network = roads(usable.frame, road_check.USED_SPEED)
    joined = join(ground.grid, network, ground.links)
    reach = build(joined.land, joined.links, ground.speeds, cells=ground.cells)
    road_exchange.write_reach(Path(request["network"]), reach)
    walked = streets(usable.frame, road_check.USED_SPEED, ground.grid.river)
    road_exchange.write_streets(Path(request["streets"]), walked)
    return [*usable.report, *road_report.lies(network, joined)]


def _laid(request: dict[str, Any]) -> dict[str, Any]:
    from components.intake.map_answers import as_json
    from components.intake.map_choices import Choices
    from components.intake.map_file import ground_of, map_file
    from components.intake.map_follow import Roots
    from components.intake.map_outcome import outcome
    from components.intake.map_survey import survey
    from components.intake.refusals import Bounds

    choices = Choices.from_json(request["choices"])
    roots = Roots(Path(request["geo"]), Path(request["data"]))
    ground = ground_of(choices.layer, request["names"], roots.geo)
    file = map_file(Path(request["path"]), Bounds(**request["bounds"]), ground.layer, choices.file_layer)
    is_survey = request["task"] == "map_survey"
    answer: dict[str, Any] = as_json(survey(file, ground) if is_survey else outcome(file, ground, choices, roots))
    return answer


def _counted(request: dict[str, Any]) -> dict[str, Any]:
    import numpy as np

    from components.intake import people_check, road_exchange, road_reading
    from components.intake.refusals import Bounds, RefusedError
    from geo.cover_people import Lattice, people_on

    path, bounds = Path(request["path"]), Bounds(**request["bounds"])
    try:
        is_table = path.suffix == ".csv"
        kinds = ("Point", "Polygon")
        read = people_check.read_csv(path.read_bytes(), bounds) if is_table else road_reading.read(path, bounds, kinds)
    except RefusedError as error:
        code = error.code
        raise RefusedError(f"people_{code}" if code in ("features", "vertices") else code) from error
    places = people_check.usable_places(read, request["datum"])
    with np.load(request["ground"], allow_pickle=False) as archive:
        where = (request["cell_m"], request["west_m"], request["south_m"])
        cells = people_on(places.shapes, places.people, Lattice(*where, archive["index"], archive["is_river"]))
    np.save(request["cells"], cells)
    report = [road_exchange.sentence_as_json(each) for each in places.report]
    return {"report": report, "total": float(places.people.sum())}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    limit()
    sys.path.insert(0, str(ROOT))
    instructions = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(instructions["answer"]).write_text(json.dumps(answer(instructions)), encoding="utf-8")
