"""A browser's message may claim anything: no value of any widget ends in an exception, and the page tells it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from components.base.navigation import ENTRIES
from components.ui import odd_values
from components.ui.viewport import Viewport, parse_report
from tests.pages.opening import open_page, words_of

SELECTIONS: list[Any] = [
    *({"selection": {"rows": rows}} for rows in (5, [999], [-1], [1.5], [None], ["x"], [True], [10**30])),
    *({"selection": {"pick": pick}} for pick in (5, [5], [None], [{}], [{"id": None}], [{"id": ["a"]}], {"id": 1})),
    *(
        {"selection": {"objects": objects}}
        for objects in (5, [1], {"a": 5}, {"a": [5]}, {"a": [None]}, {"a": [{"properties": 5}]})
    ),
    {"selection": {"objects": {"a": [{"properties": {"id": ["x"]}}]}}},
    {"selection": 5}, {"selection": None}, {"selection": []}, 5, [], None, "x", {},
]  # fmt: skip
EVENTS = ("moved", "group", "look", "formula", "out", "year", "aim", "undo", "replay", "lever")
CARRIED: list[Any] = [5, None, "x", -1, [1], {"lever": 5, "value": []}, {"lever": "zzz"}, "9" * 5000]


def arrays(**lists: list[Any]) -> WidgetState:
    state = WidgetState()
    for name, content in lists.items():
        array = getattr(state, name)
        array.SetInParent()
        array.data.extend(content)
    return state


PLAIN = {
    "true": WidgetState(bool_value=True),
    "nan": WidgetState(double_value=float("nan")),
    "minus one": WidgetState(int_value=-1),
    "unknown text": WidgetState(string_value="x\u202e<b>"),
    "empty text": WidgetState(string_value=""),
    "json": WidgetState(json_value='{"a":[1,null]}'),
    "broken json": WidgetState(json_value="{a"),
    "a report of many digits": WidgetState(json_value=json.dumps({"report": "1:1:" + "9" * 5000 + ":5"})),
    "pressed": WidgetState(trigger_value=True),
    "no numbers": arrays(double_array_value=[]),
    "odd numbers": arrays(double_array_value=[float("nan"), 1e308, -5]),
    "half a year": arrays(double_array_value=[2030.5]),
    "positions": arrays(int_array_value=[-1, 99]),
    "no choice": arrays(string_array_value=[]),
    "unknown choices": arrays(string_array_value=["nope", "-1", "x"]),
}


def widgets_of(node: Any) -> Iterator[tuple[str, str]]:
    """Kind and id of every widget below `node`."""
    for child in (getattr(node, "children", None) or {}).values():
        yield from widgets_of(child)
    proto = getattr(node, "proto", None)
    ident = getattr(proto, "id", "")
    if isinstance(ident, str) and ident.startswith("$$"):
        yield type(proto).__name__, ident


def send(app: AppTest, states: list[WidgetState]) -> None:
    app._run(widget_state=WidgetStates(widgets=states))


def with_id(state: WidgetState, ident: str) -> WidgetState:
    copy = WidgetState()
    copy.CopyFrom(state)
    copy.id = ident
    return copy


@pytest.fixture(autouse=True)
def checked() -> None:
    odd_values.install()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.url_path)
def test_no_value_of_any_widget_ends_in_an_exception(entry: Any) -> None:
    app = open_page(f"pages/{entry.script}")
    for name, forged in PLAIN.items():
        widgets = [ident for kind, ident in widgets_of(app._tree) if kind != "Button" or name != "pressed"]
        assert widgets
        send(app, [with_id(forged, ident) for ident in widgets])
        assert not app.exception, (name, app.exception[0].value)
    assert "收到无法识别的控件取值，已改用原来的值。" in words_of(app).replace("\\", "")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.url_path)
def test_no_pick_in_tables_charts_and_maps_ends_in_an_exception(entry: Any) -> None:
    app = open_page(f"pages/{entry.script}")
    picking = ("Arrow", "Dataframe", "VegaLiteChart", "DeckGlJsonChart")
    for content in SELECTIONS if any(kind in picking for kind, _ in widgets_of(app._tree)) else []:
        forged = WidgetState(string_value=json.dumps(content))
        send(app, [with_id(forged, ident) for kind, ident in widgets_of(app._tree) if kind in picking])
        assert not app.exception, (content, app.exception[0].value)


@pytest.mark.parametrize("page", ["pages/whatif/targets.py", "pages/whatif/balance.py"])
def test_no_event_of_a_part_ends_in_an_exception(page: str) -> None:
    app = open_page(page)
    for content in CARRIED:
        parts = [ident for kind, ident in widgets_of(app._tree) if kind == "BidiComponent"]
        said = json.dumps([{"event": event, "value": content} for event in EVENTS])
        keys = [f"$$STREAMLIT_INTERNAL_KEY_{ident}__events" for ident in parts if not ident.endswith("viewport")]
        send(app, [WidgetState(id=key, json_trigger_value=said) for key in keys])
        assert not app.exception, (content, app.exception[0].value)


def test_a_report_of_the_screen_that_no_browser_makes_is_taken_for_the_usual_screen() -> None:
    for odd in (
        "1:1:" + "9" * 5000 + ":1080",
        "1:1:1920",
        "::",
        "1:1:-5:1080",
        "1:1:²:1080",
        5,
        None,
        ["1:1:1920:1080"],
    ):
        assert parse_report(odd) == Viewport(), odd
    assert parse_report("0:2:99999:100") == Viewport(webgl=False, size=2.0, width=20000, height=200)
