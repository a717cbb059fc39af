"""Sliders of this page: the session's levers, those of the land held by the guardrails, which say what holds."""

from collections.abc import Sequence

import streamlit as st

from components import before, viewport
from components.balance_page.content import Shown
from components.citation import KINDS
from components.format import number, quantity
from components.scales import GRADE_MARK
from components.text import pick, tr
from components.whatif import state
from components.whatif.known import Known
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT, Guarded, guarded_blue_green, guarded_built
from model.lever import Lever, LeverError, clamp_check
from model.scenario import with_lever, without

PANELS: dict[str, tuple[str, ...]] = {
    "land": ("blue_green", "built", "reserve", "land_per_person"),
    "water": ("water_available", "water_per_person", "water_share", "water_decline"),
    "people": ("population_growth", "base_population"),
}
MORE: dict[str, tuple[str, ...]] = {
    "land": ("direct_share",),
    "water": ("water_per_gdp", "gdp_long_run"),
    "services": ("beds", "physicians", "nursery", "school_places", "people_per_primary"),
}
"""Levers behind a button, so that what decides most stands free."""
TWO_ABREAST = 420
HELD = "balance_held"


def levers(shown: Shown, panel: str, width: float) -> None:
    """The levers of a panel `width` px wide, two in a row where there is room."""
    rows(shown, PANELS[panel], 2 if width >= TWO_ABREAST * viewport.current().size else 1)


def more_levers(shown: Shown, panel: str, label: str) -> None:
    """The further levers of a panel; they are sent when the button is pressed."""
    popover = st.popover(label, icon=":material/tune:", type="tertiary", key=f"balance_more_{panel}", on_change="rerun")
    if popover.open:
        with popover:
            rows(shown, MORE[panel], 1)


def rows(shown: Shown, lever_ids: Sequence[str], step: int) -> None:
    """Sliders, `step` in a row."""
    for first in range(0, len(lever_ids), step):
        pair = lever_ids[first : first + step]
        for column, lever_id in zip(st.columns(step, gap="small"), pair, strict=False):
            with column:
                _slider(shown, shown.known.baseline.lever(lever_id))


def effective(shown: Shown, lever_id: str) -> Guarded:
    """The lever's value as the guardrails leave it: construction land gives way to blue-green space."""
    value = shown.filled[lever_id]
    return guarded_built(value, shown.filled["blue_green"]) if lever_id == "built" else Guarded(value)


def _slider(shown: Shown, lever: Lever) -> None:
    entry, now = shown.known.entries[lever.id], effective(shown, lever.id).value
    decimals = entry.decimals if round(now, entry.decimals) == now else 4
    key = f"balance_{lever.id}"
    state.show_in(key, now)
    st.slider(
        title(shown, lever), lever.low, lever.high, step=lever.step, key=key, format=f"%.{decimals}f",
        help=about(shown.known, lever), on_change=_moved, args=(shown.known, lever, key), disabled=before.is_shown(),
    )  # fmt: skip


def title(shown: Shown, lever: Lever) -> str:
    """Grade, name and unit; a lever that has been moved carries the viewer's own mark."""
    mark = GRADE_MARK["user" if shown.filled[lever.id] != lever.default else lever.grade]
    return f"{mark} {pick(lever.title_zh, lever.title_en)}（{tr(lever.unit)}）"


def about(known: Known, lever: Lever) -> str:
    """What the lever is, its default and why, and the printed figures beside it."""
    entry = known.entries[lever.id]
    reason = tr("默认值的理由：") + pick(entry.reason.zh, entry.reason.en) if entry.reason else ""
    printed = [
        f"{tick.year or ''}{tr(KINDS.get(tick.kind, '实际'))} {number(tick.value)}" for tick in known.ticks[lever.id]
    ]
    default = tr("基准 {value}", value=quantity(lever.default, lever.unit))
    texts = (pick(entry.explanation.zh, entry.explanation.en), reason, " · ".join([default, *printed]))
    return "\n\n".join(text for text in texts if text)


def guard_words(shown: Shown) -> str:
    """Which guardrail holds the land now; "" where none does."""
    green, built = shown.filled["blue_green"], effective(shown, "built")
    if built.held_by == "sum":
        return tr("蓝绿空间占{green}，建设用地至多{room}：约束是蓝绿空间。", green=_pct(green), room=_pct(built.value))
    at_floor, at_cap = green == BLUE_GREEN_FLOOR_PCT, built.value == BUILT_CAP_PCT
    if at_floor and at_cap:
        return tr("蓝绿已到底线{floor}，建设已到上限{cap}。", floor=_pct(green), cap=_pct(built.value))
    if built.value == 100 - green:
        return tr("蓝绿{green}与建设{room}已占满：约束是蓝绿空间。", green=_pct(green), room=_pct(built.value))
    return tr("约束是建设用地占比{room}。", room=_pct(built.value))


def _pct(value: float) -> str:
    return quantity(round(value, 4), "%")


def _moved(known: Known, lever: Lever, widget: str) -> None:
    """Held by the guardrails first, then by the lever's own bounds; what was held is said."""
    wanted = st.session_state[widget]
    scenario = state.scenario()
    green = scenario.lever("blue_green", known.baseline.lever("blue_green").default)
    try:
        held = taken(lever, float(wanted), green)
    except LeverError as error:
        state.say(tr("{what}。没有套用，仍为原值。", what=str(error)))
        return
    if held.held_by:
        st.session_state[HELD] = held_words(held, green)
    state.change(known, with_lever(scenario, lever.id, held.value, default=lever.default))


def taken(lever: Lever, wanted: float, blue_green: float) -> Guarded:
    """`wanted` as the guardrails leave it. Raises LeverError where that is beyond the lever's own bounds."""
    held = limited(lever.id, wanted, blue_green)
    clamp_check(lever, held.value)
    return held


def limited(lever_id: str, wanted: float, blue_green: float) -> Guarded:
    """What the guardrails leave of `wanted`: floor, cap, and a sum of 100 %."""
    if lever_id == "blue_green":
        return guarded_blue_green(wanted)
    return guarded_built(wanted, blue_green) if lever_id == "built" else Guarded(wanted)


def held_words(held: Guarded, blue_green: float) -> str:
    """Which limit held the slider."""
    if held.held_by == "blue_green_floor":
        return tr("蓝绿空间不低于{floor}是底线，停在{floor}。", floor=_pct(held.value))
    if held.held_by == "built_cap":
        return tr("城镇建设用地不高于{cap}是上限，停在{cap}。", cap=_pct(held.value))
    room = _pct(held.value)
    return tr(
        "各类用地之和是100%：蓝绿空间占{green}，城镇建设用地至多{room}，停在{room}。", green=_pct(blue_green), room=room
    )


def say_what_held() -> None:
    """The sentence on a slider that was held, once, where it moves nothing on the page under the viewer's hand."""
    words = st.session_state.pop(HELD, None)
    if words:
        st.toast(words, icon=":material/front_hand:", duration="long")


def moved_here(known: Known) -> list[str]:
    """Levers of this page that the scenario has moved."""
    mine = {lever_id for group in (*PANELS.values(), *MORE.values()) for lever_id in group}
    return [name for name, _ in state.scenario().levers if name in mine]


def reset(known: Known) -> None:
    """The levers of this page back to the baseline, in one step to be undone; those of other pages stay."""
    scenario = state.scenario()
    for lever_id in moved_here(known):
        scenario = without(scenario, "levers", lever_id)
    state.change(known, scenario)
