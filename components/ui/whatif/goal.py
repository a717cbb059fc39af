"""Goal seek: which value of the chosen levers reaches the target, which limit binds, or how far it goes at best."""

import streamlit as st

from components.topics.whatif import results
from components.topics.whatif.aims import target_of
from components.topics.whatif.known import Known
from components.topics.whatif.outcome_words import shown_value, title_of
from components.ui import viewport
from components.ui.whatif import shown, state
from components.ui.whatif.view import Choice
from components.words.citation import grade_label
from components.words.format import quantity, signed, year
from components.words.text import pick, tr
from model.formulas import FORMULAS, ancestors
from model.goal_seek import MOST_FREE, Answer, Found, Limit, Values
from model.lever import Lever
from model.scenario import Scenario, with_lever
from model.uncertainty import Target

FREE, FIRST_BARS = "whatif_free", 5
ASKS = ("population", "beds_to_add", "carried_by_land", "population_room", "water_margin")
"""What a planner asks next: people, beds, land, water."""
LIMITS = {
    "land": "土地可承载人口",
    "water": "水资源可承载人口",
    "blue_green": "蓝绿空间不低于70%的底线",
    "built_cap": "城镇建设用地不高于30%的上限",
}


def goal_panel(known: Known, choice: Choice) -> None:
    """Levers to free, and the answer for the target that is set beside the chart."""
    scenario = shown.scenario(known)
    target = target_of(scenario, choice.outcome, choice.year)
    if target is None:
        st.markdown(_before_a_target(known, scenario, choice))
        return
    st.markdown(_question(choice, target))
    free = _free_levers(known, choice)
    if not free:
        st.warning(tr("请至少选一个要放开的调节项。"), icon=":material/tune:")
        return
    _show(known, choice, results.answer(known, scenario, choice.outcome, target, free))


def _before_a_target(known: Known, scenario: Scenario, choice: Choice) -> str:
    """What this tool answers, and how far single levers go: it helps to find a target that can be asked for."""
    lines = [tr("先在图上方填“自定目标”，这里就反推：要达到它，所选调节项须是多少。")]
    found = results.bars(known, scenario, choice.outcome, choice.year)[:FIRST_BARS]
    if found:
        head = tr("**{year}{title}单动一项能到**", year=year(choice.year), title=title_of(choice.outcome))
        lines += ["", head]
    for bar in found:
        low, high = (shown_value(choice.outcome, value) for value in sorted((bar.at_low, bar.at_high)))
        name = named(known.baseline.lever(bar.lever_id))
        lines.append(tr("- {name}：{low} 至 {high}", name=name, low=low, high=high))
    return "\n".join(lines)


def default_free(known: Known, outcome_id: str) -> tuple[str, ...]:
    """The lever with the most say in 2035, decisions before assumptions."""
    bars = results.bars(known, state.scenario(), outcome_id, 2035)
    roles = {lever.id: lever.role for lever in known.baseline.levers}
    return tuple(bar.lever_id for bar in sorted(bars, key=lambda bar: roles[bar.lever_id] != "lever"))[:1]


def _free_levers(known: Known, choice: Choice) -> tuple[str, ...]:
    """The freed levers by name; the list of all is sent when it is opened."""
    levers = {lever.id: lever for lever in known.baseline.levers if lever.id in ancestors(choice.outcome)}
    kept, key = f"{FREE}_kept_{choice.outcome}", f"{FREE}_{choice.outcome}"
    chosen: tuple[str, ...] = st.session_state.get(kept) or default_free(known, choice.outcome)
    label = tr("放开：{names}", names=tr("、").join(named(levers[name]) for name in chosen))
    popover = st.popover(label, icon=":material/tune:", key=f"{FREE}_open", on_change="rerun", width="stretch")
    if popover.open:
        with popover:
            state.show_in(key, list(chosen))
            st.multiselect(
                tr("放开哪些调节项（最多三个，一起动）"), list(levers), key=key, max_selections=MOST_FREE,
                format_func=lambda name: named(levers[name]), on_change=_free, args=(kept, key),
            )  # fmt: skip
    return chosen


def _free(kept: str, key: str) -> None:
    st.session_state[kept] = tuple(st.session_state[key])


def named(lever: Lever) -> str:
    """The lever's title, assumptions flagged."""
    return ("△ " if lever.role == "assumption" else "") + pick(lever.title_zh, lever.title_en)


def _question(choice: Choice, target: Target) -> str:
    sense = tr("不低于") if target.at_least else tr("不高于")
    value = shown_value(choice.outcome, target.value)
    return tr("要使{year}{title}{sense} **{value}**：", year=year(target.year), title=title_of(choice.outcome),
              sense=sense, value=value)  # fmt: skip


def _show(known: Known, choice: Choice, answer: Answer) -> None:
    if isinstance(answer, Found):
        values = answer.rounded or answer.values
        st.success(tr("须满足：{values}", values=_values(known, values)), icon=":material/check_circle:")
        _asks(known, choice, values)
        _apply(known, tr("套用这组值"), values)
        return
    best = shown_value(choice.outcome, answer.best)
    at = _values(known, answer.at)
    if isinstance(answer, Limit):
        limit = tr(LIMITS[answer.binding])
        words = tr("受限于{limit}：最多到 {best}（{at}）", limit=limit, best=best, at=at)
        st.warning(words, icon=":material/front_hand:")
        if answer.needed:
            st.caption(tr("越过这条限制才够：{values}", values=_values(known, answer.needed)))
    elif answer.no_effect:
        st.warning(tr("做不到：所选调节项不影响这个结果这一年的数，仍为 {best}。", best=best), icon=":material/block:")
        return
    else:
        word = tr("最低到") if FORMULAS[choice.outcome].direction == "down" else tr("最多到")
        st.warning(tr("做不到，{word} {best}（{at}）", word=word, best=best, at=at), icon=":material/block:")
    _apply(known, tr("套用最多能到的值"), answer.at)


def _asks(known: Known, choice: Choice, values: Values) -> None:
    """What the answer asks of beds, land and water, before it is applied."""
    then = results.outcomes(known, _moved(known, shown.scenario(known), values))
    base, freed = results.baseline_outcomes(known), {name for name, _ in values}
    lines = [tr("**由此对{year}的要求**", year=year(choice.year))]
    for outcome_id in ASKS:
        value, before = then.at(outcome_id, choice.year), base.at(outcome_id, choice.year)
        unit, decimals = FORMULAS[outcome_id].unit, FORMULAS[outcome_id].decimals
        change = 0.0 if value is None or before is None else round(value - before, decimals)
        moved = tr("比基准 {value}", value=signed(change, unit, decimals)) if change else tr("与基准相同")
        said = moved if freed & ancestors(outcome_id) else tr("不随之变")
        mark = grade_label(then[outcome_id].grade)
        shown_now = f"- {title_of(outcome_id)} **{shown_value(outcome_id, value)}**"
        lines.append(shown_now + tr("（{said}，{grade}）", said=said, grade=mark))
    st.markdown("\n".join(lines))
    if not freed & ancestors("population"):
        st.caption(tr("“不随之变”的结果与所放开的调节项没有关系。模型里产出不带动人口，人口要在“人口与收入”里另定。"))


def _values(known: Known, values: Values) -> str:
    return tr("；").join(
        f"{named(known.baseline.lever(name))} **{quantity(value, known.baseline.lever(name).unit)}**"
        + tr("（基准 {value}）", value=quantity(known.baseline.lever(name).default, known.baseline.lever(name).unit))
        for name, value in values
    )


def _apply(known: Known, label: str, values: Values) -> None:
    st.button(
        label, key="whatif_apply", icon=":material/input:", type=viewport.emphasis(),
        on_click=lambda: state.attempt(known, lambda scenario: _moved(known, scenario, values)),
    )  # fmt: skip


def _moved(known: Known, scenario: Scenario, values: Values) -> Scenario:
    for name, value in values:
        scenario = with_lever(scenario, name, value, default=known.baseline.lever(name).default)
    return scenario
