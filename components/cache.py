"""What pages read, cached by the version of the file it came from: a mended file is seen without a restart."""

from pathlib import Path

import pandas as pd
import streamlit as st

from data import tables
from geo import read as geo_read

DATA = Path(tables.__file__).parent
GEO = Path(geo_read.__file__).parent


def _version(*paths: Path) -> tuple[int, ...]:
    return tuple(p.stat().st_mtime_ns if p.exists() else 0 for p in paths)


def table(name: str) -> pd.DataFrame:
    """A checked table of facts. Shared between viewers: copy before changing. Raises DataContractError."""
    return _table(name, _version(DATA / f"{name}.csv"))


@st.cache_resource(max_entries=64, show_spinner=False)
def _table(name: str, _version: tuple[int, ...]) -> pd.DataFrame:
    return tables.load_table(name)
