"""Opening a page in its frame, what it says, and what its address holds: shared by the tests of pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest

from components.topics.whatif.facts import load_facts
from model.scenario import Scenario
from model.scenario_code import State, encode

ROOT = Path(__file__).resolve().parents[2]
PLAIN = ("title", "header", "subheader", "markdown", "caption", "text", "code", "info", "warning", "error")


def open_page(script: str, opened: tuple[str, ...] = (), /, **query: str | list[str]) -> AppTest:
    """The page of `pages/…` under an address with `query`, run once, without an exception; `opened` are the keys of
    popovers that are open."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    for key in opened:
        app.session_state[key] = True
    for key, value in query.items():
        app.query_params[key] = value
    return ran(app.switch_page(script).run())


def ran(app: AppTest) -> AppTest:
    """The same page, after a run that raised nothing."""
    assert not app.exception
    return app


def printed(table: Any) -> pd.DataFrame:
    """A table of a page in the words that stand in its cells, where figures are shown as printed."""
    words = pa.ipc.open_stream(table.proto.arrow_data.styler.display_values).read_all().to_pandas()
    return words.set_axis(table.value.columns, axis=1).set_axis(table.value.index, axis=0)


def words_of(app: AppTest) -> str:
    """Everything a page says in plain elements and on its buttons, one a line."""
    parts = [str(part.value) for kind in PLAIN for part in app.get(kind)]
    return "\n".join([*parts, *(button.label for button in app.button)])


def address_of(app: AppTest, key: str) -> str:
    """The value of `key` in the page's address, empty where it is absent."""
    value = app.query_params.get(key, "")
    return value[0] if isinstance(value, list) else value


def deck_of(app: AppTest) -> dict[str, Any]:
    """The first map of the page, as the browser gets it."""
    return json.loads(app.get("deck_gl_json_chart")[0].proto.json)  # type: ignore[no-any-return]


def charts_of(app: AppTest) -> list[dict[str, Any]]:
    """The specs of the page's charts, as the browser gets them."""
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def code(scenario: Scenario) -> str:
    """The code that carries `scenario` in an address."""
    return encode(State(scenario), load_facts().catalogue)
