"""Sentences for people that remember their parts, so that the view can say them in another language.

A `Told` is the Chinese sentence, ready to be shown or printed; `template` and `values` are what it was made of.
"""


class Told(str):
    """A Chinese sentence made of `template` with its `{places}` filled from `values`."""

    template: str
    values: dict[str, object]

    __slots__ = ("template", "values")


def told(template: str, /, **values: object) -> Told:
    """The sentence. Values may be sentences themselves."""
    made = Told(template.format(**values) if values else template)
    made.template, made.values = template, values
    return made
