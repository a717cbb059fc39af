"""The what-if page as a test drives it: what the browser is given, and what it reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
PAGE = "pages/whatif/targets.py"
LEVERS, CARDS, LOOK = "whatif_levers", "whatif_top", "whatif_top"


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page(PAGE)
    for key, value in query.items():
        app.query_params[key] = value
    return ran(app.run())


def ran(app: AppTest) -> AppTest:
    assert not app.exception
    return app


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


def first_card(app: AppTest) -> str:
    return str(cards(app)[0]["value"])


def feet(app: AppTest) -> str:
    return "\n".join(card["stand"] + card["foot"] for card in cards(app))


def captions(app: AppTest) -> str:
    return "\n".join(str(caption.value) for caption in app.caption)


def code_of(app: AppTest) -> str | None:
    found = app.query_params.get("s")
    return found[0] if isinstance(found, list) else found


def with_target(app: AppTest, value: float) -> AppTest:
    return done(app, LOOK, "aim", value)
