"""From an Altair chart to a bare Vega-Lite spec: built and validated once, kept, and sent without rows."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

Json = dict[str, Any]


def spec_of(chart: "alt.LayerChart | alt.Chart", config: Json) -> Json:
    """The validated spec of `chart` under `config`; rows go beside it, so that data of the chart are left out.

    Altair's own theme is left out too, and the ground stays the page's.
    """
    spec: Json = chart.to_dict()
    for part in (spec, *spec.get("layer", [])):
        part.pop("data", None)
    spec.pop("config", None)
    return spec | {"background": None, "config": config}
