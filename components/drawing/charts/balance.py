"""What the pictures of the balance share: the colour of what is drawn, and names moved apart."""

ROLES = {
    "blue_green": "forest",
    "other": "neutral",
    "reserve": "core",
    "built": "core",
    "land": "core",
    "water": "river_blue_green",
    "required": "river_blue_green",
    "allotted": "river_blue_green",
    "reclaimed": "group_5",
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
"""What is drawn, and the colour role that means it on every page."""


def apart(middles: list[float], gaps: list[float], low: float, high: float) -> list[float]:
    """`middles` in rising order moved so that neighbours stand `gaps` apart, and within low to high where they fit.

    `gaps[i]` is asked between i and i + 1; the first and last may reach the ends themselves.
    """
    found = list(middles)
    for place in range(1, len(found)):
        found[place] = max(found[place], found[place - 1] + gaps[place - 1])
    if found and found[-1] > high:
        found[-1] = high
        for place in range(len(found) - 2, -1, -1):
            found[place] = min(found[place], found[place + 1] - gaps[place])
    return [max(value, low) for value in found]
