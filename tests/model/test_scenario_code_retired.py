"""Codes of older releases: they open in today's levers, and name what was left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from model.scenario_code import decode, encode
from tests.model.code_catalogue import CATALOGUE, EXAMPLE, sealed


@dataclass(frozen=True)
class Retired:
    id: str
    key: str
    becomes: str = ""


RETIRING = replace(
    CATALOGUE,
    retired=(Retired("old_water", "ow", "lever_wt"), Retired("old_share", "os")),
    retired_outcomes=frozenset({"old_outcome"}),
)


def test_a_code_of_the_version_before_opens_and_is_known_as_one() -> None:
    assert decode(sealed("1~Lgg-8.5-7"), CATALOGUE).older_account
    assert not decode(encode(EXAMPLE, CATALOGUE), CATALOGUE).older_account


def test_a_retired_lever_passes_its_value_on_or_is_left_out_and_both_are_named() -> None:
    decoded = decode(sealed("1~Low-20-3~Los-60-50~Lgg-8.5-7~Told_outcome-2035-4~Tgdp-2035-300"), RETIRING)
    assert decoded.state.scenario.levers == (("lever_gg", 8.5), ("lever_wt", 20.0))
    assert decoded.state.scenario.targets == (("gdp", 2035, 300.0),)
    assert decoded.retired == ("old_share", "old_water", "old_outcome")


def test_a_value_of_the_new_lever_counts_more_than_that_of_the_retired_one() -> None:
    assert decode(sealed("1~Low-20-3~Lwt-5-3"), RETIRING).state.scenario.levers == (("lever_wt", 5.0),)


def test_the_key_of_a_retired_lever_cannot_be_given_away() -> None:
    with pytest.raises(ValueError, match="gg"):
        replace(CATALOGUE, retired=(Retired("old", "gg"),))
