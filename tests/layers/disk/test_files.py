"""Reading texts and writing files whole."""

import os
from pathlib import Path

import pytest

from layers.disk import files
from layers.disk.files import FileError, decode, make_folder, read_text, write_bytes, write_text


def test_reads_utf8_with_and_without_mark(tmp_path: Path) -> None:
    path = tmp_path / "звіт.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "Торецьк\r\nNew line\rLast".encode())
    assert read_text(path) == "Торецьк\nNew line\nLast"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        ("Війська просунулися".encode("cp1251"), "looks like Windows-1251.*save it as UTF-8"),
        ("Forces advanced".encode("utf-16"), "UTF-16, not UTF-8"),
        ("Forces advanced near Toretsk".encode("utf-16-le"), "UTF-16, not UTF-8"),
        (b"%PDF-1.7 \x00", "is a PDF, not a text"),
        (b"PK\x03\x04rest", "zip archive or office document"),
        (b"PK\x03\x04....word/document.xml", "Word document, not a text; save it as plain text"),
        (b"fgb\x03rest", "FlatGeobuf file, not a text; give polygons with --control"),
        (";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;Слово".encode("cp1251"), "looks like Windows-1251"),
        ("Un été à Genève, où l'armée a reculé".encode("latin-1"), r"not UTF-8 text, byte 0xE9"),
        (b"abc\x00def and more text", "binary file"),
        (b"first line\nsecond \xff line", "byte 0xFF in line 2"),
    ],
)
def test_refuses_what_is_no_text(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        decode(data, name="report.txt")


def test_names_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(FileError, match="is a folder"):
        read_text(tmp_path)


def test_refuses_more_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_TEXT_BYTES", 10)
    (tmp_path / "long.txt").write_text("x" * 11)
    with pytest.raises(FileError, match="more than the 50 MB"):
        read_text(tmp_path / "long.txt")


def test_keeps_an_existing_file_unless_told(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.txt", "one")
    with pytest.raises(FileError, match="exists already and is kept"):
        write_text(path, "two")
    assert path.read_text() == "one"
    write_text(path, "two", overwrite=True)
    assert path.read_text() == "two"


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_text(tmp_path / "a.txt", "old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="No space left on device"):
        write_bytes(path, b"new", overwrite=True)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_says_when_the_folder_is_missing_or_a_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="does not exist; make it"):
        write_text(tmp_path / "none" / "a.txt", "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileError, match="is a file, not a folder"):
        make_folder(tmp_path / "file")
    with pytest.raises(FileError, match="is a folder; give a file name"):
        write_text(tmp_path, "x")
    with pytest.raises(FileError, match="does not exist"):
        make_folder(tmp_path / "a" / "b")
    assert make_folder(tmp_path / "new").is_dir()


def test_the_written_file_is_readable_by_others_as_the_umask_says(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        path = write_text(tmp_path / "a.txt", "x")
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o644
