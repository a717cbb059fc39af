"""The map and the tables of what two compared scenarios differ in cover."""

from collections.abc import Sequence

import pandas as pd

from components.base.look import Look
from components.drawing.maps.picture import MapPicture
from components.topics.compare.cover_pair import any_differ, cover_choice
from components.topics.compare.entries import Entry
from components.topics.compare.picture import Comparison
from components.topics.compare.state import State
from components.topics.facilities.cover import Cover
from components.topics.facilities.difference import changed_kinds, difference
from components.topics.facilities.difference_map import difference_picture
from components.topics.facilities.facts import load_facts
from components.words.text import pick, tr
from model.cover.shares import Share

PCT = 2


def cover_picture(comparison: Comparison, state: State, look: Look) -> MapPicture | None:
    """The second of the pair less the first; None where no facility of the kind differs in the year."""
    choice = cover_choice(comparison.entries, state.pair, state.kind, comparison.year)
    return difference_picture(choice.answer(), choice.year, choice.letters, look) if choice.differs else None


def cover_table(entries: Sequence[Entry], at: int) -> pd.DataFrame | None:
    """One row a kind that differs and a subdistrict (and the whole area): cover of every scenario and what it adds to
    the first, per cent of the land; None where no two differ."""
    first, *others = entries
    if not any_differ(tuple(entries)):
        return None
    facts, rows = load_facts(), []
    kinds = {kind: None for entry in others for kind in changed_kinds(first.scenario, entry.scenario, at)}
    for ident in kinds:
        pairs = [difference(first.scenario, entry.scenario, ident, at) for entry in entries]
        kind = pairs[0].after.kind
        for unit in ("", *pairs[0].after.subdistricts):
            shares = [_share(pair.after, unit) for pair in pairs]
            name = facts.area_name(unit) if unit else tr("全域")
            rows.append([pick(kind.title.zh, kind.title.en), kind.circle, name, *_row(shares)])
    if not rows:
        return None
    heads = [tr("{name}（%）", name=first.label)]
    for entry in others:
        heads += [tr("{name}（%）", name=entry.label), f"{entry.letter}−{first.letter}"]
    return pd.DataFrame(rows, columns=[tr("设施类别"), tr("步行圈（分钟）"), tr("街道"), *heads])


def _share(answer: Cover, unit: str) -> Share:
    return answer.subdistricts[unit] if unit else answer.whole


def _row(shares: list[Share]) -> list[float]:
    """Per cent of the first, then per cent and points more than the first of every other."""
    base, *rest = (round(100 * (share.share or 0.0), PCT) for share in shares)
    return [base, *(value for pct in rest for value in (pct, round(pct - base, PCT) + 0.0))]
