"""Profiles: the same fixed sections for each group, core and subdistrict, figures with their clauses, gaps said."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import pytest

from components.base import cache
from components.base.look import Look
from components.drawing.charts.minutes_grid import ink_on
from components.export.picture import Stamp
from components.export.print_sheet import sheet_html
from components.topics.contract import Content
from components.topics.crossings.facts import load_facts
from components.topics.elements import elements
from components.topics.layout.view import VIEW
from components.topics.profile.subject import names_of, subject_of, subjects
from components.topics.reach.classes import MINUTES
from components.topics.reach.scene import scene
from components.topics.reach.state import State as ReachState
from components.topics.sources.outline import DOCUMENTS
from model.scenario import BASELINE

SECTIONS = ["minutes", "projects", "facilities", "crossings", "goals", "clauses", "gaps"]
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"“.*”|《[^》]*》", re.DOTALL)
everyone = pytest.mark.parametrize("ident", subjects())


@lru_cache(maxsize=40)
def profile(ident: str, language: str = "zh") -> Content:
    state, refusals = VIEW.parse({"profile": ident})
    assert refusals == ()
    return VIEW.content(state, BASELINE, Look(language))


def rows(ident: str, table: str) -> list[list[object]]:
    return next(t for t in profile(ident).tables if t.ident == table).frame.to_numpy().tolist()


def test_each_group_core_and_subdistrict_that_the_documents_name_has_a_profile() -> None:
    types = cache.table("spatial_elements").set_index("element_id")["element_type"]
    assert set(subjects()) == set(types[types.isin(["group", "core", "subdistrict"])].index)
    assert len(subjects()) == 5 + 2 + 10


@everyone
def test_a_profile_has_every_fixed_section_with_rows_or_the_word_that_there_are_none(ident: str) -> None:
    content = profile(ident)
    assert [table.ident for table in content.tables] == SECTIONS
    assert all(len(table.frame) or table.note for table in content.tables)
    assert len(content.maps) == len(content.charts) == 1 and content.layers
    entry = elements.entries()[ident]
    assert content.heading.startswith(entry.title) and content.answer.startswith(entry.title)


@everyone
def test_every_figure_of_a_profile_carries_its_clauses_and_grade(ident: str) -> None:
    figures = profile(ident).figures
    assert len(figures) == 6 and all(figure.citations and figure.value for figure in figures)
    assert {figure.grade for figure in figures} == {"derived", "assumed"}


@everyone
def test_every_clause_of_a_profile_is_of_the_two_documents_and_stands_once(ident: str) -> None:
    clauses = [tuple(row[2:]) for row in rows(ident, "clauses")]
    assert clauses and len(set(clauses)) == len(clauses)
    own = [c for c in profile(ident).citations if c.source_id in DOCUMENTS]
    assert {str(clause[0]) for clause in clauses} <= {citation.quote for citation in own}


@everyone
def test_a_profile_says_by_name_what_no_document_states(ident: str) -> None:
    gaps = rows(ident, "gaps")
    assert {"法定边界", "面积"} <= {row[0] for row in gaps} and all(all(row) for row in gaps)
    assert any(str(row[0]) in sentence.text for row in gaps for sentence in profile(ident).sentences)


@everyone
def test_minutes_never_grow_while_crossings_open_and_stand_for_every_destination(ident: str) -> None:
    for _, *minutes, _error, way in rows(ident, "minutes"):
        assert len(minutes) == 4 and all(early >= late for early, late in pairwise(minutes))
        assert way
    assert len(rows(ident, "minutes")) == 6


@everyone
def test_an_english_profile_is_english_outside_quotations_and_clauses(ident: str) -> None:
    content = profile(ident, "en")
    texts = [content.heading, content.answer, content.notice, *(s.text for s in content.sentences)]
    texts += [f"{figure.label} {figure.value} {figure.note}" for figure in content.figures]
    texts += [f"{chart.title} {chart.alt} {chart.source_note}" for chart in content.charts]
    for table in content.tables:
        texts += [table.title, table.note, *map(str, table.frame)]
        texts += [str(cell) for column in table.frame if column != "Clause" for cell in table.frame[column]]
    assert not [text for text in texts if HAN.search(QUOTED.sub("", text))]


@pytest.mark.parametrize("ident", [ident for ident in subjects() if not ident.startswith(("group", "core"))])
def test_a_subdistricts_minutes_are_those_of_the_reach_view(ident: str) -> None:
    now = scene(load_facts(), ReachState(year=2024, to="old_city"), BASELINE, "light")
    mean = next(unit.minutes for unit in now.answer.units_after if unit.unit == ident)
    assert rows(ident, "minutes")[0][3] == pytest.approx(mean, abs=0.06)


def test_the_subdistrict_of_the_bridge_is_not_credited_with_every_bridge() -> None:
    names = names_of(subject_of("daqiao"))
    assert "大桥" not in names and "大桥街道" in names and "崔寨" in names_of(subject_of("cuizhai"))
    assert not [row for row in rows("daqiao", "clauses") if "黄河大桥" in str(row[2])]


def test_what_lies_in_a_district_of_a_group_is_listed_with_that_reason() -> None:
    bases = {str(row[0]): row[3] for row in rows("group_subcentre", "projects")}
    assert "下属片区" in bases.values() and "文件归属" in bases.values()


def test_the_printed_sheet_holds_map_minutes_and_every_section() -> None:
    content = profile("core_science")
    sheet = sheet_html(content, Look(), Stamp())
    assert "<svg" in sheet and "到各处的平均分钟数" in sheet
    assert [table.title for table in content.tables if f"<h2>{table.title}</h2>" not in sheet] == []


def test_a_profile_that_nobody_offers_is_refused_and_the_map_stands() -> None:
    state, refusals = VIEW.parse({"profile": "yellow_river"})
    assert state.profile == "" and [refusal.key for refusal in refusals] == ["profile"]


def test_the_address_of_a_profile_comes_back() -> None:
    state, _ = VIEW.parse({"profile": "core_airport", "el": "cuizhai"})
    assert VIEW.parse(VIEW.query(state)) == (state, ())


def test_the_ink_on_each_class_of_minutes_can_be_read() -> None:
    assert ink_on("#FFFFFF") != ink_on("#000000")
    assert {ink_on(tint) for theme in MINUTES.values() for tint in theme} == {"#10202B", "#FFFFFF"}
