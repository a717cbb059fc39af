"""Families of the categories of projects and facilities, for filters and bars."""

FAMILIES: dict[str, tuple[str, ...]] = {
    "industry": ("industry", "industrial_park", "trade", "agriculture", "exhibition", "finance", "commerce"),
    "innovation": ("research", "innovation_platform", "digital"),
    "opening_up": ("cooperation",),
    "transport": ("road", "rail", "waterway", "freight", "transport_hub"),
    "water": (
        *("river_works", "reservoir", "flood_control", "water_saving", "pipeline"),
        *("water_supply", "reclaimed_water"),
    ),
    "ecology": ("landscape", "energy", "green_building", "park"),
    "urban": ("district_development", "rural", "housing", "utilities", "power", "heat", "storage"),
    "services": (
        *("education", "health", "elderly_care", "sports", "culture", "community", "government", "emergency"),
        "employment",
    ),
}
WORDS = {
    "industry": "产业项目", "innovation": "创新载体", "opening_up": "开放合作", "transport": "交通",
    "water": "水利与供水", "ecology": "生态与绿色", "urban": "城乡建设", "services": "公共服务",
}  # fmt: skip
PRODUCTIVE = ("industry", "innovation", "opening_up")
"""Families of which one may ask to which industry they belong."""
_FAMILY = {category: family for family, categories in FAMILIES.items() for category in categories}


def family_of(category: str) -> str:
    """The family of a category of projects or facilities."""
    return _FAMILY[category]
