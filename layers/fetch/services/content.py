"""Looks at a whole file as it came: is it what was asked for, or a web page, a refusal, a cut text."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from layers.disk.doubled_keys import find_doubled_key
from layers.disk.packed.archives import list_members
from layers.errors import LayersError, list_names
from layers.fetch.network.request import Damaged, FetchError


def check_zip(path: Path) -> None:
    """Raise Damaged for a cut zip and FetchError for a web page or another kind of file."""
    with path.open("rb") as file:
        head = file.read(400)
    if not head.startswith(b"PK"):
        raise FetchError(f"{_what(head)} came where a zip was expected")
    try:
        list_members(path)
    except LayersError as error:
        if "can't be read as zip" in str(error):
            raise Damaged("the zip that came is not whole") from error
        raise FetchError(str(error).replace(str(path), "what came")) from error


def check_json(path: Path) -> None:
    """Raise Damaged for a JSON text that breaks off and FetchError for a web page or another kind of file."""
    read_json(path)


def check_csv(path: Path) -> None:
    """Raise FetchError for a web page, JSON or a binary file where a table was expected."""
    with path.open("rb") as file:
        head = file.read(400)
    if head.lstrip().startswith((b"<", b"{", b"[")) or b"\0" in head:
        raise FetchError(f"{_what(head)} came where a table was expected")


def check_osm(path: Path) -> None:
    """
    Raise Damaged for OpenStreetMap's XML that breaks off and FetchError for a web page or another kind of file.

    A service that gave up says so in a remark of an answer with status 200; that is an error, told with its words.
    """
    with path.open("rb") as file:
        head = file.read(1_000)
        file.seek(max(0, path.stat().st_size - 2_000))
        end = file.read()
    if b"<osm" not in head:
        raise FetchError(f"{_what(head)} came where roads were expected")
    given_up = re.search(rb"<remark>(.{0,300}?)</remark>", end, re.DOTALL)
    if given_up is not None:
        words = " ".join(given_up[1].decode("utf-8", "replace").split())
        raise FetchError(f"the service gave up: {words[:120]}; fetch again later")
    if not end.rstrip().endswith(b"</osm>"):
        raise Damaged("the XML that came is not whole")


def read_json(path: Path) -> Any:
    """
    Return what a JSON file holds.

    Raises Damaged where it breaks off, FetchError for a web page, for another kind of file, for nesting that no
    honest file has and for a key that stands twice in one object.
    """
    data = path.read_bytes()
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        raise FetchError(f"{_what(data[:400])} came where JSON was expected")
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise FetchError("what came is nested deeper than any such answer is") from error
    except ValueError as error:
        raise Damaged("the JSON that came is not whole") from error
    doubled = find_doubled_key(data)
    if doubled is not None:
        raise FetchError(f"what came can't be told: {doubled}")
    return whole


def need(row: Any, names: Iterable[str], *, what: str) -> dict[str, Any]:
    """
    Return a row of a service's answer that has all the fields named.

    Raises FetchError naming the fields it lacks and those it has: a service that changed its form is not guessed at.
    """
    if not isinstance(row, dict):
        raise FetchError(f"{what} is no row of fields; the service changed its form, and this version can't read it")
    missing = [name for name in names if name not in row]
    if missing:
        has = list_names(sorted(map(str, row))) or "none"
        raise FetchError(
            f"{what} has no {', '.join(missing)} (it has {has}); the service changed its form, and this version can't "
            "read it"
        )
    return row


def _what(head: bytes) -> str:
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not bare:
        return "an empty file"
    if bare.startswith(b"<"):
        return "a web page"
    text = bare[:80].decode("utf-8", "replace").split("\n")[0]
    return f"something else ({text!r})" if text.isprintable() else "a file of another kind"
