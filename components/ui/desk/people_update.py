"""People into a release: a file of places or figures by subdistrict, what they are, what changes, and taking it."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from components import store as stored
from components.base import cache
from components.base.clock import today
from components.base.errors import EXPECTED
from components.intake.refusals import REFUSALS, RefusedError, UnusableError
from components.store.desk_people import (
    PeopleError,
    about_of,
    places_files,
    subdistricts_files,
    with_people,
    without_people,
)
from components.store.release_book import current_number
from components.store.releases import Proposal
from components.topics import residents
from components.topics.facilities.cover import ground_now, river_half_width_m
from components.topics.facilities.facts import load_facts
from components.topics.facilities.people import SuppliedPeople
from components.ui.desk.answers import answer
from components.ui.desk.entrance import required_editor
from components.ui.desk.history_view import FAILURES, failure
from components.ui.desk.update import ARRIVED_PEOPLE, proposed
from components.ui.facilities.people_file import DATUMS, datum_name, template
from components.words.citation import GRADES
from components.words.text import plain_in_markdown, say, tr
from geo.cover_people import lattice
from model.messages import message

PLACES, SUBDISTRICTS = "places", "subdistricts"
FORMS = {PLACES: "网格、点或面文件", SUBDISTRICTS: "分街道人数"}
CHOICES = ("official", "reported", "assumed")
SUPPLIED, READ, EDITED = "desk_people_supplied", "desk_people_read", "desk_people_table"
LONGEST = 200


def people_tab(height: int) -> None:
    """What the release has, the figures, what they are, then what they change and the form that takes them."""
    _present()
    st.caption(
        tr(
            "采用后，各页默认按它计算：过河可达的平均分钟数、生活圈覆盖和每千人可及的规模；使用者在自己的会话中传入的人口仍优先。"
        )
    )
    form = st.segmented_control(
        tr("人口的形式"), list(FORMS), format_func=lambda code: tr(FORMS[code]), key="desk_people_form",
        default=PLACES, required=True,
    )  # fmt: skip
    if form == PLACES:
        _file()
    else:
        _table()
    _statement(str(form))
    if ARRIVED_PEOPLE in st.session_state:
        _arrived(st.session_state[ARRIVED_PEOPLE], height)


def _present() -> None:
    if residents.residents() is None:
        st.markdown(tr("本版数据没有人口，各页按土地面积计算。"))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        words = tr("本版数据的人口：{used}。", used=residents.used_words())
        st.markdown(plain_in_markdown(words), width="stretch")
        st.button(tr("不再使用"), icon=":material/person_off:", key="desk_people_out", on_click=_take_out)


def _file() -> None:
    """A file of points or areas, read in the child process."""
    st.caption(
        tr("CSV（lon、lat、people 三列）、GeoJSON 或 GeoPackage，每个点或格带人数；至多 30 MB、20 万个。"
           "按 100 米格网存入数据版本，落在界外的不计。")
    )  # fmt: skip
    upload = st.file_uploader(
        tr("人口文件"), key="desk_people_upload", label_visibility="collapsed", max_upload_size=30
    )
    datum = st.selectbox(tr("坐标基准"), DATUMS, format_func=datum_name, key="desk_people_datum")
    _read(upload, datum)
    supplied: SuppliedPeople | None = st.session_state.get(SUPPLIED)
    if supplied:
        st.markdown("\n".join(f"- {plain_in_markdown(say(sentence))}" for sentence in supplied.report))
    st.download_button(
        tr("下载样例文件"), template, file_name="people_example.csv", mime="text/csv", on_click="ignore",
        icon=":material/download:", key="desk_people_template", type="tertiary",
    )  # fmt: skip


def _read(upload: Any, datum: Any) -> None:
    if upload is None or st.session_state.get(READ) == (upload.file_id, datum):
        return
    st.session_state[READ] = (upload.file_id, datum)
    st.session_state.pop(SUPPLIED, None)
    with st.spinner(tr("正在读取人口文件……")):
        take_file(upload.name, upload.getvalue(), datum)
    st.rerun()


def take_file(name: str, content: bytes, datum: Any = "wgs84") -> None:
    """Hold the people of a file for the release, or say in a sentence why not."""
    from components.intake.people_intake import people_in

    try:
        required_editor()
        raster = lattice(ground_now(), river_half_width_m(), cache.geo_root())
        st.session_state[SUPPLIED] = people_in(name, content, raster, datum)
    except RefusedError as error:
        answer(say(REFUSALS[error.code]))
    except UnusableError as error:
        answer(say(error.sentence))
    except (*FAILURES, *EXPECTED) as error:
        answer(failure(error))


def _table() -> None:
    """A row a subdistrict; figures can be pasted from a spreadsheet."""
    facts = load_facts()
    now = dict(people.by_subdistrict) if (people := residents.residents()) else {}
    name, count = tr("街道"), tr("人数")
    frame = pd.DataFrame(
        {name: [facts.area_name(i) for i in facts.subdistricts], count: [now.get(i) for i in facts.subdistricts]},
        index=list(facts.subdistricts),
    ).astype({count: "float64"})
    st.caption(tr("可从电子表格整列粘贴；未填的街道没有人口，不计。"))
    st.session_state[EDITED] = st.data_editor(
        frame, key="desk_people_rows", hide_index=True, disabled=[name],
        column_config={count: st.column_config.NumberColumn(min_value=0, max_value=5_000_000, step=100)},
    )[count].to_dict()  # fmt: skip


def _statement(form: str) -> None:
    """What the figures are; what is missing is said with everything else that is."""
    with st.form("desk_people_statement"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(tr("人口的名称"), max_chars=80, key="desk_people_title",
                          placeholder=tr("例如：2025年末常住人口（公安）"))  # fmt: skip
            st.text_input(tr("日期"), max_chars=10, placeholder="2025-12-31", key="desk_people_as_of")
            st.text_input(tr("发布单位"), max_chars=80, key="desk_people_publisher")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(tr("等级"), CHOICES, format_func=lambda code: tr(GRADES[code]), key="desk_people_grade")
            st.text_input(tr("使用许可"), max_chars=LONGEST, key="desk_people_licence",
                          placeholder=tr("例如：内部使用，不得公开"))  # fmt: skip
            st.text_input(tr("说明（可不填）"), max_chars=LONGEST, key="desk_people_note")
        st.form_submit_button(tr("检查"), type="primary", on_click=_check, args=(form,))


def _check(form: str) -> None:
    """Propose the people, or say what is missing."""
    names = ("title", "as_of", "publisher", "licence", "grade", "note")
    stated = {name: str(st.session_state.get(f"desk_people_{name}") or "") for name in names}

    def proposal() -> Proposal:
        about = about_of(stated, form, today())
        if form == SUBDISTRICTS:
            files = subdistricts_files(st.session_state.get(EDITED, {}), about)
        else:
            files = places_files(_supplied(), ground_now(), about)
        return with_people(files, current_number(stored.shared_store()), stored.shared_store())

    _propose(proposal)


def _supplied() -> SuppliedPeople:
    supplied: SuppliedPeople | None = st.session_state.get(SUPPLIED)
    if supplied is None or len(supplied.cells) != len(ground_now()):
        raise PeopleError(message("请先传入人口文件。"))
    return supplied


def _take_out() -> None:
    _propose(lambda: without_people(current_number(stored.shared_store()), stored.shared_store()))


def _propose(proposal: Callable[[], Proposal]) -> None:
    st.session_state.pop(ARRIVED_PEOPLE, None)
    try:
        required_editor()
        st.session_state[ARRIVED_PEOPLE] = proposal()
    except PeopleError as error:
        answer(say(error.sentence))
    except (*FAILURES, *EXPECTED) as error:
        answer(failure(error))


def _arrived(proposal: Proposal, height: int) -> None:
    for fault in proposal.faults:
        st.error(plain_in_markdown(tr("{place}：{what}。", place=say(fault.place), what=say(fault.what))))
    if not proposal.faults:
        proposed(proposal, height)
