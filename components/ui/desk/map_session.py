"""What this session has of a map file: the upload, what is chosen so far, and the last answers of the reading process.

An answer is kept with the question it belongs to, so that a press that changes nothing reads nothing again.
"""

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, TypeVar

import streamlit as st

from components.base import cache
from components.intake import map_intake
from components.intake.map_answers import Outcome, Survey
from components.intake.map_choices import Choices
from components.intake.map_intake import MapRequest
from components.intake.refusals import REFUSALS, RefusedError, UnusableError
from components.words.text import plain_in_markdown, say, tr
from geo.supply.catalogue import Statement
from model.messages import Message

LAYER, ROUND, FILE_LAYER = "desk_map_layer", "desk_map_round", "desk_map_file_layer"
SYSTEM, SNAP, MEND = "desk_map_system", "desk_map_snap", "desk_map_mend"
MATCHES, STATEMENT, ANSWERS = "desk_map_matches", "desk_map_statement", "desk_map_answers"
OF_A_FILE = (FILE_LAYER, SYSTEM, SNAP, MEND, MATCHES)
Answer = TypeVar("Answer")


def request() -> MapRequest | None:
    """The uploaded file with what it is compared with; None where there is none."""
    upload = st.session_state.get(upload_key())
    if upload is None:
        return None
    return MapRequest(upload.name, upload.getvalue(), cache.geo_root(), cache.data_root(), other_names())


def other_names() -> dict[str, list[str]]:
    """Further names of elements by id, as the documents use them."""
    rows = cache.records("spatial_elements", "element_id").values()
    return {str(row["element_id"]): [name for name in str(row["other_names"]).split(";") if name] for row in rows}


def choices(layer: str) -> Choices:
    """What is chosen so far for the file."""
    state = st.session_state
    system, statement = state.get(SYSTEM) or "", state.get(STATEMENT)
    snap = float(state.get(SNAP) or 0.0) if state.get(MEND) else 0.0
    stated = statement if isinstance(statement, Statement) else None
    return Choices(layer, state.get(FILE_LAYER) or "", system, dict(state.get(MATCHES, {})), snap, stated)


def upload_key() -> str:
    """Key of the uploader: another one once a file has become a release, so that it is empty again."""
    return f"desk_map_upload_{st.session_state.get(ROUND, 0)}"


def next_file() -> None:
    """Start again with no file; what was stated of the source stays."""
    forget_file()
    st.session_state.pop(ANSWERS, None)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def forget_file() -> None:
    """Another file or layer: what was chosen for the last one does not hold."""
    for key in OF_A_FILE:
        st.session_state.pop(key, None)


def survey(file: MapRequest, chosen: Choices) -> Survey | None:
    """What the file holds; None where it was refused, which is then said."""
    plain = Choices(chosen.layer, chosen.file_layer)
    return _answer("survey", file, plain, lambda: map_intake.survey(file, plain.layer, plain.file_layer))


def outcome(file: MapRequest, chosen: Choices) -> Outcome | None:
    """What comes of the file as chosen; None where it cannot be laid on the map, which is then said."""
    return _answer("outcome", file, chosen, lambda: map_intake.outcome(file, chosen))


def without_statement(chosen: Choices) -> Choices:
    """The same before anything is stated."""
    return replace(chosen, statement=None)


def _answer(kind: str, file: MapRequest, chosen: Choices, ask: Callable[[], Answer]) -> Answer | None:
    """The answer to a question, asked once; a refusal is said each time."""
    digest = hashlib.sha256(file.content).hexdigest()
    question: Hashable = (file.name, digest, str(file.geo), repr(chosen))
    answers: dict[str, Any] = st.session_state.setdefault(ANSWERS, {})
    if answers.get(kind, (None,))[0] != question:
        with st.spinner(tr("正在读取地图文件……")):
            answers[kind] = (question, *_tried(ask))
    _, answer, refusal = answers[kind]
    if refusal:
        st.error(plain_in_markdown(say(refusal)), icon=":material/report:")
    result: Answer | None = answer
    return result


def _tried(ask: Callable[[], Answer]) -> tuple[Answer | None, Message | None]:
    try:
        return ask(), None
    except RefusedError as error:
        return None, REFUSALS[error.code]
    except UnusableError as error:
        return None, error.sentence
