"""A release out as one file for another machine, and in again."""

import streamlit as st

from components import store as stored
from components.base.errors import EXPECTED
from components.export.files import file_name
from components.export.kit import File
from components.store.release_file import ReleaseFile, ReleaseFileError, proposal_from, read_release, release_bytes
from components.store.releases import Proposal, take_imported
from components.topics.desk import words
from components.topics.desk.state import State
from components.ui.desk.answers import answer
from components.ui.desk.entrance import editor, required_editor
from components.ui.desk.history_view import FAILURES, failure
from components.words.text import plain_in_markdown, tr

READ, ARRIVED, REFUSED = "desk_release_read", "desk_release_arrived", "desk_release_refused"


def files(state: State) -> tuple[File, ...]:
    """The current release as a file; none while the shipped data is current."""
    number = state.history.current
    release = state.history.release(number or 0)
    if release is None:
        return ()
    name = file_name(tr("数据版本"), str(release.number), release.name, suffix="zip")
    store = stored.shared_store()
    label = tr("ZIP　现行数据版本，可在另一台机器导入")
    return (File(label, name, "zip", lambda: release_bytes(store, release.number)),)


def import_box() -> None:
    """For editors: a release of another machine."""
    if not editor():
        return
    with st.expander(tr("导入另一台机器的数据版本"), icon=":material/upload:"):
        upload = st.file_uploader(tr("数据版本文件（ZIP）"), type=["zip"], key="desk_release", max_upload_size=30)
        if upload is not None and st.session_state.get(READ) != upload.file_id:
            st.session_state[READ] = upload.file_id
            with st.spinner(tr("正在逐格检查并核对全部数据……")):
                take_file(upload.getvalue())
        if refusal := st.session_state.get(REFUSED):
            st.error(plain_in_markdown(refusal), icon=":material/report:")
        elif ARRIVED in st.session_state:
            _arrived(*st.session_state[ARRIVED])


def take_file(content: bytes) -> None:
    """Read a file and hold it against the contracts, or say in a sentence why not."""
    st.session_state.pop(REFUSED, None)
    st.session_state.pop(ARRIVED, None)
    try:
        required_editor()
        release = read_release(content)
        st.session_state[ARRIVED] = (release, proposal_from(release, stored.shared_store()))
    except ReleaseFileError as error:
        st.session_state[REFUSED] = refusal_sentence(error)
    except (*FAILURES, *EXPECTED) as error:
        st.session_state[REFUSED] = failure(error)


def refusal_sentence(error: ReleaseFileError) -> str:
    """Why a file was not read."""
    return {
        "too_big": tr("没有导入：文件超过 30 MB，或展开后太大。"),
        "no_release": tr("没有导入：这不是本系统导出的数据版本文件，或文件已损坏。"),
        "other_version": tr("没有导入：文件由其他版本的程序导出，请用同一版本的程序重新导出。"),
        "other_files": tr("没有导入：文件里的内容与它自己的清单不符。"),
        "changed": tr("没有导入：文件内容与清单的校验和不符，可能已被改动。"),
    }[error.reason]


def _arrived(release: ReleaseFile, proposal: Proposal) -> None:
    if proposal.faults:
        places = [f"- {plain_in_markdown(f'{fault.place}：{fault.what}')}" for fault in proposal.faults[:8]]
        st.error(tr("没有导入：这一版不符合这台机器的数据约定。"), icon=":material/report:")
        st.markdown("\n".join(places))
        return
    if release.other_shipped:
        st.warning(tr("两台机器的随附数据不同，未被替换的部分以本机为准。"), icon=":material/info:")
    lines = [words.difference_sentence(each) for each in proposal.differences] or [tr("与现行数据没有差别。")]
    st.markdown("\n".join(f"- {plain_in_markdown(line)}" for line in lines))
    if not proposal.is_empty:
        st.button(tr("采用“{name}”", name=release.signature.name), key="desk_release_take", type="primary",
                  on_click=_take, args=(release, proposal))  # fmt: skip


def _take(release: ReleaseFile, proposal: Proposal) -> None:
    try:
        required_editor()
        arrived = take_imported(proposal, release.signature, stored.shared_store())
    except FAILURES as error:
        answer(failure(error))
        return
    st.session_state.pop(ARRIVED, None)
    new_release = words.release_word(arrived.number, arrived)
    answer(tr("已采用为{release}，各页随即更新；可在“版本记录”中退回。", release=new_release))
