"""Minutes per subdistrict and effect of each crossing, as tables for the screen and for download."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

from components.drawing.maps.signs import SIGNS
from components.topics.reach import words
from components.topics.reach.remembered import remembered
from components.topics.reach.scene import Scene, unit_names
from components.topics.reach.service import Effect
from components.topics.reach.words import effect_name
from components.words.text import tr
from model.crossings import sign_in
from model.reach.grid import Grid, Singles
from model.scenario import Scenario

NEAR_MIN = 30.0
WHOLE = "startup_area"
MINUTES, ADDED, PERCENT = "%.1f", "%+.1f", "%.1f%%"
"""Number formats of the browser for minutes, a change of minutes, and a share."""


class ScreenFrame(NamedTuple):
    """A table for the screen, and the formats of its columns of figures."""

    frame: pd.DataFrame
    formats: dict[str, str]


def units(scene: Scene) -> pd.DataFrame:
    """One row a subdistrict, indexed by id, the most changed first where the scenario changes anything, else the
    farthest: minutes before, after, added, share of the land within 30 minutes and not reached, in percent."""
    answer, names = scene.answer, unit_names()
    near = near_shares(scene.kit.grid, answer.after, NEAR_MIN)
    rows = {
        unit.unit: [
            *(names[unit.unit], _finite(before.minutes), _finite(unit.after), _finite(unit.added)),
            *(100 * near[unit.unit], 100 * after.unreachable),
        ]
        for unit, before, after in zip(answer.changes, answer.units_before, answer.units_after, strict=True)
    }
    columns = ["name", "before", "after", "added", "near", "lost"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    if not scene.changed:
        return frame.sort_values("after", ascending=False)
    return frame.sort_values("added", ascending=False, key=lambda column: column.abs())


def units_whole(scene: Scene) -> pd.DataFrame:
    """`units` with the whole area in the last row."""
    frame, answer = units(scene), scene.answer
    minutes = [answer.whole_before.minutes, answer.whole_after.minutes, answer.whole_change.added]
    shares = [100 * answer.within_after[1], 100 * answer.whole_after.unreachable]
    figures = [_finite(value) for value in (*minutes, *shares)]
    last = pd.DataFrame([[tr("全域"), *figures]], index=[WHOLE], columns=frame.columns).astype(frame.dtypes)
    return pd.concat([frame, last])


def units_on_screen(scene: Scene) -> ScreenFrame:
    """The table as the screen shows it, titled, the whole area in the last row: only what there is to say."""
    frame = units_whole(scene)
    if scene.changed:
        parts = [
            ("before", tr("前（分钟）"), MINUTES),
            ("after", tr("后（分钟）"), MINUTES),
            ("added", tr("差"), ADDED),
        ]
    else:
        parts = [("after", tr("平均（分钟）"), MINUTES)]
    parts.append(("near", tr("30分钟内"), PERCENT))
    if (frame["lost"] > 0).any():
        parts.append(("lost", tr("不可达"), PERCENT))
    screen = pd.DataFrame({tr("街道"): frame["name"]}, index=frame.index)
    for column, title, _ in parts:
        screen[title] = frame[column].astype(float).round(1) + 0.0
    return ScreenFrame(screen, {title: pattern for _, title, pattern in parts})


def everywhere_on_screen(scene: Scene) -> ScreenFrame:
    """Subdistricts by destinations, titled: minutes added where the scenario changes anything, else mean minutes."""
    screen = everywhere_figures(scene)
    places = list(screen.columns[1:])
    screen[places] = screen[places].round(1) + 0.0
    return ScreenFrame(screen, dict.fromkeys(places, ADDED if scene.changed else MINUTES))


def everywhere_figures(scene: Scene) -> pd.DataFrame:
    """`everywhere` in numbers, NaN where no way leads."""
    names, idents = unit_names() | {WHOLE: tr("全域")}, (*scene.kit.grid.units, WHOLE)
    table: dict[str, list[Any]] = {tr("街道"): [names[ident] for ident in idents]}
    for place in scene.everywhere():
        rows = (*place.changes, place.whole)
        minutes = [_or_nan(_finite(row.added if scene.changed else row.after)) for row in rows]
        table[scene.place_name(place.ident)] = [round(value, 2) + 0.0 for value in minutes]
    return pd.DataFrame(table, index=list(idents))


@dataclass(frozen=True)
class ScreenTable:
    """A table as it is sent to the browser, the names of its columns, the id of every row, and how the browser writes
    the figures of a column (printf)."""

    arrow: pa.Table
    columns: tuple[str, ...]
    idents: tuple[str, ...]
    formats: dict[str, str]


@remembered
def here(scene: Scene) -> ScreenTable:
    """Minutes per subdistrict to this destination."""
    return _packed(units_on_screen(scene))


@remembered
def there(scene: Scene) -> ScreenTable:
    """Subdistricts by destinations."""
    return _packed(everywhere_on_screen(scene))


@remembered
def ranking(scene: Scene) -> ScreenTable:
    """The effect of each crossing and what its button does, as a table."""
    ranked = scene.effects()
    return _packed(effects_on_screen(effects(scene, ranked), [action(scene.scenario, effect) for effect in ranked]))


def action(scenario: Scenario, effect: Effect) -> str:
    """What trying the effect's crossings out does: the scenario's own change is taken back, else one is made."""
    changed = {ident for ident, _ in scenario.openings} if effect.stands else set(scenario.closures)
    if changed.intersection(effect.idents):
        return tr("恢复")
    return tr("模拟关闭") if effect.stands else tr("模拟开通")


def _packed(screen: ScreenFrame) -> ScreenTable:
    frame = screen.frame
    table = pa.Table.from_pandas(frame, preserve_index=False)
    return ScreenTable(table, tuple(map(str, frame.columns)), tuple(map(str, frame.index)), screen.formats)


def near_shares(grid: Grid, minutes: Singles, limit: float) -> dict[str, float]:
    """Share of each subdistrict's open land from which the place is reached within `limit` minutes, 0 to 1."""
    land = grid.open[grid.part_cell]
    cell, unit, weight = grid.part_cell[land], grid.part_unit[land], grid.part_weight[land]
    size = len(grid.units)
    whole = np.bincount(unit, weight, size)
    near = np.bincount(unit, weight * (minutes[cell] <= limit), size)
    return {ident: float(near[i] / whole[i]) if whole[i] else 0.0 for i, ident in enumerate(grid.units)}


def effects(scene: Scene, ranked: Sequence[Effect]) -> pd.DataFrame:
    """One row a crossing (parallels once more together): name with the sign of its status, minutes for the whole area,
    the subdistrict that it means most to and its minutes, percent of the land that shutting it cuts off, whether it
    stands. Minutes are what shutting adds or opening saves."""
    names = unit_names()
    now = {c.ident: sign_in(c, scene.state.year) for c in scene.facts.crossings(scene.scenario)}
    rows = [
        [
            f"{SIGNS[now[effect.idents[0]]].character} {effect_name(scene, effect)}",
            *(_signed(effect, value) for value in (effect.harm.added, effect.harm.worst_added)),
            names[effect.harm.worst_unit] if _felt(effect) else "",
            100 * effect.harm.cut_off,
            effect.stands,
        ]
        for effect in ranked
    ]
    return pd.DataFrame(rows, columns=["name", "added", "worst_added", "worst", "lost", "stands"])


def effects_on_screen(frame: pd.DataFrame, actions: Sequence[str]) -> ScreenFrame:
    """The table as the screen shows it: negligible effects are left blank, and what shutting adds stands apart from
    what opening saves. `actions` are the words on the buttons."""
    added, is_shutting = frame["added"].astype(float).round(1) + 0.0, frame["stands"].astype(bool)
    screen = pd.DataFrame({"name": frame["name"], "do": list(actions)})
    figures = [words.added(value) for value in added]
    screen["closed"] = [text if shut else "" for text, shut in zip(figures, is_shutting, strict=True)]
    screen["opened"] = ["" if shut else text for text, shut in zip(figures, is_shutting, strict=True)]
    pairs = zip(frame["worst"], frame["worst_added"], strict=True)
    screen["worst"] = [f"{unit} {words.added(_or_nan(value))}" if unit else "" for unit, value in pairs]
    if (frame["lost"] > 0).any():
        screen["lost"] = [f"{value:.1f}%" if value else "" for value in frame["lost"].astype(float).round(1)]
    return ScreenFrame(screen, {})


def effect_titles() -> dict[str, str]:
    """Column titles of `effects`."""
    return {
        "name": tr("通道"), "added": tr("全域（分钟）"), "worst_added": tr("最受影响（分钟）"),
        "worst": tr("最受影响的街道"), "lost": tr("不可达"), "do": tr("操作"), "closed": tr("若关闭"),
        "opened": tr("若恢复或开通"),
    }  # fmt: skip


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else float(value)


def _signed(effect: Effect, value: float) -> float | None:
    """Shutting adds minutes, opening takes them away."""
    minutes = _finite(value)
    return None if minutes is None else (minutes if effect.stands else -minutes) + 0.0


def _felt(effect: Effect) -> bool:
    return effect.harm.cut_off > 0 or (
        effect.harm.worst_added == effect.harm.worst_added and effect.harm.worst_added > 0.05
    )


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
