"""Minutes of two scenarios in words and in a sheet of the workbook."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from components.topics.compare.entries import Entry
from components.topics.compare.reach_pair import Two
from components.topics.crossings.facts import load_facts
from components.topics.reach import service, words
from components.topics.reach.between import Pair, between
from components.topics.reach.scene import Scene, open_ids, unit_names
from components.topics.reach.uncertainty import error_in, is_beyond
from components.words.format import year as year_label
from components.words.text import tr

DECIMALS = 2


def headline(scene: Scene, two: Two) -> str:
    """The whole area, the subdistrict that is changed most, and what share of the land comes nearer or farther."""
    head = tr("**{two}：{year}到{place}", two=two.label, year=year_label(scene.state.year), place=scene.destination)
    if not scene.changed:
        return head + tr("没有差别**：两个方案承担过河出行的通道相同。")
    answer, names = scene.answer, unit_names()
    text = head + tr(
        "，{means}**（{first} {before}，{second} {after}，△ 假设）",
        means=words.means(answer.whole_change.added, error_in(scene)), first=two.first.letter, second=two.second.letter,
        before=words.minutes(answer.whole_before.minutes, 1), after=words.minutes(answer.whole_after.minutes, 1),
    )  # fmt: skip
    most = max(answer.changes, key=words.extent)
    if most.cut_off > words.LEAST_SHARE:
        text += tr("；{unit}有 {n} 不可达", unit=names[most.unit], n=words.share(most.cut_off))
    elif is_beyond(most.added, error_in(scene)):
        text += tr("；{unit}变化最大，{n} 分钟", unit=names[most.unit], n=words.added(most.added))
    return text + tr("。")


def baseline_words(scene: Scene) -> str:
    """What is seen while the baseline stands in."""
    mean = words.minutes(scene.answer.whole_after.minutes, 1)
    return tr(
        "**调整前：{year}到{place}，基准的全域平均 {mean}**（△ 假设）",
        year=year_label(scene.state.year), place=scene.destination, mean=mean,
    )  # fmt: skip


def named_columns(columns: Sequence[str], two: Two) -> list[str]:
    """Column titles of the reach view's table with the scenarios' letters in place of before and after."""
    names = {
        tr("街道"): tr("街道（分钟）"),
        tr("前（分钟）"): two.first.letter,
        tr("后（分钟）"): two.second.letter,
        tr("差"): two.label,
    }
    return [names.get(column, column) for column in columns]


def reach_table(entries: Sequence[Entry], at: int) -> pd.DataFrame | None:
    """One row a destination and subdistrict (and the whole area): mean minutes of every scenario and what it adds to
    the first; None where no two differ. Blank where no way leads. The first use builds the model."""
    first, *others = entries
    facts = load_facts()
    kit = service.kit(facts.version)
    opened = [open_ids(facts, kit.reach, entry.scenario, at) for entry in entries]
    if len(set(opened)) == 1:
        return None
    names = unit_names() | {"startup_area": tr("全域")}
    scene = between(Pair(first.scenario, first.scenario, at, kit.places[0].ident))
    changes = [
        service.everywhere(kit.reach, replace(scene.question, before=opened[0], after=ids), kit.places)
        for ids in opened
    ]
    rows = []
    for place in zip(*changes, strict=True):
        for lines in zip(*((*each.changes, each.whole) for each in place), strict=True):
            row: list[str | float | None] = [scene.place_name(place[0].ident), names[lines[0].unit]]
            for number, line in enumerate(lines):
                row += [_rounded(line.after), _rounded(line.added)] if number else [_rounded(line.after)]
            rows.append(row)
    return pd.DataFrame(rows, columns=[tr("目的地"), tr("街道"), *_heads(first, others)])


def _heads(first: Entry, others: Sequence[Entry]) -> list[str]:
    heads = [tr("{name}（分钟）", name=first.label)]
    for entry in others:
        heads += [tr("{name}（分钟）", name=entry.label), f"{entry.letter}−{first.letter}"]
    return heads


def _rounded(value: float) -> float | None:
    return round(value, DECIMALS) + 0.0 if value == value and abs(value) != float("inf") else None
