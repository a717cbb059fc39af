"""One vocabulary: the words for a code stand in one place."""

from __future__ import annotations

import ast
from itertools import combinations
from pathlib import Path
from typing import get_args

from components.words import citation, codes, finding, refusals, status_words
from model.scenario_errors import CodeReason

COMPONENTS = Path(codes.__file__).parents[1]
VOCABULARIES: dict[str, frozenset[str]] = {
    "grades": frozenset(citation.GRADES),
    "scopes": frozenset(citation.SCOPES),
    "kinds": frozenset(citation.KINDS),
    "precisions": frozenset(codes.PRECISIONS),
    "stages": frozenset(codes.STAGES),
    "types of elements": frozenset(codes.ELEMENT_TYPES),
    "types of crossings": frozenset(codes.CROSSING_TYPES),
    "attributes of crossings": frozenset(codes.CROSSING_ATTRIBUTES),
    "categories of facilities": frozenset(codes.FACILITY_CATEGORIES),
    "measures": frozenset(codes.MEASURES),
    "operators": frozenset(codes.OPERATORS),
    "directions": frozenset(codes.DIRECTIONS),
    "statuses of judgement": frozenset(map(str, status_words.STATUS_MARKS)),
    "reasons of judgement": frozenset(map(str, status_words.REASONS)),
    "mismatches": frozenset(finding.MISMATCHES),
    "causes": frozenset(finding.CAUSES),
    "kinds of findings": frozenset(finding.FINDING_KINDS),
    "what findings doubt": frozenset(finding.DOUBTS),
    "refusals of codes": frozenset(refusals.CODE_REFUSALS),
    "parts of a scenario": frozenset(refusals.PARTS),
}
OTHER_THINGS = {
    frozenset({"store/words.py", "words/refusals.py"}): "files and codes are refused for other reasons of like names",
    frozenset({"topics/sources/words.py", "words/codes.py"}): "names of columns, not of attributes",
    frozenset({"topics/sources/words.py", "words/finding.py"}): "names of columns, not of what a finding doubts",
    frozenset({"topics/sources/words.py", "words/refusals.py"}): "names of columns, not of parts of a scenario",
    frozenset({"topics/assessment/gaps.py", "words/codes.py"}): "categories of indicators, not of facilities",
    frozenset({"topics/sources/unknowns.py", "words/codes.py"}): "categories of indicators, not of facilities",
    frozenset({"topics/facilities/words.py", "words/codes.py"}): "four stages of facilities, not statuses of documents",
    frozenset({"topics/layout/reasons.py", "words/codes.py"}): "why a part of the layout is there, not its type",
    frozenset({"topics/assessment/gaps.py", "topics/sources/unknowns.py"}): "departments, and what they publish",
}
"""Pairs of modules whose mappings share keys and mean other things by them."""
Place = tuple[str, int, frozenset[str]]


def is_worded(node: ast.Dict) -> bool:
    """Whether a mapping gives Chinese words."""
    constants = (part for value in node.values for part in ast.walk(value) if isinstance(part, ast.Constant))
    return any("\u4e00" <= sign <= "\u9fff" for part in constants for sign in str(part.value))


def mappings(source: str, name: str) -> list[Place]:
    """Every literal mapping from codes to words in a module: module, line and keys."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict) and is_worded(node):
            keys = frozenset(str(key.value) for key in node.keys if isinstance(key, ast.Constant))
            found.append((name, node.lineno, keys))
    return found


def doubles(places: list[Place]) -> list[str]:
    """Pairs of mappings that give words for two or more codes of one vocabulary."""
    return [
        f"{a[0]}:{a[1]} and {b[0]}:{b[1]} both word {sorted(a[2] & b[2] & keys)} ({vocabulary})"
        for a, b in combinations(places, 2)
        for vocabulary, keys in VOCABULARIES.items()
        if len(a[2] & b[2] & keys) >= 2 and frozenset({a[0], b[0]}) not in OTHER_THINGS
    ]


def test_no_two_mappings_word_the_same_codes() -> None:
    places = [
        place
        for path in sorted(COMPONENTS.rglob("*.py"))
        for place in mappings(path.read_text("utf-8"), path.relative_to(COMPONENTS).as_posix())
    ]
    assert len(places) > 50
    assert doubles(places) == []


def test_a_second_vocabulary_is_found() -> None:
    second = mappings('PRECISION = {"surveyed": "测绘", "approximate": "估计"}', "ui/card.py")
    assert len(doubles([("words/codes.py", 1, frozenset(codes.PRECISIONS)), *second])) == 1


def test_every_refusal_of_a_code_has_its_words() -> None:
    assert set(refusals.CODE_REFUSALS) == set(get_args(CodeReason))
    assert all(refusals.code_refusal(reason).endswith("。") for reason in get_args(CodeReason))
