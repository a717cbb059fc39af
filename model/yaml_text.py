"""The only YAML reader: safe loading, line numbers for every location, problems as sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from model.fault_words import invalid, unreadable
from model.messages import Message, message

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the compiled loader is ten times as fast
Model = TypeVar("Model", bound=BaseModel)
Location = Sequence[int | str]


class Problem(NamedTuple):
    """One problem, with its line counted from 1; `line` None for the text as a whole."""

    line: int | None
    what: Message


class YamlTextError(ValueError):
    """The text cannot be parsed or breaks its contract. Carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{line or '-'}: {what}" for line, what in problems[:5]))


@dataclass(frozen=True)
class Document:
    """A parsed text, or one entry of it."""

    node: yaml.Node

    @cached_property
    def value(self) -> Any:
        """The plain Python value, made by the safe constructor. Raises YamlTextError."""
        try:
            return yaml.constructor.SafeConstructor().construct_document(self.node)
        except (yaml.YAMLError, ValueError) as error:  # ValueError: text that looks like a date but is not one
            raise YamlTextError([self.problem((), unreadable(error))]) from error

    def line(self, location: Location = ()) -> int:
        """Line of a location, counted from 1; that of the enclosing node when the location does not exist."""
        return int(_along(self.node, location)[-1].start_mark.line) + 1

    def entries(self, section: str | None = None) -> list["Document"]:
        """Each entry of the list, or of the list under `section`. Raises YamlTextError when there is no list."""
        node = self.node if section is None else _child(self.node, section)
        if not isinstance(node, yaml.SequenceNode):
            what = message("须有条目列表“{section}”", section=section) if section else message("须为条目列表")
            raise YamlTextError([Problem(None, what)])
        return [Document(item) for item in node.value]

    def problem(self, location: Location, what: Message) -> Problem:
        """A problem at a place, naming the innermost entry with an id around it."""
        ids = [_entry_id(node) for node in _along(self.node, location)]
        owner = next((ident for ident in reversed(ids) if ident), "")
        return Problem(self.line(location), message("{entry}：{what}", entry=owner, what=what) if owner else what)


def parse(text: str) -> Document:
    """The parsed text. Raises YamlTextError when it is empty, no YAML, or repeats a name within one entry."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlTextError([Problem(None, unreadable(error))]) from error
    if node is None:
        raise YamlTextError([Problem(None, message("文件是空的"))])
    template = "“{name}”在同一条里写了两次"
    if repeated := [Problem(key.start_mark.line + 1, message(template, name=key.value)) for key in _repeated(node)]:
        raise YamlTextError(repeated)
    return Document(node)


def validate(document: Document, model: type[Model]) -> Model:
    """The document as a value of `model`. Raises YamlTextError with every problem, each with line and entry."""
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        raise YamlTextError([document.problem(e["loc"], invalid(e)) for e in error.errors()]) from error


def _child(node: yaml.Node, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None


def _along(node: yaml.Node, location: Location) -> list[yaml.Node]:
    """The nodes along `location`, as far as they exist."""
    path = [node]
    for step in location:
        child = _child(path[-1], step)
        if child is None:
            break
        path.append(child)
    return path


def _entry_id(node: yaml.Node) -> str:
    id_node = _child(node, "id") if isinstance(node, yaml.MappingNode) else None
    return id_node.value if isinstance(id_node, yaml.ScalarNode) else ""


def _repeated(node: yaml.Node) -> Iterator[yaml.Node]:
    """Keys that stand twice in one mapping; the reader would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        keys = [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        counted = Counter(key.value for key in keys)
        yield from (key for key in keys if counted[key.value] > 1)
        for _, value in node.value:
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated(value)
