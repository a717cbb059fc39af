"""What comes out of the printer: every row, every source, nothing that runs, and each viewer's own ground."""

from __future__ import annotations

import asyncio
import gc
import re
from typing import Any

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from components.base.look import Look
from components.export import viewers
from components.export.picture import Stamp
from components.export.print_sheet import sheet_html
from components.server.printing import TOKEN, print_sheet
from components.topics.contract import Content, Figure, Sentence, Table
from components.topics.whatif.facts import load_facts
from model.scenario import BASELINE, with_lever

LINK = "https://plan.example.org/?s=1~R~x"
FRAME = pd.DataFrame({"<b>名</b>": [f"甲{row}" for row in range(300)], "年": 2035, "值": [12345.678, None] * 150})


def sheet(**parts: Any) -> str:
    content = Content(
        "layout", "标题", "回答", figures=(Figure("数", "1 个", "official"),), notice="非法定边界", **parts
    )
    return sheet_html(content, Look(), Stamp("1~R~x", LINK, "2026-11-29 20:00"))


def test_a_table_prints_all_its_rows_as_text_and_figures_as_figures() -> None:
    html = sheet(tables=(Table("t", "表", FRAME, note="<script>注</script>"),))
    assert html.count("<tr>") == 301 and "甲299" in html
    assert '<td class="figure">12,345.678</td>' in html and '<td class="figure">2035</td>' in html
    assert "<script" not in html and "&lt;b&gt;名&lt;/b&gt;" in html


def test_sentences_notice_date_code_and_the_way_back_stand_on_the_sheet() -> None:
    html = sheet(sentences=(Sentence("一句话 & 又一句"),))
    for words in ("一句话 &amp; 又一句", "非法定边界", "2026-11-29 20:00", "1~R~x", LINK):
        assert words in html, words
    assert html.count("<svg") == 2, "the picture, and the code for a phone"


def ask(page: str, query: str = "", token: str = "") -> Response:
    scope = {"type": "http", "method": "GET", "path": f"/print/{page}", "path_params": {"page": page}}
    scope |= {"headers": [(TOKEN.encode(), token.encode())], "query_string": query.encode()}
    return asyncio.run(print_sheet(Request(scope)))


def test_the_sheet_follows_the_address_and_its_language() -> None:
    answer = ask("monitoring", "lang=en")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert "Exported at" in bytes(answer.body).decode()
    assert ask("nowhere").status_code == 404


def test_a_scenario_that_the_address_does_not_carry_is_printed_for_its_own_viewer_alone() -> None:
    lever = next(iter(load_facts().baseline.levers))
    viewers.remember("mine", scenario=with_lever(BASELINE, lever.id, lever.high, default=lever.default))
    pages = (bytes(ask("balance", token=token).body).decode() for token in ("mine", "another", ""))
    mine, another, nobodys = (re.sub(r"[\d-]{10} [\d:]{5}", "", page) for page in pages)
    assert mine != nobodys and another == nobodys


class Roads:
    """Stands for a road network."""

    name, key = "roads.gpkg", "k"
    reach: Any = None


def test_a_viewers_roads_live_as_long_as_the_session_and_the_oldest_viewer_goes_first() -> None:
    from weakref import ref

    roads = Roads()
    viewers.remember("first", network=ref(roads), origin="http://plan.example.org")
    viewers.remember("first", scenario=BASELINE)
    kept = viewers.viewer_of("first")
    assert (kept.network and kept.network(), kept.origin) == (roads, "http://plan.example.org")
    del roads
    gc.collect()
    assert kept.network and kept.network() is None
    for turn in range(viewers.MOST):
        viewers.remember(f"viewer {turn}", origin="")
    assert viewers.viewer_of("first") == viewers.Viewer()
