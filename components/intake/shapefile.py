"""A zipped Shapefile: its parts laid beside each other in a folder, nothing else of the archive touched."""

import zipfile
from codecs import getincrementaldecoder
from io import BytesIO
from pathlib import Path

ZIP = b"PK\x03\x04"
PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
MOST_UNPACKED = 200 << 20
LANGUAGE_BYTE, FIRST_FIELD, FIELD, FIELD_NAME = 29, 32, 32, 11  # of the dBASE header
SAMPLE = 65536


class ArchiveError(ValueError):
    """The archive holds no single Shapefile that can be unpacked; `code` is a key of `intake.REFUSALS`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def unpack(content: bytes, folder: Path) -> Path:
    """The Shapefile of the archive as `folder/roads.*`. Raises ArchiveError."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for part, member in _members(archive).items():
                (folder / f"roads{part}").write_bytes(_read(archive, member))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ArchiveError("bad_zip") from error  # damaged, encrypted, or packed in a way that nobody uses
    _name_encoding(folder)
    return folder / "roads.shp"


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The parts of the one Shapefile by ending."""
    files = [info for info in archive.infolist() if "__MACOSX" not in info.filename]
    shapes = [info for info in files if _ending(info) == ".shp"]
    if len(shapes) != 1:
        raise ArchiveError("several_shp" if shapes else "no_shp")
    stem = shapes[0].filename[: -len(".shp")].lower()
    parts = {_ending(info): info for info in files if info.filename[:-4].lower() == stem and _ending(info) in PARTS}
    if {".dbf", ".shx"} - set(parts):
        raise ArchiveError("no_dbf")
    if sum(info.file_size for info in parts.values()) > MOST_UNPACKED:
        raise ArchiveError("memory")
    return parts


def _ending(info: zipfile.ZipInfo) -> str:
    return info.filename[-4:].lower()


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member, never more than may be unpacked, whatever its header says."""
    with archive.open(member) as handle:
        found = handle.read(MOST_UNPACKED + 1)
    if len(found) > MOST_UNPACKED:
        raise ArchiveError("memory")
    return found


def _name_encoding(folder: Path) -> None:
    """Where neither a .cpg file nor the table says how words are written: UTF-8 if they are, else Chinese GBK.

    UTF-8 names of columns end in a whole character: ten bytes may have cut them within one.
    """
    cpg, dbf = folder / "roads.cpg", folder / "roads.dbf"
    table = bytearray(dbf.read_bytes())
    said = cpg.read_bytes().upper() if cpg.exists() else b""
    if len(table) < FIRST_FIELD or (said and b"UTF" not in said) or (not said and table[LANGUAGE_BYTE]):
        return
    records = int.from_bytes(table[8:10], "little")
    places = [slice(at, at + FIELD_NAME) for at in range(FIRST_FIELD, max(records - 1, FIRST_FIELD), FIELD)]
    names = [bytes(table[place]).split(b"\0")[0] for place in places]
    if not said and not all(map(_is_utf8, [*names, bytes(table[records : records + SAMPLE])])):
        cpg.write_text("GBK", encoding="ascii")
        return
    for place, name in zip(places, names, strict=True):
        table[place] = name.decode("utf-8", "ignore").encode().ljust(FIELD_NAME, b"\0")
    dbf.write_bytes(table)
    cpg.write_text("UTF-8", encoding="ascii")


def _is_utf8(cut: bytes) -> bool:
    """Whether the bytes are UTF-8, the last character perhaps cut off."""
    try:
        getincrementaldecoder("utf-8")().decode(cut)
    except UnicodeDecodeError:
        return False
    return True
