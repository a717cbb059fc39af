"""What every page says of a finding in the same words: mismatch, cause, kind, clauses, arithmetic and reading."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from components.words.citation import Citation, cite, grade_of
from components.words.format import quantity
from components.words.text import original, pick, say, tr
from data.catalog import Source
from data.checks_rows import Figure
from data.findings import Finding


class Mark(NamedTuple):
    """Word, icon and badge colour."""

    word: str
    icon: str
    colour: str


MISMATCHES = {
    "proven": Mark("已证实", ":material/balance:", "red"),
    "open": Mark("存疑", ":material/help:", "orange"),
}
CAUSES = {
    "stated": Mark("原因已写明", ":material/fact_check:", "green"),
    "question": Mark("原因待查", ":material/contact_support:", "gray"),
}
FINDING_KINDS = {
    "documents": "文件自身", "press_documents": "报道与文件", "press": "报道之间", "gap": "资料缺口",
}  # fmt: skip
"""Between which sources a finding stands; a gap is no contradiction."""
DOUBTS = {
    "level": "数值", "unit": "计量单位", "definition": "定义", "plan": "计划数", "list": "名单", "name": "名称",
    "date": "日期", "state": "状态", "size": "规模",
}  # fmt: skip
"""What a finding puts in doubt."""


def finding_badges(one: Finding) -> str:
    """Mismatch and cause as two Markdown badges; a gap is marked as such."""
    if one.is_gap:
        return f":blue-badge[:material/inventory_2: {tr(FINDING_KINDS['gap'])}]"
    mismatch, cause = MISMATCHES[one.mismatch], CAUSES[one.cause]
    word = tr("不一致{mark}", mark=tr(mismatch.word))
    return f":{mismatch.colour}-badge[{mismatch.icon} {word}] :{cause.colour}-badge[{cause.icon} {tr(cause.word)}]"


def mismatch_word(one: Finding) -> str:
    """Whether the mismatch is proven; nothing for a gap."""
    return "" if one.is_gap else tr(MISMATCHES[one.mismatch].word)


def cause_word(one: Finding) -> str:
    """Whether the sources state the cause; nothing for a gap."""
    return "" if one.is_gap else tr(CAUSES[one.cause].word)


def doubts_word(one: Finding) -> str:
    """What is in doubt, in one line."""
    return tr("、").join(tr(DOUBTS[doubt]) for doubt in one.doubts)


def explained(one: Finding) -> Iterator[tuple[str, str]]:
    """Heading and text of mismatch, cause and figure in use; texts are plain, not Markdown."""
    yield tr("算式"), say(one.arithmetic) or tr("不作计算：所指可能不同，或只是文字不同")
    yield tr("本系统的处理"), pick(one.reading.zh, one.reading.en)
    yield tr("理由"), pick(one.why.zh, one.why.en)


def label_of(figure: Figure) -> str:
    """What a figure of a finding is."""
    return pick(figure.label, figure.label_en or original(figure.label))


def stated_words(figure: Figure) -> str:
    """What a clause states: its words as published, else its figure with the unit."""
    return original(figure.text) if figure.text else quantity(figure.value, figure.unit)


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
