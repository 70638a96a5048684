"""Names of places by shape and slot: capitalised words after a preposition, with the words that qualify them."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from reports.claim import Gloss
from reports.lexicon.load import load_lexicon, words_of
from reports.text.tokens import Token

_NEVER: Final = words_of("places", "never.words")
_CARRIERS: Final = words_of("places", "carriers.words")
_OUTSKIRTS: Final = words_of("places", "carriers.outskirts")
_PARTS: Final = words_of("places", "parts")
_PLAIN: Final = words_of("places", "features.plain")
_NAMED: Final = words_of("places", "features.named")
_SUFFIXES: Final[dict[str, frozenset[str]]] = {k: frozenset(v) for k, v in load_lexicon("places")["suffixes"].items()}
_UNIT_WORDS: Final = frozenset(
    [
        "forces",
        "troops",
        "elements",
        "soldiers",
        "fighters",
        "units",
        "brigade",
        "brigades",
        "battalion",
        "regiment",
        "division",
        "servicemembers",
        "servicemen",
        "milblogger",
        "milbloggers",
        "officials",
        "sources",
        "spokesperson",
        "detachment",
        "detachments",
        "personnel",
        "drones",
    ]
)
_REPORTING: Final = words_of("evidence", "reporting") | {"is", "are", "was", "were", "has", "have", "had", "will"}
_FINITE: Final = frozenset({"fell", "changed"})
_NEVER_BUT_APART: Final = frozenset({"Line", "Axis", "January", "February", "March", "April", "June", "July"})
_POWER_PLANTS: Final = frozenset({"TPP", "NPP", "HPP", "CHP", "TPPs", "NPPs"})
_REGIONS: Final = words_of("places", "never.regions")
_SIDES: Final = frozenset({"russian", "ukrainian"})
_OBLASTS: Final = (
    words_of("places", "ground.ukrainian_oblasts")
    | words_of("places", "ground.other_oblasts")
    | words_of("places", "oblast_names")
)
_ABROAD: Final = words_of("places", "never.abroad")
_SITES: Final = words_of("places", "features.sites")
_SITE_KINDS: Final = words_of("places", "features.site_kinds")
_EFFORTS: Final = words_of("places", "efforts")
_DEEDS: Final = frozenset({"liberated", "lost"})
_LANDS: Final = frozenset({"region", "regions", "territory", "territories"})
_DISTRICTS: Final = frozenset({"district", "districts", "neighborhood", "neighbourhood", "quarter", "microdistrict"})
_BODIES: Final = frozenset(
    {"head", "militia", "official", "officials", "leader", "ambassador", "authorities", "occupation"}
)
_COUNTRIES: Final = frozenset({"russia", "ukraine"})
_JOINS: Final = frozenset({"and", ",", "but", "then", "also"})
_FRONTS: Final = frozenset({"front", "frontline"})
_MAX_WORDS: Final = 4
_INNER: Final = frozenset({"i", "na"})
"""Small words inside a name: Sakko i Vantsetti."""

_PART_INSIDE: Final = re.compile(rf"-(?:{'|'.join(sorted(_PARTS))}) (?=[A-Z])")
_LOSSES: Final = words_of("places", "losses")
_TOWN_PARTS: Final = _OUTSKIRTS | words_of("places", "town_parts")


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


def read_name(tokens: list[Token], at: int) -> tuple[Name, int] | None:
    """
    Return the name that begins at a token and the index after it, else None; `Russian` and the like begin no name.

    >>> from reports.text.tokens import tokenize
    >>> read_name(tokenize("Velyka Novosilka direction"), 0)[0].suffix
    'direction'
    """
    last = at
    while last < len(tokens) and last - at < _MAX_WORDS and _continues(tokens, last):
        last += 1
    if _is_republic(tokens, at):
        return _republic(tokens, at)
    if last == at or _belongs_to_body(tokens, last):
        return None
    if tokens[last - 1].is_possessive:
        return _with_part(tokens, at, last)
    text = _joined(tokens, at, last)
    if text in _REGIONS or _is_effort(tokens, last) or _is_abroad(tokens, last):
        return None
    name = Name(text, tokens[at].start, tokens[last - 1].end, "settlement")
    return _of_site(tokens, name, last) or _by_last_word(tokens, name, at, last) or _with_suffix(tokens, name, last)


def _of_site(tokens: list[Token], name: Name, last: int) -> tuple[Name, int] | None:
    """Read "Zaporizhzhia NPP" and "the Shevchenkivskyi district of A", which is a part of A."""
    if last < len(tokens) and tokens[last].text in _POWER_PLANTS:
        return replace(name, text=f"{name.text} {tokens[last].text}", end=tokens[last].end, kind="named"), last + 1
    low = tokens[last].low if last < len(tokens) else ""
    if low in _DISTRICTS and last + 1 < len(tokens) and tokens[last + 1].low == "of":
        town = read_place(tokens, last + 2)
        if town is not None and town[0].kind == "settlement":
            return replace(town[0], suffix=low if low == "districts" else town[0].suffix), town[1]
    return None


def _is_republic(tokens: list[Token], at: int) -> bool:
    """Tell whether a name is the first word of "Donetsk People's Republic"."""
    return [token.low for token in tokens[at + 1 : at + 3]] == ["people", "republic"] and tokens[at].text in _OBLASTS


def _republic(tokens: list[Token], at: int) -> tuple[Name, int] | None:
    """Read a so-called people's republic as the oblast that it claims; forces and officials of it are no place."""
    if _belongs_to_body(tokens, at + 3) or (at + 3 < len(tokens) and tokens[at + 3].low in _BODIES):
        return None
    return Name(tokens[at].text, tokens[at].start, tokens[at + 2].end, "oblast", suffix="one"), at + 3


def _is_effort(tokens: list[Token], at: int) -> bool:
    """Tell whether a name only says which effort is meant ("the A area counteroffensive"): no place of the verb."""
    after = at + 1 if at < len(tokens) and tokens[at].low in {"area", "direction", "sector", "front"} else at
    return after < len(tokens) and tokens[after].low in _EFFORTS and not tokens[after].is_name_like


def _is_abroad(tokens: list[Token], at: int) -> bool:
    """Tell whether a name stands in another country ("Palmyra in Syria", "Paris, France")."""
    if at + 1 >= len(tokens) or tokens[at].low not in {"in", ",", "of"}:
        return False
    return tokens[at + 1].text in _ABROAD and not tokens[at + 1].is_possessive


def _continues(tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if token.low in _INNER and not token.is_name_like:
        around = tokens[index - 1 : index] + tokens[index + 1 : index + 2]
        return len(around) == 2 and all(word.is_name_like and word.text not in _NEVER for word in around)
    return token.is_name_like and token.text not in _NEVER


def _with_part(tokens: list[Token], at: int, last: int) -> tuple[Name, int] | None:
    """Read "A's eastern suburbs", "A's city hall": the town with its part; what else belongs to a town is none."""
    if last < len(tokens) and tokens[last].low in _LOSSES:
        return Name(_joined(tokens, at, last), tokens[at].start, tokens[last - 1].end, "settlement"), last
    words: list[str] = []
    index = last
    while index < len(tokens) and index - last < 4 and tokens[index].low not in _TOWN_PARTS:
        is_named = index + 1 < len(tokens) and tokens[index].is_name_like and tokens[index + 1].low in _DISTRICTS
        if is_named:
            index += 1
            continue
        if not (tokens[index].low in _PARTS or tokens[index].low in _CARRIERS):
            return None
        words += [tokens[index].low] if tokens[index].low in _PARTS else []
        index += 1
    if index == len(tokens) or tokens[index].low not in _TOWN_PARTS:
        return None
    while index < len(tokens) and tokens[index].low in _TOWN_PARTS:
        outskirts = tokens[index].low in _OUTSKIRTS
        words += [tokens[index].low] if outskirts or tokens[index].low in {"center", "centre"} else []
        index += 1
    name = Name(_joined(tokens, at, last), tokens[at].start, tokens[last - 1].end, "settlement")
    if name.text in _REGIONS:
        return None
    return replace(name, part=" ".join(words) or None, outskirts=outskirts), index


def _belongs_to_body(tokens: list[Token], after: int) -> bool:
    """Tell whether the word after some capitalised words makes them a body or a unit ("Southern Military District")."""
    if after >= len(tokens):
        return False
    following = tokens[after]
    if following.low in _UNIT_WORDS:
        return True
    return following.text in _NEVER and following.is_name_like and following.text not in _NEVER_BUT_APART


def _joined(tokens: list[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last])


def _by_last_word(tokens: list[Token], name: Name, at: int, last: int) -> tuple[Name, int] | None:
    """Read a name whose last capitalised word tells its kind: "Sumy Oblast", "Solona River", "Rezonit Plant"."""
    final, alone = tokens[last - 1].text, last - at == 1
    if final in _PLAIN or (final in _NAMED and alone):
        return replace(name, kind="feature"), last
    if final in _NAMED:
        return replace(name, kind="named"), last
    bare = replace(name, text=_joined(tokens, at, last - 1))
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


def _with_suffix(tokens: list[Token], name: Name, at: int) -> tuple[Name, int]:
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
        words = _joined(tokens, at, at + site)
        return replace(name, kind="named", text=f"{name.text} {words}", suffix=plural), at + site
    suffix = next((suffix for suffix, words in _SUFFIXES.items() if pair in words or low in words), None)
    if suffix is None:
        return (replace(name, kind="line", parts=stops), at) if len(stops) > 2 else (name, at)
    end = at + (2 if pair != low and pair in _SUFFIXES[suffix] else 1)
    return _of_kind(name, suffix, stops, _joined(tokens, at, end)), end


def _as_land(name: Name, low: str, stops: tuple[str, ...]) -> Name | None:
    """Return a name as the word after it makes it land and no town: "the Kharkiv region", "the Oskil district"."""
    if low in _SUFFIXES["raion"]:
        return replace(name, kind="raion")
    if low not in _LANDS:
        return None
    # an oblast is known by its name; "the Oskil region" is some land around
    known = all(stop in _OBLASTS for stop in stops)
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


def read_place(tokens: list[Token], at: int) -> tuple[Name, int] | None:
    """
    Return the name at a token with the words that carry or part it ("the northern outskirts of X"), else None.

    >>> from reports.text.tokens import tokenize
    >>> name, _ = read_place(tokenize("the northern outskirts of Kivsharivka"), 0)
    >>> (name.text, name.part, name.outskirts)
    ('Kivsharivka', 'northern outskirts', True)
    """
    part: list[str] = []
    index, outskirts = at, False
    while index < len(tokens) and index - at < 16:
        token = tokens[index]
        if (
            token.low == "the"
            and index > 1
            and tokens[index - 1].low == "of"
            and tokens[index - 2].low in {"bank", "banks"}
        ):
            # "the right bank of the Dnipro": a river, whose name a town may share
            return None
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if token.low in {"bank", "banks"} or following in {"bank", "banks"}:
            index += 1
            continue
        if token.low in _PARTS:
            part = [*(p for p in part if p in _PARTS or p == "and"), token.low]
        elif token.low in _DEEDS and index and tokens[index - 1].low in _JOINS:
            # "in A and liberated B": a deed of its own, no word about B
            return None
        elif (
            token.low in _SIDES
            or (token.low in _COUNTRIES and token.is_possessive)
            or (token.low in _CARRIERS and not (token.is_name_like and index > at and tokens[index - 1].low != "the"))
        ):
            if token.low in _OUTSKIRTS:
                outskirts = True
                part.append(token.low)
            elif token.low == "and" and part:
                part.append("and")
            elif token.low in {"center", "centre"}:
                part.append("center")
        else:
            break
        index += 1
    if index < len(tokens) and index > at and tokens[index - 1].low in {"and", "to"} and tokens[index - 1].low != "to":
        return None
    found = read_name(tokens, index)
    if found is None:
        return None
    name, after = found
    words = " ".join(part).strip().removesuffix(" and").removeprefix("and ")
    return replace(name, part=words or name.part, outskirts=outskirts or name.outskirts), after


def begins_clause(tokens: list[Token], after: int) -> bool:
    """Tell whether the word after a name is a verb: the name is then a subject, not the next place of a list."""
    verb = after + 1 if after < len(tokens) and tokens[after].low in {"also", "later", "further"} else after
    return verb < len(tokens) and (tokens[verb].low in _REPORTING or tokens[verb].low in _FINITE)
