"""Panel with Bokeh, served by ``panel serve``. The chart is drawn as SVG, so that its change is seen from outside."""

import panel as pn  # type: ignore[import-not-found]
from bokeh.models import ColumnDataSource, Range1d  # type: ignore[import-not-found]
from bokeh.plotting import figure  # type: ignore[import-not-found]

from bench.peers import content

pn.extension()
lever = pn.widgets.FloatSlider(
    name="growth", start=content.LOW, end=content.HIGH, step=content.STEP, value=content.START
)
source = ColumnDataSource({"year": content.years(), "value": content.path(content.START)})
chart = figure(height=420, width=900, y_range=Range1d(0, 600), output_backend="svg")
chart.line("year", "value", source=source)
ground = figure(height=420, width=900, match_aspect=True)
for layer in content.layers().values():
    for feature in layer["features"]:
        shape = feature["geometry"]
        if shape["type"] == "Polygon":
            ground.patch(*zip(*((x, y) for x, y, *_ in shape["coordinates"][0]), strict=True), alpha=0.3)
        elif shape["type"] == "LineString":
            ground.line(*zip(*((x, y) for x, y, *_ in shape["coordinates"]), strict=True))
head = pn.pane.Str(content.headline(content.path(content.START)))


def moved(event: object) -> None:
    values = content.path(lever.value)
    source.data = {"year": content.years(), "value": values}
    head.object = content.headline(values)


lever.param.watch(moved, "value")
pn.Column(head, lever, chart, ground).servable()
