"""Two covers in words and as a table."""

import pandas as pd

from components.topics.facilities import cover_words
from components.topics.facilities.difference import Difference
from components.topics.facilities.facts import load_facts
from components.topics.facilities.state import State
from components.words.format import quantity
from components.words.text import tr
from model.cover.change import Change, weights_by
from model.cover.shares import Share

PCT = cover_words.PCT


def headline(answer: Difference, year: int, letters: tuple[str, str]) -> str:
    """Both shares, what is gained and lost, and the subdistrict that changes most."""
    first, second = letters
    head = tr(
        "**{second} − {first}：{year}年底{kind} {n} 分钟步行圈**，",
        second=second, first=first, year=year, kind=cover_words.kind_name(answer.after), n=answer.after.minutes,
    )  # fmt: skip
    if not (answer.weights["gained"] or answer.weights["lost"]):
        return head + tr("覆盖的土地没有差别（都是 {share}，△ 假设）。", share=cover_words.percent(answer.after.whole))
    text = head + tr(
        "覆盖率 {points}（{first} {before}，{second} {after}，△ 假设）：新覆盖 {gained}，不再覆盖 {lost}",
        points=cover_words.points(answer.before.whole, answer.after.whole), first=first, second=second,
        before=cover_words.beside(answer.before.whole), after=cover_words.beside(answer.after.whole),
        gained=_km2(answer.weights["gained"]), lost=_km2(answer.weights["lost"]),
    )  # fmt: skip
    return text + tr("；变化最大的是{name}。", name=load_facts().area_name(_most(answer)))


def _km2(value: float) -> str:
    return quantity(round(value, PCT), "平方公里", PCT)


def _most(answer: Difference) -> str:
    by_unit = weights_by("subdistricts", answer.after.ground, answer.classes, answer.after.weights)
    return max(by_unit, key=lambda ident: by_unit[ident]["gained"] + by_unit[ident]["lost"])


def subdistrict_table(answer: Difference, letters: tuple[str, str]) -> pd.DataFrame:
    """The whole and every subdistrict: per cent of the land in both scenarios, and the km² gained and lost."""
    facts, after = load_facts(), answer.after
    by_unit = weights_by("subdistricts", after.ground, answer.classes, after.weights)
    rows = [_row(tr("全域"), answer.before.whole, after.whole, answer.weights)]
    rows += [
        _row(facts.area_name(ident), answer.before.subdistricts[ident], share, by_unit[ident])
        for ident, share in after.subdistricts.items()
    ]
    heads = [f"{letters[0]}（%）", f"{letters[1]}（%）", tr("新覆盖"), tr("不再覆盖")]
    return pd.DataFrame(rows, columns=[tr("街道"), *heads])


def _row(name: str, before: Share, after: Share, weights: dict[Change, float]) -> list[str | float | None]:
    shares = [None if share.share is None else round(100 * share.share, PCT) for share in (before, after)]
    return [name, *shares, round(weights["gained"], PCT), round(weights["lost"], PCT)]


def method(answer: Difference, year: int) -> str:
    """How the circles come about and what they rest on."""
    facts, state = load_facts(), State(year=year)
    return tr(
        "{method}新覆盖、不再覆盖以平方公里计；按土地面积，不是人口；用默认假定，在设施与生活圈页改动的假定不影响这里。",
        method=cover_words.method(facts, answer.after, state),
    )  # fmt: skip
