"""Wording of a contradiction shared by all pages: verdict, clause of each figure, arithmetic and reading."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from components.words.citation import Citation, cite, grade_of
from components.words.text import pick, tr
from data.catalog import Source
from data.checks_rows import Figure
from data.findings import Finding


class VerdictMark(NamedTuple):
    """Word, icon and badge colour of a verdict."""

    word: str
    icon: str
    colour: str


VERDICTS = {
    "proven": VerdictMark("已证实", ":material/balance:", "red"),
    "question": VerdictMark("存疑", ":material/help:", "orange"),
}


def verdict_badge(one: Finding) -> str:
    """The verdict as a Markdown badge."""
    mark = VERDICTS[one.verdict]
    return f":{mark.colour}-badge[{mark.icon} {tr(mark.word)}]"


def explained(one: Finding) -> Iterator[tuple[str, str]]:
    """Heading and text of the arithmetic, of the figure in use and of the reason; texts are plain, not Markdown."""
    yield tr("算式"), one.arithmetic or tr("不涉及计算")
    yield tr("本系统怎么用"), pick(one.reading.zh, one.reading.en)
    yield tr("为什么"), pick(one.why.zh, one.why.en)


def citation_of(figure: Figure, sources: Mapping[str, Source]) -> Citation:
    """The clause in which a figure of a finding stands."""
    row = {
        "source_id": figure.source_id,
        "kind": figure.kind if grade_of(figure.kind) in {"official", "reported"} else "",
        "scope": figure.scope,
        "locator": figure.locator,
        "quote": figure.quote,
    }
    return cite(row, dict(sources))
