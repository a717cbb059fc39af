"""Land, water and people as charts."""

from components.base.look import Look
from components.drawing.chart import Chart
from components.topics.balance.content import Shown


def charts(shown: Shown, look: Look) -> tuple[Chart, ...]:
    """What the page draws, for pictures and files."""
    return ()
