"""Scenario files: the same content out and in, everything else refused whole with one sentence."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.base.look import Look, use_page_look
from components.store import ScenarioFileError, examined, file_of, read_file, sentence
from components.store.errors import FileReason, Place
from components.store.exchange import FORMAT, LARGEST_BYTES
from model.scenario import AddedFacility, Scenario
from model.scenario_errors import CodeReason, Problem, Reason, ScenarioCodeError, ScenarioError
from tests.components.scenario_writer import CATALOGUE

FULL = Scenario(
    levers=(("beds_per_1000", 3.125), ("gdp_growth", -0.1)),
    targets=(("gdp", 2035, 300.0),),
    slips=(("metro", -2),),
    closures=("x_qilu",),
    openings=(("x_third", 2028),),
    facilities=(AddedFacility("hospital", 117.03123, 36.8, 2030, 500.0),),
    name="高质量优先",
)
CONTENT = file_of(FULL, CATALOGUE).content()


def changed(**entries: Any) -> bytes:
    """A file with some of its entries replaced."""
    return json.dumps({**json.loads(CONTENT), **entries}).encode()


def refusal(content: bytes) -> ScenarioFileError:
    with pytest.raises(ScenarioFileError) as caught:
        read_file(content)
    said = sentence(caught.value)
    assert said and said.count("\n") == 0 and "{" not in said and "pydantic" not in said
    return caught.value


def test_a_file_holds_the_whole_scenario_and_the_same_content_gives_the_same_bytes() -> None:
    opened = examined(read_file(CONTENT), CATALOGUE)
    assert (opened.scenario, opened.entry, opened.problems, opened.changed_since) == (FULL, None, (), ())
    assert file_of(opened.scenario, CATALOGUE).content() == CONTENT
    assert "高质量优先" in CONTENT.decode()


@given(st.dictionaries(st.sampled_from(["gdp_growth", "beds_per_1000"]), st.floats(-1e6, 1e6)))
def test_values_come_back_to_the_last_bit(values: dict[str, float]) -> None:
    scenario = Scenario(levers=tuple(values.items()))
    assert read_file(file_of(scenario, CATALOGUE).content()).scenario() == scenario


def test_a_byte_order_mark_from_an_editor_does_no_harm() -> None:
    assert read_file(b"\xef\xbb\xbf" + CONTENT).scenario() == FULL


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_json"),
        (b"PK\x03\x04", "not_json"),
        ("方案".encode("gbk"), "not_json"),
        (CONTENT[:-40], "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"9" * 5000, "not_json"),
        (b" " * (LARGEST_BYTES + 1), "too_large"),
        (b"[]", "other_product"),
        (b"null", "other_product"),
        (b'{"type": "FeatureCollection", "features": []}', "other_product"),
        (changed(format="other-planning-tool"), "other_product"),
        (changed(format=["x"]), "other_product"),
        (changed(version=0), "older_version"),
        (changed(version=2, brand_new_key=1), "newer_version"),
        (b'{"format": "%s", "version": 1, "name": "a", "name": "b"}' % FORMAT.encode(), "doubled_key"),
    ],
)
def test_what_is_no_scenario_file_of_this_version_is_told_by_kind(content: bytes, reason: str) -> None:
    assert refusal(content).reason == reason


LEVER = {"id": "gdp_growth", "value": 9.0, "default": 8.0}


@pytest.mark.parametrize(
    ("entries", "path", "kind"),
    [
        ({"version": "1"}, "version", "int_type"),
        ({"version": True}, "version", "int_type"),
        ({"surprise": 1}, "surprise", "extra_forbidden"),
        ({"levers": [{**LEVER, "note": "x"}]}, "levers.0.note", "extra_forbidden"),
        ({"levers": [{"id": "gdp_growth", "value": 9.0}]}, "levers.0.default", "missing"),
        ({"levers": [{**LEVER, "value": "9.0"}]}, "levers.0.value", "float_type"),
        ({"levers": [{**LEVER, "value": None}]}, "levers.0.value", "float_type"),
        ({"levers": [{**LEVER, "value": True}]}, "levers.0.value", "float_type"),
        ({"levers": {"gdp_growth": 9.0}}, "levers", "list_type"),
        ({"levers": [LEVER] * 401}, "levers", "too_long"),
        ({"slips": [{"project_id": "metro", "years": 1.5}]}, "slips.0.years", "int_type"),
        ({"name": 7}, "name", "string_type"),
    ],
)
def test_content_that_does_not_fit_is_told_by_place(entries: dict[str, Any], path: str, kind: str) -> None:
    error = refusal(changed(**entries))
    assert (error.reason, error.places) == ("bad_content", (Place(path, kind),))
    assert path in sentence(error)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_numbers_that_are_none_are_refused(number: str) -> None:
    text = CONTENT.decode().replace("3.125", number)
    assert text != CONTENT.decode()
    assert "不是有限的数" in sentence(refusal(text.encode()))


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"levers": [LEVER, LEVER]}, "twice"),
        ({"levers": [{**LEVER, "id": "../etc"}]}, "bad_id"),
        ({"levers": [{**LEVER, "value": 1e300}]}, "not_a_number"),
        ({"targets": [{"indicator_id": "gdp", "year": 99999, "value": 1.0}]}, "bad_year"),
        ({"name": "<b>\u202e</b>"}, "bad_name"),
    ],
)
def test_content_that_no_scenario_can_have_is_refused_whole(entries: dict[str, Any], reason: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        examined(read_file(changed(**entries)), CATALOGUE)
    assert [problem.reason for problem in caught.value.problems] == [reason]


def test_a_file_beyond_the_bounds_opens_for_inspection_with_its_problems_named() -> None:
    opened = examined(read_file(changed(levers=[{**LEVER, "value": 1e7}, {**LEVER, "id": "gone"}])), CATALOGUE)
    assert [(problem.reason, problem.subject) for problem in opened.problems] == [
        ("beyond_bounds", "gdp_growth"),
        ("unknown", "gone"),
    ]


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    errors: list[Any] = [ScenarioCodeError(reason) for reason in get_args(CodeReason)]
    errors += [ScenarioFileError(reason, (Place("levers.0", "missing"),) * 5) for reason in get_args(FileReason)]
    errors += [ScenarioError([Problem(reason, "levers", "gdp", "9", 1, 2)] * 5) for reason in get_args(Reason)]
    for language in ("zh", "en"):
        use_page_look(lambda language=language: Look(language))
        said = [sentence(error) for error in errors]
        use_page_look(Look)
        assert len(set(said)) >= len(said) - 1
        assert not [text for text in said if "{" in text or not text]
