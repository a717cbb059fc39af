"""English contents: nothing in Chinese but quotations, titles of documents, and columns that print the sources."""

from __future__ import annotations

import re

import pytest

from components.base.look import Look
from components.topics.contract import Content
from components.topics.views import view_of
from model.scenario import BASELINE

HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"“.*”|《[^》]*》", re.DOTALL)
"""From the first mark of a quotation to the last: quoted remarks hold quotations of their own."""

PRINTED_COLUMNS = {
    "layout": {"Clause"},
    "crossings": {"length", "Other names", "Explanation", "Opened or planned", "Rail", "Clause"},
    "indicators": {"2024 plan", "2022 actual", "Clause", "Note"},
    "monitoring": {"Clause and place"},
    "industry": {"Clause"},
    "slips": {"Clause"},
    "balance": {"Status source", "Clause", "Source of the clause", "Explanation"},
    "roadmap": {"Clause"},
    "sources": {"Unit", "Clause", "Place", "Note", "in words"} | {"A: clause", "B: clause"},
}
"""Columns that print cells of the sources and of our tables as they are."""

UNTRANSLATED: dict[str, set[str]] = {}
"""Parts of a page that hold remarks of the data in Chinese and unmarked. There are none, and it stays so."""

STATES = [
    *((page, {}) for page in ("overview", "monitoring", "targets", "balance", "compare", "indicators", "crossings")),
    *(("layout", query) for query in ({}, {"el": "group_cuizhai"}, {"el": "yellow_river"}, {"panel": "land"})),
    ("layout", {"el": "x_jiluo"}),
    ("layout", {"step": "3"}),
    ("layout", {"profile": "cuizhai"}),
    ("layout", {"panel": "here", "at": "117.1300,36.8450"}),
    ("layout", {"panel": "measure", "tool": "radius", "around": "cuizhai", "r": "500"}),
    ("indicators", {"ind": "gdp"}),
    ("crossings", {"x": "x_jiluo", "panel": "counts"}),
    ("crossings", {"view": "reach"}),
    ("facilities", {"el": "f_qihang_school", "sub": "cuizhai"}),
    ("facilities", {"view": "circles", "kind": "sports", "when": "built", "people": "cuizhai:50000"}),
    ("facilities", {"view": "needs", "svc": "beds"}),
    ("facilities", {"view": "circles", "next": "1", "by": "median"}),
    ("facilities", {"view": "levels", "el": "o_1231073698"}),
    ("roadmap", {"goal": "planning_system_2025"}),
    ("roadmap", {"view": "timeline", "kind": "all", "el": "f_airport"}),
    ("roadmap", {"view": "plans", "card": "n_territorial_spatial_plan"}),
    ("roadmap", {"view": "reference"}),
    *(("industry", query) for query in ({"group": "group_airport", "el": "f_airport"}, {"el": "f_line7_phase1"})),
    *(("industry", query) for query in ({"view": "system"}, {"view": "slips"}, {"view": "slips", "x": "x_queshan"})),
    ("slips", {"x": "x_huanggang"}),
    *(("ledger", query) for query in ({"el": "task_09"}, {"view": "month"}, {"view": "units"})),
    *(("sources", {"tab": tab}) for tab in ("sources", "tables", "contradictions", "coverage", "unknown")),
]


def content(path: str, query: dict[str, str]) -> Content:
    view = view_of(path)
    assert view is not None
    state, refusals = view.parse(query)
    assert refusals == ()
    return view.content(state, BASELINE, Look("en"))


def parts_in_chinese(content: Content) -> set[str]:
    """Names of the parts and columns with Chinese outside quotations. Clauses are Chinese by nature."""
    texts = {
        "heading": [content.heading],
        "answer": [content.answer],
        "notice": [content.notice],
        "sentences": [sentence.text for sentence in content.sentences],
        "figures": [f"{figure.label} {figure.value} {figure.note}" for figure in content.figures],
        "charts": [f"{chart.title} {chart.alt}" for chart in content.charts],
        "tables": [f"{table.title} {table.note} {' '.join(map(str, table.frame))}" for table in content.tables],
    }
    for table in content.tables:
        for column in table.frame:
            texts.setdefault(str(column), []).extend(map(str, table.frame[column]))
    return {part for part, said in texts.items() if any(HAN.search(QUOTED.sub("", text)) for text in said)}


@pytest.mark.parametrize(("path", "query"), STATES, ids=str)
def test_an_english_content_is_english_outside_quotations_and_printed_columns(path: str, query: dict[str, str]) -> None:
    excused = PRINTED_COLUMNS.get(path, set()) | UNTRANSLATED.get(path, set())
    assert parts_in_chinese(content(path, query)) <= excused


def test_no_page_is_excused_for_what_has_become_english() -> None:
    used: dict[str, set[str]] = {}
    for page, query in STATES:
        used.setdefault(page, set()).update(parts_in_chinese(content(page, query)))
    for page, excused in (*PRINTED_COLUMNS.items(), *UNTRANSLATED.items()):
        assert excused <= used[page], page
