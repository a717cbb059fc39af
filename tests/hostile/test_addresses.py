"""The corpus of hostile addresses: under every key of every page a value is taken or refused, and nothing breaks."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from components.base.navigation import ENTRIES
from components.base.query import Reading, cleaned
from components.topics.views import view_of

VALUES = yaml.safe_load((Path(__file__).parent / "addresses.yaml").read_text(encoding="utf-8"))
PAGES = [entry.url_path for entry in ENTRIES if entry.topic]


def value_of(entry: dict[str, Any]) -> str:
    return str(entry["value"]) * int(entry.get("times", 1))


@pytest.mark.parametrize("entry", VALUES, ids=lambda entry: str(entry["id"]))
@pytest.mark.parametrize("page", PAGES)
def test_every_value_is_taken_or_refused(page: str, entry: dict[str, Any]) -> None:
    view = view_of(page)
    assert view is not None
    for key in view.defaults:
        pairs = cleaned({key: value_of(entry)})
        state, refusals = view.parse(pairs)
        again, refused_again = view.parse(view.query(state))
        assert again == state and refused_again == (), "what was taken can be passed on"
        assert all(len(refusal.value) <= 200 for refusal in refusals), "a sentence repeats no flood"


@pytest.mark.parametrize("entry", VALUES, ids=lambda entry: str(entry["id"]))
def test_a_value_is_one_of_those_allowed_or_the_default(entry: dict[str, Any]) -> None:
    text = value_of(entry)
    reading = Reading({"key": text})
    assert reading.one_of("key", ["a", "b"], "a") == "a"
    assert [refusal.key for refusal in reading.refusals] == ["key"]
