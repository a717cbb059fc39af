"""文件索引: what each heading of the two documents states, gathered from every table of facts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.base import cache
from components.base.errors import EXPECTED
from components.base.words_cache import words_cache
from components.topics.sources import facts
from components.topics.sources.records import label
from components.topics.sources.words import STATED
from components.words.citation import place_label
from components.words.quotation import printed
from components.words.text import pick, tr
from model.single_flight import single_flight

DOCUMENTS = ("opinion-2021", "plan-2024")
KIND_OF_TABLE = {
    "observations": "figure", "annex_2024": "figure", "goals": "goal", "named_things": "name",
    "spatial_elements": "place", "crossings": "place", "crossing_facts": "place", "crossing_counts": "figure",
    "facilities": "place", "projects": "place", "facility_mentions": "place",
    "tasks": "task", "measures": "task", "statements": "clause",
}  # fmt: skip
STATEMENT_KINDS = {"action": "task", "target": "task", "goal": "goal", "problem": "problem"}
KINDS = tuple(STATED)


@dataclass(frozen=True)
class Chip:
    """One thing that a clause states: its kind, what it is called, the clause, and the page with its pairs that shows
    it; `page` is "" where the clause is all that there is."""

    kind: str
    label: str
    quote: str
    page: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading of a document with everything that stands under it, the headings below not counted."""

    ident: str
    source_id: str
    locator: str
    level: int
    title: str
    chips: tuple[Chip, ...]

    def count(self, kind: str) -> int:
        """How many chips are of a kind."""
        return sum(chip.kind == kind for chip in self.chips)

    @property
    def is_bare(self) -> bool:
        """Whether there is text under it that states no figure, goal, name, place or task."""
        return bool(self.chips) and all(chip.kind == "clause" for chip in self.chips)

    @property
    def note(self) -> str:
        """What a reader is told of a heading under which nothing can be opened."""
        if not self.chips:
            return tr("只有标题")
        return tr("没有数、名称、目标或任务") if self.is_bare else ""


def headings() -> tuple[Heading, ...]:
    """Every heading of both documents in their order. Raises DataContractError where the outline is broken."""
    return _headings(facts.versions())


@words_cache(4)
def _headings(version: tuple[int, ...]) -> tuple[Heading, ...]:
    chips: dict[tuple[str, str], dict[Chip, None]] = {}
    for table in KIND_OF_TABLE:
        with suppress(*EXPECTED):  # the tab of tables says what is broken
            for place, chip in _chips(table, cache.table(table)):
                chips.setdefault(place, {})[chip] = None
    return tuple(
        Heading(
            str(row["heading_id"]), str(row["source_id"]), str(row["locator"]), int(row["level"]),
            pick(str(row["title"]), str(row["title_en"])),
            tuple(sorted(chips.get((str(row["source_id"]), str(row["locator"])), ()), key=_order)),
        )
        for row in cache.table("outline").to_dict("records")
    )  # fmt: skip


def _order(chip: Chip) -> int:
    return KINDS.index(chip.kind)


def _chips(table: str, frame: pd.DataFrame) -> Iterator[tuple[tuple[str, str], Chip]]:
    """What each row of a table states, with source and locator; a state's clause may stand elsewhere than its thing."""
    names = facts.names()
    for number, row in enumerate(frame.to_dict("records"), start=1):
        if row["source_id"] not in DOCUMENTS or not row["quote"]:
            continue
        page, pairs = destination(table, row, number)
        kind = kind_of(table, row)
        chip = Chip(
            kind, label(table, row, names) or str(row["name"]), printed(str(row["quote"])), page, tuple(pairs.items())
        )
        yield (str(row["source_id"]), str(row["locator"])), chip


def kind_of(table: str, row: Mapping[Any, Any]) -> str:
    """What a row states: `figure`, `goal`, `name`, `place`, `task`, `problem` or the `clause` alone."""
    if table == "statements":
        return STATEMENT_KINDS.get(str(row["category"]), "clause")
    return KIND_OF_TABLE[table]


def destination(table: str, row: Mapping[Any, Any], number: int) -> tuple[str, dict[str, str]]:
    """The page that shows a row, and the pairs of its address. Row numbers count from 1."""
    if table == "observations" or (table == "goals" and row["indicator_id"]):
        return "indicators", {"ind": str(row["indicator_id"]), "cat": "all"}
    if table == "crossing_facts":
        return "layout", {"el": str(row["crossing_id"])}
    if table in ("spatial_elements", "crossings", "facilities", "projects", "facility_mentions"):
        key = next(name for name in ("element_id", "crossing_id", "facility_id") if name in _keys(table))
        return "layout", {"el": str(row[key])}
    if table == "statements":
        return "", {}
    if table == "tasks" or (table == "measures" and row["category"] != "requirement"):
        return "ledger", {"el": str(row["task_id" if table == "tasks" else "measure_id"])}
    return "sources", {"tab": "tables", "table": table, "row": str(number)}


def _keys(table: str) -> tuple[str, ...]:
    return {"spatial_elements": ("element_id",), "crossings": ("crossing_id",)}.get(table, ("facility_id",))


def heading_of(source_id: str, locator: str) -> str:
    """Id of the heading where a clause stands; "" for the press and for places that the outline does not have."""
    return heading_ids().get((source_id, locator), "") if source_id in DOCUMENTS else ""


def heading_ids() -> dict[tuple[str, str], str]:
    """Id of each heading by document and place; empty where the outline is broken. Do not change it."""
    return _heading_ids(cache.table_versions("outline"))


@single_flight(2)
def _heading_ids(version: tuple[int, ...]) -> dict[tuple[str, str], str]:
    with suppress(*EXPECTED):
        rows = cache.table("outline").to_dict("records")
        return {(str(r["source_id"]), str(r["locator"])): str(r["heading_id"]) for r in rows}
    return {}


def chosen_headings(source_id: str) -> tuple[Heading, ...]:
    """The headings of one document."""
    return tuple(heading for heading in headings() if heading.source_id == source_id)


def index_table(rows: tuple[Heading, ...]) -> pd.DataFrame:
    """One row a heading with what it states by kind, indexed by the heading's id; none is empty, not 0."""
    counts = {tr(STATED[kind]): [h.count(kind) or None for h in rows] for kind in KINDS}
    table = pd.DataFrame(
        {
            tr("标题"): ["　" * (h.level - 1) + h.title for h in rows],
            tr("位置"): [place_label(h.locator) for h in rows],
            **{title: pd.Series(column, dtype="Int64").to_numpy(dtype="object") for title, column in counts.items()},
            tr("说明"): [h.note for h in rows],
        },
        index=[h.ident for h in rows],
    )
    return table.astype(dict.fromkeys(counts, "Int64"))


def chips_table(heading: Heading) -> pd.DataFrame:
    """What a heading states, one row a thing, with its clause."""
    return pd.DataFrame(
        {
            tr("种类"): [tr(STATED[chip.kind]) for chip in heading.chips],
            tr("条目"): [chip.label for chip in heading.chips],
            tr("原文"): [chip.quote for chip in heading.chips],
        }
    )


def index_counts() -> Counter[str]:
    """How many things of each kind the two documents state."""
    return Counter(chip.kind for heading in headings() for chip in heading.chips)
