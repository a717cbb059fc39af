"""What never changes while a slider moves: names, notes and colours. Sent once, outside the fragment."""

from pathlib import Path
from typing import Any

import streamlit as st

from components.base import cache
from components.base.scales import Theme, colour
from components.drawing.charts.balance import ROLES
from components.drawing.charts.balance_people import KINDS
from components.topics.balance import beside
from components.topics.balance.answer import RESTS_ON
from components.topics.whatif.known import Known
from components.topics.whatif.lever_words import lever_words
from components.topics.whatif.results import Facts, facts_of
from components.ui import errors, viewport
from components.ui.balance.levers import HERE, MORE, NAMES, PANELS
from components.ui.balance.services import TITLES, legend
from components.ui.whatif import parts
from components.words.format import number
from components.words.text import language, tr
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT
from model.single_flight import single_flight

CODE = Path(__file__).parents[2] / "assets" / "balance_page.js"
KEY = "balance_code"
Beside = tuple[str, ...] | None


def send_code(known: Known) -> None:
    """Code and fixed words, once for the page. A broken list of facilities costs what is said of them only."""
    found: Beside = None
    with errors.boundary():
        found = _beside(cache.table_versions("facilities"), language())
    _code()(key=KEY, data=_words(language(), viewport.theme(), found, facts_of(known)), height=1)


@single_flight(maxsize=1)
def _code() -> Any:
    return st.components.v2.component("explorer_balance_code", js=parts.code() + CODE.read_text(encoding="utf-8"))


@single_flight(maxsize=8)
def _beside(version: tuple[int, ...], code: str) -> tuple[str, ...]:
    return tuple(beside.words_beside(service) for service in TITLES)


@single_flight(maxsize=16)
def _words(code: str, theme: Theme, found: Beside, facts: Facts) -> bytes:
    words = parts.fixed_words(theme)
    mine = {lever_id: said for lever_id, said in lever_words(facts.known).items() if lever_id in HERE}
    words["say"] |= {"all": tr("复位"), "count": tr("复位（{n}）", n="#"), "sure": tr("确认复位（可撤销）")}
    return parts.packed(words | {"levers": mine, "page": _page_words(theme) | {"beside": found}})


def _page_words(theme: Theme) -> dict[str, Any]:
    return {
        "hue": {kind: colour(role, theme) for kind, role in ROLES.items()},
        "look": {"warn": colour("warn", theme)},
        "panels": {panel: tr(name) for panel, name in NAMES.items()},
        "binds": tr("约束"),
        "free": PANELS,
        "more": MORE,
        "further": tr("△ 更多"),
        "adjust": tr("调整标准"),
        "and": tr("、"),
        "floor": BLUE_GREEN_FLOOR_PCT,
        "limits": (
            tr("蓝绿不低于{floor}%", floor=number(BLUE_GREEN_FLOOR_PCT)),
            tr("建设不高于{cap}%", cap=number(BUILT_CAP_PCT)),
        ),
    } | _picture_words() | _service_words() | _rest_words()  # fmt: skip


def _picture_words() -> dict[str, Any]:
    return {
        "parts": {
            "blue_green": tr("蓝绿空间"), "other": tr("其余"), "reserve": tr("战略留白"), "built": tr("可用建设"),
        },
        "ways": {
            "available": tr("可用水"), "usable": tr("生活与生产"), "nature": tr("农业与生态"), "gap": tr("缺水"),
            "production": tr("生产"), "living": tr("生活"), "margin": tr("余量"),
        },
        "kinds": KINDS,
        "lines": {"people": tr("人口"), "land": tr("用地可承载"), "water": tr("水可承载")},
        "waterIs": tr("水量去向（万立方米）："),
        "peopleIs": tr("2023至2035年人口与用地、水的承载（万人）："),
        "peopleNote": tr("万人，直管区。浅色是还可容纳的余地，红色是超出；竖虚线为所选年份。"),
    }  # fmt: skip


def _service_words() -> dict[str, Any]:
    return {
        "services": [tr(title) for title in TITLES.values()],
        "needsNote": legend(),
        "list": tr("设施清单与出处"),
    }


def _rest_words() -> dict[str, Any]:
    """Places in braces are filled in the browser."""
    return {
        "restsOn": RESTS_ON,
        "restsFew": tr("{figures}等 {n} 项"),
        "rests": tr(
            "{grade}。两份文件没有人口和水量，这句话建立在{figures}之上，须以主管部门的数代替。"
            "人口和水是直管区口径，用地占比是全域口径，两者只经由“直管区占全域面积”相连。"
        ),
    }
