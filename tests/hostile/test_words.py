"""The corpus of hostile scenario codes and files, replayed: each is refused whole, in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from components.store import ScenarioFileError, examined, file_of, read_file, sentence
from model.scenario import Scenario
from model.scenario_code import VERSION, decode
from model.scenario_code_atoms import checksum
from model.scenario_errors import ScenarioCodeError, ScenarioError
from tests.components.scenario_writer import CATALOGUE

ENTRIES = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
SOUND = json.loads(file_of(Scenario(levers=(("gdp_growth", 1.0),), name="方案"), CATALOGUE).content())


def opened(entry: dict[str, Any]) -> object:
    """What comes of the entry where it is read."""
    times = entry.get("times", 1)
    if "code" in entry:
        return decode(entry["code"] * times, CATALOGUE)
    if "sealed" in entry:
        body = f"{entry.get('version', VERSION)}{entry['sealed'] * times}"
        return decode(f"{body}~{checksum(body)}", CATALOGUE)
    text = entry["file"] * times if "file" in entry else json.dumps({**SOUND, **entry["changes"]})
    return examined(read_file(text.encode()), CATALOGUE)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_hostile_words_are_refused_whole_in_one_sentence(entry: dict[str, Any]) -> None:
    with pytest.raises((ScenarioCodeError, ScenarioError, ScenarioFileError)) as caught:
        opened(entry)
    text = sentence(caught.value)
    assert text and "\n" not in text and "Traceback" not in text and "pydantic" not in text
    if "reason" in entry:
        assert caught.value.reason == entry["reason"]


def test_what_the_entries_are_made_from_is_sound() -> None:
    assert examined(read_file(json.dumps(SOUND).encode()), CATALOGUE).problems == ()
