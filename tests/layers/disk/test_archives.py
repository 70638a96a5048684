"""Archives of strangers end in one clear line: bombs, escapes, passwords, damage."""

import gzip
import hashlib
import zipfile
from pathlib import Path

import pytest

from layers.disk.packed import archives
from layers.disk.packed.archives import ArchiveError, extract_member, list_members, read_member, unpack_gzip

NOISE = b"".join(hashlib.sha256(str(number).encode()).digest() for number in range(200))[:5_000]
"""Bytes that do not pack."""


def pack(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return path


def test_members_come_in_name_order_without_folders(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", b__two=b"2", a__one=b"1")
    with zipfile.ZipFile(path, "a") as archive:
        archive.mkdir("empty")
    assert [member.filename for member in list_members(path)] == ["a/one", "b/two"]
    assert read_member(path, "a/one") == b"1"
    assert list_members(pack(tmp_path / "none.zip")) == []


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(ArchiveError, match="names a file outside itself"):
        list_members(path)


def test_what_unpacks_to_a_thousand_times_its_size_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", zeros=b"\0" * (archives.RATIO_FROM + 1))
    with pytest.raises(ArchiveError, match=r"unpacks to [\d,]+ times its size"):
        list_members(path)
    small = pack(tmp_path / "b.zip", zeros=b"\0" * 100_000)
    assert len(list_members(small)) == 1


def test_a_header_that_lies_about_the_size_does_not_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack(tmp_path / "a.zip", long=NOISE)
    with pytest.raises(ArchiveError, match="unpacks to more than"):
        read_member(path, "long", most=4_999)
    with pytest.raises(ArchiveError, match="unpacks to more than"):
        extract_member(path, "long", tmp_path, most=4_999)
    assert extract_member(path, "long", tmp_path, most=5_000).stat().st_size == 5_000
    monkeypatch.setattr(archives, "MAX_UNPACKED", 4_999)
    with pytest.raises(ArchiveError, match="unpacks to more than"):
        list_members(path)


def test_cut_and_locked_archives_are_named(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", file=NOISE)
    whole = path.read_bytes()
    for cut in (10, 2_000, len(whole) - 3):
        (tmp_path / "cut.zip").write_bytes(whole[:cut])
        with pytest.raises(ArchiveError, match="can't be read as zip"):
            list_members(tmp_path / "cut.zip")
    spoilt = bytearray(whole)
    spoilt[1_000] ^= 0xFF
    (tmp_path / "spoilt.zip").write_bytes(bytes(spoilt))
    with pytest.raises(ArchiveError, match="can't be unpacked"):
        read_member(tmp_path / "spoilt.zip", "file")
    locked = bytearray(whole)
    start = whole.rindex(b"PK\x01\x02")
    locked[start + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(locked))
    with pytest.raises(ArchiveError, match="has a password"):
        list_members(tmp_path / "locked.zip")


def test_gzip_within_its_limit() -> None:
    packed = gzip.compress(b"x" * 1_000)
    assert unpack_gzip(packed, label="a.gz") == b"x" * 1_000
    with pytest.raises(ArchiveError, match=r"a\.gz unpacks to more than"):
        unpack_gzip(packed, label="a.gz", most=999)
    for damaged in (packed[:-4], b"no gzip", packed[:12] + b"\xff\xff" + packed[14:]):
        with pytest.raises(ArchiveError, match=r"a\.gz: can't be unpacked"):
            unpack_gzip(damaged, label="a.gz")
