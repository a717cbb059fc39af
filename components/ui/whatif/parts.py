"""Levers and outcome cards as one element each, drawn in the browser by `assets/whatif_parts.js`.

Streamlit sends a component's code with every change of its data. The code and all fixed words therefore travel once,
in an element outside the fragment; what stands in the fragment carries figures only.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from components.base.scales import GRADE_MARK, SANS, Theme, colour, palette
from components.topics.whatif import state as states
from components.topics.whatif.known import Known
from components.topics.whatif.lever_words import group_names, lever_words
from components.topics.whatif.outcome_words import title_of
from components.topics.whatif.results import Facts, facts_of
from components.ui import viewport
from components.words.format import year
from components.words.text import language, tr
from model.formulas import FORMULAS
from model.reach.outcomes import REACH_OUTCOMES
from model.single_flight import single_flight

CODE = Path(__file__).parents[2] / "assets" / "whatif_parts.js"
MOUNT = """export default (c) => {
const p = (window.__explorerParts ??= { live: new Map() })
p.live.set(c.parentElement, c)
p.draw?.(c)
return () => p.live.delete(c.parentElement)
}"""
TICK_ROLES = {"status_quo": "actual", "plan": "plan", "goal": "goal", "reported": "reported"}


def send_code(known: Known) -> None:
    """The code and the fixed words, once for the page as a whole."""
    _code()(key="whatif_code", data=_words(language(), viewport.theme(), facts_of(known)), height=1)


def code() -> str:
    """The code that draws the parts, for a page that adds kinds of its own to it."""
    return CODE.read_text(encoding="utf-8")


def part(key: str, figures: Mapping[str, Any], **acts: Callable[[], None]) -> Any:
    """One part with its figures; `acts` are `on_<event>_change` callbacks, the answer holds the events' values."""
    return _mount()(key=key, data=packed(figures), **acts)


def event(key: str, name: str) -> Any:
    """What the event of a part carries, for its callback. Sent by a browser: to be checked."""
    found = st.session_state.get(key)
    return found.get(name) if isinstance(found, Mapping) else None


@single_flight(maxsize=1)
def _code() -> Any:
    return st.components.v2.component("explorer_whatif_code", js=code())


@single_flight(maxsize=1)
def _mount() -> Any:
    return st.components.v2.component("explorer_whatif_part", js=MOUNT)


def packed(content: Mapping[str, Any]) -> bytes:
    """As bytes: in Streamlit's own JSON a Chinese sign takes six bytes."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


@single_flight(maxsize=16)
def _words(code: str, theme: Theme, facts: Facts) -> bytes:
    return packed(
        fixed_words(theme)
        | {
            "groups": list(group_names(facts.known).items()),
            "levers": lever_words(facts.known),
            "outcomes": [
                [tr("随调节项变化"), [[outcome_id, title_of(outcome_id)] for outcome_id in FORMULAS]],
                [tr("随跨河通道变化"), [[outcome_id, title_of(outcome_id)] for outcome_id in REACH_OUTCOMES]],
            ],
        }
    )


def fixed_words(theme: Theme) -> dict[str, Any]:
    """Colours, years and the words of buttons, the same for every page with parts."""
    return {
        "ink": _ink(theme),
        "years": [[str(at), year(at)] for at in states.YEARS],
        "say": {
            "outcome": tr("看哪个结果"),
            "year": tr("年份"),
            "unset": tr("未设"),
            "undo": [tr("撤销"), "Ctrl+Z"],
            "redo": [tr("重做"), "Ctrl+Y"],
            "replay": [tr("重放上一步"), "Alt+P"],
            "resetShort": tr("复位"),
            "sourceShort": tr("出处"),
            "formulaShort": tr("算法"),
            "groups": tr("调节项"),
            "exact": tr("精确值"),
            "reset": tr("这一项回到基准"),
            "source": tr("依据与出处"),
            "all": tr("全部复位"),
            "count": tr("全部复位（{n}）", n="#"),
            "sure": tr("确认复位（可撤销）"),
            "keep": tr("不复位"),
            "before": tr("上次"),
            "base": tr("基准"),
            "formula": tr("算法与依据"),
            "assumptions": tr("△ 假设不是文件里的数，也不是政策手段；改动它们只说明结论有多依赖假设。"),
            "held": tr("实际至多"),
        },
    }


def _ink(theme: Theme) -> dict[str, str]:
    ink = palette(theme)
    roles = {"primary": "primary", "good": "good", "bad": "bad", **TICK_ROLES}
    return {
        "font": SANS, "text": ink.text, "soft": ink.text_soft, "faint": ink.text_faint, "ground": ink.ground,
        "panel": ink.panel, "grid": ink.grid, "border": ink.border, "user": GRADE_MARK["user"],
    } | {name: colour(role, theme) for name, role in roles.items()}  # fmt: skip
