"""Dash with dash-leaflet: ``python -m bench.peers.dash_page PORT``. The figure is patched, as its handbook advises."""

from __future__ import annotations

import sys

import dash_leaflet as dl  # type: ignore[import-not-found]
from dash import Dash, Input, Output, Patch, dcc, html  # type: ignore[import-not-found]

from bench.peers import content

app = Dash(__name__)
FIGURE = {
    "data": [{"x": content.years(), "y": content.path(content.START), "type": "scatter", "mode": "lines"}],
    "layout": {"height": 420, "yaxis": {"range": [0, 600]}},
}
app.layout = html.Div(
    [
        html.H3(id="headline", children=content.headline(content.path(content.START))),
        dcc.Slider(
            content.LOW, content.HIGH, content.STEP, value=content.START, id="lever", updatemode="drag", marks=None
        ),
        dcc.Graph(id="chart", figure=FIGURE),
        dl.Map(
            [dl.GeoJSON(data=layer) for layer in content.layers().values()],
            center=[36.8, 117.1],
            zoom=10,
            style={"height": "420px"},
        ),
    ]
)


def moved(value: float) -> tuple[str, Patch]:
    values, figure = content.path(value), Patch()
    figure["data"][0]["y"] = values
    return content.headline(values), figure


app.callback(Output("headline", "children"), Output("chart", "figure"), Input("lever", "value"))(moved)

if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
