"""Reference cards of the opinion's parts 八 and 九: what each section asks, and whom and what it names."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components.base import cache
from components.topics.contract import Content, Sentence, Table
from components.topics.roadmap import words
from components.topics.roadmap.facts import Row
from components.topics.roadmap.state import State
from components.topics.search.comparison import squeezed
from components.words.citation import Citation, cite, place_label
from components.words.codes import THING_CATEGORIES
from components.words.quotation import printed
from components.words.text import pick, tr
from model.single_flight import single_flight

PARTS = ("八", "九")
OPINION = "opinion-2021"
TABLES = ("outline", "statements", "measures", "named_things")


@dataclass(frozen=True, eq=False)
class Card:
    """One section: its heading, its clauses, and what it names."""

    heading: Row
    clauses: tuple[Row, ...]
    items: tuple[Row, ...]

    @property
    def ident(self) -> str:
        """Id of the heading."""
        return str(self.heading["heading_id"])

    @property
    def title(self) -> str:
        """Title in the viewer's language."""
        return pick(str(self.heading["title"]), str(self.heading["title_en"]))

    @property
    def place(self) -> str:
        """Where it stands in the opinion."""
        return place_label(str(self.heading["locator"]))

    def names(self) -> tuple[str, ...]:
        """`机构：指挥部办公室、…`, a line a category."""
        listed: dict[str, list[str]] = {}
        for row in self.items:
            listed.setdefault(str(row["category"]), []).append(pick(str(row["name"]), str(row["name_en"])))
        return tuple(f"{tr(THING_CATEGORIES[kind])}{tr('：')}{tr('、').join(n)}" for kind, n in listed.items())

    def citations(self) -> tuple[Citation, ...]:
        """The clause of everything on the card, each once."""
        cited = (cite(row, cache.sources()) for row in (self.heading, *self.clauses, *self.items))
        return tuple({citation.text(): citation for citation in cited}.values())

    def fits(self, search: str) -> bool:
        """Whether every word stands on the card, in either language."""
        texts = [str(row[column]) for row in self.items for column in ("name", "name_en", "other_names", "quote")]
        texts += [str(self.heading["title"]), str(self.heading["title_en"]), *(str(r["quote"]) for r in self.clauses)]
        text = squeezed("\n".join(texts))
        return all(squeezed(word) in text for word in search.split())


def load_cards() -> tuple[Card, ...]:
    """Every card in the order of the opinion. Raises DataContractError."""
    return _cards(cache.facts_versions(*TABLES))


@single_flight(maxsize=2)
def _cards(version: tuple[int, ...]) -> tuple[Card, ...]:
    headings = [row for row in _rows("outline") if _within(row) and int(row["level"]) > 1]
    statements, items = [*_rows("statements")], [*_rows("named_things")]
    return tuple(Card(one, tuple(_at(one, statements)), tuple(_at(one, items))) for one in headings)


def _rows(table: str) -> list[Row]:
    return [{str(k): v for k, v in row.items()} for row in cache.table(table).to_dict("records")]


def _within(row: Row) -> bool:
    return row["source_id"] == OPINION and str(row["locator"]).split("/")[0] in PARTS


def _at(heading: Row, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["source_id"] == OPINION and row["locator"] == heading["locator"]]


def chosen(state: State) -> tuple[Card, ...]:
    """The open card alone, else those that fit the words."""
    cards = load_cards()
    opened = tuple(card for card in cards if card.ident == state.card)
    return opened or tuple(card for card in cards if card.fits(state.search))


def answer(cards: Sequence[Card]) -> str:
    """How many sections, and how many organisations, mechanisms and other items they name."""
    items = [row for card in cards for row in card.items]
    kinds = [str(row["category"]) for row in items]
    return tr(
        "意见第八、九部分的 {n} 节，写到机构 {organisations} 个、机制 {mechanisms} 项、其他 {others} 项。",
        n=len(cards), organisations=kinds.count("organisation"), mechanisms=kinds.count("mechanism"),
        others=len(kinds) - kinds.count("organisation") - kinds.count("mechanism"),
    )  # fmt: skip


def table(cards: Sequence[Card]) -> pd.DataFrame:
    """One row a thing that a section names."""
    rows = [
        [
            *(card.title, card.place, tr(THING_CATEGORIES[str(row["category"])])),
            *(pick(str(row["name"]), str(row["name_en"])), printed(str(row["quote"]))),
        ]
        for card in cards
        for row in card.items
    ]
    return pd.DataFrame(rows, columns=[tr("标题"), tr("位置"), tr("种类"), tr("名称"), tr("原文")])


def reference_content(state: State) -> Content:
    """What the view of the reference cards says."""
    cards = chosen(state)
    texts = (line for card in cards for line in (f"{card.title}　{card.place}", *card.names()))
    return Content(
        view="roadmap",
        heading=tr(words.TITLE),
        answer=answer(cards),
        sentences=tuple(map(Sentence, texts)),
        tables=(Table("reference", tr("机制与政策清单"), table(cards), tr("照意见原文列出")),),
        citations=tuple(dict.fromkeys(citation for card in cards for citation in card.citations())),
    )
