"""The text of a table of the user's own, or what its file is that is none."""

from layers.disk.files import FileError
from layers.disk.kinds import looks_cp1251, looks_utf16, name_binary


def decode_table(data: bytes, *, name: str) -> str:
    """
    Decode a table's bytes as UTF-8, with or without a byte-order mark.

    Raises FileError for a workbook, another binary file, UTF-16, and with the line for another encoding.

    >>> decode_table(b"code,people", name="a.csv")
    'code,people'
    """
    if data.startswith(b"PK\x03\x04") and b"xl/" in data:
        raise FileError(f"{name}: is an Excel workbook; save the sheet as CSV (UTF-8) and give that file")
    binary = name_binary(data)
    if binary is not None:
        raise FileError(f"{name}: {binary.split(',', 1)[0]}; give a table as CSV (UTF-8)")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_utf16(data):
        raise FileError(f"{name}: is encoded in UTF-16, not UTF-8; save it as CSV in UTF-8 and try again")
    if b"\x00" in data:
        raise FileError(f"{name}: is a binary file (it holds zero bytes); give a table as CSV (UTF-8)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = " (it looks like Windows-1251)" if looks_cp1251(data) else ""
        raise FileError(
            f"{name}: line {line}: is not UTF-8 text{hint}; save it as CSV in UTF-8 and try again"
        ) from error
