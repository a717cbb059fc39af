"""The line above the board: categories, search, cards or table, and what can be taken out."""

import streamlit as st

from components.export.files import csv_bytes, file_name
from components.topics.indicators.content import ALL, Content, overview_export
from components.ui.indicators import address
from components.ui.indicators.address import Address
from components.ui.segments import unsearched
from components.words.text import tr

PILLS, OTHERS, SEARCH, VIEW = "indicators_pills", "indicators_others", "indicators_search", "indicators_view"
VIEW_ICONS = {"cards": ":material/grid_view:", "table": ":material/table_rows:"}


def scope_line() -> str:
    """What is counted, said once for the page."""
    return tr("口径：直管区。2021年意见的目标和“空间与规划”为全域，“全域经济”为媒体所报全域数，互不相比。")


def tools(content: Content, shown: Address, size: float) -> None:
    """Search, cards or table, and the table to take out: beside the title."""
    _search(content, shown, round(240 * size))
    _view(shown)
    _table_download(content, shown)


def category_line(content: Content, shown: Address, *, narrow: bool, size: float) -> None:
    """The category filter and the scope of what it shows."""
    choices = list(content.titles)
    main, others = choices[: choices.index(ALL) + 1], choices[choices.index(ALL) + 1 :]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if narrow:
            _category_box(content, choices, shown.category, (tr("类别"), round(240 * size)))
        else:
            _category_pills(content, main, shown.category)
            _category_box(content, others, shown.category, (tr("其他指标"), round(170 * size)))
        st.caption(scope_line())


def _category_pills(content: Content, main: list[str], current: str) -> None:
    st.session_state[PILLS] = current if current in main else None
    st.segmented_control(
        tr("类别"),
        main,
        format_func=lambda code: unsearched(content.titles[code]),
        key=PILLS,
        label_visibility="collapsed",
        on_change=_choose_category,
        args=(PILLS,),
    )


def _category_box(content: Content, others: list[str], current: str, look: tuple[str, int]) -> None:
    label, width = look
    st.session_state[OTHERS] = current if current in others else None
    st.selectbox(
        label,
        others,
        format_func=content.titles.__getitem__,
        key=OTHERS,
        placeholder=label,
        label_visibility="collapsed",
        width=width,
        on_change=_choose_category,
        args=(OTHERS,),
    )


def _choose_category(key: str) -> None:
    address.turn()
    address.write("cat", st.session_state[key] or address.KEYS["cat"])


def _search(content: Content, shown: Address, width: int) -> None:
    st.session_state[SEARCH] = shown.indicator or None
    st.selectbox(
        tr("查找指标"),
        list(content.figures),
        format_func=lambda ident: content.figures[ident].name,
        key=SEARCH,
        placeholder=tr("查找指标，{n}项", n=len(content.figures)),
        label_visibility="collapsed",
        width=width,
        on_change=_choose_indicator,
    )


def _choose_indicator() -> None:
    address.open_indicator(st.session_state[SEARCH] or "")


def _view(shown: Address) -> None:
    names = {"cards": tr("小图"), "table": tr("表格")}
    st.session_state[VIEW] = shown.view
    st.segmented_control(
        tr("显示方式"),
        list(names),
        format_func=lambda view: f"{VIEW_ICONS[view]} {names[view]}",
        key=VIEW,
        label_visibility="collapsed",
        required=True,
        on_change=_choose_view,
    )


def _choose_view() -> None:
    address.turn()
    address.write("view", st.session_state[VIEW])


def _table_download(content: Content, shown: Address) -> None:
    title, table = content.title_of(shown.category), overview_export(content, shown.category)
    st.download_button(
        tr("整表 CSV"),
        lambda: csv_bytes(table),
        file_name=file_name(tr("指标体系"), title, suffix="csv"),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        help=tr("“{title}”的全部指标，数值照录文件", title=title),
    )
