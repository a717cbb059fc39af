"""YAML files of the data room: read once, faults as DataContractError."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from data.errors import DataContractError, Fault
from model.fault_words import unreadable
from model.yaml_text import Document, Model, YamlTextError, parse, validate


@contextmanager
def faults_of(file: str) -> Iterator[None]:
    """Turn what is wrong with a file's bytes or text into DataContractError naming `file`."""
    try:
        yield
    except YamlTextError as error:
        raise DataContractError([Fault(file, line, what) for line, what in error.problems]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataContractError([Fault(file, None, unreadable(error))]) from error


def read_document(path: Path, file: str) -> Document:
    """The parsed file. Raises DataContractError when it is missing, unreadable, empty or repeats a name."""
    with faults_of(file):
        return _parsed(path.read_text(encoding="utf-8-sig"))


_parsed = lru_cache(maxsize=16)(parse)
"""One text is parsed once; nobody changes what a document holds."""


def read_value(path: Path, file: str, model: type[Model]) -> Model:
    """The whole file as a value of `model`. Raises DataContractError with every fault, each with line and entry."""
    document = read_document(path, file)
    with faults_of(file):
        return validate(document, model)
