"""One code for the whole state: it comes back as it went in, or not at all, and never in part."""

from __future__ import annotations

import string
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.scenario import BASELINE, Scenario, renamed, with_lever
from model.scenario_check import Catalogue
from model.scenario_code import CODE, LONGEST, State, View, decode, encode
from model.scenario_errors import ScenarioCodeError, ScenarioError
from model.scenario_shape import AddedFacility
from tests.model.code_catalogue import CATALOGUE, EXAMPLE, LEVERS, sealed

LATER = Catalogue(levers=(replace(LEVERS[0], default=0.5), *LEVERS[1:]), release="e00001")

ids = st.sampled_from(["gdp", "x_qilu", "a", "beds_per_1000", "metro_3"])
bounded = st.floats(-1e6, 1e6)
years = st.integers(2000, 2100)
words = st.text(st.characters(categories=("L", "N", "P", "S")), max_size=20)
facilities = st.builds(AddedFacility, ids, st.floats(-180, 180), st.floats(-180, 180), years, st.floats(0, 1e6))
scenarios = st.builds(
    Scenario,
    levers=st.dictionaries(st.sampled_from([lever.id for lever in LEVERS]), bounded).map(lambda d: tuple(d.items())),
    targets=st.dictionaries(st.tuples(ids, years), bounded, max_size=3).map(
        lambda d: tuple((*key, value) for key, value in d.items())
    ),
    slips=st.dictionaries(ids, st.integers(-30, -1), max_size=3).map(lambda d: tuple(d.items())),
    closures=st.frozensets(ids, max_size=3).map(tuple),
    openings=st.dictionaries(ids, years, max_size=3).map(lambda d: tuple(d.items())),
    facilities=st.lists(facilities, max_size=2, unique_by=lambda f: f.category).map(tuple),
    removals=st.frozensets(ids, max_size=3).map(tuple),
    positions=st.dictionaries(ids, st.tuples(st.floats(-180, 180), st.floats(-180, 180)), max_size=2).map(
        lambda d: tuple((key, *place) for key, place in d.items())
    ),
    capacities=st.dictionaries(ids, st.floats(0, 1e6), max_size=2).map(lambda d: tuple(d.items())),
    name=words,
)
views = st.builds(
    View,
    page=words,
    year=st.none() | years,
    layers=st.none() | st.lists(words.filter(bool), max_size=3, unique=True).map(tuple),
    settings=st.dictionaries(words.filter(bool), words, max_size=3).map(lambda d: tuple(d.items())),
    language=st.sampled_from(["", "zh", "en", "zh-CN"]),
)
states = st.builds(State, scenarios, views)


def refusal(code: str, catalogue: Catalogue = CATALOGUE) -> str:
    with pytest.raises(ScenarioCodeError) as caught:
        decode(code, catalogue)
    return caught.value.reason


@given(states)
def test_a_state_comes_back_exactly(state: State) -> None:
    decoded = decode(encode(state, CATALOGUE), CATALOGUE)
    assert decoded.state == state
    assert (decoded.release, decoded.other_release, decoded.changed_since) == ("d2f3a1", False, ())


@given(states)
def test_the_same_state_has_one_code_and_it_survives_an_address(state: State) -> None:
    code = encode(state, CATALOGUE)
    assert encode(decode(code, CATALOGUE).state, CATALOGUE) == code
    assert set(code) <= set(string.ascii_letters + string.digits + "-._~")
    assert urlencode({"s": code}) == f"s={code}"
    assert parse_qs(f"s={code}")["s"] == [code]


@given(states, st.data())
def test_a_change_of_any_one_character_is_detected(state: State, data: Any) -> None:
    code = encode(state, CATALOGUE)
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from(sorted(set(string.printable) - {code[at]})))
    damaged = code[:at] + other + code[at + 1 :]
    if damaged.strip() != code:
        assert refusal(damaged) in {"damaged", "not_a_code"}


def test_every_single_character_change_of_one_code_is_detected() -> None:
    code = encode(EXAMPLE, CATALOGUE)
    alphabet = string.ascii_letters + string.digits + "-._~ %+"
    for at, here in enumerate(code):
        for other in alphabet.replace(here, ""):
            damaged = code[:at] + other + code[at + 1 :]
            assert damaged.strip() == code or refusal(damaged) in {"damaged", "not_a_code"}, damaged


def test_a_code_cut_short_swapped_doubled_or_in_capitals_is_detected() -> None:
    code = encode(EXAMPLE, CATALOGUE)
    swapped = [code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(len(code) - 1) if code[n] != code[n + 1]]
    for damaged in [*(code[:n] for n in range(len(code))), *swapped, code + code, code.upper(), code + "x"]:
        assert refusal(damaged) in {"damaged", "not_a_code"}, damaged


@pytest.mark.parametrize(
    "other", ["", "1", "~", "hello", "<script>", "一段文字", "\x00", "1~~~0000000", "%ff", "1e309"]
)
def test_what_was_never_a_code_is_called_so(other: str) -> None:
    assert refusal(other) == "not_a_code"


def test_white_space_around_a_code_does_no_harm() -> None:
    assert decode(f" {encode(EXAMPLE, CATALOGUE)}\n", CATALOGUE).state == EXAMPLE


def test_a_huge_text_is_refused_before_it_is_read() -> None:
    assert refusal("1" + "~La-1-1" * 20_000) == "too_long"


def test_codes_of_other_versions_are_told_from_damaged_ones() -> None:
    assert refusal(sealed("0~Lgg-8.5-7")) == "older_version"
    assert refusal(sealed("3~Qnew-things")) == "newer_version"
    assert refusal("0~Lgg-8.5-7~0000000") == "damaged"


FORGED = (
    *("Lgg-nan-1", "Lgg-inf-1", "Lgg-1e999-1", "Lgg-8.5-1e999", "Lgg-eight-1", "Lgg-Zgi-1", "Lgg-8.5", "Lgg", "L"),
    *("Lgg-0x10-1", "Lgg-1_0-1", "Lgg-.5-1", "Qx", "Tgdp-2035.0-1", "Sm-9999999", "Y99999", "Y2030~Y2031", "Na~Nb"),
    *("Zabc", "NZ1", "NZa", "NZ78", "NUPPER", "Va", "Vk-a~Vk-b", "Ka~Kb", "Ra~Rb", "P" + "a" * 61),
)


@pytest.mark.parametrize("item", FORGED)
def test_a_forged_code_with_a_right_checksum_is_refused_whole(item: str) -> None:
    assert refusal(sealed(f"1~Lind-8-7~{item}")) == "damaged"


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("Lgg-1000001-1", "beyond_bounds"),
        ("Lgg-1e15-1", "beyond_bounds"),
        ("Lzz-8-1", "unknown"),
        ("Lgg-8-1~Lgg-9-1", "twice"),
        ("Tgdp-1999-1", "bad_year"),
        ("X..", "bad_id"),
        ("Fhospital-999-36-2030-1", "bad_place"),
        ("Nzwsp" + "a" * 60, "bad_name"),
    ],
)
def test_a_sound_code_with_impossible_content_says_what_and_applies_nothing(item: str, reason: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        decode(sealed(f"1~Lind-8-7~{item}"), CATALOGUE)
    assert [problem.reason for problem in caught.value.problems] == [reason]


def test_ids_are_held_against_what_is_known_when_that_is_given() -> None:
    code = encode(EXAMPLE, CATALOGUE)
    with pytest.raises(ScenarioError, match="x_qilu"):
        decode(code, replace(CATALOGUE, crossings=frozenset({"x_jianbang"})))


def test_after_an_update_of_the_data_a_code_opens_and_says_which_defaults_moved() -> None:
    decoded = decode(encode(EXAMPLE, CATALOGUE), LATER)
    assert decoded.state == EXAMPLE
    assert (decoded.other_release, decoded.release) == (True, "d2f3a1")
    assert [(change.lever_id, change.then, change.now) for change in decoded.changed_since] == [("lever_gg", 0.25, 0.5)]


def test_ten_changed_levers_fit_two_hundred_characters() -> None:
    scenario = BASELINE
    for lever in LEVERS[:10]:
        scenario = with_lever(scenario, lever.id, round(lever.default * 1.1 + 0.3, 2), default=lever.default)
    assert len(scenario.levers) == 10
    assert len(encode(State(renamed(scenario, "高质量优先")), CATALOGUE)) <= 200


def test_a_scenario_too_large_for_a_link_or_beyond_the_catalogue_gets_no_code() -> None:
    many = Scenario(targets=tuple((f"indicator_number_{n}", 2035, 1.5) for n in range(200)))
    with pytest.raises(ScenarioCodeError, match="too_long"):
        encode(State(many), CATALOGUE)
    for levers in ((("unheard_of", 1.0),), (("lever_gg", 1e7),)):
        with pytest.raises(ScenarioError):
            encode(State(Scenario(levers=levers)), CATALOGUE)


def test_codes_in_use_keep_opening() -> None:
    code = (
        "1~Rd2f3a1~Lgg-8.5-0.25~Lpop-N0.3-25.05~Xx_qilu~NZ5gvzr2fuvduypd7exsmolbmi"
        "~Pscenarios~Y2030~Gzh~Karea~Vmap-Zgeytolrqgiwtgnroha~0k4kggy"
    )
    assert encode(EXAMPLE, CATALOGUE) == sealed(code.rpartition("~")[0].replace("1~", "2~", 1))
    assert decode(code, CATALOGUE).state == EXAMPLE


def test_the_baseline_has_a_code_and_the_longest_is_bounded() -> None:
    code = encode(State(), CATALOGUE)
    assert CODE.fullmatch(code) and len(code) < 25 < LONGEST
    assert decode(code, CATALOGUE).state == State()


@pytest.mark.parametrize(
    "odd",
    [
        {"page": "x" * 61},
        {"language": "a\nb"},
        {"year": 99999},
        {"layers": ("",)},
        {"settings": (("", "a"),)},
        {"settings": (("a", "1"), ("a", "2"))},
    ],
)
def test_an_odd_view_is_refused(odd: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        View(**odd)
