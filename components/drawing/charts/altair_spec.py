"""Converts an Altair chart into a Vega-Lite spec without data: built and validated once, then cached."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

Json = dict[str, Any]


def spec_of(chart: "alt.LayerChart | alt.Chart", config: Json) -> Json:
    """The validated spec of `chart` with `config`; without the chart's data, since rows are sent separately.

    Altair's own theme is left out too, and the ground stays the page's.
    """
    spec: Json = chart.to_dict()
    for part in (spec, *spec.get("layer", [])):
        part.pop("data", None)
    for own in ("config", "datasets"):
        spec.pop(own, None)
    return spec | {"background": None, "config": config}
