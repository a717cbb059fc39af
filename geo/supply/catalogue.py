"""Entries of layers.yaml and sources.yaml changed in their text: everything else in the files stays as it is."""

import json
import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import yaml

from geo.contracts import PRECISIONS
from model.messages import message

ENTRY = re.compile(r"^  - id: (\S+)\s*$")
STATED = ("precision", "accuracy_m", "source", "licence", "made", "schematic", "built", "screen_m")
SOURCE_ID = re.compile(r"^[a-z][a-z0-9-]*$")


class Words(NamedTuple):
    """The same words in both languages."""

    zh: str
    en: str

    def or_zh(self) -> dict[str, str]:
        """Both languages; the Chinese where no English is written."""
        return {"zh": self.zh, "en": self.en or self.zh}


class Statement(NamedTuple):
    """What whoever brings a file says of it: how exact it is (metres), where it comes from, how it may be used, and by
    how many metres it is thinned for the screen. `is_new` where the source is not in sources.yaml yet."""

    precision: str
    accuracy_m: float
    source_id: str
    source: Words
    licence: Words
    publisher: str = ""
    date: str = ""
    grade: Literal["official", "reported"] = "official"
    is_new: bool = False
    screen_m: float = 5.0


class CatalogueError(ValueError):
    """An entry could not be changed in its text."""


def entry_of(statement: Statement, method: Words) -> dict[str, Any]:
    """What a layer's entry says once the statement's file stands for it."""
    return {
        "precision": statement.precision,
        "accuracy_m": statement.accuracy_m,
        "source": statement.source.or_zh(),
        "licence": statement.licence.or_zh(),
        "made": method.or_zh(),
        "schematic": statement.precision == "schematic",
        "built": False,
        "screen_m": statement.screen_m,
    }


def with_entry(text: str, layer_id: str, changes: Mapping[str, Any]) -> str:
    """layers.yaml with other values in one entry. Raises CatalogueError where the result would not be what is meant."""
    lines, start, end = text.splitlines(), None, None
    for number, line in enumerate(lines):
        if start is not None and (line.startswith("  - ") or re.match(r"\S", line)):
            end = number
            break
        match = ENTRY.match(line)
        if match and match[1] == layer_id:
            start = number
    if start is None:
        raise CatalogueError(layer_id)
    entry = _changed(lines[start : end or len(lines)], changes)
    result = "\n".join([*lines[:start], *entry, *lines[end or len(lines) :]]) + "\n"
    _verify(text, result, layer_id, changes)
    return result


def _changed(entry: list[str], changes: Mapping[str, Any]) -> list[str]:
    """The lines of an entry with a line for each change, in place of the one that had its key or at the end."""
    rest = dict(changes)
    result = []
    for line in entry:
        match = re.match(r"^    ([a-z_]+):", line)
        result.append(_line(match[1], rest.pop(match[1])) if match and match[1] in rest else line)
    while result and not result[-1].strip():
        result.pop()
    blank = len(entry) - len("\n".join(entry).rstrip("\n").split("\n"))
    return [*result, *(_line(key, value) for key, value in rest.items()), *[""] * blank]


def _line(key: str, value: Any) -> str:
    """JSON is YAML, on one line and with every special sign quoted."""
    return f"    {key}: {json.dumps(value, ensure_ascii=False)}"


def _verify(before: str, after: str, layer_id: str, changes: Mapping[str, Any]) -> None:
    old, new = yaml.safe_load(before), yaml.safe_load(after)
    for section in old:
        for entry in old[section]:
            if entry["id"] == layer_id:
                entry |= dict(changes)
    if old != new:
        raise CatalogueError(layer_id)


def with_source(text: str, statement: Statement, scope: str) -> str:
    """sources.yaml with the statement's source at the end. Raises CatalogueError where the id is taken or no id."""
    listed = yaml.safe_load(text) or []
    if not SOURCE_ID.match(statement.source_id) or any(each["id"] == statement.source_id for each in listed):
        raise CatalogueError(statement.source_id)
    entry = {
        "id": statement.source_id,
        "title": statement.source.or_zh(),
        "title_kind": "described",
        "short": statement.source.zh,
        "publisher": statement.publisher or statement.source.zh,
        "date": statement.date or None,
        "scope": scope,
        "licence": statement.licence.zh,
        "grade": statement.grade,
        "confidence": None if statement.grade == "official" else "medium",
        "url": None,
    }
    body = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    result = text.rstrip("\n") + "\n- " + "\n  ".join(body) + "\n"
    if yaml.safe_load(result) != [*listed, entry]:
        raise CatalogueError(statement.source_id)
    return result


def faults_of(statement: Statement) -> list[str]:
    """What is missing or wrong in a statement, as sentences; empty when it is complete."""
    faults: list[str] = []
    if statement.precision not in PRECISIONS:
        faults.append(message("请选定精度。"))
    if not 0 < statement.accuracy_m <= 10_000:
        faults.append(message("精度（误差）须在 0 到 10,000 米之间。"))
    if not statement.source.zh.strip():
        faults.append(message("请写明数据来源。"))
    if not statement.licence.zh.strip():
        faults.append(message("请写明使用许可。"))
    if statement.is_new and not SOURCE_ID.match(statement.source_id):
        faults.append(message("新来源的编号只能用小写字母、数字和连字符，且以字母开头。"))
    if statement.date and not re.match(r"^\d{4}(-\d{2}){0,2}$", statement.date):
        faults.append(message("来源日期写作“年”“年-月”或“年-月-日”，例如 2026-05-01。"))
    if not 0 <= statement.screen_m <= 100:
        faults.append(message("屏幕简化须在 0 到 100 米之间。"))
    return faults
