"""Cache key of the page's results: version of the data and language."""

from dataclasses import dataclass, field

from components.topics.whatif.facts import Facts
from components.words.text import language


@dataclass(frozen=True)
class FactsKey:
    """The declared data in one language, equal when version and language are equal."""

    version: str
    language: str
    facts: Facts = field(compare=False)


def facts_key(facts: Facts) -> FactsKey:
    """The facts in the viewer's language."""
    return FactsKey(facts.version, language(), facts)
