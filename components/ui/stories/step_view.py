"""One step as it will be told: its heading, words, picture and figures, with what changed since it was put together."""

import streamlit as st

from components.base.cache import data_root, folder_versions, geo_versions
from components.base.look import Look
from components.base.navigation import ENTRIES, PRESENTER
from components.base.scales import Theme
from components.drawing.chart import svg_png
from components.export.picture import body_svg
from components.handout.annotations import annotated
from components.handout.parts import figure_line, parts_of, picture_of
from components.handout.slide import Place
from components.handout.slides import code_of
from components.story.steps import StepContent, step_content
from components.topics.contract import plain
from components.topics.stories.state import State
from components.ui import menu
from components.ui.session.look import page_look
from components.ui.stories.sentence import sentence_markdown
from components.ui.whatif.state import PARAM
from components.words.text import plain_in_markdown, say, tr
from data.stories import Story, StoryStep
from model.single_flight import single_flight

PICTURE = (1240, 760)
"""Size in px at which a step's picture is drawn."""


def step_view(story: Story, state: State) -> StepContent:
    """The step as the files and the presenter have it."""
    step = story.steps[state.step - 1]
    content = step_content(step, state.step, step_look())
    st.subheader(plain_in_markdown(content.heading), anchor=False)
    for runs in content.runs:
        st.markdown(sentence_markdown(runs))
    _picture(step, content, state.step)
    _under(content)
    return content


def step_links(story: Story, state: State, content: StepContent) -> None:
    """To the presenter, and to the step's page in the step's state and scenario."""
    pairs = {"story": story.id, "step": str(state.step)}
    st.page_link(menu.script_of(PRESENTER), label=tr("放映"), icon=":material/slideshow:", query_params=pairs)
    step = story.steps[state.step - 1]
    page = next((entry for entry in ENTRIES if entry.url_path == step.view), None)
    if page:
        place = Place(step.view, step.query)
        code = code_of(content.scenario, place, page_look())
        st.page_link(
            menu.script_of(step.view), label=tr("打开{page}", page=tr(page.title)), icon=":material/open_in_new:",
            query_params=dict(step.query) | ({PARAM: code} if code else {}),
        )  # fmt: skip


def step_look() -> Look:
    """The look in which a step is drawn, whatever the size of the page around it."""
    look = page_look()
    return _look(look.language, look.theme)


def _look(language: str, theme: Theme) -> Look:
    return Look(language, theme, 1.0, PICTURE[0])


def _picture(step: StoryStep, content: StepContent, number: int) -> None:
    if content.content is None or not (content.content.maps or content.content.charts or content.content.figures):
        return
    versions = (folder_versions(data_root(), ".csv", ".yaml"), geo_versions())
    scene = step.model_dump_json(
        include={"view", "query", "scenario", "levers", "closed", "opens", "heading", "annotations"}
    )
    st.image(_png(scene, number, step_look(), versions), width="stretch", alt=plain(content.content.answer))
    st.caption(plain_in_markdown(content.content.notice))


@single_flight(maxsize=48)
def _png(scene: str, number: int, look: Look, _versions: object) -> bytes:
    """The picture of a scene, as JSON, as it is while the files of the data are as they are."""
    step = step_content(StoryStep.model_validate_json(scene), number, look)
    if step.content is None:
        return b""
    if step.annotations:  # as in files: signs belong to the first graphic of the page
        return svg_png(annotated(picture_of(parts_of(step.content)[0], look), step.annotations, look)(PICTURE))
    return svg_png(body_svg(step.content, look, PICTURE))


def _under(content: StepContent) -> None:
    """Figures with their grades, notes for the speaker, and what could not be told or reads otherwise by now."""
    for figure in content.figures:
        st.caption(plain_in_markdown(figure_line(figure)))
    if content.notes:
        st.caption(f":material/speaker_notes: {plain_in_markdown(content.notes)}")
    for fault in content.faults:
        st.warning(plain_in_markdown(say(fault)))
    if content.changes:
        with st.container(key="story_changes"):
            lines = [
                tr("{label}：编入时为 {before}，现为 {after}", label=each.label, before=each.before, after=each.after)
                for each in content.changes
            ]
            head = tr("编入该步后，数据有变化：")
            st.info(
                "\n".join([head, "", *(f"- {plain_in_markdown(line)}" for line in lines)]), icon=":material/update:"
            )
