"""Clauses as a person reads them."""

import pandas as pd

from components.base import cache
from components.words.citation import cite
from components.words.quotation import in_marks, printed


def test_a_clause_from_a_table_reads_as_a_row_of_the_table():
    assert printed("地区生产总值亿元69.3113.237.8125.711") == "地区生产总值｜亿元｜69.3｜113.2｜37.8｜125.7｜11"


def test_every_row_of_the_annex_that_has_cells_keeps_them_apart():
    annex = cache.table("annex_2024")
    with_cells = annex[annex["merged"] != "text_block"]
    assert len(with_cells) == 20
    for row in with_cells.to_dict("records"):
        cells = printed(row["quote"]).split("｜")
        assert row["name"] in cells or row["merged"], row["name"]
        assert "".join(cells) == row["quote"].replace(" ", "")


def test_a_sentence_stays_as_it_is():
    assert printed("全面完成节能减排降碳和环境质量改善约束性指标") == "全面完成节能减排降碳和环境质量改善约束性指标"


def test_quotation_marks_are_never_doubled():
    assert in_marks("“氢进万家”科技示范工程启动实施") == "“‘氢进万家’科技示范工程启动实施”"
    assert in_marks("“中国-加勒比国家发展中心”") == "“中国-加勒比国家发展中心”"
    assert in_marks("建立落实月度台账") == "“建立落实月度台账”"
    assert in_marks("") == ""


def test_no_citation_of_any_row_has_two_marks_side_by_side_or_glued_digits():
    sources = cache.sources()
    for name in ("observations", "goals", "facility_mentions", "named_things", "spatial_elements", "annex_2024"):
        for row in cache.table(name).to_dict("records"):
            text = cite(pd.Series(row), sources).text() if row["source_id"] else ""
            assert "““" not in text and "””" not in text, text
    gdp = cache.table("observations").iloc[0]
    assert "69.3｜113.2" in cite(gdp, sources).text()
