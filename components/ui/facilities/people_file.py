"""A file of people of the viewer's own: upload, report in sentences, example, and back to what there was.

The file stays in this session; the address names it by its mark.
"""

from typing import Any, get_args

import streamlit as st

from components.base import cache
from components.intake.refusals import REFUSALS, RefusedError, UnusableError
from components.intake.road_datum import Datum
from components.topics.facilities.cover import ground_now, river_half_width_m
from components.topics.facilities.people import SuppliedPeople
from components.topics.facilities_and_needs.view import VIEW
from components.ui.session import address
from components.words.text import plain_in_markdown, say, tr
from geo.cover_people import lattice

PEOPLE, READ, REFUSED = "facilities_people_file", "facilities_people_read", "facilities_people_refused"
DATUMS: tuple[Datum, ...] = tuple(datum for datum in get_args(Datum) if datum != "check")
"""No place in a file of people tells one datum from another, so one has to be chosen."""


def current() -> SuppliedPeople | None:
    """The people of this session, None where no file has been read."""
    supplied: SuppliedPeople | None = st.session_state.get(PEOPLE)
    return supplied


def choice() -> None:
    """Upload, what was read, and putting the file away."""
    st.markdown(f"**{tr('人口文件（可不传）')}**")
    st.caption(
        tr("CSV（lon、lat、people 三列）、GeoJSON 或 GeoPackage，点或格均可，每个带人数；使用后以文件为准，上面填写的"
           "各街道人数不再采用。文件只在本次会话中使用，不保存。至多 30 MB、20 万个。")
    )  # fmt: skip
    upload = st.file_uploader(tr("人口文件"), key="facilities_people_upload", label_visibility="collapsed",
                              max_upload_size=30)  # fmt: skip
    datum = st.selectbox(tr("坐标基准"), DATUMS, format_func=datum_name, key="facilities_people_datum")
    _take(upload, datum)
    if refused := st.session_state.get(REFUSED):
        st.error(plain_in_markdown(say(refused)), icon=":material/report:")
    supplied, state = current(), address.state_of(VIEW)
    if supplied:
        st.markdown("\n".join(f"- {plain_in_markdown(say(sentence))}" for sentence in supplied.report))
    if supplied and state.circles.mark != supplied.mark:
        label = tr("使用“{name}”", name=plain_in_markdown(supplied.name))
        st.button(label, icon=":material/groups:", key="facilities_people_on", on_click=_use, args=(supplied,))
    if state.circles.mark:
        st.button(tr("不使用人口文件"), icon=":material/undo:", key="facilities_people_off", on_click=_put_away)
    st.download_button(
        tr("下载样例文件"), template, file_name="people_example.csv", mime="text/csv", on_click="ignore",
        icon=":material/download:", key="facilities_people_template", type="tertiary",
    )  # fmt: skip


def datum_name(datum: Datum) -> str:
    """A coordinate base in words."""
    names: dict[str, str] = {
        "wgs84": tr("WGS 84、CGCS2000"),
        "gcj02": tr("GCJ-02（高德、腾讯地图）"),
        "bd09": tr("BD-09（百度地图）"),
    }
    return names[datum]


def template() -> bytes:
    """Three rows as an example."""
    from components.intake import people_intake

    return people_intake.template()


def _take(upload: Any, datum: Datum) -> None:
    """Read a file that is new, or the same in another datum; a refusal leaves whatever was in use."""
    if upload is None or st.session_state.get(READ) == (upload.file_id, datum):
        return
    st.session_state[READ] = (upload.file_id, datum)
    with st.spinner(tr("正在读取人口文件……")):
        take_file(upload.name, upload.getvalue(), datum)
    st.rerun()


def take_file(name: str, content: bytes, datum: Datum = "wgs84") -> None:
    """Use the people in a file, or say why not."""
    from components.intake.people_intake import people_in

    st.session_state.pop(REFUSED, None)
    try:
        _use(people_in(name, content, lattice(ground_now(), river_half_width_m(), cache.geo_root()), datum))
    except RefusedError as error:
        st.session_state[REFUSED] = REFUSALS[error.code]
    except UnusableError as error:
        st.session_state[REFUSED] = error.sentence


def _use(supplied: SuppliedPeople) -> None:
    st.session_state[PEOPLE] = supplied
    address.write(VIEW, {"pop": supplied.mark.text()})


def _put_away() -> None:
    st.session_state.pop(PEOPLE, None)
    address.write(VIEW, {"pop": ""})
