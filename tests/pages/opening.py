"""Opening a page in its frame, and what it says: shared by the tests of pages."""

from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def open_page(script: str, **query: str | list[str]) -> AppTest:
    """The page of `pages/…` under an address with `query`, run once, without an exception."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=90)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(script).run()
    assert not app.exception
    return app


def printed(table: Any) -> pd.DataFrame:
    """A table of a page in the words that stand in its cells, where figures are shown as printed."""
    words = pa.ipc.open_stream(table.proto.arrow_data.styler.display_values).read_all().to_pandas()
    return words.set_axis(table.value.columns, axis=1).set_axis(table.value.index, axis=0)


def words_of(app: AppTest) -> str:
    """Everything a page says in plain elements, one a line."""
    parts = [*app.title, *app.subheader, *app.markdown, *app.caption, *app.text]
    return "\n".join(str(part.value) for part in [*parts, *app.info, *app.warning, *app.error])
