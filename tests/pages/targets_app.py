"""The what-if page as a test drives it: what the browser is given, and what it reports."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.pages.opening import address_of, open_page, ran

PAGE = "pages/whatif/targets.py"
opened = partial(open_page, PAGE)
LEVERS, CARDS, LOOK, ANSWER = "whatif_levers", "whatif_top", "whatif_top", "whatif_answer"


def part(app: AppTest, key: str) -> Any:
    """What the browser is given to draw a part from."""
    (proto,) = [e.proto for e in app.get("bidi_component") if e.proto.id.endswith(f"-{key}")]
    return json.loads(proto.bytes)


def done(app: AppTest, key: str, event: str, value: object) -> AppTest:
    """The page after an event of a part, as the browser reports it."""
    (ident,) = [e.proto.id for e in app.get("bidi_component") if e.proto.id.endswith(f"-{key}")]
    states = app._tree.get_widget_states()
    payload = json.dumps([{"event": event, "value": value}])
    states.widgets.append(WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{ident}__events", json_trigger_value=payload))
    return ran(app._run(states))


def moved(app: AppTest, value: object, lever: str = "gdp_long_run", hand: int = 1) -> AppTest:
    return done(app, LEVERS, "moved", {"lever": lever, "value": value, "hand": hand})


def cards(app: AppTest) -> list[dict[str, Any]]:
    return part(app, CARDS)["cards"]  # type: ignore[no-any-return]


def answered(app: AppTest) -> str:
    """The answer above the chart."""
    return str(part(app, ANSWER)["words"])


def first_card(app: AppTest) -> str:
    return str(cards(app)[0]["value"])


def feet(app: AppTest) -> str:
    return "\n".join(card["stand"] + card["foot"] for card in cards(app))


def captions(app: AppTest) -> str:
    return "\n".join(str(caption.value) for caption in app.caption)


def code_of(app: AppTest) -> str | None:
    return address_of(app, "s") or None


def with_target(app: AppTest, value: float) -> AppTest:
    return done(app, LOOK, "aim", value)
