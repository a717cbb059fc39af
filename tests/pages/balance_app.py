"""以水四定 as a test drives it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from streamlit.testing.v1 import AppTest

from components.topics.whatif.facts import load_facts
from model.scenario import BASELINE, with_lever
from model.scenario_code import State, View, encode
from tests.pages import opening
from tests.pages.opening import open_page
from tests.pages.targets_app import done, part

PAGE = "pages/whatif/balance.py"
DECLARED = load_facts().baseline
OPENING = (
    "到2035年，约 31 万人、约 260 亿元产出（2023年价）和 59.51 万亩粮食播种面积一年需水约 1 亿立方米；"
    "核定水量须不低于约 9,600 万立方米。"
)


def opened(**query: str) -> AppTest:
    return ran(open_page(PAGE, **query))


def ran(app: AppTest) -> AppTest:
    assert not app.error
    return opening.ran(app)


def figures(app: AppTest) -> dict[str, Any]:
    """What the levers below the pictures get at a slide."""
    return part(app, "balance_page")  # type: ignore[no-any-return]


def years(app: AppTest) -> dict[str, Any]:
    """What the bar beside the answer gets at a slide."""
    return part(app, "balance_year")  # type: ignore[no-any-return]


def words(app: AppTest) -> dict[str, Any]:
    """What is sent once with the page."""
    return part(app, "balance_code")  # type: ignore[no-any-return]


def answer(app: AppTest) -> str:
    return str(part(app, "balance_headline")["words"])


def stands(app: AppTest) -> str:
    """How it stands, and what the answer rests on; nothing where plain controls say it."""
    if not any(e.proto.id.endswith("-balance_standing") for e in app.get("bidi_component")):
        return ""
    below = part(app, "balance_standing")
    return "\n".join([*(text for _, text in below["tones"]), below["rests"]])


def charts(app: AppTest) -> list[Any]:
    """The pictures and the needs, as sent."""
    return [chart.proto for chart in app.get("vega_lite_chart")]


def drawn_texts(app: AppTest) -> list[str]:
    """Every line of text in the charts."""
    tables = (pa.ipc.open_stream(chart.data.data).read_all() for chart in charts(app))
    return [text for table in tables for text in table["text"].to_pylist() if text]


def texts(app: AppTest) -> str:
    """Every sentence of the page: in charts, and in plain elements."""
    elements = (str(e.value) for kind in ("markdown", "caption", "text") for e in app.get(kind))
    return "\n".join(["".join(drawn_texts(app)), stands(app), *elements, *(chart.alt for chart in charts(app))])


def happened(app: AppTest, event: str, value: object = True) -> AppTest:
    key = dict.fromkeys(("year", "reset", "undo", "redo", "replay"), "balance_year")
    return ran(done(app, key.get(event, "balance_page"), event, value))


def moved(app: AppTest, lever_id: str, value: object, hand: int | None = None) -> AppTest:
    return happened(app, "moved", {"lever": lever_id, "value": value, "hand": hand})


def lever(app: AppTest, lever_id: str) -> float:
    """Where the slider stands."""
    return float(figures(app)["moved"].get(lever_id, words(app)["levers"][lever_id]["base"]))


def code(**values: float) -> str:
    scenario = BASELINE
    for lever_id, value in values.items():
        scenario = with_lever(scenario, lever_id, value, default=DECLARED.lever(lever_id).default)
    return encode(State(scenario, View()), load_facts().catalogue)
