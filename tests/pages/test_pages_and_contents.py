"""A page shows what its content says: answer, figures, charts, tables, notice and clauses, in every state."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain

import pytest

from components.base.look import Look, using
from components.base.navigation import ENTRIES
from components.topics.contract import Content
from components.topics.sources.words import TABS as SOURCES_TABS
from components.topics.views import view_of
from components.topics.whatif.facts import load_facts
from model.scenario import BASELINE, Scenario
from tests.pages.opening import code, open_page
from tests.pages.screen import Screen, pieces, screen_of, squeezed, strings

Query = dict[str, str]
WORDS = re.compile(r"[\u4e00-\u9fff]|\w \w")
"""What people read in a chart, as against the terms of its specification."""

TABS: dict[str, list[Query]] = {
    "layout": [{"panel": "card"}, {"panel": "subdistricts"}, {"panel": "land"}],
    "crossings": [{"panel": "spacing"}, {"panel": "counts"}, {"table": "all"}],
    "indicators": [{"view": "table"}],
    "monitoring": [{"view": "table"}],
    "facilities": [{"panel": "unplaced"}, {"panel": "chart"}, {"view": "levels"}],
    "industry": [*({"panel": panel} for panel in ("groups", "kinds", "years", "changes")), {"view": "system"}],
    "ledger": [{"view": "units"}],
    "sources": [{"tab": "sources", "list": "layers"}, *({"tab": tab} for tab in SOURCES_TABS)],
    "targets": [{"tool": "matters"}],
}
"""What the tabs of a page write into its address; a tab is opened for what the page does not show without it."""

IN_FILES: dict[str, set[str]] = {
    "overview": {"figures", "steps"},
    "layout": {"structure", "elements", "layers"},
    "crossings": {"inventory", "units", "effects", "assumptions"},
    "facilities": {"inventory", "counts"},
    "industry": {"inventory", "touched"},
    "ledger": {"ledger", "sections"},
    "stories": {"stories"},
    "indicators": {"indicators"},
    "targets": {"outcomes", "levers"},
    "balance": {"needs", "facilities", "outcomes"},
    "compare": {"outcomes", "all_outcomes", "years", "levers", "others", "codes", "minutes"},
}
"""Tables that a page offers in its export menu and nowhere as the same table: on screen they are cards, lists, boards
or tables of another cut."""

PICTURE_NOTES = ("相差 = ", "Gap = ", "深色为不一致已证实", "Dark: ")
"""Beginnings of notes that only the picture of a chart has: there is no page around it that explains the signs."""

OWN_LABELS = {"balance", "industry", "slips"}
"""Pages that show the figures of their content inside sentences, so that a label is worded differently there."""

OPENED: dict[str, tuple[str, ...]] = {
    "layout": ("source_land_budget", "source_group_cuizhai"),
    "crossings": ("crossings_counts_source", "crossings_reported_source", "reach_method"),
    "monitoring": ("monitoring_source_retail",),
    "facilities": ("facilities_cover_source", "facilities_cover_tables", "facilities_needs_tables"),
    "roadmap": ("roadmap_goals", "roadmap_reports", "roadmap_works"),
}
"""Popovers and expanders that are open from the start: clauses, the whole method, tables."""


@dataclass(frozen=True)
class Case:
    """A state of a page."""

    page: str
    query: Query = field(default_factory=dict)
    scenario: Scenario = BASELINE
    language: str = "zh"

    def __str__(self) -> str:
        parts = [*self.query.values(), self.language, *([] if self.scenario.is_baseline else ["moved"])]
        return "-".join([self.page, *parts])


def moved() -> Scenario:
    lever = load_facts().baseline.lever("population_growth")
    return Scenario(levers=((lever.id, lever.high),))


SELECTED: dict[str, Query] = {
    "layout": {"el": "group_cuizhai"},
    "crossings": {"x": "x_jiluo", "year": "2026"},
    "facilities": {"el": "f_committee", "sub": "daqiao"},
    "industry": {"group": "group_sungeng_taiping", "el": "f_taiping_reservoir"},
    "indicators": {"ind": "gdp"},
    "ledger": {"el": "task_09", "view": "units"},
    "monitoring": {"ind": "gdp"},
    "stories": {"story": "crossings", "step": "2"},
    "targets": {"out": "population", "year": "2030"},
    "balance": {"year": "2030"},
    "compare": {"a": "base", "b": "now", "show": "changes"},
    "sources": {"tab": "contradictions"},
    "roadmap": {"goal": "planning_system_2025"},
}
CASES = [
    *(Case(entry.url_path) for entry in ENTRIES),
    *(Case(page, query) for page, query in SELECTED.items()),
    *(Case(entry.url_path, language="en") for entry in ENTRIES),
    Case("crossings", {"view": "reach"}),
    Case("roadmap", {"view": "timeline", "el": "x_huanggang", "year": "2030"}),
    Case("roadmap", {"view": "plans", "card": "n_territorial_spatial_plan"}),
    Case("roadmap", {"view": "reference", "card": "h_opinion_9_2"}),
    Case("facilities", {"view": "circles", "kind": "primary_school"}),
    Case("facilities", {"view": "needs", "svc": "beds", "year": "2030"}),
    Case("industry", {"view": "slips", "x": "x_huanggang"}),
    Case("slips", {"x": "x_g308", "by": "3"}),
    Case("industry", {"view": "system"}),
    Case("industry", {}, Scenario(slips=(("f_aiko", 2),))),
    *(Case(page, query, moved()) for page, query in (("targets", {}), ("balance", {}), ("compare", {"b": "now"}))),
    Case("crossings", {}, Scenario(closures=("x_jiluo",))),
    Case("crossings", {"view": "reach"}, Scenario(closures=("x_jiluo",))),
]


def screen(case: Case, tab: Query) -> Screen:
    entry = next(entry for entry in ENTRIES if entry.url_path == case.page)
    carried = {} if case.scenario.is_baseline else {"s": code(case.scenario)}
    keys = OPENED.get(case.page, ())
    return screen_of(open_page(f"pages/{entry.script}", keys, lang=case.language, **(case.query | tab | carried)))


def content_of(case: Case) -> Content:
    view = view_of(case.page)
    assert view is not None
    state, refusals = view.parse(case.query)
    assert refusals == ()
    return view.content(state, case.scenario, Look(case.language))


def own_words(content: Content) -> str:
    """Everything that the content says outside charts: what a chart's picture repeats under its title."""
    texts = [content.answer, content.notice, *(sentence.text for sentence in content.sentences)]
    for chart in content.charts:
        texts += [chart.title, chart.alt, chart.source_note]
    rows = chain.from_iterable(table.frame.to_dict("records") for table in content.tables)
    cells = (f"{column}{cell}" for row in rows for column, cell in row.items())
    return squeezed("".join(chain(texts, cells)))


def readable(text: str, words: str) -> bool:
    return squeezed(text) in words or all(piece in words for piece in pieces(text))


def missing_parts(content: Content, seen: Screen) -> set[str]:
    """What of the content is not on the screen."""
    parts = {"heading": content.heading, "answer": content.answer, "notice": content.notice}
    missing = {f"{part}: {text}" for part, text in parts.items() if not seen.shows(text)}
    missing |= {
        f"figure: {f.label} {f.value}"
        for f in content.figures
        if not seen.figure(f, label=content.view not in OWN_LABELS)
    }
    missing |= {f"table: {table.ident}" for table in content.tables if not seen.table(table)}
    said = own_words(content)
    for chart in content.charts:
        drawn = {t for t in strings(chart.whole()) if WORDS.search(t) and not t.startswith(PICTURE_NOTES)}
        missing |= {f"chart {chart.ident}: {text}" for text in drawn if not (readable(text, said) or seen.shows(text))}
    return missing


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_page_shows_what_its_content_says(case: Case) -> None:
    content = content_of(case)
    excused = {f"table: {ident}" for ident in IN_FILES.get(case.page, ())}
    seen = screen(case, {})
    missing = missing_parts(content, seen) - excused
    with using(Look(case.language)):
        stray = seen.clauses - {citation.text() for citation in content.citations}
    assert not stray, "a page cites nothing that its content does not"
    for tab in TABS.get(case.page, []):
        if not missing:
            break
        missing &= missing_parts(content, screen(case, tab))
    assert not missing
