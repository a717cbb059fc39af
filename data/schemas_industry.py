"""Contracts of what ties projects to indicators and industries, and of what the parts of a label stand for."""

import pandas as pd
import pandera.pandas as pa

from data.columns import choice, identifier, quote, rule, table, text, whole_number
from data.schemas_places import GRADES, prefixed

MILESTONE_KINDS = ["project", "facility", "crossing"]
ROLES = ["leader", "carrier", "project"]
"""Leads a chain by the document's word, carries an industry (park, base, platform, institute), or belongs to it."""
_PLACE = pa.Check.ge(1, error=rule("须从1起"))


def _clause(*, quoted: bool = True) -> dict[str, pa.Column]:
    return {"source_id": text(required=True), "locator": text(required=True), "quote": quote(required=quoted)}


def _reasoned() -> dict[str, pa.Column]:
    return {"reason": text(required=True), "reason_en": text(required=True), "grade": choice(GRADES)}


def _graded_when_explained(frame: pd.DataFrame) -> "pd.Series[bool]":
    return (frame["meaning"] != "") == (frame["grade"] != "")


MILESTONE_LINKS = table(
    {
        "milestone_id": identifier(),
        "milestone_kind": choice(MILESTONE_KINDS),
        "indicator_id": identifier(),
        **_clause(),
        **_reasoned(),
    },
    unique=["milestone_id", "indicator_id"],
)
"""Which indicator a project, facility or crossing moves, and why; never by how much. `grade` is the link's own."""

PROJECT_INDUSTRIES = table(
    {
        "facility_id": prefixed("f"),
        "industry_id": prefixed("n"),
        "role": choice(ROLES),
        **_clause(),
        **_reasoned(),
    },
    unique=["facility_id", "industry_id"],
)

LABEL_PARTS = table(
    {
        "label_id": prefixed("n"),
        "place": whole_number(_PLACE, required=True),
        "part": text(required=True),
        "meaning": text(),
        "meaning_en": text(),
        "grade": choice(GRADES, optional=True),
        **_clause(quoted=False),
        "note": text(),
    },
    pa.Check(_graded_when_explained, error=rule("写明含义的须有等级，没有写明的等级空着")),
    unique=["label_id", "place"],
)
"""What each figure of a label such as 3+1 stands for; no meaning where no source states one."""

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "milestone_links": MILESTONE_LINKS,
    "project_industries": PROJECT_INDUSTRIES,
    "label_parts": LABEL_PARTS,
}
