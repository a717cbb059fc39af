"""State of 目标推演: outcome, year, strip, group of levers and tool."""

from collections.abc import Collection
from dataclasses import dataclass

from components.base.query import Reading, without_defaults
from components.topics.whatif.facts import load_facts
from components.topics.whatif.outcome_words import OUTCOMES, PLACE_OUTCOMES
from model.formulas import FORMULAS

YEARS = (2025, 2030, 2035)
"""The years of the goals, of which those can be chosen that are not before the base year."""
TOOLS = ("goal", "matters", "formula")
RELATED, ASSUMPTIONS = "related", "assumptions"
STRIP = ("gdp", "disposable_income", "population", "water_required", "beds_needed")
PLACES = len(STRIP)
DEFAULTS = {
    "out": "gdp",
    "year": "2035",
    "group": "growth",
    "tool": "goal",
    "strip": ",".join(STRIP),
    "reach": "",
    "aim": "",
    "before": "",
}
SHARED = ("year", "out", "strip")
"""Keys shared by the what-if pages: year, outcome and strip carry over from one page to the next."""


@dataclass(frozen=True)
class State:
    """Ids of the outcome and of the strip's outcomes, the year, the group of levers and the tool at the right.

    `reach` is the outcome of places (minutes, cover) whose method stands in place of a formula, "" for none; `aim` the
    indicator whose targets are open, "" for none; `before` whether the baseline is looked at.
    """

    outcome: str = "gdp"
    year: int = 2035
    group: str = "growth"
    tool: str = "goal"
    strip: tuple[str, ...] = STRIP
    reach: str = ""
    aim: str = ""
    before: bool = False


def years() -> tuple[int, ...]:
    """The years that can be looked at."""
    return tuple(year for year in YEARS if year >= load_facts().base_year)


def read(reading: Reading, groups: Collection[str]) -> State:
    """The state of an address; `groups` are the ids of the groups of levers."""
    strip = reading.some_of("strip", OUTCOMES, STRIP)[:PLACES]
    return State(
        outcome=reading.one_of("out", FORMULAS, DEFAULTS["out"]),
        year=int(reading.one_of("year", [str(year) for year in years()], DEFAULTS["year"])),
        group=reading.one_of("group", [*groups, RELATED, ASSUMPTIONS], DEFAULTS["group"]),
        tool=reading.one_of("tool", TOOLS, DEFAULTS["tool"]),
        strip=strip or STRIP,
        reach=reading.one_of("reach", PLACE_OUTCOMES, ""),
        aim=reading.text("aim"),
        before=reading.one_of("before", ("", "1"), "") == "1",
    )


def query(state: State) -> dict[str, str]:
    """The pairs of an address that show `state`, defaults left out."""
    pairs = {"out": state.outcome, "year": str(state.year), "group": state.group, "tool": state.tool}
    pairs |= {"strip": ",".join(state.strip), "reach": state.reach, "aim": state.aim}
    pairs |= {"before": "1" if state.before else ""}
    return without_defaults(pairs, DEFAULTS)
