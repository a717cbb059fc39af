"""English of one: what counts `{n} steps` says `1 step`, and `1 crossing has` where `{n} crossings have`."""

import re
from collections.abc import Mapping

PLURAL = re.compile(
    r"(?<![\w.,–−-])1(?P<mark>\**) (?P<noun>[a-z]+s)\b(?P<gap>(?: [a-z]+){0,2}?)(?P<verb> (?:are|have|were|differ))?\b"
)
VERBS = {" are": " is", " have": " has", " were": " was", " differ": " differs", None: ""}
NO_PLURALS = frozenset({"times", "is", "was", "has", "gas", "less", "as", "this", "yes", "us", "plus", "minus"})
"""Words in s that count nothing: `1 times the lowest` is a factor."""
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))


def of_one(text: str, values: Mapping[str, object]) -> str:
    """`text`, which was made from `values`, with the nouns and verbs after a bare 1 in the singular."""
    if not any(value == 1 or value == "1" for value in values.values()):
        return text
    return PLURAL.sub(_singular, text)


def _singular(match: "re.Match[str]") -> str:
    noun = match["noun"]
    if noun in NO_PLURALS:
        return match[0]
    ending, single = next(pair for pair in ENDINGS if noun.endswith(pair[0]))
    noun = noun.removesuffix(ending) + single
    return f"1{match['mark']} {noun}{match['gap']}{VERBS[match['verb']]}"
