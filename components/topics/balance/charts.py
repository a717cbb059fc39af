"""Land, water, people and services as charts."""

import json
from dataclasses import replace
from typing import Any

from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.balance_board import Board, board_spec
from components.drawing.charts.balance_needs import WIDE
from components.topics.balance import beside, boards
from components.topics.balance.content import ScenarioYear
from components.topics.balance.needs import TITLES
from components.words.text import tr

HIGHEST = 0.43
"""Height of a picture in its width that a slide shows across."""
ROOM_WIDTHS = (WIDE, 1040.0, 1120.0, 1200.0)
"""Widths of the needs on a slide, px at size 1: wider, where words are long, in smaller letters."""
PANELS = ("land", "water", "people")
LEAST, HEIGHT, ROOM_HEIGHT = 1000, 200, 215
"""Least width of three panels and height of their pictures, px at size 1; more on a slide, without arithmetic."""


def charts(current: ScenarioYear, look: Look) -> tuple[Chart, ...]:
    """What the page draws, for pictures and files."""
    width = max(look.width, LEAST * look.size)
    pictures = boards.board_of_panels(current, PANELS, width, look.size, HEIGHT)
    printed = tuple(beside.words_beside(service) for service in TITLES)
    needs = boards.board_of_needs(current, printed, width, look.size)
    room = boards.board_of_pictures(current, PANELS, LEAST * look.size, look.size, ROOM_HEIGHT)
    alt = tr("；").join(boards.panel_words(panel) for panel in boards.panels(current, PANELS))
    return (
        replace(_chart("balance", tr("以水四定"), pictures, alt, look), room_spec=_with_rows(room, look)),
        replace(
            _chart("balance_needs", tr("服务"), needs, boards.needs_words(current), look),
            takeaway=boards.needs_title(current),
            room_spec=_with_rows(_needs_for_room(current, printed, look), look),
        ),
    )


def _needs_for_room(current: ScenarioYear, printed: tuple[str, ...], look: Look) -> Board:
    """The needs in the largest letters with which a slide need not shrink them for their height; without the printed
    facilities, which stand in the table, where these would make it too high."""
    silent = ("",) * len(printed)
    pairs = ((texts, width) for width in ROOM_WIDTHS for texts in (printed, silent))
    candidates = [boards.board_of_needs(current, texts, width * look.size, look.size) for texts, width in pairs]
    return next((board for board in candidates if board.height <= HIGHEST * board.width), candidates[-1])


def _chart(ident: str, title: str, board: Board, alt: str, look: Look) -> Chart:
    return Chart(ident, title, _spec(board, look), alt, board.frame, grades=("assumed",))


def _with_rows(board: Board, look: Look) -> dict[str, Any]:
    spec = _spec(board, look)
    values = json.loads(board.frame.to_json(orient="records", force_ascii=False))
    return {**spec, "data": {**spec.get("data", {}), "values": values}}


def _spec(board: Board, look: Look) -> dict[str, Any]:
    return board_spec(board, look.theme) | {"width": round(board.width)}
