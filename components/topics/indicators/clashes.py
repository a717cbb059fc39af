"""Contradictions that concern an indicator, and their counts in words."""

from components.words.finding import VERDICTS
from components.words.text import tr
from data.findings import Finding

Findings = tuple[Finding, ...]


def clashes_by_indicator(findings: Findings) -> dict[str, Findings]:
    """Indicator id to its findings, proven ones first."""
    ids = dict.fromkeys(ident for one in findings for ident in one.indicator_ids)
    ordered = sorted(findings, key=lambda one: one.verdict != "proven")
    return {ident: tuple(one for one in ordered if ident in one.indicator_ids) for ident in ids}


def clash_mark(findings: Findings) -> str:
    """Table cell: number of contradictions and the verdict of the gravest (proven ones first)."""
    return f"≠ {len(findings)} {tr(VERDICTS[findings[0].verdict].word)}" if findings else ""


def clash_line(findings: Findings) -> str:
    """How many contradictions there are, and of which of the two verdicts."""
    words = tr("、").join(dict.fromkeys(tr(VERDICTS[one.verdict].word) for one in findings))
    return tr("文件中的矛盾 {n} 处（{verdicts}）", n=len(findings), verdicts=words)
