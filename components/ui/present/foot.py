"""The foot of a slide: notice, place in the story, and controls that fade while nobody moves."""

from collections.abc import Callable

import streamlit as st

from components.handout.live import LiveSlide
from components.ui.present.place import LEVERS, LIVE, Place, title_of
from components.words.text import plain_in_markdown, tr

Act = Callable[[str, object], None]


def foot(place: Place, slide: LiveSlide, act: Act, *, has_before: bool, is_before: bool) -> None:
    """Notice of the step's page, number of the step, and a button for everything that a key does."""
    with st.container(key="present_foot", horizontal=True, vertical_alignment="center", gap="small"):
        notice = slide.step.content.notice if slide.step.content else ""
        if slide.map:  # what stands in the map need not stand here
            notice = notice.replace(slide.map.notice, "").strip()
        st.caption(plain_in_markdown(notice) or " ", width="stretch")
        with st.container(key="present_controls", horizontal=True, width="content", gap=None):
            for name, (icon, label, value) in _controls(place, has_before, is_before).items():
                st.button(
                    label, icon=f":material/{icon}:", key=f"present_do_{name}", type="tertiary", help=label,
                    on_click=act, args=(name.rstrip("_"), value), disabled=value is None,
                )  # fmt: skip
        st.markdown(title_of(place), width="content")


def _marks(place: Place) -> dict[str, tuple[str, str, object]]:
    """The change between the picture with signs and the live one, at a step that has signs."""
    label = tr("显示标注（M）") if st.session_state.get(LIVE) else tr("换成活动的图（M）")
    return {"marks": ("draw", label, True)} if place.step.annotations else {}


def _controls(place: Place, has_before: bool, is_before: bool) -> dict[str, tuple[str, str, object]]:
    """Icon, words and value of each control by what it does; a value of None cannot be asked for."""
    last, open_levers = len(place.story.steps), bool(st.session_state.get(LEVERS))
    return {
        "go": ("arrow_back", tr("上一步（←）"), place.number - 1 if place.number > 1 else None),
        "go_": ("arrow_forward", tr("下一步（→）"), place.number + 1 if place.number < last else None),
        "before": ("history", tr("前后对比（B）"), not is_before if has_before else None),
        "levers": ("tune", tr("这一步的调节项（L）"), not open_levers if place.step.sliders or open_levers else None),
        **_marks(place),
        "search": ("search", tr("搜索（/）"), True),
        "live": ("open_in_new", tr("在页面中打开"), True),
        "room": ("devices", tr("第二块屏幕与手机"), True),
        "full": ("fullscreen", tr("全屏（F）"), True),
        "leave": ("close", tr("退出（Esc）"), True),
    }
