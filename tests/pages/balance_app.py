"""以水四定 as a test drives it."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from components.whatif.known import known
from data.baseline import baseline
from model.scenario import BASELINE, with_lever
from model.scenario_code import State, View, encode

ROOT = Path(__file__).resolve().parents[2]
PAGE = "pages/whatif/balance.py"
DECLARED = baseline()
OPENING = "到2035年，用地可承载 114.2 万人，水可承载 69.0 万人；约束是水。"


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page(PAGE)
    for key, value in query.items():
        app.query_params[key] = value
    return ran(app.run())


def ran(app: AppTest) -> AppTest:
    assert not app.exception and not app.error
    return app


def answer(app: AppTest) -> str:
    return str(app.title[1].value)


def texts(app: AppTest) -> str:
    return "\n".join(str(element.value) for kind in ("markdown", "caption", "subheader") for element in app.get(kind))


def moved(app: AppTest, lever_id: str, value: float) -> AppTest:
    return ran(app.slider(key=f"balance_{lever_id}").set_value(value).run())


def code(**values: float) -> str:
    scenario = BASELINE
    for lever_id, value in values.items():
        scenario = with_lever(scenario, lever_id, value, default=DECLARED.lever(lever_id).default)
    return encode(State(scenario, View()), known().catalogue)
