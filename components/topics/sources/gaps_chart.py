"""How many facts nobody states, by group, as bars."""

import pandas as pd

from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.holdings import holdings_rows, holdings_spec
from components.topics.sources.facts import unknowns_by_group
from components.topics.sources.sentences import unknown_note
from components.topics.sources.words import GROUPS
from components.words.text import tr

WIDTH = 480.0
"""Px of the bars without their names."""


def gaps_chart(look: Look) -> Chart:
    """A bar for each group. Raises DataContractError."""
    gaps, title = unknowns_by_group(), tr("资料缺口（条）")
    counts = tuple((tr(name), len(gaps[group])) for group, name in GROUPS.items())
    words = tr("、").join(tr("{name} {n} 条", name=name, n=n) for name, n in counts)
    return Chart(
        ident="gaps",
        title=title,
        spec=holdings_spec(WIDTH, 1.0, look.theme, counts),
        alt=f"{title}{tr('：')}{words}",
        rows=pd.DataFrame(holdings_rows(counts)),
        source_note=unknown_note(),
        grades=("derived",),
    )
