"""Changes of files at random: bytes and words anywhere, values in the tree of a JSON text, cells of a table."""

import json
import random
from typing import Any, Final

_WORDS: Final = (
    *("0", "-1", "1e308", "-1e999", "NaN", "null", "true", "[]", "{}", '""', "\0", "\ufeff", "\u2028", "\U0010ffff"),
    *("9" * 400, "A" * 5_000, "(" * 500, "[" * 500, '"', "'", "\\", "\r", "\n\n", "%s", "../", "=1+1", "\u202e", "е"),
)
STRANGE: Final = (*(word.encode() for word in _WORDS), b"\xff\xfe", b"\xc3", b"\xed\xa0\x80")
"""What no file should hold where it stands: numbers without a size, words without an end, bytes that are no letters."""
VALUES: Final[tuple[Any, ...]] = (
    *(None, True, -1, 0, 1.5, 1e308, float("nan"), float("inf"), 10**30, "", "x", "2025-02-31", "UA14", [], {}, [[]]),
    *({"a": [None]}, [1, "a"], "9" * 400, "A" * 5_000, "\0", "\ud800", "=1+1"),
)
"""What may stand where another value of a JSON text stood."""
_LARGEST: Final = 200_000


def change(data: bytes, seeds: tuple[bytes, ...], words: tuple[str, ...], chance: random.Random) -> bytes:
    """Return data changed in one to six places; what is JSON or a table keeps its form in half of all cases."""
    if chance.random() < 0.5:
        kept = _change_tree(data, chance) if data.lstrip()[:1] in {b"{", b"["} else _change_cell(data, chance)
        if kept is not None:
            return kept[:_LARGEST]
    return _change_bytes(data, seeds, words, chance)


def _change_tree(data: bytes, chance: random.Random) -> bytes | None:
    """Return a JSON text with values exchanged, lost or said again; null for what is none, or too deep."""
    try:
        whole = json.loads(data)
        _shake(whole, chance)
        return json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return None


def _shake(whole: Any, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 4))):
        places = _places(whole)
        if not places:
            break
        parent, key = chance.choice(places)
        way = chance.randrange(4)
        if way == 0:
            del parent[key]
        elif way == 1 and isinstance(parent, list):
            parent.insert(key, parent[key])
        elif way == 2:
            other, at = chance.choice(places)
            parent[key] = json.loads(json.dumps(other[at]))
        else:
            parent[key] = chance.choice(VALUES)


def _places(whole: Any) -> list[tuple[Any, Any]]:
    """Return where each value of a tree stands: in which list or object, under which number or name."""
    found: list[tuple[Any, Any]] = []
    waiting = [whole]
    while waiting and len(found) < 2_000:
        one = waiting.pop()
        keys: list[Any] = list(one) if isinstance(one, dict) else list(range(len(one))) if isinstance(one, list) else []
        found += [(one, key) for key in keys]
        waiting += [one[key] for key in keys]
    return found


def _change_cell(data: bytes, chance: random.Random) -> bytes | None:
    """Return a table with one cell exchanged for a strange word or for another cell; null for what is no table."""
    lines = data.split(b"\n")
    between = next(
        (sign for sign in (b"\t", b";", b",") if len(lines) > 1 and sign in lines[0] and sign in lines[1]), None
    )
    if between is None:
        return None
    for _ in range(chance.choice((1, 1, 3))):
        row = chance.randrange(len(lines))
        cells = lines[row].split(between)
        others = chance.choice(lines).split(between)
        cells[chance.randrange(len(cells))] = chance.choice((chance.choice(STRANGE), chance.choice(others), b""))
        lines[row] = between.join(cells)
    return b"\n".join(lines)


def _change_bytes(data: bytes, seeds: tuple[bytes, ...], words: tuple[str, ...], chance: random.Random) -> bytes:
    """Return data changed in one to six places."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        start, stop = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        stop = min(stop, start + chance.choice((1, 4, 40, 400)))
        way = chance.randrange(8)
        if way == 0:  # one byte
            data = data[:start] + bytes([chance.randrange(256)]) + data[start + 1 :]
        elif way == 1:  # a word of its form
            word = chance.choice(words).encode() if words else chance.choice(STRANGE)
            data = data[:start] + word + data[chance.choice((start, stop)) :]
        elif way == 2:
            data = data[:start] + chance.choice(STRANGE) + data[chance.choice((start, stop)) :]
        elif way == 3:  # lost
            data = data[:start] + data[stop:]
        elif way == 4:  # said again
            data = data[:stop] + data[start:stop] * chance.choice((1, 2, 30)) + data[stop:]
        elif way == 5:  # cut
            data = data[:start] if chance.random() < 0.3 else data
        elif way == 6:  # two in one
            other = chance.choice(seeds)
            data = data[:start] + other[chance.randint(0, len(other)) :]
        else:  # two places change with each other
            data = data[:start] + data[stop : 2 * stop - start] + data[start:stop] + data[2 * stop - start :]
    return data[:_LARGEST]
