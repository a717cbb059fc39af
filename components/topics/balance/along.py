"""以水四定 along a lever: answer, figures and pictures at each of its positions."""

import hashlib
from dataclasses import dataclass
from typing import Any

from components.base.look import Look, using
from components.drawing.charts.balance_board import SENT_AS, Board
from components.topics.along import changed_columns, positions
from components.topics.balance import boards
from components.topics.balance.answer import headline, rests_on, standing
from components.topics.balance.content import ScenarioYear, scenario_in_year
from components.topics.balance.limits import GUARDED, limited
from components.topics.whatif import guards, results
from components.topics.whatif.facts import Facts
from model.lever import Lever
from model.scenario import Scenario
from model.scenario_shape import PARTS

BOARD, NEEDS = "balance_board_{}", "balance_board_services"
"""Keys of the boxes round the pictures: by row, and of the needs in a row of their own."""
MOST = 41
"""Positions with an entry: each draws the pictures of a whole page."""
Columns = dict[str, list[Any]]


@dataclass(frozen=True)
class Sheet:
    """How the pictures lie: panels by row, width in px, height in px at size 1, how many assumptions the answer lists;
    `beside` the printed stock by service where the needs have a row of their own."""

    rows: tuple[tuple[str, ...], ...]
    width: float
    height: float
    listed: int
    has_needs: bool
    beside: tuple[str, ...] | None


@dataclass(frozen=True)
class BalanceDesk:
    """The open page: its scenario and year, the viewer's look, how the pictures lie, and the levers that it names."""

    facts: Facts
    scenario: Scenario
    year: int
    look: Look
    sheet: Sheet
    here: frozenset[str]

    @property
    def rest(self) -> str:
        """All but the levers that the page names itself."""
        others = tuple(getattr(self.scenario, part) for part in PARTS if part != "levers")
        elsewhere = tuple(entry for entry in self.scenario.levers if entry[0] not in self.here)
        content = repr((self.facts.version, others, elsewhere, self.year, self.look, self.sheet))
        return hashlib.blake2b(content.encode(), digest_size=8).hexdigest()

    def place(self, lever_id: str) -> tuple[object, ...]:
        """Which table: a lever with many steps has another one wherever it stands."""
        lever = self.facts.baseline.lever(lever_id)
        others = tuple(entry for entry in self.scenario.levers if entry[0] != lever_id)
        return (self.rest, lever_id, others, self._positions(lever))

    def table(self, lever_id: str) -> dict[str, Any]:
        """Entries of the positions at which the boards keep their height; raises LeverError."""
        lever = self.facts.baseline.lever(lever_id)
        limits = {place: self._limited(lever, place) for place in self._positions(lever)}
        places = {place: value for place, value in limits.items() if lever.low <= value <= lever.high}
        reached = list(places.values())
        with using(self.look), results.along(self.facts, self.scenario, lever_id, reached, "gdp") as along:
            boards_now = self._boards(scenario_in_year(self.facts, self.scenario, self.year))
            heights = {key: board.height for key, board in boards_now.items()}
            first = {key: _columns(board) for key, board in boards_now.items()}
            entries = []
            for place, scenario in zip(places, along, strict=True):
                current = scenario_in_year(self.facts, scenario, self.year)
                pictures = self._boards(current)
                if {key: board.height for key, board in pictures.items()} == heights:
                    entries.append([place, self._entry(current, pictures, first)])
        return {
            "rest": self.rest,
            "lever": lever_id,
            "moved": {name: value for name, value in self.scenario.levers if name != lever_id and name in self.here},
            "charts": first,
            "entries": entries,
        }

    def _positions(self, lever: Lever) -> tuple[float, ...]:
        return positions(lever, self.scenario.lever(lever.id, lever.default), MOST)

    def _limited(self, lever: Lever, value: float) -> float:
        """Where the page puts the lever: guardrails limit those of the land."""
        if lever.id not in GUARDED:
            return value
        green, other = (
            self.scenario.lever(name, self.facts.baseline.lever(name).default) for name in ("blue_green", "other_land")
        )
        return limited(lever.id, value, green, other).value

    def _boards(self, current: ScenarioYear) -> dict[str, Board]:
        sheet, size = self.sheet, self.look.size
        pictures = {
            BOARD.format(place): boards.new_board_of_panels(current, idents, sheet.width, size, sheet.height)
            for place, idents in enumerate(sheet.rows)
        }
        if sheet.has_needs:
            pictures[NEEDS] = boards.new_board_of_needs(current, sheet.beside, sheet.width, size)
        return pictures

    def _entry(self, current: ScenarioYear, pictures: dict[str, Board], first: dict[str, Columns]) -> dict[str, Any]:
        changed = {key: changed_columns(first[key], _columns(board)) for key, board in pictures.items()}
        return {
            "headline": {"words": headline(current)},
            "standing": {"tones": standing(current), "rests": rests_on(current, self.sheet.listed)},
            "year": {"count": sum(name in self.here for name, _ in current.scenario.levers)},
            "held": guards.guarded_levers(self.facts, current.scenario),
            "charts": {key: columns for key, columns in changed.items() if columns},
        }


def _columns(board: Board) -> Columns:
    return {name: list(column) for name, column in zip(SENT_AS.names, zip(*board.rows, strict=True), strict=True)}
