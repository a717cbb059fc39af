"""Contracts of the three steps: what is said of each goal, what would decide it, how far the plans have come, and the
dates of works."""

import pandera.pandas as pa

from data.columns import SCOPES, choice, identifier, number, text
from data.schemas_indicators import HORIZONS, OPERATORS
from data.schemas_places import BASES, date, evidence, prefixed, schema
from data.units import UNITS

BEARINGS = ["reached", "part", "open", "other"]
"""Whether a source says that the goal is reached, that part of it is, that it is still to do, or something near it: of
another scope, base, year or place, which decides nothing."""
PLAN_PARTS = ["lead", "comprehensive", "special", "sector", "unassigned"]
"""The 1, 4, 16 and N of the system of plans; `unassigned` where no source says to which of them a plan belongs."""
PLAN_STATES = ["approved", "issued", "drawn_up", "drafting", "to_draft", "silent"]
DATED_EVENTS = ["start", "open", "complete"]
"""Works begin, use begins, or the building is finished, of which a source does not say that use begins."""

GOAL_REPORTS = schema(
    {
        "report_id": prefixed("r", unique=True),
        "goal_id": identifier(),
        "bearing": choice(BEARINGS),
        "as_of": date(required=True),
        "text": text(required=True),
        "text_en": text(required=True),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

GOAL_EVIDENCE = schema(
    {
        "goal_id": identifier(unique=True),
        "statement_en": text(required=True),
        "evidence": text(required=True),
        "evidence_en": text(required=True),
        "indicator_id": identifier(optional=True),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

REPORTED_GOALS = schema(
    {
        "goal_id": identifier(unique=True),
        "horizon": choice(HORIZONS),
        "theme": text(required=True),
        "statement": text(required=True),
        "statement_en": text(required=True),
        "operator": choice(OPERATORS, optional=True),
        "value": number(),
        "unit": choice(sorted(unit for unit in UNITS if unit), optional=True),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

PLAN_STATES_SCHEMA = schema(
    {
        "thing_id": prefixed("n"),
        "part": choice(PLAN_PARTS),
        "state": choice(PLAN_STATES),
        "as_of": date(required=True),
        "text": text(required=True),
        "text_en": text(required=True),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

FACILITY_DATES = schema(
    {
        "facility_id": prefixed("f"),
        "event": choice(DATED_EVENTS),
        "basis": choice(BASES),
        "date": date(required=True),
        "text": text(required=True),
        "text_en": text(required=True),
        "scope": choice(SCOPES),
        **evidence(),
    }
)

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "goal_reports": GOAL_REPORTS,
    "goal_evidence": GOAL_EVIDENCE,
    "reported_goals": REPORTED_GOALS,
    "plan_states": PLAN_STATES_SCHEMA,
    "facility_dates": FACILITY_DATES,
}
