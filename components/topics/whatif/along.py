"""目标推演 along a lever: strip, answer and chart at each of its positions."""

import hashlib
from dataclasses import dataclass
from typing import Any

from components.base.look import Look, using
from components.drawing.charts.whatif import trajectory_columns
from components.topics.along import changed_columns, positions
from components.topics.whatif import guards, results
from components.topics.whatif.beyond import beyond_words
from components.topics.whatif.facts import Facts
from components.topics.whatif.state import State
from components.topics.whatif.strip import cards
from components.topics.whatif.trajectory import CHART, answer_words, legend, lines_of, reach_words
from model.scenario import Scenario
from model.scenario_shape import PARTS

CARD = ("value", "change", "tone", "stand", "foot")
"""What of a card can change under a hand, in the order of an entry."""


@dataclass(frozen=True)
class TargetsDesk:
    """The open page: its scenario and state, the viewer's look, the chart's height in px and whether it is wide, and
    the digest of the scenario that is open by its name."""

    facts: Facts
    scenario: Scenario
    choice: State
    look: Look
    height: int
    wide: bool
    opened: str = ""

    @property
    def rest(self) -> str:
        """All but the levers, which the page names itself."""
        choice = self.choice
        parts = (choice.outcome, choice.year, choice.strip, choice.reach, choice.tool)
        others = tuple(getattr(self.scenario, part) for part in PARTS if part != "levers")
        content = repr((self.facts.version, others, parts, self.look, self.height, self.wide, self.opened))
        return hashlib.blake2b(content.encode(), digest_size=8).hexdigest()

    def place(self, lever_id: str) -> tuple[object, ...]:
        """Which table: a lever with many steps has another one wherever it stands."""
        lever = self.facts.baseline.lever(lever_id)
        others = tuple(entry for entry in self.scenario.levers if entry[0] != lever_id)
        return (self.rest, lever_id, others, positions(lever, self.scenario.lever(lever_id, lever.default)))

    def table(self, lever_id: str) -> dict[str, Any]:
        """Entries of the positions at which the chart that stands can show what is to be seen; raises LeverError."""
        lever = self.facts.baseline.lever(lever_id)
        places = positions(lever, self.scenario.lever(lever_id, lever.default))
        with using(self.look), results.along(self.facts, self.scenario, lever_id, places, self.choice.outcome) as along:
            standing = self._chart(self.scenario)
            first = self._columns(along[0]) if not self.choice.reach else {}
            entries = [
                [place, self._entry(one, first)]
                for place, one in zip(places, along, strict=True)
                if self.choice.reach or self._chart(one) == standing
            ]
        return {
            "rest": self.rest,
            "lever": lever_id,
            "moved": {name: value for name, value in self.scenario.levers if name != lever_id},
            "charts": {CHART: first} if first else {},
            "entries": entries,
        }

    def _entry(self, scenario: Scenario, first: dict[str, list[Any]]) -> dict[str, Any]:
        words = reach_words if self.choice.reach else answer_words
        figures = cards(self.facts, scenario, self.choice)
        columns = changed_columns(first, self._columns(scenario)) if first else {}
        return {
            "top": {
                "cards": [[card[part] for part in CARD] for card in figures],
                "beyond": beyond_words(self.facts, scenario, self.choice),
            },
            "answer": {"words": words(self.facts, scenario, self.choice), **self._badge(scenario)},
            "held": guards.guarded_levers(self.facts, scenario),
            "charts": {CHART: columns} if columns else {},
        }

    def _badge(self, scenario: Scenario) -> dict[str, int | None]:
        """Which badge stands: of the open scenario unchanged, changed, or none for the baseline."""
        if not self.opened:
            return {}
        return {"badge": None if scenario.is_baseline else int(scenario.digest != self.opened)}

    def _columns(self, scenario: Scenario) -> dict[str, list[Any]]:
        lines = lines_of(self.facts, scenario, self.choice, wide=self.wide, own=scenario)
        return trajectory_columns(lines, self.height, self.look.size)

    def _chart(self, scenario: Scenario) -> tuple[object, ...]:
        """What the chart's view and legend depend on."""
        if self.choice.reach:
            return ()
        lines = lines_of(self.facts, scenario, self.choice, wide=self.wide, own=scenario)
        return (bool(lines.band), lines.note, bool(lines.points), bool(lines.limits), legend(lines))
