"""The export menu of every page: the open view's content as pictures, tables, layers and handouts, and
as a step of a story."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import streamlit as st

from components.export.files import file_name
from components.export.kit import File, files_of, now
from components.export.picture import Stamp
from components.handout.deck import Origin
from components.handout.page_files import Page, page_files
from components.topics.contract import View
from components.ui import share
from components.ui.session.look import page_look
from components.ui.stories.add import add_button
from components.ui.whatif import state as session
from components.words.text import tr

S = TypeVar("S")


def export_menu(view: View[S], state: S, *more: File, on_opening: Callable[[], Iterable[File]] = tuple) -> None:
    """The button and, once it is open, every file; a file is made on download. `more` are files that only
    this page has; `on_opening` names those whose content takes work to put together."""
    menu = st.popover(tr("导出"), icon=":material/download:", key=f"{view.ident}_exports", on_change="rerun")
    if not menu.open:
        return
    add_button(menu, view, state)
    look = page_look()
    page = Page(view, state, session.scenario())
    content = page.content(look)
    made_at = f"{now():%Y-%m-%d %H:%M}"
    stamp = Stamp(share.code_or_nothing(), share.link_now(), made_at)
    handouts = page_files(page, content.heading, look, Origin(made_at, share.public_origin()))
    for turn, file in enumerate((*handouts, *files_of(content, look, stamp), *more, *on_opening())):
        menu.download_button(
            file.label,
            file.make,
            file_name=file_name(file.name.rpartition(".")[0], suffix=file.ending),
            mime=file.mime,
            on_click="ignore",
            key=f"{view.ident}_export_{turn}",
            width="stretch",
        )


def yearly_report() -> tuple[File, ...]:
    """The report of the scenario on screen: for the pages that say how the area stands."""
    from components.handout.report_files import report_files  # its libraries take a while to load

    return report_files(session.scenario(), page_look(), Origin(f"{now():%Y-%m-%d}", share.public_origin()))
