"""Land, water, people and services as charts."""

from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.balance_board import Board, board_spec
from components.topics.balance import beside, boards
from components.topics.balance.content import ScenarioYear
from components.topics.balance.needs import TITLES
from components.words.text import tr

PANELS = ("land", "water", "people")
LEAST, HEIGHT = 1000, 200
"""Least width of three panels and height of their pictures, px at size 1."""


def charts(current: ScenarioYear, look: Look) -> tuple[Chart, ...]:
    """What the page draws, for pictures and files."""
    width = max(look.width, LEAST * look.size)
    pictures = boards.board_of_panels(current, PANELS, width, look.size, HEIGHT)
    printed = tuple(beside.words_beside(service) for service in TITLES)
    needs = boards.board_of_needs(current, printed, width, look.size)
    alt = tr("；").join(boards.panel_words(panel) for panel in boards.panels(current, PANELS))
    return (
        _chart("balance", tr("以水四定"), pictures, alt, look),
        _chart("balance_needs", tr("服务"), needs, boards.needs_words(current), look),
    )


def _chart(ident: str, title: str, board: Board, alt: str, look: Look) -> Chart:
    spec = board_spec(board, look.theme) | {"width": round(board.width)}
    return Chart(ident, title, spec, alt, board.frame, grades=("assumed",))
