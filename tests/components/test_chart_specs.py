"""The view of a chart is the one that Streamlit itself would send, in fewer bytes."""

import json
from typing import Any

import pytest
from streamlit.elements import vega_charts

from components.drawing.charts.balance_board import Board, board_spec
from components.ui import chart_specs

NAMED: dict[str, Any] = {
    "layer": [
        {"mark": "line", "name": "view_7"},
        {"mark": "point", "params": [{"name": "param_3", "select": "point"}]},
    ],
    "title": {"text": "各街道　≤ 100%"},
}


def views() -> list[Any]:
    board = Board(1726.0, 1.0)
    board.height = 384.0
    return [NAMED, board_spec(board, "light"), {"mark": "bar", "data": {"values": [{"a": 1.5, "b": None}]}}]


@pytest.mark.parametrize("view", views())
def test_a_view_says_the_same_in_fewer_bytes(view: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vega_charts, "_stabilize_vega_json_spec", chart_specs.settled)
    text = json.dumps(view)
    own = vega_charts._stabilize_vega_json_spec(text)
    chart_specs.install()
    for _ in range(2):
        sent = vega_charts._stabilize_vega_json_spec(text)
        assert json.loads(sent) == json.loads(own)
        assert len(sent.encode()) < len(own)
