"""Floor: a key turns a page of words, the least that the frame takes from a key to new words."""

import streamlit as st


@st.fragment
def slide() -> None:
    turn = st.session_state.setdefault("turn", 0)
    st.title(f"Step {turn}", anchor=False)
    st.markdown(f"What is said at step {turn}.")
    st.button("Next", key="next", shortcut="n", on_click=_turn)


def _turn() -> None:
    st.session_state["turn"] += 1


slide()
