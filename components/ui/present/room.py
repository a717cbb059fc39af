"""The presenter's room: a window with notes on a second screen, and a phone that turns the pages."""

import streamlit as st

from components.base.qr import qr_png
from components.base.rooms import new_key
from components.handout.live import LiveSlide
from components.topics.stories.view import heading_in, words_in
from components.ui import share
from components.ui.copy_button import copy_button
from components.ui.present.place import LEVERS, Place, title_of
from components.words.text import language, plain_in_markdown, tr

ROOM = "present_room"
"""In the session: the key of the open room."""


def room_key() -> str:
    """The key of this session's room, "" while none is open."""
    return str(st.session_state.get(ROOM, ""))


def scene(
    place: Place, slide: LiveSlide, coming: LiveSlide | None, *, is_before: bool, has_before: bool
) -> dict[str, object]:
    """What the room's other screens show of this one; `coming` is the next slide where it has been made."""
    follower = place.next()
    heading = coming.step.heading if coming else heading_in(follower.step) if follower else ""
    return {
        "story": words_in(place.story.title), "step": place.number, "count": len(place.story.steps),
        "heading": slide.step.heading, "said": "\n".join(slide.step.sentences), "notes": slide.step.notes,
        "next": heading, "seconds": place.step.seconds, "total": round(place.story.minutes * 60),
        "before": is_before, "has_before": has_before, "levers_out": bool(st.session_state.get(LEVERS)),
        "has_levers": bool(place.step.sliders), "lang": language(), "words": _words(place),
        "away": False,
    }  # fmt: skip


def _words(place: Place) -> dict[str, str]:
    return {
        "place": title_of(place),
        "back": tr("上一步"), "on": tr("下一步"), "before": tr("前后对比"), "levers": tr("拉出调节项"),
        "clock": tr("重新计时"), "step_time": tr("本步"), "talk_time": tr("全程"), "next": tr("下一步："),
        "end": tr("这是最后一步"), "away": tr("大屏已离开汇报，回来后可继续翻页。"),
        "lost": tr("连接已断开，正在重新连接……"),
    }  # fmt: skip


def open_dialog() -> None:
    """Open the room and offer it to a second screen and a phone."""
    st.dialog(tr("第二块屏幕与手机"), width="medium", icon=":material/devices:")(_content)()


def _content() -> None:
    if not room_key():
        st.session_state[ROOM] = new_key()
    path = f"/room/{room_key()}"
    st.markdown(tr("**备注窗口**　本步备注、下一步和用时；可拖到另一块屏幕，也能翻页。"))
    st.link_button(tr("打开备注窗口"), f"{path}?as=notes", icon=":material/speaker_notes:")
    st.markdown(tr("**手机翻页**　扫码后用手机翻页，不必安装。"))
    origin = share.public_origin()
    if origin:
        st.image(qr_png(origin + path, scale=6), width=240)
        copy_button(origin + path, key="present_copy_room", label=tr("复制链接"))
        if share.is_own_address(origin):
            st.caption(tr("只在本机有效"))
    else:
        st.info(tr("此处没有二维码：当前网址只有本机能打开。请在 deploy/settings.toml 填写站点地址，"
                   "或用 python3 tasks.py run --lan 启动后再扫码。"), icon=":material/qr_code_2:")  # fmt: skip
    st.caption(plain_in_markdown(tr("持有该网址者均可翻页；六小时未翻页即失效。")))
