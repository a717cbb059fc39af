"""A map as files to take away: PNG with the code of the view, and SVG."""

from collections.abc import Callable

import streamlit as st

from components.drawing.maps.drawing import HANDOUT
from components.drawing.maps.picture import MapPicture
from components.export.files import file_name, with_code
from components.ui import share
from components.words.text import tr

File = tuple[str, Callable[[], bytes], str, str]
"""Label with the file's kind at its end, how it is made when it is asked for, media type, what it holds."""


def map_files(picture: MapPicture, said: str, name: str = "") -> list[File]:
    """PNG and SVG of `picture`, put into words now and drawn when asked for. `said` tells what they hold."""
    link, beside, stem = share.link_now(), share.beside_code(), f"{name}." if name else ""
    return [
        (f"{stem}PNG", lambda: with_code(picture.png(*HANDOUT), link, beside), "image/png", said),
        (
            f"{stem}SVG",
            lambda: picture.svg(*HANDOUT[:2]).encode(),
            "image/svg+xml",
            tr("同一地图，可在绘图软件中改"),
        ),
    ]


def map_menu(make: Callable[[], MapPicture], key: str) -> None:
    """One button that opens the files of a map; the map is put together when it is opened."""
    menu = st.popover(tr("导出"), icon=":material/download:", key=f"{key}_exports", on_change="rerun")
    if not menu.open:
        return
    picture = make()
    for kind, draw, mime, said in map_files(picture, tr("地图，带图例、比例尺与声明")):
        menu.download_button(
            f"{kind}　{said}", draw, mime=mime, on_click="ignore", key=f"{key}_{kind}", width="stretch",
            file_name=file_name(picture.title, suffix=kind.lower()),
        )  # fmt: skip
