"""Archives of strangers: zips and gzip files read within limits: none fills memory or disk or leaves its folder."""

import gzip
import io
import lzma
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final

from layers.disk.files import FileError

MAX_UNPACKED: Final = 500_000_000
"""What one file may hold unpacked: daily layers are a hundredth of it."""

MAX_WHOLE: Final = 4_000_000_000
"""What all files of an archive may hold unpacked."""

MAX_MEMBERS: Final = 20_000
MAX_RATIO: Final = 200
"""How many times its packed size a large file may unpack to: maps and tables pack ten- to thirtyfold."""

RATIO_FROM: Final = 10_000_000
"""Below this size a high ratio does no harm: small files of zeros are common."""

_CHUNK: Final = 1 << 20


class ArchiveError(FileError):
    """An archive is damaged, locked by a password, larger than it may be, or names files outside itself."""


def list_members(path: Path) -> list[zipfile.ZipInfo]:
    """
    Return the files of a zip in name order, folders left out; an empty zip gives an empty list.

    Raises ArchiveError for a damaged zip, for one with a password, and for names or sizes that no honest archive has.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError) as error:
        raise ArchiveError(f"{path}: can't be read as zip ({error}); check that the copy is whole") from error
    if len(members) > MAX_MEMBERS:
        raise ArchiveError(f"{path}: holds {len(members):,} files, more than the {MAX_MEMBERS:,} an archive may hold")
    for member in members:
        _check_member(member, path)
    if sum(member.file_size for member in members) > MAX_WHOLE:
        raise ArchiveError(f"{path}: unpacks to more than {MAX_WHOLE // 1_000_000_000} GB; unpack it by hand")
    return sorted(members, key=lambda member: member.filename)


def read_member(path: Path, name: str, *, most: int | None = None) -> bytes:
    """
    Return one file of a zip, never more than `most` bytes whatever its header says.

    Raises ArchiveError where it is missing, damaged, has a password or unpacks to more.
    """
    most = MAX_UNPACKED if most is None else most
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as packed:
            data = packed.read(most + 1)
    except (
        zipfile.BadZipFile,
        OSError,
        KeyError,
        ValueError,
        RuntimeError,
        EOFError,
        zlib.error,
        lzma.LZMAError,
    ) as error:
        raise ArchiveError(f"{path}/{name}: can't be unpacked ({error}); check that the copy is whole") from error
    if len(data) > most:
        raise ArchiveError(too_large(f"{path}/{name}", most))
    return data


def extract_member(path: Path, name: str, folder: Path, *, most: int | None = None) -> Path:
    """
    Write one file of a zip into a folder under its bare name and return its path, a piece at a time.

    Raises ArchiveError as `read_member` does, and OSError where the folder can't be written.
    """
    target = folder / PurePosixPath(name.replace("\\", "/")).name
    most = MAX_UNPACKED if most is None else most
    done = 0
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as packed, target.open("wb") as file:
            while piece := packed.read(_CHUNK):
                done += len(piece)
                if done > most:
                    raise ArchiveError(too_large(f"{path}/{name}", most))
                file.write(piece)
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise ArchiveError(f"{path}/{name}: can't be unpacked ({error}); check that the copy is whole") from error
    return target


def unpack_gzip(data: bytes, *, label: str, most: int | None = None) -> bytes:
    """Return a gzip file unpacked; raises ArchiveError where it is damaged, cut, or unpacks to more than `most`."""
    most = MAX_UNPACKED if most is None else most
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            text = packed.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ArchiveError(f"{label}: can't be unpacked ({error}); check that the copy is whole") from error
    if len(text) > most:
        raise ArchiveError(too_large(label, most))
    return text


def check_name(name: str, path: Path) -> None:
    """Raise ArchiveError for a file's name that leads out of the archive."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or ".." in PurePosixPath(plain).parts or (len(plain) > 1 and plain[1] == ":"):
        raise ArchiveError(f"{path}: names a file outside itself ({name}); it is not read")


def _check_member(member: zipfile.ZipInfo, path: Path) -> None:
    """Refuse names that lead out of the archive, passwords, and sizes that only a bomb has."""
    check_name(member.filename, path)
    if member.flag_bits & 1:
        raise ArchiveError(f"{path}: {member.filename} has a password; unpack it by hand")
    if member.file_size > MAX_UNPACKED:
        raise ArchiveError(too_large(f"{path}: {member.filename}", MAX_UNPACKED))
    if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        times = member.file_size // max(member.compress_size, 1)
        told = f"{member.filename} unpacks to {times:,} times its size, as no map or table does"
        raise ArchiveError(f"{path}: {told}; it is not read")


def too_large(label: str, most: int) -> str:
    """Return the words for a file that unpacks to more than `most` bytes."""
    return f"{label} unpacks to more than {most // 1_000_000} MB; unpack it by hand"
