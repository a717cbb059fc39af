"""Above the strip: presets, saved scenarios, and the code to pass on. What is inside is sent when it is opened."""

import streamlit as st

from components.qr import AddressTooLongError, qr_png
from components.scenario_store import sentence
from components.text import language, pick, tr
from components.whatif import library, state
from components.whatif.known import Known
from components.whatif.plain_levers import plain_switch
from components.whatif.strip import strip_chooser
from components.whatif.view import Choice
from data.presets import Preset
from model.scenario import Scenario, named, with_lever, without
from model.scenario_errors import ScenarioCodeError


def toolbar(known: Known, choice: Choice) -> None:
    """One row of buttons, to be placed in a horizontal container."""
    _presets(known)
    if st.button(tr("方案库"), icon=":material/folder_open:", key="whatif_library"):
        library.show(known)
    strip_chooser(choice)
    _share(known, choice)
    plain_switch()


def preset_applied(known: Known, scenario: Scenario, preset: Preset) -> Scenario:
    """The levers as the preset sets them, all others at the baseline; targets and the rest stay."""
    found = without(scenario, "levers")
    for moved in preset.levers:
        found = with_lever(found, moved.id, moved.value, default=known.baseline.lever(moved.id).default)
    return named(found, pick(preset.title.zh, preset.title.en))


def _presets(known: Known) -> None:
    popover = st.popover(
        tr("预设"), icon=":material/auto_awesome_motion:", key="whatif_presets", on_change="rerun"
    )  # fmt: skip
    if not popover.open:
        return
    with popover:
        for preset in known.presets:
            st.button(
                pick(preset.title.zh, preset.title.en), key=f"preset_{preset.id}", width="stretch",
                on_click=_apply, args=(known, preset),
            )  # fmt: skip
            st.caption(pick(preset.summary.zh, preset.summary.en))


def _apply(known: Known, preset: Preset) -> None:
    state.attempt(known, lambda scenario: preset_applied(known, scenario, preset))


def _share(known: Known, choice: Choice) -> None:
    popover = st.popover(tr("分享"), icon=":material/qr_code_2:", key="whatif_share", on_change="rerun")
    if not popover.open:
        return
    with popover:
        try:
            code = state.code(known, choice.as_view(language()))
            address = f"{(st.context.url or '').split('?')[0]}?{state.PARAM}={code}"
            words = tr("方案码含全部调节项、目标与画面，带校验；粘贴到地址 {param}= 之后即可打开。", param=state.PARAM)
            st.caption(words)
            st.code(code, language=None, wrap_lines=True)
            st.image(qr_png(address, scale=5), width=260, caption=tr("手机扫码打开同一画面"))
        except ScenarioCodeError as error:
            st.warning(sentence(error), icon=":material/link_off:")
        except AddressTooLongError:
            st.caption(tr("内容较多，二维码放不下，请复制上面的方案码或导出方案文件。"))
