"""The files behind a control path: one file, a folder of them, or an archive; what is passed over is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from layers.disk.files import FileError, read_at_most
from layers.disk.packed.archives import list_members, read_member
from layers.disk.packed.tars import TARS, zip_of
from layers.disk.paths import why_no_file
from layers.errors import ControlError, list_names

SUFFIXES: Final = (
    ".geojson", ".json", ".jsonl", ".geojsonl", ".geojson.gz", ".json.gz", ".gpkg", ".parquet", ".shp", ".fgb", ".kml",
    ".kmz", ".csv", ".zip", *TARS,
)  # fmt: skip
MOST_BYTES: Final = 2_000_000_000
_TABLES: Final = frozenset({".gpkg", ".parquet", ".fgb", ".shp"})
"""What is read in parts, however large."""

_ARCHIVES: Final = (".zip", *TARS)
_PARTS: Final = frozenset({".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".xml", ".qmd"})
"""What belongs to a shapefile and is read with it."""


@dataclass(frozen=True)
class Copy:
    """
    One file of control polygons, alone or inside an archive.

    `label` names it in messages, `name` is its own name, `member` its path in the archive (null outside one).
    """

    label: str
    name: str
    path: Path
    member: str | None = None

    @property
    def opened(self) -> Path:
        """Return the file or zip that is read: of a tar archive the zip made of it; raises ArchiveError."""
        return self.path if self.member is None else zip_of(self.path)

    @property
    def suffix(self) -> str:
        """Return how the name ends, in lower case, both endings of a packed file."""
        return suffix_of(self.name)


def suffix_of(name: str) -> str:
    """
    Return how a file's name ends, in lower case; a packed one keeps the ending before it.

    >>> suffix_of("Front_20250616.GeoJSON.gz"), suffix_of("2022-05-08.tar.xz")
    ('.geojson.gz', '.tar.xz')
    """
    suffixes = [part.lower() for part in PurePosixPath(name).suffixes]
    packed = bool(suffixes) and suffixes[-1] in {".gz", ".xz", ".bz2"}
    return "".join(suffixes[-2:] if packed else suffixes[-1:])


def find_copies(path: Path) -> tuple[list[Copy], list[str]]:
    """
    Return the control files of a file, folder or archive in name order, and lines that name what is passed over.

    Raises ControlError when there are none or the file's format is not read.
    """
    if path.is_dir():
        return _find_in_folder(path)
    if not path.is_file():
        raise ControlError(f"{path}: {why_no_file(path)}; give a control file or a folder of them")
    if suffix_of(path.name) not in SUFFIXES:
        raise ControlError(f"{path}: is no control file; give one ending in {', '.join(SUFFIXES)}")
    if suffix_of(path.name) in _ARCHIVES:
        return _find_members(path)
    lines = _tell_more(path) if suffix_of(path.name) == ".kmz" else []
    if suffix_of(path.name) not in _TABLES and path.stat().st_size > MOST_BYTES:
        raise ControlError(f"{path}: has more than the {MOST_BYTES // 1_000_000:,} MB that are read; check the copy")
    return [Copy(str(path), path.name, path)], lines


def read_copy(copy: Copy) -> bytes:
    """Return the bytes of a file; raises ControlError where it can't be read or unpacks to too much."""
    try:
        return read_at_most(copy.path, MOST_BYTES) if copy.member is None else read_member(copy.opened, copy.member)
    except FileError as error:
        raise ControlError(str(error)) from error
    except OSError as error:
        raise ControlError(f"{copy.label}: can't be read ({error}); check the copy and its permissions") from error


def _tell_more(path: Path) -> list[str]:
    """Return a line that names the maps of a KMZ beside its first; its size and names are checked before it is read."""
    members = sorted(_list(path), key=lambda member: member.header_offset)  # the first in the file is the map
    maps = [member.filename for member in members if member.filename.lower().endswith(".kml")]
    if len(maps) < 2:
        return []
    told = f"passed over {list_names(maps[1:])} beside {maps[0]}, which alone is read"
    return [f"{path}: {told}; unpack it to read them all"]


def _find_in_folder(path: Path) -> tuple[list[Copy], list[str]]:
    files = sorted(file for file in path.rglob("*") if file.is_file())
    found = [file for file in files if suffix_of(file.name) in SUFFIXES]
    if not found:
        raise ControlError(f"{path}: the folder holds no control files; files end in {', '.join(SUFFIXES)}")
    copies: list[Copy] = []
    passed = [file.name for file in files if file not in found]
    lines = _tell_passed(path, passed, shapes=any(file.suffix.lower() == ".shp" for file in found))
    for file in found:
        try:
            more, told = find_copies(file)
        except ControlError as error:
            lines.append(f"{error}; passed over")
            continue
        copies += more
        lines += told
    if not copies:
        raise ControlError(lines[-1])
    return copies, lines


def _find_members(path: Path) -> tuple[list[Copy], list[str]]:
    """Return the control files inside an archive; raises ControlError when it is damaged, too large or holds none."""
    members = _list(path)
    inner = [suffix for suffix in SUFFIXES if suffix not in _ARCHIVES]
    kept = [member for member in members if suffix_of(member.filename) in inner]
    if not kept:
        held = ", ".join(member.filename for member in members[:6])
        told = f" (it holds {held})" if held else ""
        raise ControlError(f"{path}: the archive holds no control files{told}; files end in {', '.join(inner)}")
    passed = [PurePosixPath(one.filename).name for one in members if one not in kept]
    lines = _tell_passed(path, passed, shapes=any(suffix_of(one.filename) == ".shp" for one in kept))
    return [Copy(f"{path}/{one.filename}", PurePosixPath(one.filename).name, path, one.filename) for one in kept], lines


def _list(path: Path) -> list[Any]:
    try:
        return list_members(zip_of(path))
    except FileError as error:
        raise ControlError(str(error)) from error


def _tell_passed(path: Path, names: Sequence[str], *, shapes: bool) -> list[str]:
    """Return the line that names the files of a folder or archive that are no control files."""
    told = [name for name in names if not (shapes and suffix_of(name) in _PARTS) and not name.startswith(".")]
    if not told:
        return []
    more = f" and {len(told) - 6} more" if len(told) > 6 else ""
    return [f"{path}: passed over {len(told)} file(s) that are no control files: {', '.join(told[:6])}{more}"]
