"""A zipped Shapefile: its parts laid beside each other in a folder, nothing else of the archive touched."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from components.intake import dbase
from components.intake.refusals import Bounds, RefusedError
from model.messages import Message

ZIP = b"PK\x03\x04"
SHAPES = b"\x00\x00\x27\x0a"
PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
MOST_SMALL = 64 << 10
"""Bytes of a .prj or .cpg."""


def unpack(archive_path: Path, folder: Path, bounds: Bounds) -> tuple[Path, list[Message]]:
    """The Shapefile of the archive as `folder/roads.*`, its table put right. Raises RefusedError."""
    try:
        with zipfile.ZipFile(archive_path) as archive:
            parts = _members(archive, bounds)
            files = {part: _read(archive, member, part, bounds) for part, member in parts.items()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        # damaged, encrypted, or compressed by an uncommon method
        raise error if isinstance(error, RefusedError) else RefusedError("bad_zip") from error
    if not (files[".shp"].startswith(SHAPES) and files[".shx"].startswith(SHAPES)):
        raise RefusedError("unreadable")
    if len(files[".shp"]) > 36 * bounds.vertices + 60 * bounds.features:
        raise RefusedError("vertices")
    table = dbase.mend(files[".dbf"], files.pop(".cpg", b"").decode("ascii", "ignore"), bounds)
    files |= {".dbf": table.content, ".cpg": table.encoding.encode()}
    for part, content in files.items():
        (folder / f"roads{part}").write_bytes(content)
    return folder / "roads.shp", list(table.notes)


def _members(archive: zipfile.ZipFile, bounds: Bounds) -> dict[str, zipfile.ZipInfo]:
    """The parts of the one Shapefile by ending."""
    listed = archive.infolist()
    if len(listed) > bounds.members:
        raise RefusedError("members")
    files = [info for info in listed if not _is_resource(info.filename)]
    shapes = [info for info in files if _ending(info) == ".shp"]
    if len(shapes) != 1:
        raise RefusedError("several_shp" if shapes else "no_shp")
    stem = shapes[0].filename[: -len(".shp")].lower()
    parts = {_ending(info): info for info in files if info.filename[:-4].lower() == stem and _ending(info) in PARTS}
    if {".dbf", ".shx"} - set(parts):
        raise RefusedError("no_dbf")
    if sum(info.file_size for info in parts.values()) > bounds.unpacked:
        raise RefusedError("memory")
    return parts


def _is_resource(name: str) -> bool:
    """Whether a file is what a Mac puts beside the files of an archive."""
    path = PurePosixPath(name.replace("\\", "/"))
    return "__MACOSX" in path.parts or path.name.startswith("._")


def _ending(info: zipfile.ZipInfo) -> str:
    return info.filename[-4:].lower()


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, part: str, bounds: Bounds) -> bytes:
    """A member of the archive, never more than the limit, whatever size its header states."""
    most = MOST_SMALL if part in (".prj", ".cpg") else bounds.unpacked
    with archive.open(member) as handle:
        content = handle.read(most + 1)
    if len(content) > most:
        raise RefusedError("memory")
    return content
