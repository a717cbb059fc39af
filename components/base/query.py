"""The query of an address as plain pairs, and its refused values. Independent of browser and session.

A topic's state is frozen and has two functions: `parse(query, …)` reads it and `query(state)` writes it. Both speak of
a page's own keys only; the frame (scenario code, language, text size) has its own.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

Query = Mapping[str, str]
Allowed = Collection[str] | Callable[[], Collection[str]]
"""Values there are to choose from, or what puts them together when there is a value to look up."""
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
STUCK = " \u3000。，、；：！？）》」』】”’>)];,"
LONGEST_VALUE = 40
"""Characters of a refused value that a sentence repeats."""


@dataclass(frozen=True)
class Refusal:
    """A value of an address that was not taken. `whole` is false where the rest of a list was kept; `reason` gives a
    sentence in the reader's language where there is more to say than that the value is unknown."""

    key: str
    value: str
    whole: bool = True
    reason: Callable[[], str] | None = field(default=None, compare=False)


@dataclass
class Reading:
    """Values of `query`, each checked as it is read; `refusals` collects the rejected values, in order."""

    query: Query
    refusals: list[Refusal] = field(default_factory=list)

    def text(self, key: str, default: str = "") -> str:
        """The value as it stands."""
        return self.query.get(key, default)

    def one_of(self, key: str, allowed: Allowed, default: str) -> str:
        """The value where it is one of `allowed`, else `default`."""
        raw = self.query.get(key)
        if raw is None:
            return default
        if raw in (allowed() if callable(allowed) else allowed):
            return raw
        self.refuse(key, raw)
        return default

    def some_of(self, key: str, allowed: Collection[str], default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The comma-separated values that are `allowed`, each once, in their order; `default` where none is."""
        raw = self.query.get(key)
        if raw is None:
            return default
        parts = [part for part in raw.split(",") if part]
        selected = tuple(dict.fromkeys(part for part in parts if part in allowed))
        strange = [part[:LONGEST_VALUE] for part in parts if part not in allowed]
        if strange:
            self.refusals.append(Refusal(key, "、".join(strange[:3]), whole=False))
            return selected or default
        return selected

    def words(self, key: str, most: int) -> str:
        """Words to search for, with single blanks; refused where they are longer than `most` or not printable."""
        words = " ".join(self.text(key).split())
        if len(words) <= most and words.isprintable():
            return words
        self.refuse(key, words)
        return ""

    def refuse(self, key: str, value: str, reason: Callable[[], str] | None = None) -> None:
        """Note a value that was not taken."""
        self.refusals.append(Refusal(key, value[:LONGEST_VALUE], reason=reason))


def without_defaults(values: Query, defaults: Query) -> dict[str, str]:
    """The pairs of `values` that differ from `defaults`: addresses stay short."""
    return {key: value for key, value in values.items() if value != defaults.get(key)}


def cleaned(query: Query) -> dict[str, str]:
    """`query` without what gets stuck to a link on its way: `&amp;` before a key, the punctuation of the sentence the
    link stood in, invisible characters."""
    pairs: dict[str, str] = {}
    for key, value in query.items():
        visible = "".join(c for c in value if c not in INVISIBLE)
        pairs[key.removeprefix("amp;")] = visible.rstrip(STUCK) or visible
    return pairs
