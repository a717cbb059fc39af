"""Shared by the charts of the balance: colour roles, and placement of names."""

ROLES = {
    "blue_green": "forest",
    "other": "neutral",
    "reserve": "built_land",
    "built": "built_land",
    "land": "built_land",
    "water": "river_blue_green",
    "required": "river_blue_green",
    "allotted": "river_blue_green",
    "reclaimed": "reclaimed_water",
    "irrigation": "forest",
    "ecology": "corridor",
    "industry": "facility",
    "living": "yellow_river_ochre",
    "margin": "river_blue_green",
    "gap": "bad",
    "people": "yellow_river_ochre",
    "urban": "facility",
    "stock": "neutral",
    "unknown": "neutral",
    "add": "yellow_river_ochre",
}
"""Colour role of each drawn kind, the same on every page."""


def apart(middles: list[float], gaps: list[float], low: float, high: float) -> list[float]:
    """`middles` in rising order moved so that neighbours stand `gaps` apart, and within low to high where they fit.

    `gaps[i]` is asked between i and i + 1; the first and last may reach the ends themselves.
    """
    placed = list(middles)
    for place in range(1, len(placed)):
        placed[place] = max(placed[place], placed[place - 1] + gaps[place - 1])
    if placed and placed[-1] > high:
        placed[-1] = high
        for place in range(len(placed) - 2, -1, -1):
            placed[place] = min(placed[place], placed[place + 1] - gaps[place])
    return [max(value, low) for value in placed]
