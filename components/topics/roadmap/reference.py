"""Reference cards: the opinion's parts 八 and 九, and sections of the yearly plan that name whom and how it is run."""

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
OPINION, PLAN = "opinion-2021", "plan-2024"
RUNNING = ("organisation", "mechanism")
"""What a card of the plan is about; the rest of what its sections name stands on other pages."""
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
        """Document and place in it."""
        source = cache.sources()[str(self.heading["source_id"])]
        return f"{pick(source.short, source.title.en)}　{place_label(str(self.heading['locator']))}"

    @property
    def is_of_opinion(self) -> bool:
        """Whether the opinion has it; the plan's cards are found by their words."""
        return self.heading["source_id"] == OPINION

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
    """Every card in the order of the documents, the opinion first. Raises DataContractError."""
    return _cards(cache.facts_versions(*TABLES))


@single_flight(maxsize=2)
def _cards(version: tuple[int, ...]) -> tuple[Card, ...]:
    headings, statements, items = (_rows(name) for name in ("outline", "statements", "named_things"))
    running = [row for row in items if row["source_id"] == PLAN and row["category"] in RUNNING]
    opinion = [_card(one, statements, items) for one in headings if _within(one) and int(one["level"]) > 1]
    plan = (_card(one, statements, running) for one in headings if one["source_id"] == PLAN)
    return (*opinion, *(card for card in plan if card.items))


def _card(heading: Row, statements: list[Row], items: list[Row]) -> Card:
    return Card(heading, tuple(_at(heading, statements)), tuple(_at(heading, items)))


def _rows(table: str) -> list[Row]:
    return [{str(k): v for k, v in row.items()} for row in cache.table(table).to_dict("records")]


def _within(row: Row) -> bool:
    return row["source_id"] == OPINION and str(row["locator"]).split("/")[0] in PARTS


def _at(heading: Row, rows: list[Row]) -> list[Row]:
    place = heading["source_id"], heading["locator"]
    return [row for row in rows if (row["source_id"], row["locator"]) == place]


def chosen(state: State) -> tuple[Card, ...]:
    """The open card alone, else those that fit the words; without words those of the opinion."""
    cards = load_cards()
    opened = tuple(card for card in cards if card.ident == state.card)
    if opened or not state.search:
        return opened or tuple(card for card in cards if card.is_of_opinion)
    return tuple(card for card in cards if card.fits(state.search))


def answer(cards: Sequence[Card]) -> str:
    """How many sections, and how many organisations, mechanisms and other items they name."""
    kinds = [str(row["category"]) for card in cards for row in card.items]
    numbers = {"organisations": kinds.count("organisation"), "mechanisms": kinds.count("mechanism")}
    numbers |= {"n": len(cards), "others": len(kinds) - sum(numbers.values())}
    if not all(card.is_of_opinion for card in cards):
        numbers["plan"] = sum(not card.is_of_opinion for card in cards)
        return tr(
            "两份文件的 {n} 节（其中2024年计划 {plan} 节），"
            "写到机构 {organisations} 个、机制 {mechanisms} 项、其他 {others} 项。",
            **numbers,
        )
    more = sum(not card.is_of_opinion for card in load_cards())
    text = "意见第八、九部分的 {n} 节，写到机构 {organisations} 个、机制 {mechanisms} 项、其他 {others} 项。"
    return tr(text, **numbers) + tr("2024年计划另有 {more} 节写到机构或机制，输入名称即可查到。", more=more)


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
        tables=(Table("reference", tr("机制与政策清单"), table(cards), tr("照文件原文列出")),),
        citations=tuple(dict.fromkeys(citation for card in cards for citation in card.citations())),
    )
