"""Years in which something happens at a crossing, and the large counter of a year."""

from dataclasses import dataclass

from components.base.words_cache import words_cache
from components.topics.crossings.facts import Facts, Line
from components.topics.crossings.state import FIRST
from components.topics.crossings.words import STATUS
from components.words.text import tr
from model.crossings import STANDING, Status, count_in
from model.scenario import Scenario

MOST_NAMES = 3


@dataclass(frozen=True)
class Counter:
    """A year, how many crossings carry traffic at its end, and what changed in it ("" where nothing did)."""

    year: str
    count: str
    event: str


def changes_in(facts: Facts, year: int, scenario: Scenario) -> dict[Status, list[Line]]:
    """The crossings whose status changed in `year`, by their new status; none in the first year."""
    if year <= FIRST:
        return {}
    before, after = facts.statuses(year - 1, scenario), facts.statuses(year, scenario)
    changed = [line for line in facts.lines if before[line.ident] is not after[line.ident]]
    return {status: lines for status in Status if (lines := [one for one in changed if after[one.ident] is status])}


@words_cache(128)
def counter(facts: Facts, year: int, scenario: Scenario) -> Counter:
    """The counter of a year, in the numbers of the headline."""
    count = count_in(facts.crossings(scenario), year)
    text = tr("有名称的已通车 {n} 处", n=count.sure)
    if count.expected:
        text = tr("有名称的已通车 {n} 处，到期应通 {m} 处", n=count.sure, m=count.expected)
    events = (_event(status, lines) for status, lines in changes_in(facts, year, scenario).items())
    return Counter(str(year), text, tr("；").join(events))


def _event(status: Status, lines: list[Line]) -> str:
    names = tr("、").join(line.map_name for line in lines[:MOST_NAMES])
    if len(lines) > MOST_NAMES:
        names = tr("{names}等 {n} 处", names=names, n=len(lines))
    return tr("{title}：{text}", title=tr("已通车") if status in STANDING else tr(STATUS[status]), text=names)
