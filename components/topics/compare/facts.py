"""What the page's results rest on, told apart by version and language alone: the key of everything that is kept."""

from dataclasses import dataclass, field

from components.topics.whatif.known import Known
from components.words.text import language


@dataclass(frozen=True)
class Facts:
    """What is declared, in the words of one language."""

    version: str
    language: str
    known: Known = field(compare=False)


def facts_of(known: Known) -> Facts:
    """The facts in the viewer's language."""
    return Facts(known.version, language(), known)
