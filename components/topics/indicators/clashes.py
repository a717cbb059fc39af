"""Contradictions that concern an indicator, and their counts in words."""

from components.words.finding import MISMATCHES
from components.words.text import tr
from data.findings import Finding

Findings = tuple[Finding, ...]


def clashes_by_indicator(findings: Findings) -> dict[str, Findings]:
    """Indicator id to its contradictions, proven ones first; gaps in the material are none."""
    ids = dict.fromkeys(ident for one in findings if not one.is_gap for ident in one.indicator_ids)
    ordered = sorted((one for one in findings if not one.is_gap), key=lambda one: one.mismatch != "proven")
    return {ident: tuple(one for one in ordered if ident in one.indicator_ids) for ident in ids}


def clash_mark(findings: Findings) -> str:
    """Table cell: number of contradictions and whether the gravest is proven (proven ones first)."""
    return f"≠ {len(findings)} {tr(MISMATCHES[findings[0].mismatch].word)}" if findings else ""


def clash_line(findings: Findings) -> str:
    """How many contradictions there are, and whether they are proven."""
    words = tr("、").join(dict.fromkeys(tr(MISMATCHES[one.mismatch].word) for one in findings))
    return tr("文件中的矛盾 {n} 处（{mismatches}）", n=len(findings), mismatches=words)
