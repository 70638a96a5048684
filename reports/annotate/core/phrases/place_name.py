"""One place as a sentence writes it, and all the places, directions and oblasts of a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceName:
    """
    One place as written, words `i` to `j`.

    `slot` tells why it is one: "relation" (a preposition), "object" (right behind what takes a place), "settlement" (a
    word for one), "bare" (a name by itself, for a verb to make something of) or "topic" (before a colon).
    `of` is where the word behind which it stands as an object ends; `word` is its preposition; `is_excepted` marks one
    that the text leaves out: "але не біля А", "крім А".
    """

    text: str
    i: int
    j: int
    slot: str
    relation: str | None = None
    word: str = ""
    bearing: str | None = None
    distance_km: float | None = None
    part: str | None = None
    oblasts: tuple[str, ...] = ()
    of: int = -1
    is_opening: bool = False
    group: int = -1
    is_part: bool = False
    is_excepted: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """The places of a sentence; `hubs` are those that directions are named after, at words `hubs_at`."""

    names: tuple[PlaceName, ...] = ()
    hubs: tuple[str, ...] = ()
    hubs_at: tuple[int, ...] = ()
    oblasts: tuple[str, ...] = ()
    taken: frozenset[int] = frozenset()
