"""Formulas against their own words, their scopes, and the scripts that reproduce them."""

import contextlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.formulas import FORMULAS, ancestors, formula
from model.outcomes import compute, evaluate, input_values
from model.reproduce import reproduce
from tests.declared import BASELINE

ROOT = Path(__file__).resolve().parents[2]


class Recorder(Mapping[str, Any]):
    """Inputs that remember which of them were asked for."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self.known, self.asked = known, set[str]()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return self.known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)


@pytest.mark.parametrize("outcome_id", FORMULAS)
def test_a_formula_reads_what_it_names_and_names_what_it_reads(outcome_id: str) -> None:
    made = FORMULAS[outcome_id]
    given = {name: np.asarray(value) for name, value in input_values(BASELINE, {}).items()}
    nothing = np.zeros(1)
    asked = Recorder({**given, **compute(given, FORMULAS), "level_draw": nothing, "rate_draw": nothing})
    made.compute(asked)
    assert asked.asked - {"level_draw", "rate_draw", "base_year"} == set(made.inputs)
    for text in (made.text_zh, made.text_en):
        assert set(re.findall(r"\{(\w+)\}", text)) == set(made.inputs)


def test_every_input_exists_and_stands_before_the_outcome_that_needs_it() -> None:
    seen = {lever.id for lever in BASELINE.levers} | {figure.id for figure in BASELINE.figures}
    assert not seen & FORMULAS.keys()
    for name, made in FORMULAS.items():
        assert set(made.inputs) <= seen, name
        seen.add(name)


def test_every_figure_enters_some_formula() -> None:
    entering = frozenset().union(*(ancestors(name) for name in FORMULAS))
    assert {figure.id for figure in BASELINE.figures} <= entering


def test_the_whole_area_meets_the_directly_administered_one_only_through_the_assumed_share() -> None:
    whole = {"startup_area_size_2021", "blue_green", "built", "reserve"}
    mixed = [name for name, made in FORMULAS.items() if made.scope == "direct" and whole & ancestors(name)]
    assert {"built_land", "carried_by_land", "population_carried"} <= set(mixed)
    assert all("direct_share" in ancestors(name) for name in mixed)
    assert "全域" in FORMULAS["built_land"].text_zh


def test_an_unknown_outcome_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="magic"):
        formula("magic")


@pytest.mark.parametrize("outcome_id", FORMULAS)
def test_every_script_gives_the_number_that_is_shown(outcome_id: str) -> None:
    values = {"gdp_long_run": 7.3, "population_growth": 3.1, "beds": 4.2, "blue_green": 73.5, "nursery": 6.05}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(reproduce(BASELINE, values, outcome_id), "reproduced.py", "exec"), {})
    assert tuple(json.loads(printed.getvalue())) == evaluate(BASELINE, values)[outcome_id].values


def test_the_script_runs_by_itself_in_the_project_folder(tmp_path: Path) -> None:
    values = {"gdp_long_run": 7.3, "industry_water_decline": 4.5, "link_jobs": 1.0}
    script = reproduce(BASELINE, values, "water_required")
    assert '"gdp_long_run": 7.3,  # * ' in script
    assert "hospital_beds" not in script
    run = [sys.executable, "-W", "error", "-c", script]
    result = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    assert tuple(json.loads(result.stdout)) == evaluate(BASELINE, values)["water_required"].values
