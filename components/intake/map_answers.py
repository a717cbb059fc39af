"""What the process that reads map files answers: plain values and sentences, there and back through JSON."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from components.intake.road_exchange import sentence_as_json, sentence_from_json
from geo.supply.candidates import Candidate
from geo.supply.difference import Difference
from geo.supply.sketch import Sketch
from model.messages import Message


class Column(NamedTuple):
    """A field of the file's table and its first values."""

    name: str
    values: tuple[str, ...]


class FileLayer(NamedTuple):
    """A layer of the file and how many features it has."""

    name: str
    features: int


class Survey(NamedTuple):
    """A file as it came: nothing is laid on the map yet. `words` are a few words for each row, `warning` is said where
    the stated system contradicts the coordinates."""

    rows: int
    vertices: int
    layers: tuple[FileLayer, ...]
    layer: str
    columns: tuple[Column, ...]
    words: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    warning: Message | None
    notes: tuple[Message, ...]


class MatchRow(NamedTuple):
    """A row of the file, the element it is taken for ("" for none), and how that was decided."""

    row: int
    words: str
    element_id: str
    how: str
    share: float


class RepairRow(NamedTuple):
    """What was put right in a row or an element, and its effect in square metres."""

    words: str
    what: Message
    effect_m2: float


class Check(NamedTuple):
    """A fault of topology: an `overlap` of two elements by id, or a `gap`, ground that is `uncovered` or lies `outside`
    near one; with its square metres and mean width in metres."""

    kind: str
    one: str
    other: str
    m2: float
    width_m: float


class Outcome(NamedTuple):
    """The file laid on the map. `files` are paths and texts of what changes, none while something is missing, which
    `missing` then says. `following` are ids of layers derived anew, `fresh` ids and names of new elements. `preview` is
    GeoJSON: `part` old or new, thinned."""

    matches: tuple[MatchRow, ...]
    without_row: tuple[str, ...]
    repairs: tuple[RepairRow, ...]
    checks: tuple[Check, ...]
    widest_m: float
    mend: tuple[RepairRow, ...]
    differences: tuple[Difference, ...]
    effects: tuple[Difference, ...]
    notes: tuple[Message, ...]
    missing: tuple[Message, ...]
    following: tuple[str, ...]
    fresh: Mapping[str, str]
    preview: Mapping[str, Any]
    files: Mapping[str, str]


def as_json(value: Any) -> Any:
    """Named tuples as objects, sentences with their parts."""
    if isinstance(value, Message):
        return {"sentence": sentence_as_json(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: as_json(each) for key, each in value._asdict().items()}
    if isinstance(value, list | tuple):
        return [as_json(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): as_json(each) for key, each in value.items()}
    return value


def from_json(value: Any) -> Any:
    """Lists as tuples and sentences as messages; objects stay objects."""
    if isinstance(value, dict):
        if set(value) == {"sentence"}:
            return sentence_from_json(value["sentence"])
        return {key: from_json(each) for key, each in value.items()}
    return tuple(map(from_json, value)) if isinstance(value, list) else value


def survey_of(answer: Mapping[str, Any]) -> Survey:
    """The survey as it was written."""
    rows = {"layers": FileLayer, "columns": Column, "candidates": _candidate}
    return Survey(**{key: _rows(rows.get(key), value) for key, value in from_json(answer).items()})


def _candidate(drawing: Mapping[str, Any], **rest: Any) -> Candidate:
    return Candidate(**rest, drawing=Sketch(**drawing))


def outcome_of(answer: Mapping[str, Any]) -> Outcome:
    """The outcome as it was written."""
    rows = {
        "matches": MatchRow, "repairs": RepairRow, "checks": Check, "mend": RepairRow, "differences": Difference,
        "effects": Difference,
    }  # fmt: skip
    plain = {key: value for key, value in answer.items() if key in ("preview", "files", "fresh")}
    rest = from_json({key: value for key, value in answer.items() if key not in plain})
    return Outcome(**{key: _rows(rows.get(key), value) for key, value in rest.items()}, **plain)


def _rows(kind: Any, value: Any) -> Any:
    return tuple(kind(**each) for each in value) if kind else value
