"""The state that a verb of the documents stands for, by one table: the same verb, the same state."""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.columns import squeezed_length
from data.errors import Fault
from model.messages import message

GAP = "…"
"""Stands in a verb for the words between its parts: 加快…建设."""
BEYOND_A_PLAN = ("building", "topped_out", "completed", "established", "operating")
"""States that a plan can only announce: resting on a plan's verb they are derived, not stated."""


def stands_in(verb: str, clause: str) -> bool:
    """Whether the parts of `verb` stand in `clause` in their order, white space not counted."""
    parts = [re.escape(part) for part in verb.split(GAP)]
    return re.search(".*?".join(parts), re.sub(r"\s+", "", clause)) is not None


def state_grade(mention: "pd.Series[Any]") -> str:
    """Grade of the state that rests on a mention: a plan's verb for what would have to stand already is derived."""
    announced = mention["basis"] == "plan" and mention["status"] in BEYOND_A_PLAN
    return "derived" if announced and mention["grade"] == "official" else str(mention["grade"])


def state_faults(mentions: pd.DataFrame, verbs: pd.DataFrame) -> Iterator[Fault]:
    """Every mention of the documents whose state is not that of its verb, or whose clause does not show the verb.

    Where forty characters cannot hold the verb that opens a long sentence, the note of the mention quotes it.
    """
    states = {(row["verb"], row["basis"]): row["status"] for row in verbs.to_dict("records")}
    official = mentions[(mentions["grade"] == "official") & (mentions["status"] != "unstated")]
    for row, mention in zip(official.index, official.to_dict("records"), strict=True):
        verb = str(mention["verb"])
        line = int(str(row)) + 2
        if states.get((verb, mention["basis"])) != mention["status"]:
            what = message("动词“{verb}”对应的状态不是“{status}”", verb=verb, status=mention["status"])
            yield Fault("facility_mentions.csv", line, what)
        elif not stands_in(verb, mention["quote"]) and f"“{verb}”" not in mention["note"]:
            yield Fault("facility_mentions.csv", line, message("原文短句里没有动词“{verb}”", verb=verb))


def shows(quantity: float, clause: str) -> bool:
    """Whether a quantity stands in a clause as it is printed there."""
    return squeezed_length(clause) > 0 and f"{quantity:g}" in re.sub(r"\s+", "", clause)
