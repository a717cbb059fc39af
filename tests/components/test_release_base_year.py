"""A release that brings newer actuals moves the start of the what-if, and taking it back moves it back."""

from collections.abc import Iterator

import pytest

from components.base.look import Look
from components.store import Store
from components.store.releases import propose, take, take_back
from components.topics.contract import Content
from components.topics.views import view_of
from components.topics.whatif import state as states
from components.topics.whatif.base_year_words import dated, rule
from components.topics.whatif.facts import load_facts
from components.topics.whatif.outcome_words import title_of
from components.topics.whatif.renewal_words import opening_sentences, release_sentences
from components.topics.whatif.state import State as Choice
from components.topics.whatif.trajectory import lines_of
from components.words.release_words import marked_base_year, marked_number, release_mark
from model.scenario import BASELINE, Scenario
from model.scenario_code import State, decode, encode
from tests.components.releases import judge_the_same_files_once
from tests.data.later_years import Row, actuals, observations, row, sources

OLD = Scenario(levers=(("gdp_opening", 12.0), ("gdp_long_run", 7.0), ("base_population", 30.0)))
PLAN = row("gdp", 2026, "7.8", measure="growth_pct", kind="plan")


@pytest.fixture(autouse=True)
def _judged_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    judge_the_same_files_once(monkeypatch)
    yield


def taken(store: Store, rows: list[Row]) -> None:
    changes = {"data/observations.csv": observations(rows), "data/sources.yaml": sources(("plan-late", "2026-03-20"))}
    take(propose(changes, 0, store), "2025年实际数", "甲", "测试", store=store)


def content(name: str, query: dict[str, str] | None = None) -> Content:
    view = view_of(name)
    assert view is not None
    return view.content(view.parse(query or {})[0], BASELINE, Look())


def test_everything_starts_from_the_newest_actuals_and_goes_back_with_the_release(desk_store: Store) -> None:
    before = content("targets").answer
    old = load_facts()
    taken(desk_store, [*actuals(2024), *actuals(2025), PLAN])
    facts = load_facts()
    assert facts.base_year == 2025 and facts.version != old.version
    lines = lines_of(facts, BASELINE, Choice(), wide=True)
    assert lines.years == tuple(range(2025, 2036))
    assert lines.now[0] == pytest.approx(150.5) and lines.band is not None
    assert len(lines.band.p10) == len(lines.years) and lines.band.p10[0] == pytest.approx(150.5)
    assert ("actual", 2023, 113.2) in lines.points and ("actual", 2025, 150.5) in lines.points
    assert title_of("gdp") == "地区生产总值（2025年价）"
    assert "2025年" in rule(facts)
    assert list(content("targets").tables[0].frame.columns[4:6]) == ["2025", "2026"]
    for name in ("targets", "balance", "compare"):
        assert "推演从2025年实际数起" in content(name).notice, name
    take_back(0, 1, "甲", "测试", store=desk_store)
    assert load_facts().base_year == 2023
    assert content("targets").answer == before


def test_an_older_code_opens_with_one_sentence_on_what_its_values_said(desk_store: Store) -> None:
    code = encode(State(OLD), load_facts().catalogue)
    taken(desk_store, [*actuals(2025), PLAN])
    facts = load_facts()
    decoded = decode(code, facts.catalogue)
    assert decoded.state.scenario == OLD
    [other, moved] = opening_sentences(facts, decoded)
    assert "随附数据" in other
    assert moved == (
        "生成时推演从2023年起，现在从2025年的实际数起；所设的“2025年常住人口”、“地区生产总值 2026年增速”，"
        "原来说的是2023、2024年，请核对，其余照旧套用。"
    )
    again = decode(encode(State(OLD), facts.catalogue), facts.catalogue)
    assert marked_base_year(again.release) == 2025 and opening_sentences(facts, again) == []
    take_back(0, 1, "甲", "测试", store=desk_store)
    [_, back] = opening_sentences(load_facts(), decode(encode(State(OLD), facts.catalogue), load_facts().catalogue))
    assert back.startswith("生成时推演从2025年起，现在从2023年的实际数起")


def test_a_saved_scenario_says_the_same(desk_store: Store) -> None:
    mark = load_facts().catalogue.release
    taken(desk_store, actuals(2025))
    facts = load_facts()
    assert len(release_sentences(facts, mark, OLD)) == 2
    assert release_sentences(facts, mark, BASELINE) == []
    plain = Scenario(levers=(("gdp_long_run", 7.0),))
    assert dated(facts, plain) == ()
    assert release_sentences(facts, mark, plain)[1].endswith("，所设的值照旧套用。")


def test_a_part_of_the_actuals_moves_nothing_and_says_what_is_missing(desk_store: Store) -> None:
    old = load_facts().baseline
    taken(desk_store, [one for one in actuals(2025) if one["indicator_id"] != "foreign_trade"])
    facts = load_facts()
    assert facts.baseline == old
    notice = content("targets").notice
    title = facts.printed.indicators["foreign_trade"].title.zh
    assert f"2025年的起算数还缺 1 项（{title}）" in notice
    assert "推演仍从2023年起" in notice
    assert ("actual", 2025, 150.5) in lines_of(facts, BASELINE, Choice(), wide=True).points


def test_a_year_before_the_start_cannot_be_looked_at(desk_store: Store) -> None:
    rows = [*actuals(2027)]
    changes = {"data/observations.csv": observations(rows), "data/sources.yaml": sources(("plan-late", "2028-03-20"))}
    take(propose(changes, 0, desk_store), "2027年实际数", "甲", "测试", store=desk_store)
    assert states.years() == (2030, 2035)
    view = view_of("targets")
    assert view is not None
    state, refused = view.parse({"year": "2025"})
    assert state.year == 2035 and refused
    for name in ("targets", "balance", "compare", "facilities"):
        assert content(name, {"year": "2030"} if name == "balance" else {}).answer, name


@pytest.mark.parametrize("mark", ["", "abcdef12", "3.abcdef12", "12345678"])
def test_marks_of_the_first_base_year_stay_as_they_were(mark: str) -> None:
    assert marked_base_year(mark) == 2023


def test_a_mark_names_release_and_base_year() -> None:
    assert release_mark("abcdef12") == "abcdef12"
    assert release_mark("12345678", 2025) == "0.12345678.2025"
    assert marked_number(release_mark("12345678", 2025)) == 0
    assert marked_base_year("4.abcdef12.2025") == 2025
    assert marked_base_year("4.abcdef12.9999") == 2023
