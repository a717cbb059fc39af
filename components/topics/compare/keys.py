"""What the page's results rest on, told apart by version and language alone: the key of everything that is kept."""

from dataclasses import dataclass, field

from components.topics.whatif.facts import Facts
from components.words.text import language


@dataclass(frozen=True)
class FactsKey:
    """What is declared, in the words of one language."""

    version: str
    language: str
    facts: Facts = field(compare=False)


def facts_key(facts: Facts) -> FactsKey:
    """The facts in the viewer's language."""
    return FactsKey(facts.version, language(), facts)
