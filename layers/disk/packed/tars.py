"""Tar archives of strangers, plain or packed: turned once a run into a zip, within the limits of archives."""

import atexit
import bz2
import gzip
import lzma
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any, Final

from layers.disk.packed import archives
from layers.disk.packed.archives import ArchiveError, check_name, too_large
from layers.disk.paths import lead

TARS: Final = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2")
"""How names of tar archives end."""

HEADERS_MOST: Final = 1_000_000
"""What may lie between two files: headers with long names take some thousand bytes."""

_BLOCKS: Final = 64 * 1024
"""Read ahead and padding of the tar format."""

_kept: dict[tuple[str, int, int], Path] = {}


def zip_of(path: Path) -> Path:
    """
    Return a tar archive's files as a zip in a folder of this run, made when first asked for; a zip is itself.

    Only plain files are taken: links, devices and folders are left out, and nothing is written under a name of the
    archive's. Raises ArchiveError for a damaged archive, names that lead out of it, a file that is there twice, and
    sizes that no honest archive has.
    """
    if not path.name.lower().endswith(TARS):
        return path
    state = path.stat()
    key = (str(lead(path)), state.st_mtime_ns, state.st_size)
    if key not in _kept:
        folder = Path(tempfile.mkdtemp(prefix="frontline-tar-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        _kept[key] = _convert(path, folder / "files.zip")
    return _kept[key]


class _Metered:
    """A packed file that gives no more bytes than it was allowed: neither headers nor files fill the memory."""

    def __init__(self, packed: IO[bytes], path: Path, most: int) -> None:
        self._packed, self._path, self._most = packed, path, most
        self._allowed, self._given = 0, 0

    def allow(self, count: int) -> None:
        """Allow so many bytes from here on."""
        self._allowed = self._given + count + _BLOCKS

    def read(self, count: int) -> bytes:
        """Return the next bytes; raises ArchiveError where they are more than was allowed."""
        data = self._packed.read(count)
        self._given += len(data)
        if self._given > self._most:
            raise ArchiveError(f"{self._path}: unpacks to more than any archive of maps does; it is not read")
        if self._given > self._allowed:
            raise ArchiveError(f"{self._path}: holds headers of more than {HEADERS_MOST:,} bytes; it is not read")
        return data


def _convert(path: Path, target: Path) -> Path:
    """Write the plain files of a tar into a zip and return it."""
    most = min(archives.MAX_WHOLE, max(archives.RATIO_FROM, archives.MAX_RATIO * path.stat().st_size))
    names: set[str] = set()
    try:
        with _open(path) as packed, zipfile.ZipFile(target, "w") as files:
            meter = _Metered(packed, path, most)
            meter.allow(HEADERS_MOST)
            with tarfile.open(fileobj=meter, mode="r|") as tar:  # type: ignore[call-overload]
                for member in tar:
                    _take(tar, member, files, names, meter, path)
                    meter.allow(HEADERS_MOST)
    except (tarfile.TarError, OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
        raise ArchiveError(f"{path}: can't be read as tar ({error}); check that the copy is whole") from error
    return target


def _open(path: Path) -> IO[bytes]:
    """Return a tar's bytes, unpacked as its name says."""
    name = path.name.lower()
    opener: Any = open
    if name.endswith((".gz", ".tgz")):
        opener = gzip.open
    elif name.endswith((".xz", ".txz")):
        opener = lzma.open
    elif name.endswith(".bz2"):
        opener = bz2.open
    unpacked: IO[bytes] = opener(path, "rb")
    return unpacked


def _take(tar: Any, member: Any, files: zipfile.ZipFile, names: set[str], meter: _Metered, path: Path) -> None:
    """Copy one plain file, checked; anything else is left out."""
    check_name(member.name, path)
    if member.issparse():
        raise ArchiveError(f"{path}: {member.name} is stored with holes (sparse); unpack it by hand")
    if not member.isreg():
        return
    if member.name in names:
        raise ArchiveError(f"{path}: holds {member.name} twice; unpack it by hand")
    names.add(member.name)
    if len(names) > archives.MAX_MEMBERS:
        raise ArchiveError(f"{path}: holds more than the {archives.MAX_MEMBERS:,} files an archive may hold")
    if member.size > archives.MAX_UNPACKED:
        raise ArchiveError(too_large(f"{path}: {member.name}", archives.MAX_UNPACKED))
    meter.allow(member.size)
    data = tar.extractfile(member)
    with files.open(zipfile.ZipInfo(member.name), "w", force_zip64=True) as out:
        shutil.copyfileobj(data, out, 1 << 20)
