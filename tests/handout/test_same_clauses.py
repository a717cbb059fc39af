"""One source has one number: what is the same place of the same document, or the same arithmetic, stands once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look
from components.handout.deck import Deck, Origin
from components.handout.same_clauses import representatives
from components.handout.slides import deck_of
from data.stories import stories

SHORT, LONG = "委：《计划》（2024），第一部分：“通道19处”", "委：《计划》（2024），第一部分：“规划通道19处”"
ELSEWHERE = "委：《计划》（2024），第二部分：“通道19处”"
STEPS, AREA = (f"本系统推算（{page}），不是文件所载：逐条统计。" for page in ("三步走", "起步区"))


@pytest.fixture(scope="module")
def deck() -> Deck:
    return deck_of(next(story for story in stories() if story.id == "ten_minutes"), Look(), Origin())


def test_the_longer_quotation_of_a_place_and_the_same_arithmetic_stand_for_both() -> None:
    same = representatives([SHORT, STEPS, LONG, ELSEWHERE, AREA])
    assert same == {SHORT: LONG, LONG: LONG, ELSEWHERE: ELSEWHERE, STEPS: STEPS, AREA: STEPS}


@given(st.lists(st.text(alphabet="委：，“”规划通道19处", max_size=12), max_size=8))
def test_what_stands_for_a_clause_stands_for_itself(clauses: list[str]) -> None:
    same = representatives(clauses)
    assert set(same) == set(clauses) and all(same[one] == one for one in same.values())


def test_the_deck_lists_no_source_twice_and_every_clause_has_a_number(deck: Deck) -> None:
    methods = [re.sub(r"^本系统推算（[^）]*）", "", clause) for clause in deck.clauses]
    assert len(set(methods)) == len(methods)
    for one in deck.clauses:
        inside = [other for other in deck.clauses if other != one and one.rstrip("”") in other]
        assert not inside, (one, inside)
    for slide in deck.faces:
        assert all(1 <= deck.number_of(clause) <= len(deck.clauses) for clause in slide.clauses)
    assert sum("跨河通道19处" in clause for clause in deck.clauses) == 1
    assert sum("过河可达" in clause[:20] for clause in deck.clauses) == 1


def test_a_source_without_an_issuer_is_said_to_be_a_reprint(deck: Deck) -> None:
    without = [clause for clause in deck.clauses if "原发布者未载明" in clause]
    assert without and all("转载于" in clause for clause in without)
