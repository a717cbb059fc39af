"""Which indicators a project, facility or crossing moves: clause, reason and grade of each link, no amounts."""

from collections.abc import Iterable
from typing import Any

from components.base import cache
from components.words.citation import grade_label, place_label
from components.words.quotation import in_marks, printed
from components.words.text import pick, tr
from model.single_flight import single_flight

Row = dict[str, Any]


def links_of(ident: str) -> tuple[Row, ...]:
    """The links of one milestone, in file order; none for most. Raises DataContractError."""
    return _by_milestone(milestones_version()).get(ident, ())


def milestones_version() -> cache.Versions:
    """Stands for the links in the key of something derived from them."""
    return cache.table_versions("milestone_links")


@single_flight(maxsize=2)
def _by_milestone(version: tuple[int, ...]) -> dict[str, tuple[Row, ...]]:
    links: dict[str, tuple[Row, ...]] = {}
    for record in cache.table("milestone_links").to_dict("records"):
        row = {str(column): value for column, value in record.items()}
        ident = str(row["milestone_id"])
        links[ident] = (*links.get(ident, ()), row)
    return links


def indicator_titles(links: Iterable[Row]) -> tuple[str, ...]:
    """Titles of the linked indicators, each once."""
    idents = dict.fromkeys(str(link["indicator_id"]) for link in links)
    by_id = {indicator.id: indicator.title for indicator in cache.indicators()} if idents else {}
    return tuple(dict.fromkeys(pick(by_id[ident].zh, by_id[ident].en) for ident in idents))


def link_lines(links: Iterable[Row]) -> tuple[str, ...]:
    """`牵动指标：…（▲ 假设）。理由。原文“…”，三/（一）。`, a line a link."""
    return tuple(
        tr(
            "关联指标：{indicator}（{grade}）。{reason}。原文{quote}，{place}。",
            indicator=indicator_titles([link])[0], grade=grade_label(str(link["grade"])),
            reason=pick(str(link["reason"]), str(link["reason_en"])), quote=in_marks(printed(str(link["quote"]))),
            place=place_label(str(link["locator"])),
        )
        for link in links
    )  # fmt: skip
