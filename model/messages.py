"""Chinese sentences that remember their template and values, so that the interface can translate them.

A `Message` is a `str`, ready to show or print in Chinese; `template` and `values` are what a translation needs.
"""

from collections.abc import Iterable


class Message(str):
    """A Chinese sentence: `template` with its `{places}` filled from `values`."""

    template: str
    values: dict[str, object]

    __slots__ = ("template", "values")


def in_one_line(sentences: Iterable[Message]) -> Message:
    """Several messages as one, divided by semicolons; there is at least one."""
    line, *rest = sentences
    for sentence in rest:
        line = message("{line}；{sentence}", line=line, sentence=sentence)
    return line


def message(template: str, /, **values: object) -> Message:
    """The filled `template`; a value may be a `Message` itself. KeyError where a place has no value."""
    sentence = Message(template.format(**values) if values else template)
    sentence.template, sentence.values = template, values
    return sentence
