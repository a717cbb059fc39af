"""The slide of the address: words and picture, controls at the foot, the next slide made ahead."""

from dataclasses import replace

import streamlit as st

from components.base.look import Look
from components.handout.live import LiveSlide, Request, live_slide, prepare, ready_slide
from components.ui import viewport
from components.ui.menu import target
from components.ui.present import excursion, keys, levers, picture, room, words
from components.ui.present.foot import foot
from components.ui.present.place import BEFORE, LEVERS, LIVE, Place, go, moved_scenario, place_now
from components.ui.search.box import open_search
from components.ui.session.look import page_look
from components.words.text import tr

PICTURE, PICTURE_SMALL, FOOT_REM, EDGE_PX = 0.785, 0.66, 3.0, 16
"""Share of the width for the picture, the same on a small screen, height of the foot, and what stays free at the
edges."""
SMALL_PX, WALL_PX = 1700, 3400
LEAST = 320
FIT = 0.97
"""A chart is drawn a little narrower than its room, so that its letters need not shrink with its edges."""
REQUEST, AHEAD = "present_request", "present_ahead"
"""In the session: what a key or button asks for that only a run can do, and the story that is made ahead."""


def present_page() -> None:
    """The slide, or why there is none."""
    if place_now() is None:
        st.title(tr("放映"), anchor=False)
        st.info(tr("未找到该汇报。"), icon=":material/search_off:")
        st.page_link(target("overview"), label=tr("回到总览"))
        return
    _slide()


def text_size(setting: float) -> float:
    """Text size of a slide: as set, else for a room, and for a wall on a wide screen."""
    view = viewport.current()
    if setting:
        return setting
    return 1.0 if view.width < 700 else 2.0 if view.width >= WALL_PX else 1.5


def _share() -> float:
    """Share of the width for the picture: less on a small screen, whose words cannot shrink below what a room reads."""
    return PICTURE if viewport.current().width >= SMALL_PX else PICTURE_SMALL


@st.fragment
def _slide() -> None:
    """A step is a run of this fragment alone: the map's canvas stays and flies."""
    place = place_now()
    if place is None:
        return
    excursion.keep_last(place)
    _obey(place)
    is_before = bool(st.session_state.get(BEFORE)) and _has_before(place)
    request = _request(place, is_before=is_before)
    slide, height = live_slide(request), request.room[1]
    with st.container(key="present_slide", gap=None):
        left, right = st.columns([_share(), 1 - _share()], gap="small")
        with right, st.container(key="present_words"):
            _beside(place, slide, height, is_before=is_before)
        with left, st.container(key="present_picture", gap="small"):
            picture.picture(slide, height, place.number)
        foot(place, slide, _act, has_before=_has_before(place), is_before=is_before)
    _listen(place, slide, is_before=is_before)
    _ahead(place)


def _beside(place: Place, slide: LiveSlide, height: int, *, is_before: bool) -> None:
    marks = (tr("之前"),) if is_before else (tr("已移动"),) if moved_scenario(place) else ()
    words.words(slide, marks)
    if st.session_state.get(LEVERS) and not is_before:
        levers.lever_sliders(place, slide.step.scenario)
    if not picture.has_large_figures(slide, height) and not picture.has_too_many(slide):
        beside = picture.figures_of(slide)[
            : picture.figures_beside(slide, (1 - _share()) * viewport.current().width, height)
        ]
        for turn, figure in enumerate(beside):
            words.show_figure(figure, f"{place.number}_{turn}")
    words.small_print(slide)


def _has_before(place: Place) -> bool:
    return place.step.before is not None or moved_scenario(place) is not None


def _request(place: Place, *, is_before: bool = False) -> Request:
    view = viewport.current()
    look = slide_look()
    room = round(view.width * _share()) - EDGE_PX, max(LEAST, view.height - round(FOOT_REM * 16 * look.size) - EDGE_PX)
    step = place.step.model_dump_json()
    moved = None if is_before else moved_scenario(place)
    return Request(step, place.number, replace(look, width=round(room[0] * FIT)), room, moved, is_before)


def slide_look() -> Look:
    """The viewer's look in the text size of slides."""
    setting = str(st.session_state.get("size", "auto"))
    return replace(page_look(), size=text_size(0.0 if setting == "auto" else float(setting)))


def _listen(place: Place, slide: LiveSlide, *, is_before: bool) -> None:
    """Keys, the room, and the files of the next map where the next slide is made already."""
    follower = place.next()
    coming = ready_slide(_request(follower)) if follower else None
    data: dict[str, object] = {"step": place.number, "count": len(place.story.steps), "before": is_before}
    data |= {"levers": bool(st.session_state.get(LEVERS)), "next": picture.style_of(coming) if coming else ""}
    data |= {"room": room.room_key()}
    data |= {"scene": room.scene(place, slide, coming, is_before=is_before, has_before=_has_before(place))}
    keys.listen(data, _grant)


def _ahead(place: Place) -> None:
    """Have made what may be asked for next: the scene before, the step that follows, and once all that come after."""
    if _has_before(place):
        prepare(_request(place, is_before=True))
    coming = place.next()
    last = st.session_state.get(AHEAD)
    st.session_state[AHEAD] = whole = (place.story.id, slide_look())
    while coming:
        prepare(_request(coming))
        coming = coming.next() if last != whole else None


def _act(name: str, value: object) -> None:
    """What a key or a button asks for. Before the run that follows."""
    place = place_now()
    if place is None:
        return
    if name == "go":
        go(place, value)
    elif name in ("before", "levers"):
        st.session_state[BEFORE if name == "before" else LEVERS] = value is True
    elif name == "marks":
        st.session_state[LIVE] = not st.session_state.get(LIVE)
    elif name in ("search", "leave", "live", "room"):
        st.session_state[REQUEST] = name


def _grant(wish: dict[str, object]) -> None:
    """What the latest key asks for, with what those before it asked for."""
    _act("go", wish.get("step"))
    for name in ("before", "levers"):
        _act(name, wish.get(name))
    _act(str(wish.get("ask")), True)


def _obey(place: Place) -> None:
    action = st.session_state.pop(REQUEST, "")
    if action == "leave":
        excursion.leave_page()
    elif action == "live":
        excursion.open_live(place)
    elif action == "search":
        open_search()
    elif action == "room":
        room.open_dialog()
