"""What the current facts hold, counted: rows of the tables that change from year to year, map features, sources."""

from dataclasses import replace

import pandas as pd

from components.base import cache
from components.base.look import Look
from components.drawing.chart import Chart
from components.drawing.charts.holdings import Holding, holdings_rows, holdings_spec
from components.topics.desk.template import SHEETS
from components.topics.sources.words import TABLES
from components.words.text import tr

WIDTH = 620.0


def holdings() -> tuple[Holding, ...]:
    """Name and number, the most first. Raises DataContractError and LayerContractError."""
    counts = [(tr(TABLES[name]), len(cache.table(name))) for name in SHEETS]
    counts += [(tr("地图要素"), sum(len(cache.features(layer.id)) for layer in cache.layers()))]
    counts += [(tr("来源"), len(cache.sources()))]
    return tuple(sorted(counts, key=lambda pair: -pair[1]))


def holdings_chart(look: Look) -> Chart:
    """The counts as bars."""
    counts, title = holdings(), tr("现行数据的内容")
    spec = holdings_spec(WIDTH, look.size, look.theme, counts)
    words = tr("、").join(tr("{name} {n} 条", name=name, n=n) for name, n in counts)
    whole = Chart("holdings", title, spec, alt=f"{title}{tr('：')}{words}", rows=pd.DataFrame(holdings_rows(counts)))
    return replace(whole, source_note=tr("按现行数据逐表计数"))
