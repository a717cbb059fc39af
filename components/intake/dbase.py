"""The table of a Shapefile (dBASE): how its words are written is decided by its bytes; names are made distinct."""

import codecs
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from components.intake.refusals import Bounds, RefusedError
from model.messages import Message, message

HEADER, FIELD, NAME, LANGUAGE_BYTE = 32, 32, 11, 29
CODE_PAGES = {0x4D: "gbk", 0x4F: "big5", 0x13: "cp932", 0x7B: "cp932", 0x4E: "cp949", 0x03: "cp1252", 0xC9: "cp1251"}
"""What a language byte says; 0x57 (the computer's own) and all others say nothing."""
BY_NAME = {
    **dict.fromkeys(("utf-8", "utf8", "65001"), "utf-8"),
    **dict.fromkeys(("gbk", "gb2312", "936"), "gbk"), "gb18030": "gb18030", "54936": "gb18030",
    **dict.fromkeys(("big5", "950"), "big5"), **dict.fromkeys(("shift_jis", "shiftjis", "932"), "cp932"),
    **dict.fromkeys(("euckr", "949"), "cp949"), **{f"125{n}": f"cp125{n}" for n in range(9)},
    **{f"iso8859{n}": f"iso8859-{n}" for n in range(1, 10)}, "latin1": "iso8859-1",
}  # fmt: skip
TWO_BYTES = {"big5", "cp932", "cp949", "gb18030", "gbk"}
FOR_GDAL = {"utf-8": "UTF-8", "gbk": "GBK", "gb18030": "GB18030", "big5": "BIG5", "cp932": "CP932", "cp949": "CP949"}
FOR_GDAL |= {f"iso8859-{n}": f"ISO-8859-{n}" for n in range(1, 10)}
HIGH_RUNS = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True)
class Table:
    """A table put right: its bytes, the name of its encoding for a .cpg file, and sentences on what was done."""

    content: bytes
    encoding: str
    notes: tuple[Message, ...]


@dataclass(frozen=True)
class _Layout:
    """Where the words stand: start of the records, their length and number, offset and width of each text field."""

    records: int
    length: int
    count: int
    names: tuple[slice, ...]
    text: tuple[tuple[int, int], ...]


def mend(table: bytes, declared: str, bounds: Bounds) -> Table:
    """The table with whole words and distinct names; `declared` is what a .cpg file says. Raises RefusedError."""
    layout, content = _layout(table, bounds), bytearray(table)
    words = [bytes(content[place]).split(b"\0")[0] for place in layout.names]
    cells = [*words, *(bytes(content[place]) for place in _cells(layout))]
    foreign = [cell for cell in cells if not cell.isascii()]
    stated = _stated(declared, table[LANGUAGE_BYTE])
    used = _decided(foreign, stated)
    if foreign:
        for place in _cells(layout):
            if not content[place].isascii():
                content[place] = _whole(bytes(content[place]), used).ljust(place.stop - place.start)
    again = _rename(content, layout, words, used)
    content[LANGUAGE_BYTE] = 0
    notes = [*_encoding_note(used, stated, declared, bool(foreign)), *again]
    return Table(bytes(content), FOR_GDAL.get(used, used.upper()), tuple(notes))


def _layout(table: bytes, bounds: Bounds) -> _Layout:
    count, records, length = (int.from_bytes(table[a:b], "little") for a, b in ((4, 8), (8, 10), (10, 12)))
    if len(table) < HEADER + 1 or records <= HEADER or length < 1:
        raise RefusedError("unreadable")
    fields = (records - 1 - HEADER) // FIELD
    if count > bounds.features:
        raise RefusedError("features")
    if fields > bounds.columns:
        raise RefusedError("columns")
    starts = [HEADER + FIELD * n for n in range(fields) if table[HEADER + FIELD * n : HEADER + FIELD * n + 1] != b"\r"]
    text, offset = [], 1
    for start in starts:
        kind, width = table[start + NAME : start + NAME + 1], table[start + 16]
        if kind == b"C":
            width += table[start + 17] << 8
            text.append((offset, width))
        offset += width
    whole = max(0, min(count, (len(table) - records) // length))
    return _Layout(records, length, whole, tuple(slice(s, s + NAME) for s in starts), tuple(text))


def _cells(layout: _Layout) -> Iterable[slice]:
    for row in range(layout.count):
        start = layout.records + row * layout.length
        for offset, width in layout.text:
            yield slice(start + offset, start + offset + width)


def _stated(declared: str, language_byte: int) -> str:
    """The encoding that file or table names; "" for none and for a name that is no encoding."""
    word = re.sub(r"^(ansi|oem|cp|windows|ms)[\s_-]*(?=\d)|(?<=iso)[\s_-]+|(?<=8859)[\s_-]+|(?<=euc)[\s_-]+", "",
                  declared.strip().lower())  # fmt: skip
    return BY_NAME.get(word.strip("\0 "), "") if declared.strip("\0 \r\n") else CODE_PAGES.get(language_byte, "")


def _decided(foreign: list[bytes], stated: str) -> str:
    """UTF-8 where all words are; else what is stated, unless the words contradict it; else Chinese."""
    if all(_fits(cell, "utf-8") for cell in foreign):
        return "utf-8"
    if stated != "utf-8" and stated and all(_fits(cell, stated) for cell in foreign):
        runs = [run for cell in foreign for run in HIGH_RUNS.findall(cell)]
        if stated in TWO_BYTES or 2 * sum(len(run) == 1 for run in runs) > len(runs):
            return stated
    return next((name for name in ("gbk", "gb18030") if all(_fits(cell, name) for cell in foreign)), "iso8859-1")


def _fits(cell: bytes, encoding: str) -> bool:
    """Whether the bytes are of the encoding, the last character perhaps cut off."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(cell.rstrip(b" \0"))
    except UnicodeDecodeError:
        return False
    return True


def _whole(cell: bytes, encoding: str) -> bytes:
    """The bytes without padding and without a last character that was cut off."""
    return codecs.getincrementaldecoder(encoding)().decode(cell.rstrip(b" \0")).encode(encoding)


def _rename(content: bytearray, layout: _Layout, words: list[bytes], used: str) -> list[Message]:
    """Write the names back, whole and each only once; say which were given a new one."""
    assigned: set[str] = set()
    notes = []
    for place, word in zip(layout.names, words, strict=True):
        name = codecs.getincrementaldecoder(used)().decode(word)
        new = _distinct(name, assigned, lambda text: len(text.encode(used)) < NAME)
        assigned.add(new.lower())
        content[place] = new.encode(used).ljust(NAME, b"\0")
        if new != name:
            notes.append(message("有两个字段都叫“{name}”，后一个改名为“{new}”。", name=name, new=new))
    return notes


def _distinct(name: str, assigned: set[str], fits: Callable[[str], bool]) -> str:
    new, turn = name, 2
    while new.lower() in assigned or not fits(new):
        stem = name
        while stem and not fits(f"{stem}_{turn}"):
            stem = stem[:-1]
        new, turn = f"{stem}_{turn}", turn + 1
    return new


def _encoding_note(used: str, stated: str, declared: str, foreign: bool) -> list[Message]:
    if not foreign:
        return []
    if used == stated:
        return [message("属性表的文字按 {used} 读取。", used=used.upper())]
    if not declared.strip("\0 \r\n"):
        return [message("属性表没有写明文字编码，按内容读作 {used}。", used=used.upper())]
    return [
        message(
            "属性表的编码写作“{declared}”，与内容不符，按内容读作 {used}。",
            declared=declared.strip()[:20],
            used=used.upper(),
        )
    ]
