"""Everything that can be searched for, from the tables of facts: what it is, where it stands, which page shows it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from components.base import cache
from components.base.errors import EXPECTED
from components.base.words_cache import words_cache
from components.topics.elements import elements
from components.topics.search import places, questions, roadmap
from components.topics.search.comparison import squeezed
from components.topics.search.initials import Letters, letters_of
from components.topics.search.kinds import KIND_OF_TABLE
from components.topics.sources import facts
from components.topics.sources.outline import DOCUMENTS, destination, heading_ids
from components.words.text import pick

Row = Mapping[Any, Any]
UNSPELLED = ("question", "goal", "clause")
"""Kinds that are sentences: nobody types their initials."""


@dataclass(frozen=True)
class Entry:
    """One thing to be found. `names` are everything that it is called, lower case and without space, `clauses` what
    the documents say of it; `page` with `pairs` shows it."""

    kind: str
    title: str
    where: str
    page: str
    pairs: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    clauses: str = ""
    letters: tuple[Letters, ...] = field(default=(), compare=False)
    text: str = field(default="", compare=False)
    """Names and clauses in one, for a first look."""
    kinds: tuple[str, ...] = ()
    """Of a place: the words of its kind, as names are written."""
    subdistricts: tuple[str, ...] = ()
    """Of a place: ids of the subdistricts that it lies in."""


def entries() -> tuple[Entry, ...]:
    """Every entry; a broken table costs its own entries only."""
    return _entries(facts.versions())


@dataclass(frozen=True)
class Lookup:
    """What every maker of entries looks up: clauses by the id of their thing, sources by id, headings by place."""

    clauses: Mapping[str, str]
    sources: Mapping[str, str]
    headings: Mapping[tuple[str, str], str]

    def where(self, row: Row) -> str:
        """Document and place of a row."""
        source = str(row["source_id"])
        return f"{self.sources.get(source, source)} {row['locator']}" if source in DOCUMENTS else ""

    def heading(self, row: Row) -> tuple[str, dict[str, str]]:
        """The heading under which a row stands, in the index of documents."""
        source = str(row["source_id"])
        at = self.headings.get((source, str(row["locator"])), "")
        return "sources", {"tab": "index", "doc": source, "at": at}


@words_cache(4)
def _entries(version: tuple[int, ...]) -> tuple[Entry, ...]:
    lookup, items = Lookup(_clauses(), facts.names().sources, heading_ids()), []
    makers: tuple[Callable[[Lookup], Iterator[Entry]], ...] = (
        _questions, _places, _indicators, _goals, _tasks, _named_things, _headings, _statements
    )  # fmt: skip
    for maker in makers:
        with suppress(*EXPECTED):
            items += list(maker(lookup))
    return tuple(items)


def _entry(kind: str, title: str, where: str, target: tuple[str, Mapping[str, str]], texts: tuple[str, str]) -> Entry:
    """`texts` are all names divided by semicolons, and the clauses."""
    names = _squeezed_names(f"{title};{texts[0]}")
    page, pairs = target
    letters = () if kind in UNSPELLED else tuple(letters_of(name) for name in names)
    clauses = squeezed(texts[1])
    text = "\n".join((*names, clauses))
    return Entry(kind, title, where, page, tuple(pairs.items()), names, clauses, letters, text)


def _clauses() -> dict[str, str]:
    """Every clause about a thing or an indicator, by its id, with the notes of reports, which hold their details."""
    clauses: dict[str, list[str]] = {}
    for table, key in (
        ("observations", "indicator_id"), ("goals", "indicator_id"), ("facility_mentions", "facility_id"),
        ("crossing_facts", "crossing_id"),
    ):  # fmt: skip
        with suppress(*EXPECTED):
            for row in cache.table(table).to_dict("records"):
                reported = "reported" in (row.get("grade"), row.get("kind"))
                columns = ("quote", "text", "status_text", *(("note",) if reported else ()))
                texts = [str(row.get(column) or "") for column in columns]
                clauses.setdefault(str(row[key]), []).append("\n".join(texts))
    return {ident: "\n".join(texts) for ident, texts in clauses.items()}


def _questions(lookup: Lookup) -> Iterator[Entry]:
    for question in questions.questions():
        yield _entry("question", question.title, "", (question.page, question.pairs), (question.names, ""))


def _places(lookup: Lookup) -> Iterator[Entry]:
    for table, key in facts.NAMED_TABLES:
        with suppress(*EXPECTED):
            for row in cache.table(table).to_dict("records"):
                yield _place(lookup, table, str(row[key]), row)
    for element, entry in elements.entries().items():
        if not entry.table:
            place, texts = places.layer_row(element), (f"{entry.name};{entry.name_en}", "")
            one = _entry("place", entry.title, places.type_word("", place), ("layout", {"el": element}), texts)
            kinds = _squeezed_names(places.kind_words("", place))
            yield replace(one, kinds=kinds, subdistricts=places.subdistricts_of(element, place))


def _place(lookup: Lookup, table: str, ident: str, row: Row) -> Entry:
    title = pick(str(row["name"]), str(row["name_en"]))
    names = ";".join(str(row.get(c) or "") for c in ("name", "name_en", "other_names", "nickname"))
    clauses = (row["quote"], row.get("role"), row.get("lead_industry"), row["note"], lookup.clauses.get(ident))
    texts = (names, "\n".join(str(part or "") for part in clauses))
    where = " · ".join(part for part in (places.type_word(table, row), _nickname(row)) if part)
    one = _entry(KIND_OF_TABLE[table], title, where, ("layout", {"el": ident}), texts)
    kinds = _squeezed_names(places.kind_words(table, row))
    return replace(one, kinds=kinds, subdistricts=places.subdistricts_of(ident, row))


def _nickname(row: Row) -> str:
    return f"“{row['nickname']}”" if row.get("nickname") else ""


def _squeezed_names(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(squeezed(name) for name in names.split(";") if name))


def _indicators(lookup: Lookup) -> Iterator[Entry]:
    printed = {str(row["name"]): str(row["quote"]) for row in cache.table("annex_2024").to_dict("records")}
    for one in cache.indicators():
        title = pick(one.title.zh, one.title.en)
        texts = (f"{one.title.zh};{one.title.en}", f"{lookup.clauses.get(one.id, '')}\n{printed.get(one.title.zh, '')}")
        yield _entry("indicator", title, one.unit, ("indicators", {"ind": one.id, "cat": "all"}), texts)


def _goals(lookup: Lookup) -> Iterator[Entry]:
    for number, row in enumerate(cache.table("goals").to_dict("records"), start=1):
        texts = (str(row["statement"]), f"{row['quote']}\n{row['note']}")
        target = roadmap.goal_target(row) or destination("goals", row, number)
        yield _entry("goal", str(row["statement"]), lookup.where(row), target, texts)


def _tasks(lookup: Lookup) -> Iterator[Entry]:
    for table in ("tasks", "measures"):
        for row in cache.table(table).to_dict("records"):
            title = pick(str(row["title"]), str(row["title_en"]))
            parts = "\n".join(str(row.get(c) or "") for c in ("quote", "actions", "targets"))
            texts = (f"{row['title']};{row['title_en']}", parts)
            yield _entry(
                "task",
                title,
                lookup.where(row),
                roadmap.card_target(row, lookup.headings) or lookup.heading(row),
                texts,
            )


def _named_things(lookup: Lookup) -> Iterator[Entry]:
    for number, row in enumerate(cache.table("named_things").to_dict("records"), start=1):
        title = pick(str(row["name"]), str(row["name_en"]))
        texts = (f"{row['name']};{row['name_en']};{row['other_names']}", str(row["quote"]))
        target = roadmap.card_target(row, lookup.headings) or destination("named_things", row, number)
        yield _entry(str(row["category"]), title, lookup.where(row), target, texts)


def _headings(lookup: Lookup) -> Iterator[Entry]:
    for row in cache.table("outline").to_dict("records"):
        title = pick(str(row["title"]), str(row["title_en"]))
        yield _entry(
            "heading", title, lookup.where(row), lookup.heading(row), (f"{row['title']};{row['title_en']}", "")
        )


def _statements(lookup: Lookup) -> Iterator[Entry]:
    for row in cache.table("statements").to_dict("records"):
        yield _entry("clause", str(row["quote"]), lookup.where(row), lookup.heading(row), ("", ""))
