"""A question with its map and large buttons, then the model's answer beside the visitor's own."""

import streamlit as st

from components.story.kiosk.challenges import question, reply
from components.story.kiosk.parts import Bar, Option
from components.story.kiosk.pictures import START
from components.ui.kiosk import visit as visits
from components.ui.kiosk.picture import picture
from components.ui.kiosk.visit import Visit
from components.words.text import language, plain_in_markdown, tr


def question_screen(visit: Visit) -> None:
    """Raises DataContractError and LayerContractError."""
    put = question(visit.challenge, language())
    picture(put, START)
    with st.container(key="kiosk_words"):
        st.title(plain_in_markdown(put.text), anchor=False)
        st.caption(plain_in_markdown(put.hint))
    with st.container(key="kiosk_choices"):
        for option in put.options:
            st.button(
                _label(option), key=f"kiosk_choose_{option.ident}", width="stretch",
                on_click=visits.choose, args=(option.ident,),
            )  # fmt: skip


def _label(option: Option) -> str:
    """The option's words, its letter in the disc that the map has."""
    name = plain_in_markdown(option.label.removeprefix(f"{option.letter} "))
    return f":orange-badge[{option.letter}] {name}" if option.letter else name


def answer_screen(visit: Visit) -> None:
    """Raises DataContractError and LayerContractError."""
    put, model = question(visit.challenge, language()), reply(visit.challenge, visit.choice, language())
    visits.count_answer(is_right=model.is_right)
    chosen = next(option.label for option in put.options if option.ident == visit.choice)
    picture(put, model.pictured)
    with st.container(key="kiosk_words"):
        verdict = tr("猜对了！") if model.is_right else tr("没猜中也没关系，现在知道了。")
        with st.container(key=f"kiosk_verdict_{'right' if model.is_right else 'wrong'}"):
            st.title(f"{':material/star:' if model.is_right else ':material/lightbulb:'} {verdict}", anchor=False)
        with st.container(key="kiosk_truth"):
            st.markdown(plain_in_markdown(model.sentence))
        st.markdown(tr("你猜的是：{chosen}。", chosen=plain_in_markdown(chosen)) + plain_in_markdown(model.teaching))
        _bars(model.measure, model.bars, visit.choice)
        st.caption(plain_in_markdown(model.basis))
    with st.container(key="kiosk_choices"), st.container(key="kiosk_answered"):
        _onward(visit)


def _bars(measure: str, bars: tuple[Bar, ...], choice: str) -> None:
    with st.container(key="kiosk_bars"):
        st.caption(plain_in_markdown(measure))
        for bar in bars:
            own = tr("（你猜的）") if bar.option.ident == choice else ""
            value = plain_in_markdown(bar.value)
            label = f"{plain_in_markdown(bar.option.label)}{own}　{f'**{value}**' if bar.is_best else value}"
            with st.container(key=f"kiosk_bar_{'best' if bar.is_best else 'other'}_{bar.option.ident}"):
                st.progress(min(1.0, bar.length), text=label)


def _onward(visit: Visit) -> None:
    if visit.is_path and visit.following:
        st.button(
            tr("下一题"), icon=":material/arrow_forward:", key="kiosk_next", type="primary", width="stretch",
            on_click=visits.ask, args=(visit.following,), kwargs={"is_path": True},
        )  # fmt: skip
    else:
        st.button(
            tr("看我的卡片"), icon=":material/badge:", key="kiosk_to_card", type="primary", width="stretch",
            on_click=visits.turn_to, args=("card",),
        )  # fmt: skip
