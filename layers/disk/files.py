"""Disk access: texts in, texts and bytes out; every write goes to a temporary file that then takes the final name."""

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from layers.disk.kinds import looks_cp1251, looks_utf16, name_binary, name_data, stated_encoding
from layers.disk.paths import lead
from layers.disk.workshops import open_workshop
from layers.errors import LayersError

MAX_TEXT_BYTES = 50_000_000


class FileError(LayersError):
    """A file can't be read or written."""


def read_text(path: Path | str) -> str:
    """
    Read a text as UTF-8; "-" reads standard input.

    Line ends become single newlines; a byte-order mark is dropped.
    Raises FileError when the file is missing, a folder, unreadable, empty, binary, over 50 MB or not UTF-8.
    """
    name = "standard input" if str(path) == "-" else str(path)
    return decode(read_report_bytes(path), name=name)


def read_report_bytes(path: Path | str) -> bytes:
    """
    Read a report's bytes, text or not; "-" reads standard input.

    Raises FileError as `read_bytes` does.
    """
    if str(path) != "-":
        return read_bytes(Path(path))
    data = sys.stdin.buffer.read(MAX_TEXT_BYTES + 1)
    _check_size(len(data), name="standard input")
    return data


def decode_report(data: bytes, *, name: str, suffix: str) -> str:
    """
    Decode a report's bytes as `decode` does, or as a page or feed states in its head.

    Raises FileError also for data where a report belongs: GeoJSON, JSON, XML and tables.
    """
    stated = stated_encoding(data)
    if stated is not None:
        with contextlib.suppress(UnicodeDecodeError):  # what is UTF-8 is read as UTF-8, whatever it says
            data.decode("utf-8")
            stated = None
    text = decode(data if stated is None else _recode(data, stated, name=name), name=name)
    found = name_data(text, suffix=suffix)
    if found is not None:
        raise FileError(f"{name}: {found}")
    return text


def _recode(data: bytes, encoding: str, *, name: str) -> bytes:
    try:
        return data.decode(encoding).encode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(
            f"{name}: says that it is in {encoding}, but byte 0x{data[error.start]:02X} is no letter there; "
            "save it as UTF-8 and try again"
        ) from None


def read_bytes(path: Path) -> bytes:
    """
    Read a whole file of at most 50 MB.

    Raises FileError when it is missing, a folder, unreadable or larger.
    """
    try:
        if path.is_dir():
            raise FileError(f"{path}: is a folder, not a report; name the report file in it")
        with path.open("rb") as file:
            data = file.read(MAX_TEXT_BYTES + 1)  # a device or pipe has no size to ask for
    except FileNotFoundError:
        raise FileError(f"{path}: no such file; check the name and the folder you are in") from None
    except PermissionError:
        raise FileError(f"{path}: can't be read, permission denied; change its permissions or copy it") from None
    _check_size(len(data), name=str(path))
    return data


def read_at_most(path: Path, most: int) -> bytes:
    """
    Return the bytes of a file, a pipe or a device, which has no size to ask for.

    Raises FileError where there are more than `most`, and OSError where it can't be read.
    """
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise FileError(f"{path}: has more than the {most // 1_000_000:,} MB that are read; check the copy or split it")
    return data


def _check_size(count: int, *, name: str) -> None:
    if count > MAX_TEXT_BYTES:
        raise FileError(f"{name}: has more than the 50 MB that a report may have; split it")


def decode(data: bytes, *, name: str) -> str:
    """
    Decode a report's bytes as UTF-8, never guessing another encoding.

    Raises FileError naming the likely encoding or file type and the mend.

    >>> decode(b"June 12, 2025", name="report.txt")
    'June 12, 2025'
    """
    if binary := name_binary(data):
        raise FileError(f"{name}: {binary}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_utf16(data):
        raise FileError(f"{name}: is encoded in UTF-16, not UTF-8; save it as UTF-8 and try again")
    if b"\x00" in data:
        raise FileError(f"{name}: is a binary file (it holds zero bytes), not a text; save the report as plain text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = " (it looks like Windows-1251)" if looks_cp1251(data) else ""
        raise FileError(
            f"{name}: is not UTF-8 text{hint}, byte 0x{data[error.start]:02X} in line {line} can't be read; "
            "save it as UTF-8 and try again"
        ) from None
    if not text.strip():
        raise FileError(f"{name}: is empty; give a file with the text of a report")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def write_text(path: Path, text: str, *, overwrite: bool = False) -> Path:
    """
    Write a text as UTF-8 with single-newline line ends and return the path.

    Raises FileError as `write_bytes` does.
    """
    return write_bytes(path, text.encode("utf-8"), overwrite=overwrite)


def write_bytes(path: Path, data: bytes, *, overwrite: bool = False) -> Path:
    """
    Write a file whole or not at all and return the path.

    The data goes to a file in a hidden folder beside it, which then takes the name: a reader never sees half a file and
    an old file stays whole when writing fails.
    Raises FileError when the file exists (unless `overwrite`), the folder is missing or read-only, or the disk is full.
    """
    check_target(path, overwrite=overwrite)
    path = lead(path)  # a link stays a link, its target takes the data
    try:
        with open_workshop(path) as workshop:
            made = workshop / path.name
            with made.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            made.replace(path)
    except OSError as error:
        raise FileError(
            f"{path}: can't be written, {error.strerror or error}; what stood there stays, choose another place with -o"
        ) from None
    return path


def check_target(path: Path, *, overwrite: bool = False, inputs: Iterable[Path | str | None] = ()) -> None:
    """
    Refuse an output path that can't or must not be written, before long work starts.

    Raises FileError when it is a folder, a device, one of the `inputs` (or a file in an input folder), exists (unless
    `overwrite`), or its folder is missing.
    """
    refuse_dash(path)
    try:
        if path.is_dir():
            raise FileError(f"{path}: is a folder; give a file name in it, such as {path / 'map.html'}")
        if path.exists() and not path.is_file():
            raise FileError(f"{path}: is no regular file and is left alone; choose another name with -o")
        if _is_input(path, inputs):
            raise FileError(f"{path}: is an input of this command and is never replaced; choose another name with -o")
        if path.exists() and not overwrite:
            raise FileError(f"{path}: exists already and is kept; add --overwrite or choose another name with -o")
        if not path.parent.exists():
            raise FileError(f"{path}: the folder {path.parent} does not exist; make it or choose another place with -o")
        if not path.parent.is_dir():
            raise FileError(f"{path}: {path.parent} is a file, not a folder; choose another place with -o")
    except PermissionError:
        raise FileError(f"{path}: permission denied; choose another place with -o") from None


def _is_input(path: Path, inputs: Iterable[Path | str | None]) -> bool:
    if not path.exists():
        return False
    own = lead(path)
    given = [lead(one) for one in inputs if one is not None and str(one) != "-"]
    return any(own == one or one in own.parents for one in given)


def refuse_dash(path: Path) -> None:
    """Refuse "-", which other programs take for standard output and this one would make a file or folder of."""
    if str(path) == "-":
        raise FileError("-o -: names no file; leave -o out for standard output, or name a file (./- for one so called)")


def make_folder(path: Path) -> Path:
    """
    Make an output folder where it is missing and return it.

    Raises FileError when a file stands in its place or the parent is missing or read-only.
    """
    refuse_dash(path)
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError:
        raise FileError(f"{path}: is a file, not a folder; choose another folder with -o") from None
    except FileNotFoundError:
        raise FileError(f"{path}: the folder {path.parent} does not exist; make it or choose another with -o") from None
    except OSError as error:
        raise FileError(f"{path}: can't be made, {error.strerror or error}; choose another folder with -o") from None
    return path
