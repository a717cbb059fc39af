"""Contract of the table that says of every facility of which kinds and on which level it is, and why."""

import pandera.pandas as pa

from data.columns import choice, table, text
from data.schemas_places import ids, prefixed

LEVELS = ["city", "group", "community", "unstated", "none"]
"""Level among the public services of the opinion; `none` for what is no public service."""
SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "facility_levels": table(
        {
            "facility_id": prefixed("f", unique=True),
            "kinds": ids(),
            "level": choice(LEVELS),
            "reason": text(required=True),
        }
    )
}
