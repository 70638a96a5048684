"""What kind of place a name is, as its last word or the words after it say: town, oblast, line, border, river."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from reports.claim import Gloss
from reports.lexicon.load import load_lexicon, words_of
from reports.text.tokens import Token

_PARTS: Final = words_of("places", "parts")
_PLAIN: Final = words_of("places", "features.plain")
_NAMED: Final = words_of("places", "features.named")
_SUFFIXES: Final[dict[str, frozenset[str]]] = {k: frozenset(v) for k, v in load_lexicon("places")["suffixes"].items()}
OBLASTS: Final = (
    words_of("places", "ground.ukrainian_oblasts")
    | words_of("places", "ground.other_oblasts")
    | words_of("places", "oblast_names")
)
"""Names of oblasts and regions of both countries, in every spelling that the word lists have."""
_SITES: Final = words_of("places", "features.sites")
_SITE_KINDS: Final = words_of("places", "features.site_kinds")
_LANDS: Final = frozenset({"region", "regions", "territory", "territories"})
_FRONTS: Final = frozenset({"front", "frontline"})
_PART_INSIDE: Final = re.compile(rf"-(?:{'|'.join(sorted(_PARTS))}) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Name:
    """
    A name in a location slot.

    `kind` is settlement, oblast, raion, named (forest, island, plant), feature (river, street: no place alone), line
    or border; `parts` are the stops of a line or the sides of a border; `oblast` is what brackets name as its oblast.
    """

    text: str
    start: int
    end: int
    kind: str
    part: str | None = None
    outskirts: bool = False
    suffix: str | None = None
    parts: tuple[str, ...] = ()
    gloss: Gloss | None = field(default=None)
    oblast: str | None = None


def kind_by_last_word(tokens: list[Token], name: Name, at: int, last: int) -> tuple[Name, int] | None:
    """Read a name whose last capitalised word tells its kind: "Sumy Oblast", "Solona River", "Rezonit Plant"."""
    final, alone = tokens[last - 1].text, last - at == 1
    if final in _PLAIN or (final in _NAMED and alone):
        return replace(name, kind="feature"), last
    if final in _NAMED:
        return replace(name, kind="named"), last
    bare = replace(name, text=join_tokens(tokens, at, last - 1))
    if alone or not (final.casefold() in _LANDS or final in _SUFFIXES["oblast"] | _SUFFIXES["raion"]):
        return None
    land = _as_land(bare, final if final in _SUFFIXES["raion"] else final.casefold(), split_line(bare.text))
    if land is not None:
        return land, last
    size = _border_words(tokens, last)
    if size:
        return replace(name, kind="border", parts=split_line(bare.text), suffix="border"), last + size
    one = "one" if final in {"Oblast", "Krai", "Republic"} else None
    return replace(bare, kind="oblast", suffix=one), last


def _border_words(tokens: list[Token], at: int) -> int:
    """Return how many words at a token say that a border is meant ("administrative border"), else 0."""
    words = [token.low for token in tokens[at : at + 3]]
    return next((n for n in (3, 2, 1) if len(words) >= n and " ".join(words[:n]) in _SUFFIXES["border"]), 0)


def kind_by_next_words(tokens: list[Token], name: Name, at: int) -> tuple[Name, int]:
    """Read the words in lower case after a name: "direction", "area", "Oblast border", "tactical area"."""
    low = tokens[at].low if at < len(tokens) else ""
    pair = f"{low} {tokens[at + 1].low}" if at + 1 < len(tokens) else low
    stops = split_line(name.text)
    if low in {"oblast", "oblasts"}:
        size = _border_words(tokens, at + 1)
        if size:
            return replace(name, kind="border", parts=stops, suffix="border"), at + 1 + size
        one = "one" if low == "oblast" else None
        return replace(name, kind="oblast", suffix=one, parts=stops if len(stops) > 1 else ()), at + 1
    land = _as_land(name, low, stops)
    if land is not None:
        return land, at + 1
    site = _site_words(tokens, at)
    if site:
        plural = "plural" if tokens[at + site - 1].low.endswith("s") else None
        words = join_tokens(tokens, at, at + site)
        return replace(name, kind="named", text=f"{name.text} {words}", suffix=plural), at + site
    suffix = next((suffix for suffix, words in _SUFFIXES.items() if pair in words or low in words), None)
    if suffix is None:
        return (replace(name, kind="line", parts=stops), at) if len(stops) > 2 else (name, at)
    end = at + (2 if pair != low and pair in _SUFFIXES[suffix] else 1)
    return _of_kind(name, suffix, stops, join_tokens(tokens, at, end)), end


def _as_land(name: Name, low: str, stops: tuple[str, ...]) -> Name | None:
    """Return a name as the word after it makes it land and no town: "the Kharkiv region", "the Oskil district"."""
    if low in _SUFFIXES["raion"]:
        return replace(name, kind="raion")
    if low not in _LANDS:
        return None
    # an oblast is known by its name; "the Oskil region" is some land around
    known = all(stop in OBLASTS for stop in stops)
    return replace(name, kind="oblast" if known else "raion", suffix="one" if low in {"region", "territory"} else None)


def _site_words(tokens: list[Token], at: int) -> int:
    """Return how many words at a token make the name before them a site ("oil refinery"), else 0."""
    for size in range(1, 5):
        low = tokens[at + size - 1].low if at + size <= len(tokens) else ""
        if low in _SITES:
            return size
        if low not in _SITE_KINDS:
            break
    return 0


def _of_kind(name: Name, suffix: str, stops: tuple[str, ...], words: str) -> Name:
    """Return a name as the words after it make it: `words` are those words, `stops` its parts at hyphens."""
    is_line = len(stops) > 1
    match suffix:
        case "direction" | "area":
            kept = "line" if is_line and words in _FRONTS else suffix
            return replace(name, suffix=kept, parts=stops if is_line else ())
        case "line":
            return replace(name, kind="line" if is_line else "settlement", suffix="line", parts=stops)
        case "border":
            return replace(name, kind="border", parts=stops, suffix="border")
        case "forest":
            return replace(name, kind="named", text=f"{name.text} {words}", suffix="forest")
        case "feature":
            plural = words.endswith("s") and words != "heights"
            feature = replace(name, kind="feature", suffix="plural" if plural else None)
            return replace(name, kind="named", text=f"{name.text} {words}") if " " in words else feature
        case _:
            return replace(name, kind="line" if is_line else "feature", parts=stops)


def split_line(text: str) -> tuple[str, ...]:
    """
    Return the stops of a hyphened name, or the name alone where the hyphen belongs to one name (Ivano-Frankove).

    >>> split_line("Velyka Novosilka-Hulyaipole"), split_line("Ivano-Frankove")
    (('Velyka Novosilka', 'Hulyaipole'), ('Ivano-Frankove',))
    """
    # "Donetsk-eastern Zaporizhia": the part is no word of the name
    text = _PART_INSIDE.sub("-", text.replace("–", "-"))
    stops = [s.strip() for s in text.split("-")]
    if len(stops) == 1 or not all(s[:1].isupper() for s in stops):
        return (text,)
    joined: list[str] = []
    for stop in stops:
        # a first part in -o is an adjective: Ivano-, Orikhovo-, Novo-
        if joined and joined[-1].endswith("o") and not joined[-1].endswith(("nipro", "enko")):
            joined[-1] = f"{joined[-1]}-{stop}"
        else:
            joined.append(stop)
    return tuple(joined)


def join_tokens(tokens: list[Token], first: int, last: int) -> str:
    """Return the words of some tokens with one blank between them."""
    return " ".join(token.text for token in tokens[first:last])
