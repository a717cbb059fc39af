"""Destination, year, which picture, assumptions: widgets that follow the address and write into it."""

import streamlit as st

from components.topics.reach import basis, method_words
from components.topics.reach.classes import PICTURES, Picture
from components.topics.reach.legend import legend
from components.topics.reach.scene import Scene
from components.topics.reach.state import CELL, written
from components.topics.reach.whole_method import whole_method
from components.ui import viewport
from components.ui.before import before_button
from components.ui.crossings import address
from components.ui.crossings.controls import set_year
from components.ui.reach import network_view
from components.ui.reach.address import show
from components.ui.segments import unsearched
from components.ui.whatif.state import show_in
from components.ui.year_bar import year_bar
from components.words.text import pick, tr

WORD_PX = 820  # px at size 1.0 from which the button that plays has room for its word
WHOLE_NAME_PX = 260  # px at size 1.0: below, a place is named without the brackets that say where it is
PICTURE_WORDS: dict[Picture, str] = {"before": "前", "after": "后", "diff": "差"}


def bar(scene: Scene, width: float) -> None:
    """Destination, play, one year back, the slider, one year on, assumptions, network, in `width` px."""
    year = scene.state.year
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _destination(
            scene,
            min(
                max(
                    round((0.15 if width < WORD_PX * viewport.current().size else 0.26) * width),
                    round(100 * viewport.current().size),
                ),
                round(260 * viewport.current().size),
            ),
        )
        year_bar("reach", year, set_year, is_small=width < WORD_PX * viewport.current().size)
        _assumptions(scene)
        network_view.popover(scene)


def _destination(scene: Scene, width: int) -> None:
    names = {p.ident: pick(p.title_zh, p.title_en) for p in scene.kit.places}
    if scene.state.to.startswith(CELL):
        names[scene.state.to] = tr("图上所选点")
    if width < WHOLE_NAME_PX * viewport.current().size:
        names = {ident: name.partition("（")[0].partition(" (")[0] for ident, name in names.items()}
    show_in("reach_to", scene.state.to)
    st.selectbox(
        tr("目的地"), list(names), key="reach_to", format_func=lambda ident: tr("到 {place}", place=names[ident]),
        on_change=_to_chosen, label_visibility="collapsed", width=width,
    )  # fmt: skip


def _to_chosen() -> None:
    address.write("to", st.session_state["reach_to"])


def look(scene: Scene, *, wide: bool) -> None:
    """Before, after, difference; the key that shows what was before; on a wide screen the colours in words."""
    meaning = tr("前：资料所载的当年状态；后：加上方案；差：后减前")
    show_in("reach_look", scene.seen)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            tr("选择图面"), list(PICTURES), key="reach_look", required=True,
            format_func=lambda one: unsearched(tr(PICTURE_WORDS[one])), label_visibility="collapsed",
            on_change=_looked, disabled=not scene.changed, width="content", help=meaning,
        )  # fmt: skip
        before_button("reach_before", disabled=not scene.changed)
        _relief(scene)
        if wide:
            colours(scene)


def _relief(scene: Scene) -> None:
    """Minutes as height, or as colours on the flat map."""
    is_on = scene.state.relief
    st.button(
        tr("平面") if is_on else tr("时间地形"), icon=":material/map:" if is_on else ":material/landscape:",
        key="reach_relief", on_click=address.write, args=("relief", "" if is_on else "1"),
        help=tr("以高度表示分钟数：关闭一处通道，可见其背后的土地升高"),
    )  # fmt: skip


def colours(scene: Scene) -> None:
    """The colours of the picture in words."""
    st.markdown(legend(scene.seen, viewport.theme(), viewport.current().size, scene.class_shares()))


def _looked() -> None:
    show(st.session_state["reach_look"])


def _assumptions(scene: Scene) -> None:
    """Every speed and factor with its reason and grade, and the way back; sent when it is opened."""
    moved = len(scene.state.assumed)
    label = tr("假定（已改 {n}）", n=moved) if moved else tr("假定")
    popover = st.popover(label, icon=":material/tune:", key="reach_assumptions", on_change="rerun")
    if not popover.open:
        return
    own = dict(scene.state.assumed)
    with popover:
        st.caption(tr("△ 以下都是假定，没有文件或实测依据；改动只影响本页，写在网址里。"))
        for entry in scene.kit.declared.assumptions:
            key = f"reach_assume_{entry.id}"
            show_in(key, own.get(entry.id, entry.default))
            unit = tr("公里/时") if entry.unit == "km/h" else tr(entry.unit)
            st.slider(
                f"{pick(entry.title.zh, entry.title.en)}{f'（{unit}）' if unit else ''}", entry.low, entry.high,
                step=entry.step, format=f"%.{entry.decimals}f", key=key, help=pick(entry.reason.zh, entry.reason.en),
                on_change=_assume, args=(entry.id, entry.default),
            )  # fmt: skip
        st.button(
            tr("全部恢复默认"), icon=":material/restart_alt:", key="reach_assume_reset", disabled=not own,
            on_click=address.write, args=("assume", ""),
        )  # fmt: skip


def _assume(ident: str, default: float) -> None:
    value = float(st.session_state[f"reach_assume_{ident}"])
    own = dict(address.current().reach.assumed) | {ident: value}
    if value == default:
        del own[ident]
    address.write("assume", written(own.items()))


def full_method(scene: Scene, *, wide: bool, hint: str) -> None:
    """Under the map the effect of a click, method and error in a sentence each; everything else on request. Where lines
    are short the method comes with the rest."""
    line, more = st.columns([0.83, 0.17], vertical_alignment="center")
    line.caption(f"{hint}{method_words.method(scene) if wide else ''}{method_words.error(scene)}")
    popover = more.popover(
        tr("方法全文"), icon=":material/menu_book:", type="tertiary", key="reach_method", on_change="rerun"
    )
    if popover.open:
        with popover:
            for paragraph in (method_words.method(scene), basis.area(), *whole_method(scene)):
                st.markdown(paragraph)
