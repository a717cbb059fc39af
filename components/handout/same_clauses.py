"""Clauses that are one source on paper: of the same place in the same document, the longer quotation stands for both;
of our own arithmetic, what is reckoned alike on two pages."""

import re
from collections.abc import Iterable

QUOTED = re.compile(r"(?P<place>.+?)(?:：|: )[“\"](?P<quote>.+)[”\"]")
RECKONED = re.compile(r"本系统推算（[^）]*），不是文件所载：(?P<method>.+)", re.DOTALL)
RECKONED_IN_ENGLISH = re.compile(r"Reckoned here \([^)]*\), not stated in a document: (?P<method>.+)", re.DOTALL)


def representatives(clauses: Iterable[str]) -> dict[str, str]:
    """Every clause to the one that stands for it, itself where nothing does."""
    each = list(dict.fromkeys(clauses))
    quoted = {clause: (match["place"], match["quote"]) for clause in each if (match := QUOTED.fullmatch(clause))}
    methods: dict[str, str] = {}
    return {
        clause: _longest(clause, quoted) if clause in quoted else methods.setdefault(_method(clause), clause)
        for clause in each
    }


def _longest(clause: str, quoted: dict[str, tuple[str, str]]) -> str:
    place, quote = quoted[clause]
    alike = [other for other, (where, words) in quoted.items() if where == place and quote in words]
    return max(alike, key=lambda other: len(quoted[other][1]))


def _method(clause: str) -> str:
    match = RECKONED.fullmatch(clause) or RECKONED_IN_ENGLISH.fullmatch(clause)
    return match["method"] if match else clause
