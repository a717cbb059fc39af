"""How the counts of the documents, of the named crossings and of the signs on the map belong together."""

from collections import Counter

from components.drawing.maps.signs import SIGNS
from components.topics.crossings.facts import Facts, Row
from components.topics.crossings.words import LEGEND, STATUS
from components.words.citation import grade_label, scope_label
from components.words.text import paragraph, tr
from model.crossings import STANDING, status_in
from model.scenario import Scenario

PARTS = {status: LEGEND.get(status, word) for status, word in STATUS.items()}
"""What a sign says in few words, in the order of the legend."""


def reconciliation(facts: Facts, year: int, scenario: Scenario) -> str:
    """One line for the end of a year: what a source counts of it, and what the signs on the map add up to."""
    return paragraph(*filter(None, (_of_source(facts, year), *_of_map(facts, year, scenario))))


def counted_in(facts: Facts, year: int) -> Row | None:
    """The first count of open crossings that a source gives for this year; None where there is none."""
    rows = (row for row in facts.counts if row["what"] == "open" and row["scope"] != "city")
    return next((row for row in rows if str(row["as_of"])[:4] == str(year)), None)


def _of_source(facts: Facts, year: int) -> str:
    row = counted_in(facts, year)
    if row is None:
        return ""
    standing = [line.crossing for line in facts.lines if status_in(line.crossing, year) in STANDING]
    by_name = sum(crossing.counted == "yes" for crossing in standing)
    unclear = sum(crossing.counted == "unclear" for crossing in standing)
    return tr(
        "对数：{grade}（{scope}）{when}计入 {n} 处 = 列得出名称的 {named} 处 + 没有名单的 {rest} 处；是否计入未说明的 "
        "{unclear} 处或在这 {rest} 处之内，不另加。",
        grade=grade_label(str(row["grade"])), scope=scope_label(str(row["scope"])), when=str(row["as_of"]),
        n=int(row["count"]), named=by_name, rest=int(row["count"]) - by_name, unclear=unclear,
    )  # fmt: skip


def _of_map(facts: Facts, year: int, scenario: Scenario) -> tuple[str, ...]:
    if not facts.located:
        return ()
    signs = facts.signs(year, scenario)
    count = Counter(signs[line.ident] for line in facts.lines if line.place)
    parts = [
        tr("{sign} {what} {n} 处", sign=SIGNS[status].character, what=tr(word), n=count[status])
        for status, word in PARTS.items()
        if count[status]
    ]
    missing = [line for line in facts.lines if not line.place]
    text = tr("图上 {n} 处 = {parts}。", n=count.total(), parts=" + ".join(parts))
    if not missing:
        return (text,)
    return text, tr("另有 {n} 处没有公开坐标，不上图。", n=len(missing))
