"""A map file surveyed: its layers, fields and rows, and where each coordinate system would put it."""

import shapely

from components.intake.map_answers import Column, FileLayer, Survey
from components.intake.map_file import Ground, MapFile, words_of
from geo.supply.candidates import candidates, contradiction
from geo.supply.matching import by_words
from model.messages import Message, message

FIRST_ROWS = 3
MOST_COLUMNS = 40


def survey(file: MapFile, ground: Ground) -> Survey:
    """What there is to choose from."""
    matches, id_column, name_column = by_words(file.table, ground.elements)
    by_name = {row: match.element_id for row, match in matches.items()}
    listed = candidates(file.shapes, by_name, file.stated, ground.around)
    notes = list(file.notes)
    if file.stated is None:
        notes.append(message("文件没有写明坐标系，须由您选定。"))
    return Survey(
        rows=len(file.table),
        vertices=int(shapely.get_num_coordinates(file.shapes).sum()),
        layers=tuple(FileLayer(*each) for each in file.layers),
        layer=file.layer,
        columns=_columns(file),
        words=tuple(words_of(row, (name_column, id_column)) for row in file.table[:2_000]),
        candidates=tuple(listed),
        warning=contradiction(listed) or (None if any(each.is_near for each in listed) else _nowhere()),
        notes=tuple(notes),
    )


def _nowhere() -> Message:
    return message("没有一种坐标系能使图形落到济南一带：可能是地方独立坐标系，或坐标有误；请转成 CGCS2000 再导出。")


def _columns(file: MapFile) -> tuple[Column, ...]:
    names = list(dict.fromkeys(name for row in file.table for name in row))[:MOST_COLUMNS]
    return tuple(Column(name, tuple(row.get(name, "") for row in file.table[:FIRST_ROWS])) for name in names)
