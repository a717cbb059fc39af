"""What holds for the content of every page: it is a function of state, scenario and look, and of nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from components.base.look import Look, use_page_look
from components.base.navigation import ENTRIES
from components.topics.contract import Content, View
from components.topics.views import view_of
from components.topics.whatif.facts import load_facts
from model.scenario import BASELINE, Scenario

PAGES = [entry.url_path for entry in ENTRIES if entry.topic]
COLOUR = re.compile(r"#[0-9A-Fa-f]{6,8}\b|rgba?\([^)]*\)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class SessionReadError(RuntimeError):
    """Content asked the page for its look."""


def no_session() -> Look:
    raise SessionReadError


@pytest.fixture(autouse=True)
def no_page() -> Iterator[None]:
    """Outside of a page: whoever asks a page for its look fails."""
    use_page_look(no_session)
    yield
    use_page_look(Look)


def view(page: str) -> View[Any]:
    found = view_of(page)
    assert found is not None
    return found


def content(page: str, look: Look, scenario: Scenario = BASELINE, **query: str) -> Content:
    """Made in a thread of its own, as a download is."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: view(page).content(view(page).parse(query)[0], scenario, look)).result()


@pytest.mark.parametrize("page", PAGES)
def test_the_same_state_scenario_and_look_give_the_same_bytes(page: str) -> None:
    assert content(page, Look()).as_json() == content(page, Look()).as_json()


@pytest.mark.parametrize("page", PAGES)
def test_a_view_says_what_it_is_and_answers_its_question(page: str) -> None:
    said = content(page, Look())
    assert said.view == page and said.heading and said.answer and CHINESE.search(said.answer)
    assert "**" not in said.answer and ":small[" not in said.answer


@pytest.mark.parametrize("page", PAGES)
def test_language_reaches_heading_answer_and_titles_through_the_look_alone(page: str) -> None:
    zh, en = content(page, Look("zh")), content(page, Look("en"))
    for one, other in ((zh.heading, en.heading), (zh.answer, en.answer)):
        assert one != other and not CHINESE.search(re.sub(r"[“\"].*?[”\"]", "", other))
    assert [chart.ident for chart in zh.charts] == [chart.ident for chart in en.charts]
    assert not [table.title for table in en.tables if CHINESE.search(table.title)]
    assert not [figure.label for figure in en.figures if CHINESE.search(figure.label)]


@pytest.mark.parametrize("page", PAGES)
def test_a_theme_changes_colours_and_no_word(page: str) -> None:
    light, dark = (json.loads(content(page, Look(theme=theme)).as_json()) for theme in ("light", "dark"))
    for part in ("heading", "answer", "sentences", "figures", "tables", "citations", "notice"):
        assert light[part] == dark[part], part
    texts = [[{**chart, "spec": None} for chart in each["charts"]] for each in (light, dark)]
    assert texts[0] == texts[1]
    if light["charts"]:
        specs = [json.dumps([chart["spec"] for chart in each["charts"]], ensure_ascii=False) for each in (light, dark)]
        assert specs[0] != specs[1]


@pytest.mark.parametrize("page", PAGES)
def test_a_state_comes_back_from_its_address(page: str) -> None:
    state, refusals = view(page).parse({})
    assert refusals == () and view(page).query(state) == {}
    assert view(page).parse(view(page).query(state))[0] == state


@pytest.mark.parametrize("page", PAGES)
def test_keys_of_others_are_no_part_of_a_state(page: str) -> None:
    state, refusals = view(page).parse({"embed": "true", "lang": "en", "s": "1~x", "unknown": "1"})
    assert (state, refusals) == view(page).parse({})


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_names_its_grade(page: str) -> None:
    grades = {"official", "reported", "derived", "assumed", "user"}
    assert {figure.grade for figure in content(page, Look()).figures} <= grades


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_has_a_name_of_its_own_that_no_language_changes(page: str) -> None:
    chinese, english = ([figure.ident for figure in content(page, Look(code)).figures] for code in ("zh", "en"))
    assert chinese == english and len(set(chinese)) == len(chinese)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", ident) for ident in chinese)


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("layout", {"el": "startup_area"}), ("layout", {"profile": "cuizhai"}), ("indicators", {"ind": "gdp"}),
        ("crossings", {"view": "reach"}), ("roadmap", {"view": "plans"}), ("facilities", {"view": "circles"}),
        ("facilities", {"view": "needs"}),
    ],
)  # fmt: skip
def test_figures_have_names_in_other_views_of_a_page_too(page: str, query: dict[str, str]) -> None:
    idents = [figure.ident for figure in content(page, Look(), **query).figures]
    assert idents and all(idents) and len(set(idents)) == len(idents)


@pytest.mark.parametrize("page", [page for page in PAGES if view(page).uses_scenario])
def test_a_scenario_changes_what_the_view_says(page: str) -> None:
    lever = next(lever for lever in load_facts().baseline.levers if lever.id == "population_growth")
    moved = Scenario(levers=((lever.id, lever.high),), closures=("jiluo_tunnel",))
    if page == "crossings":
        idents = [ident for ident in _crossings() if ident]
        moved = Scenario(closures=(idents[0],))
    if page == "roadmap":
        moved = Scenario(slips=(("x_huanggang", 2),))
    if page == "facilities":
        moved = Scenario(removals=("f_expo",))
    if page == "industry":
        moved = Scenario(slips=(("f_aiko", 2),))
    assert content(page, Look()).as_json() != content(page, Look(), moved, **_query(page)).as_json()


def _query(page: str) -> dict[str, str]:
    return {"compare": {"a": "base", "b": "now"}, "roadmap": {"view": "timeline"}}.get(page, {})


def _crossings() -> list[str]:
    from components.base import cache

    return sorted(cache.records("crossings", "crossing_id"))
