"""Clauses of the two documents that speak of an area, of a district of it, or of what the tables place in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.base import cache
from components.topics.profile.subject import SHORTEST_NAME, Subject, names_of
from components.topics.sources import facts as source_facts
from components.topics.sources.outline import DOCUMENTS, kind_of
from components.topics.sources.records import label
from components.words.citation import Citation, cite
from components.words.text import original

TABLES = (
    "spatial_elements", "goals", "tasks", "measures", "named_things", "statements", "facilities", "projects",
    "facility_mentions", "observations",
)  # fmt: skip
"""Tables whose rows cite a clause, the ones that say most of a clause first."""
ID_COLUMNS = ("element_id", "facility_id", "subdistrict_id", "group_id")
AIMS = ("goal", "task")
"""Kinds of statements about what is to come."""


@dataclass(frozen=True)
class Clause:
    """A clause once, with the kind and the label of the first row that cites it."""

    kind: str
    label: str
    citation: Citation


@dataclass(frozen=True)
class _Search:
    """Ids and words by which a row belongs to an area."""

    idents: frozenset[str]
    words: tuple[str, ...]

    def matches(self, row: dict[str, Any]) -> bool:
        """By an id column, by the list of elements, or by the wording of the clause."""
        listed = str(row.get("element_ids") or "").split(";")
        own = [str(row.get(column) or "") for column in ID_COLUMNS]
        quote = str(row["quote"])
        return not self.idents.isdisjoint([*own, *listed]) or any(word in quote for word in self.words)


def clauses(subject: Subject, attributed: frozenset[str]) -> tuple[Clause, ...]:
    """Every clause once, in the order of the documents; `attributed` are ids of the facilities and projects that the
    tables place in the area. Raises DataContractError."""
    search = _Search(frozenset({subject.ident, *subject.parts, *attributed}), _words(subject, attributed))
    sources, by_clause = cache.sources(), dict[tuple[str, str, str], Clause]()
    for table, row in _rows():
        if search.matches(row):
            clause = Clause(kind_of(table, row), _label(table, row), cite(row, sources))
            by_clause.setdefault((clause.citation.source_id, clause.citation.locator, clause.citation.quote), clause)
    order = {key: turn for turn, key in enumerate(_headings())}
    return tuple(sorted(by_clause.values(), key=lambda c: order.get((c.citation.source_id, c.citation.locator), 1000)))


def _label(table: str, row: dict[str, Any]) -> str:
    """The subject of a row; "" where the clause itself is the subject, and a mention's own words in quotation marks."""
    if table == "statements":
        return ""
    if table == "facility_mentions":
        row = {**row, "status_text": original(str(row["status_text"]))}
    return label(table, row, source_facts.names())


def _words(subject: Subject, attributed: frozenset[str]) -> tuple[str, ...]:
    """The names of the area and of what stands in it, those that are too short to be names left out."""
    rows = [row for name in ("facilities", "projects") for row in cache.table(name).to_dict("records")]
    own = [str(row["name"]) for row in rows if str(row["facility_id"]) in attributed]
    parts = [str(row["name"]) for ident, row in _elements().items() if ident in subject.parts]
    return (*names_of(subject), *(name for name in (*own, *parts) if len(name) >= SHORTEST_NAME))


def _elements() -> dict[str, dict[str, Any]]:
    return cache.records("spatial_elements", "element_id")


def _rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows of the two documents that quote a clause, with their table."""
    for table in TABLES:
        for row in cache.table(table).to_dict("records"):
            if row["source_id"] in DOCUMENTS and row["quote"]:
                yield table, {str(key): value for key, value in row.items()}


def _headings() -> list[tuple[str, str]]:
    return [(str(row["source_id"]), str(row["locator"])) for row in cache.table("outline").to_dict("records")]
