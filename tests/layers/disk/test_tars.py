"""Tar archives of strangers: read once as a zip, or refused in one clear line."""

import io
import tarfile
from pathlib import Path

import pytest

from layers.disk.packed import archives, tars
from layers.disk.packed.archives import ArchiveError, list_members, read_member
from layers.disk.packed.tars import TARS, zip_of


def pack(path: Path, *members: tuple[str, bytes], **header: object) -> Path:
    mode = {"gz": "w:gz", "tgz": "w:gz", "xz": "w:xz", "txz": "w:xz", "bz2": "w:bz2"}
    with tarfile.open(path, mode.get(path.name.rsplit(".", 1)[-1], "w")) as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            for key, value in header.items():
                setattr(info, key, value)
            tar.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize("suffix", TARS)
def test_every_kind_is_read_as_a_zip_made_once(tmp_path: Path, suffix: str) -> None:
    path = pack(tmp_path / f"a{suffix}", ("b/two", b"2"), ("./one", b"1"))
    found = zip_of(path)
    assert [member.filename for member in list_members(found)] == ["./one", "b/two"]
    assert read_member(found, "b/two") == b"2"
    assert zip_of(path) == found
    assert not found.is_relative_to(tmp_path), "nothing is written beside the user's file"
    pack(path, ("three", b"three"))
    assert [member.filename for member in list_members(zip_of(path))] == ["three"]


def test_a_zip_is_itself(tmp_path: Path) -> None:
    assert zip_of(tmp_path / "a.zip") == tmp_path / "a.zip"


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArchiveError, match="names a file outside itself"):
        zip_of(pack(tmp_path / "a.tar", (name, b"x")))


def test_links_and_devices_are_left_out(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.tar", ("link", b""), type=tarfile.SYMTYPE, linkname="/etc/passwd")
    assert list_members(zip_of(path)) == []


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "RATIO_FROM", 300_000)
    with pytest.raises(ArchiveError, match="unpacks to more than any archive of maps does"):
        zip_of(pack(tmp_path / "a.tar.xz", ("zeros", b"\0" * 900_000)))
    monkeypatch.setattr(tars, "HEADERS_MOST", 100_000)
    long = pack(tmp_path / "b.tar", ("x", b"x"), pax_headers={"comment": "x" * 250_000})
    with pytest.raises(ArchiveError, match="holds headers of more than 100,000 bytes"):
        zip_of(long)
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1_000)
    with pytest.raises(ArchiveError, match="long unpacks to more than"):
        zip_of(pack(tmp_path / "c.tar", ("long", b"x" * 2_000)))
    monkeypatch.setattr(archives, "MAX_MEMBERS", 1)
    with pytest.raises(ArchiveError, match="holds more than the 1 files"):
        zip_of(pack(tmp_path / "d.tar", ("a", b""), ("b", b"")))


def test_a_file_that_is_there_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="holds a twice"):
        zip_of(pack(tmp_path / "a.tar", ("a", b"1"), ("a", b"2")))


@pytest.mark.parametrize("suffix", TARS)
def test_a_damaged_one_is_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"this is no tar" * 100)
    with pytest.raises(ArchiveError, match="can't be read as tar"):
        zip_of(path)
    whole = pack(tmp_path / f"b{suffix}", ("a", bytes(range(256)) * 400)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ArchiveError, match="can't be read as tar"):
        zip_of(path)
