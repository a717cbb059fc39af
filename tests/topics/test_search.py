"""One search over everything: what the two documents state is found, kinds told apart, each hit leading to its page."""

import csv
from pathlib import Path

import pytest

from components.base.look import Look, using
from components.topics.search.find import find, places_in
from components.topics.search.index import entries
from components.topics.search.initials import letters_of, spells
from components.topics.search.kinds import KINDS
from components.topics.views import view_of
from data.tables import load_table

with (Path(__file__).parent / "search_terms.csv").open(encoding="utf-8", newline="") as file:
    TERMS = list(csv.DictReader(file))
"""A few words of every clause of both documents that states a figure, a name, a goal or a task."""


def kinds_of(words: str) -> list[str]:
    return [entry.kind for entry in find(words).entries]


def test_every_clause_of_both_documents_that_states_something_is_found():
    assert len(TERMS) > 1000
    assert [(t["locator"], t["term"]) for t in TERMS if not find(t["term"], 1).count] == []


def test_the_list_of_clauses_reaches_every_part_of_both_documents():
    headings = load_table("outline")
    parts = {(t["source_id"], t["locator"].split("/")[0]) for t in TERMS}
    stating = headings[(headings["level"] == 1) & headings["locator"].str.fullmatch("[一二三四五六七八九]")]
    assert set(zip(stating["source_id"], stating["locator"], strict=True)) <= parts


def test_the_list_reaches_every_heading_whose_sentences_state_something():
    stated = load_table("statements")
    stated = stated[stated["category"] != "context"]
    listed = {(t["source_id"], t["locator"]) for t in TERMS}
    places = {(source, "/".join(path[:n])) for source, locator in listed for path in [locator.split("/")] for n in range(1, len(path) + 1)}  # fmt: skip  # noqa: E501
    assert set(zip(stated["source_id"], stated["locator"], strict=True)) - places == set()


def test_the_walk_of_the_list_misses_what_is_not_in_the_data(monkeypatch):
    from components.base import cache
    from components.topics.search import index

    sound = cache.table
    emptied = ("statements", "observations", "named_things")
    monkeypatch.setattr(cache, "table", lambda name: sound(name).iloc[:0] if name in emptied else sound(name))
    index._entries.cache_clear()
    missed = {t["term"] for t in TERMS[-60:] if not find(t["term"], 1).count}
    index._entries.cache_clear()
    assert {"充分释放市场活力", "以优异成绩迎接“新区”获批三周年"} <= missed


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [
        ("航空港", "place", "临空产业集聚区"),
        ("种子库", "place", "孙耿太平绿色发展基地"),
        ("氢能谷", "place", "崔寨高新产业集聚区"),
        ("智能岛", "place", "桑梓店高端制造产业基地"),
        ("月度台账", "mechanism", "月度台账"),
        ("6+4+2", "code", "“6+4+2”产业主攻方向"),
        ("济南新旧动能转换起步区条例", "document", "济南新旧动能转换起步区条例"),
        ("低空经济", "future_industry", "低空经济"),
        ("地区生产总值", "indicator", "地区生产总值"),
        ("凤凰黄河大桥", "crossing", "凤凰黄河大桥"),
        ("大桥水厂", "facility", "大桥水厂"),
        ("轨道交通7号线", "project", "轨道交通7号线一期"),
        ("全力建设节水典范城市", "task", "全力建设节水典范城市"),
        ("坚决守住不发生规模性返贫底线", "goal", "坚决守住不发生规模性返贫底线"),
    ],
)
def test_the_thing_that_is_meant_comes_first(words, kind, title):
    best = find(words).entries[0]
    assert (best.kind, best.title) == (kind, title)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("439亿元", "济南遥墙国际机场"),
        ("转入装修", "黄河体育中心"),
        ("三次产业", "全域第一产业占比"),
        ("济阳线已通车运营", "轨道交通T1号线"),
        ("线网", "全市轨道交通线网长度"),
        ("盾构段2045米", "济泺路穿黄北延隧道"),
    ],
)
def test_what_was_reported_after_the_plan_is_found_with_its_details(words, title):
    assert title in [entry.title for entry in find(words).entries]


def test_initials_of_the_pinyin_find_a_name():
    assert find("hkg").entries[0].title == "临空产业集聚区"
    assert find("YDTZ").entries[0].title == "月度台账"
    assert spells("yh", letters_of("中国银行"))
    assert not spells("yx", letters_of("月度台账"))


def test_quotation_marks_case_and_spaces_make_no_difference():
    assert kinds_of("“新区特办”") == kinds_of("新区特办") != []
    assert kinds_of("gep 核算") == kinds_of("GEP核算") != []


def test_every_word_must_stand_in_a_hit():
    together, one = find("大寺河 一期"), find("大寺河")
    assert 0 < together.count < one.count
    assert find("大寺河 没有这个词").count == 0


def test_nothing_typed_finds_nothing():
    assert find("   ").count == 0
    assert find("“”").count == 0


def test_every_entry_has_a_kind_with_a_word_and_leads_to_a_page_that_takes_its_address():
    seen = set()
    for entry in entries():
        assert entry.kind in KINDS
        if (entry.kind, entry.page) not in seen:
            seen.add((entry.kind, entry.page))
            view = view_of(entry.page)
            assert view is not None
            assert view.parse(dict(entry.pairs))[1] == (), entry.title
    assert {kind for kind, _ in seen} == set(KINDS)


def test_in_english_the_titles_are_english_and_chinese_words_still_find_them():
    with using(Look(language="en")):
        best = find("航空港").entries[0]
        assert best.title == "Airport Industry Cluster" or best.title.isascii()
        assert find("monthly ledger").entries[0].kind == "mechanism"


def test_a_broken_table_costs_its_own_entries_only(monkeypatch):
    from components.base import cache
    from components.topics.search import index
    from data.errors import DataContractError, Fault

    sound = cache.table

    def table(name: str):
        if name == "named_things":
            raise DataContractError([Fault("named_things.csv", None, "broken")])
        return sound(name)

    monkeypatch.setattr(cache, "table", table)
    index._entries.cache_clear()
    kinds = {entry.kind for entry in entries()}
    index._entries.cache_clear()
    assert "mechanism" not in kinds
    assert {"place", "indicator", "task"} <= kinds


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("医院", "山大二院北院区"),
        ("学校", "省实验中小学"),
        ("hospital", "山大二院北院区"),
        ("sdey", "山大二院北院区"),
        ("隧道", "黄河济泺路隧道"),
        ("车站", "济南东站"),
    ],
)
def test_a_kind_another_name_and_initials_find_a_place(words, title):
    assert title in [entry.title for entry in find(words, among=places_in()).entries]


def test_a_subdistrict_holds_what_the_tables_and_the_map_put_there():
    titles = {entry.title for entry in places_in("cuizhai")}
    assert {"崔寨街道", "崔寨再生水厂", "济南黄河国际会展中心"} <= titles and "济南遥墙国际机场" not in titles
    assert {entry.page for entry in places_in()} == {"layout"}
