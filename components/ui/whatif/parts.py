"""Levers and outcome cards as one element each, drawn in the browser by `assets/whatif_parts.js`.

Streamlit sends a component's code with every change of its data. The code and all fixed words therefore travel once,
in an element outside the fragment; what stands in the fragment carries figures only. The code is the same on every
page: the two find one another in one registry of the browser's window, by kind of part, whichever comes first.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from components.base.scales import GRADE_MARK, SANS, Theme, colour, palette
from components.base.words_cache import words_cache
from components.topics.whatif import state as states
from components.topics.whatif.facts import Facts
from components.topics.whatif.lever_words import group_names, lever_words
from components.topics.whatif.outcome_words import title_of
from components.topics.whatif.results import FactsKey, facts_key
from components.ui import viewport
from components.words.format import year
from components.words.text import tr
from model.cover.outcomes import COVER_OUTCOMES
from model.formulas import FORMULAS
from model.reach.outcomes import REACH_OUTCOMES
from model.single_flight import single_flight

CODE = tuple(
    Path(__file__).parents[2] / "assets" / name for name in ("whatif_parts.js", "lever_hand.js", "balance_page.js")
)
KINDS = ("levers", "top", "answer")
"""Kinds of parts on 目标推演."""
MOUNT = """export default c=>{let w=window
if(w.__part)return w.__part(c);(w.__parts??=[]).push(c)}"""
"""Hands the part to the code, or leaves it where the code looks when it comes. Short, as it travels with every move of
a lever; in two lines, since Streamlit takes one for the name of a file."""
TICK_ROLES = {"status_quo": "actual", "plan": "plan", "goal": "goal", "reported": "reported"}


def send_code(facts: Facts) -> None:
    """The code and the fixed words, once for the page as a whole."""
    send_words("whatif_code", _words(viewport.theme(), facts_key(facts)))


def send_words(key: str, words: bytes) -> None:
    """The code with the `packed` words of a page; `kinds` among them names the kinds of parts they are for."""
    _code()(key=key, data=words, height=1)


def code() -> str:
    """The code that draws all kinds of parts."""
    return "\n".join(path.read_text(encoding="utf-8") for path in CODE)


def part(key: str, figures: Mapping[str, Any], **acts: Callable[[], None]) -> Any:
    """One part with its figures; `acts` are `on_<event>_change` callbacks, the answer holds the events' values."""
    return sized_part(key, figures, "stretch", acts)


def sized_part(key: str, figures: Mapping[str, Any], width: int | str, acts: Mapping[str, Callable[[], None]]) -> Any:
    """The same with an explicit width: px, or a Streamlit width."""
    return _mount()(key=key, data=packed(figures), width=width, **acts)


def event(key: str, name: str) -> Any:
    """The value of a part's event, for its callback. It comes from the browser and must be checked."""
    events = st.session_state.get(key)
    return events.get(name) if isinstance(events, Mapping) else None


@single_flight(maxsize=1)
def _code() -> Any:
    return st.components.v2.component("explorer_parts_code", js=code())


@single_flight(maxsize=1)
def _mount() -> Any:
    return st.components.v2.component("explorer_part", js=MOUNT)


def packed(content: Mapping[str, Any]) -> bytes:
    """As bytes: in Streamlit's own JSON a Chinese sign takes six bytes."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


@words_cache(16)
def _words(theme: Theme, key: FactsKey) -> bytes:
    return packed(
        fixed_words(theme)
        | {
            "kinds": KINDS,
            "groups": list(group_names(key.facts).items()),
            "levers": lever_words(key.facts),
            "outcomes": [
                [tr("随调节项变化"), [[outcome_id, title_of(outcome_id)] for outcome_id in FORMULAS]],
                [tr("随跨河通道变化"), [[outcome_id, title_of(outcome_id)] for outcome_id in REACH_OUTCOMES]],
                [tr("随设施变化"), [[outcome_id, title_of(outcome_id)] for outcome_id in COVER_OUTCOMES]],
            ],
        }
    )


def fixed_words(theme: Theme) -> dict[str, Any]:
    """Colours, years and the words of buttons, the same for every page with parts."""
    return {
        "ink": _ink(theme),
        "years": [[str(at), year(at)] for at in states.years()],
        "say": {
            "outcome": tr("选择结果"),
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
            "assumptions": tr("△ 假设不是文件中的数，也不是政策手段；改动假设只用于检验结论对假设的依赖程度。"),
            "held": tr("实际至多"),
        },
    }


def _ink(theme: Theme) -> dict[str, str]:
    ink = palette(theme)
    roles = {"primary": "primary", "good": "good", "bad": "bad", "warn": "warn", **TICK_ROLES}
    return {
        "font": SANS, "text": ink.text, "soft": ink.text_soft, "faint": ink.text_faint, "ground": ink.ground,
        "panel": ink.panel, "grid": ink.grid, "border": ink.border, "user": GRADE_MARK["user"],
    } | {name: colour(role, theme) for name, role in roles.items()}  # fmt: skip
