"""GB 50137-2011, table 4.2.1: urban construction land per person that a plan may take, by the land per person today.

Climate zones I, II, VI and VII; Jinan lies in zone II. Each row has the range that is allowed and, by planned urban
population (up to 200,000, up to 500,000, above), how far a plan may move from the value today. All in m² a person.
"""

from dataclasses import dataclass

UNBOUNDED = float("inf")
SMALLEST_STEP = 0.1
POPULATION_BANDS_10K = (20.0, 50.0)
Change = tuple[float, float]


@dataclass(frozen=True)
class Row:
    """Up to `today` m² a person now: the range allowed, and the changes allowed by population band."""

    today: float
    low: float
    high: float
    changes: tuple[Change, Change, Change]


LESS, MORE = (-UNBOUNDED, -SMALLEST_STEP), (SMALLEST_STEP, UNBOUNDED)
UP_20 = (SMALLEST_STEP, 20.0)
ROWS = (
    Row(65.0, 65.0, 85.0, (MORE, MORE, MORE)),
    Row(75.0, 65.0, 95.0, (UP_20, UP_20, UP_20)),
    Row(85.0, 75.0, 105.0, (UP_20, UP_20, (SMALLEST_STEP, 15.0))),
    Row(95.0, 80.0, 110.0, (UP_20, (-5.0, 20.0), (-5.0, 15.0))),
    Row(105.0, 90.0, 110.0, ((-5.0, 15.0), (-10.0, 15.0), (-10.0, 10.0))),
    Row(115.0, 95.0, 115.0, ((-10.0, -SMALLEST_STEP), (-15.0, -SMALLEST_STEP), (-20.0, -SMALLEST_STEP))),
    Row(UNBOUNDED, 65.0, 115.0, (LESS, LESS, LESS)),
)


def permitted_land_per_person(today_m2: float, planned_10k: float) -> tuple[float, float]:
    """Least and most m² a person for a city that has `today_m2` and plans for `planned_10k` urban people (万人)."""
    row = next(row for row in ROWS if today_m2 <= row.today)
    band = sum(planned_10k > edge for edge in POPULATION_BANDS_10K)
    least, most = row.changes[band]
    return max(row.low, today_m2 + least), min(row.high, today_m2 + most)
