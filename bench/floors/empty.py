"""Floor: an empty page of the same frame."""

import streamlit as st

st.caption("empty")
