"""Intake of a supplied map file: checked by its first bytes, then surveyed and laid out in a process with limits.

Nothing of the file is parsed in the server: it gets words, numbers and the texts of files that passed the contract.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.intake.intake import DRIVERS, answer_of, environment, place_to_read, precheck
from components.intake.map_answers import Outcome, Survey, outcome_of, survey_of
from components.intake.map_choices import Choices
from components.intake.refusals import BOUNDS, REFUSALS, RefusedError, UnusableError
from components.intake.road_exchange import sentence_from_json

ENDINGS = (*DRIVERS, ".kml")


@dataclass(frozen=True)
class MapRequest:
    """A file for a layer, and what it is compared with: the folders `geo` of layers and `data` of tables, and further
    names of elements by id."""

    name: str
    content: bytes
    geo: Path
    data: Path
    names: Mapping[str, Sequence[str]]


def survey(file: MapRequest, layer: str, file_layer: str = "") -> Survey:
    """What the file holds and where it might lie. Raises RefusedError and UnusableError."""
    return survey_of(_answer(file, Choices(layer, file_layer), "map_survey"))


def outcome(file: MapRequest, choices: Choices) -> Outcome:
    """What comes of the file as chosen. Raises RefusedError and UnusableError."""
    return outcome_of(_answer(file, choices, "map_outcome"))


def checked_ending(name: str, content: bytes) -> str:
    """The extension. Raises RefusedError for what need not be opened at all."""
    ending = Path(name).suffix.lower()
    if ending == ".kmz":
        raise RefusedError("kmz")
    if ending != ".kml":
        try:
            return precheck(name, content)
        except RefusedError as error:
            raise RefusedError("map_format" if error.code == "format" else error.code) from error
    if not content:
        raise RefusedError("empty")
    if len(content) > BOUNDS.bytes:
        raise RefusedError("too_big")
    if not content[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\xfe\xff\0 \t\r\n").startswith(b"<"):
        raise RefusedError("magic")
    return ending


def _answer(file: MapRequest, choices: Choices, task: str) -> dict[str, Any]:
    ending = checked_ending(file.name, file.content)
    with place_to_read(), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, f"map{ending}")
        path.write_bytes(file.content)
        answer = answer_of(request(path, file, choices, task), environment(path))
    if "refused" in answer:
        raise RefusedError(answer["refused"] if answer["refused"] in REFUSALS else "crash")
    if "unusable" in answer:
        raise UnusableError(sentence_from_json(answer["unusable"]))
    return answer


def request(path: Path, file: MapRequest, choices: Choices, task: str) -> dict[str, Any]:
    """The request to the child process; it writes in the file's folder only."""
    names = {ident: list(words) for ident, words in file.names.items()}
    folders = {"answer": str(path.with_name("answer.json")), "geo": str(file.geo), "data": str(file.data)}
    choice = {"task": task, "choices": choices.as_json(), "names": names}
    return {"path": str(path), "bounds": BOUNDS.as_json(), **choice, **folders}
