"""Makes the font files that exported pictures are drawn with: `python -m tools.build_chart_font`.

The picture renderer reads OpenType files, not the web fonts, and an office PC may have no open Chinese font of its own.
Needs what `tools.build_assets` needs. Run it after new interface text or data brings new characters.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from components.drawing.chart import CHART_FONTS
from tools.build_assets import NOTO, SIMPLIFIED_CHINESE, gb2312_characters, used_characters

FAMILY = "Noto Sans SC"
FAMILY_NAME_IDS = (1, 16)
WEIGHTS = {"Regular": 400, "Bold": 700}


def _face(weight: str) -> TTFont:
    collection = TTCollection(NOTO / f"NotoSansCJK-{weight}.ttc")
    names = ((face, str(face["name"].getDebugName(4))) for face in collection.fonts)
    return next(face for face, name in names if SIMPLIFIED_CHINESE in name and "Mono" not in name)


def write_chart_font(weight: str, characters: set[int]) -> Path:
    """One OpenType file holding just `characters`, under the family name that the charts ask for."""
    face = _face(weight)
    options = subset.Options(layout_features=["kern", "tnum", "locl"], hinting=False, desubroutinize=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(face)
    for record in face["name"].names:
        if record.nameID in FAMILY_NAME_IDS:
            record.string = FAMILY
    CHART_FONTS.mkdir(parents=True, exist_ok=True)
    path = CHART_FONTS / f"noto-sans-sc-{WEIGHTS[weight]}.otf"
    subset.save_font(face, path, options)
    return path


def main() -> None:
    """Bold for what is written today; regular, to which the renderer falls back, for new data's names as well."""
    characters = used_characters()
    write_chart_font("Bold", characters)
    write_chart_font("Regular", characters | gb2312_characters())


if __name__ == "__main__":
    main()
