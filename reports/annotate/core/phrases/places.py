"""Place names of a sentence: capitalised words in a slot where a place can stand, with what the text says of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reports.annotate.core.phrases.parties import is_adjective_like
from reports.annotate.core.phrases.place_name import Grounds, PlaceName
from reports.annotate.core.phrases.spans import Span, opens
from reports.annotate.core.phrases.waters import is_water
from reports.annotate.core.vocabulary.lexicon import Lexicon
from reports.annotate.core.vocabulary.words import Word

_OPENING: Final = frozenset('«"“„')
_CLOSING: Final = frozenset('»"”')
_LONGEST: Final = 3
_BACK: Final = 8
"""Words between a preposition and the name that it governs."""


@dataclass(slots=True)
class _Reader:
    words: tuple[Word, ...]
    lexicon: Lexicon
    at: dict[int, list[Span]] = field(default_factory=dict)
    ending: dict[int, list[Span]] = field(default_factory=dict)
    names: list[PlaceName] = field(default_factory=list)
    hubs: list[str] = field(default_factory=list)
    hubs_at: list[int] = field(default_factory=list)
    oblasts: list[str] = field(default_factory=list)
    areas: dict[int, int] = field(default_factory=dict)
    closed: int = 0
    fronted: str | None = None

    def has(self, kind: str, i: int, key: str | None = None) -> bool:
        return any(span.kind == kind and (key is None or span.key == key) for span in self.at.get(i, ()))


def find_places(words: tuple[Word, ...], spans: Sequence[Span], lexicon: Lexicon) -> Grounds:
    """Return the places, directions and oblasts of a sentence."""
    reader = _Reader(words, lexicon)
    for span in spans:
        reader.at.setdefault(span.i, []).append(span)
        reader.ending.setdefault(span.j, []).append(span)
    i = 0
    while i < len(words):
        i = _read_at(reader, i)
    if reader.fronted is not None and set(reader.oblasts) == {reader.fronted}:  # "на Б-щині ворог захопив А"
        reader.names = [name if name.oblasts else replace(name, oblasts=(reader.fronted,)) for name in reader.names]
    taken = frozenset(k for name in reader.names for k in range(name.i, name.j))
    names = [
        name
        for name in reader.names
        if not is_water(name.text, slot=name.slot, word=name.word, of=name.of, spans=spans, lexicon=lexicon)
    ]
    return Grounds(tuple(names), tuple(reader.hubs), tuple(reader.hubs_at), tuple(reader.oblasts), taken)


def _read_at(reader: _Reader, i: int) -> int:
    """Read what begins at a word; return where to go on."""
    region = next((span for span in reader.at.get(i, ()) if span.kind == "region"), None)
    if region is not None:
        _close_oblast(reader, region.key, region.i, region.j)
        return region.j
    if not _may_be_name(reader, i):
        return i + 1
    end = i + 1
    while end < len(reader.words) and end - i < _LONGEST and _may_be_name(reader, end, inside=True):
        end += 1
    head = _head_at(reader, end)
    area = end - 1 if head is not None and head.key in {"area", "direction"} else None
    if area is not None:
        end = area
    elif head is not None and head.key == "landmark":
        end = head.j
    elif _is_shared_adjective(reader, i, end):
        return end
    name = _slot(reader, i, end) if end > i else None
    if name is not None:
        reader.names.append(name)
    if area is not None and head is not None:
        _take_area(reader, area, head)
        reader.areas[end] = head.j
        return head.j
    return end


def _may_be_name(reader: _Reader, i: int, *, inside: bool = False) -> bool:
    word = reader.words[i]
    if not word.is_name_like or not word.is_word or len(word.text) < 2:
        return False
    if i and reader.words[i - 1].text in _OPENING and not inside:
        return False
    known = {span.kind for k in range(max(0, i - 3), i + 1) for span in reader.at.get(k, ()) if span.j > i}
    if opens(reader.words, i):
        known -= {"force", "unit", "given"} if inside else {"given"}
        return not known
    if inside and word.key in reader.lexicon.place_words["not_names"]["behind_adjective"]:
        return is_adjective_like(reader.words[i - 1].key, reader.lexicon)
    return not known & {"side", "speaker", "not_name", "region", "geolocated", "force", "road_name"}


def _head_at(reader: _Reader, i: int) -> Span | None:
    heads = [span for span in reader.at.get(i, ()) if span.kind == "head" and span.key != "other"]
    return heads[0] if heads and not reader.words[i].text[:1].isupper() else None


def _take_area(reader: _Reader, at: int, head: Span) -> None:
    """Take an adjective with its noun: an oblast closes the names before it, a direction gives its hub."""
    key = reader.words[at].key
    is_oblast = head.lemma.startswith(("обл",))
    if head.key == "direction":
        hub = reader.lexicon.directions.get(key)
        reader.hubs.extend([hub] if hub else [])
        reader.hubs_at.extend([at] if hub else [])
    elif is_oblast and key in reader.lexicon.oblasts:
        _close_oblast(reader, reader.lexicon.oblasts[key], at, head.j)


def _close_oblast(reader: _Reader, oblast: str, i: int, j: int) -> None:
    """Give an oblast to the group of names that it stands behind."""
    reader.oblasts.append(oblast)
    if not reader.names and _lies_in(reader, i) and _is_first(reader, i - 1):
        reader.fronted = oblast
    last = reader.areas.get(reader.names[-1].j, reader.names[-1].j) if reader.names else -1
    if reader.names and _is_right_behind(reader, last, i):
        for number, name in enumerate(reader.names):
            if name.group == reader.names[-1].group and not name.oblasts:
                reader.names[number] = replace(name, oblasts=(oblast,))
    reader.closed = j


def _is_right_behind(reader: _Reader, last: int, i: int) -> bool:
    """Tell whether an oblast closes the names before it: "А (Б область)", "А у Б області", but not "А, на Б-щині"."""
    between = [word.text for word in reader.words[last:i]]
    if all(text in "(,—–-" for text in between) and len(between) <= 2:
        return True
    opens_clause = (
        len(between) == 3
        and between[0] == ","
        and reader.words[last + 1].key in reader.lexicon.place_words["lies"]["words"]
    )
    return _lies_in(reader, i) and (len(between) == 1 or opens_clause)


def _lies_in(reader: _Reader, i: int) -> bool:
    """Tell whether "in" stands right before a word."""
    return any(span.kind == "relation" and span.key == "in" for span in reader.ending.get(i, ()) if span.i == i - 1)


def _is_shared_adjective(reader: _Reader, i: int, end: int) -> bool:
    """Tell whether a name is an adjective that shares its noun with the next one: "А-ської та Б-ської громад"."""
    if end - i != 1 or not is_adjective_like(reader.words[i].key, reader.lexicon):
        return False
    k = end
    if k >= len(reader.words) or not (reader.words[k].text == "," or reader.has("join", k)):
        return False
    after = k + 1
    if after + 1 >= len(reader.words) or not reader.words[after].is_name_like:
        return False
    head = _head_at(reader, after + 1)
    if head is None or head.key not in {"area", "direction"}:
        return False
    if not is_adjective_like(reader.words[after].key, reader.lexicon) or not _end_alike(reader, i, after):
        return False
    shares = head.form.many is not False or not _walk_back(reader, i)[0]  # "in A and the B raion" are two places
    if shares and head.key == "direction":
        _take_area(reader, i, head)
    return shares


def _end_alike(reader: _Reader, i: int, k: int) -> bool:
    """Tell whether two adjectives end alike, as those of one noun do."""
    endings = [
        max((e for e in reader.lexicon.adjectives if reader.words[at].key.endswith(e)), key=len) for at in (i, k)
    ]
    return endings[0] == endings[1]


def _slot(reader: _Reader, i: int, end: int) -> PlaceName | None:
    """Return the place that some words name, null where they stand in no slot of a place."""
    words = reader.words
    text = "".join(w.text + " " * (n + 1 < end and words[n + 1].start > w.end) for n, w in enumerate(words[i:end], i))
    name = PlaceName(text, i, end, "bare", is_opening=opens(words, i) and _is_first(reader, i), group=i)
    before = i - 1
    while before >= 0 and words[before].text == ".":
        before -= 1
    others = reader.lexicon.place_words["heads"]["other"]  # "острів" is an area's word too, behind its adjective
    is_other = any(span.kind == "head" and span.lemma in others for span in reader.at.get(before, ()))
    if is_other and not reader.has("carrier", before):
        return None
    joined = _joined(reader, i)
    if joined is not None:
        return replace(joined, text=text, i=i, j=end, is_opening=False, oblasts=())
    found, part, settlement, k = _walk_back(reader, i)
    name = replace(name, is_excepted=_is_excepted(reader, found.i if found is not None else k + 1))
    name = replace(name, is_part=any(_is_part(reader, at) for at in range(k + 1, i)))
    if found is not None:
        bearing = found.key if found.kind == "bearing" else None
        return replace(
            name,
            slot="relation",
            relation=None if bearing else found.key,
            word=words[found.i].key,
            bearing=bearing,
            part=part,
            distance_km=_distance_before(reader, found.i) if bearing else None,
        )
    k = min(k, _behind_agent(reader, i))
    if k == i - 1 and reader.words[k].text in _CLOSING:  # "про «звільнення» А"
        k -= 1
    if settlement or (k >= 0 and any(_takes_object(reader, span) for span in reader.ending.get(k + 1, ()))):
        return replace(name, slot="settlement" if settlement else "object", part=part, of=k + 1)
    return _bare(reader, name)


def _is_excepted(reader: _Reader, at: int) -> bool:
    """Tell whether what begins at a word is left out: "not" or "except" stands before it, and no "not only"."""
    return any(span.kind in {"negation", "except"} for span in reader.ending.get(at, ()))


def _is_part(reader: _Reader, at: int) -> bool:
    """Tell whether a word before a name makes it only a part of the place: "південну частину Покровська"."""
    whole = reader.has("carrier", at + 1, "settlement")  # "східне місто А"
    return reader.has("carrier", at, "part") or (reader.has("part", at) and not whole)


def _behind_agent(reader: _Reader, i: int) -> int:
    """Return the word before who took a place, where that stands right before it: "захоплення ворогом А"."""
    agents = [
        s for s in reader.ending.get(i, ()) if s.kind == "side" and "ins" in s.form.cases and s.sort != "adjective"
    ]
    nouns = [s for one in agents for s in reader.ending.get(one.i, ()) if s.kind == "deed" and s.sort == "noun"]
    return nouns[0].j - 1 if nouns and _takes_object(reader, nouns[0]) else i


def _takes_object(reader: _Reader, span: Span) -> bool:
    """Tell whether a place may stand right behind a word: behind a verb, or a noun of taking ("захоплення А")."""
    if span.kind == "deed" and span.sort == "noun":
        return reader.lexicon.deeds[span.key].get("takes") == "place"
    return span.kind in {"deed", "repel"}


def _bare(reader: _Reader, name: PlaceName) -> PlaceName | None:
    """Return a name that nothing governs; one that opens a sentence needs a second sign, or a colon behind it."""
    if not name.is_opening:
        return name
    if name.j < len(reader.words) and reader.words[name.j].text == ":":
        return replace(name, slot="topic")
    behind = name.j + (name.j < len(reader.words) and reader.words[name.j].text in _OPENING)  # "А «звільнено»"
    befalls = any(span.kind == "deed" and span.form.mood == "passive" for span in reader.at.get(behind, ()))
    return name if befalls or _has_place_ending(reader, name.i, name.j) else None


def _is_first(reader: _Reader, i: int) -> bool:
    return not any(word.is_word for word in reader.words[:i])


def _has_place_ending(reader: _Reader, i: int, end: int) -> bool:
    """Tell whether a name that opens a sentence shows a second sign of being one."""
    if end - i > 1:
        return True
    return reader.words[i].key.endswith(tuple(reader.lexicon.place_words["endings"]["place"]))


def _joined(reader: _Reader, i: int) -> PlaceName | None:
    """Return the name before this one in a list; areas and brackets may stand between."""
    if not reader.names:
        return None
    if _is_speaking(reader, i):
        return None
    last = reader.names[-1]
    k = reader.areas.get(last.j, last.j)
    k = max(k, reader.closed) if reader.closed > last.j else k
    between = reader.words[k:i]
    if not between or len(between) > 3:
        return None
    texts = {word.text for word in between}
    joins_all = [span for span in reader.at.get(i - 1, ()) if span.kind == "join"]
    joins = [span for span in joins_all if last.is_excepted or not span.key]
    if last.is_excepted and any(
        span.key or span.lemma in reader.lexicon.stance["links"]["turns"] for span in joins_all
    ):
        last = replace(last, is_excepted=False)  # "не А, а Б"
    ok = (texts <= {",", ")"} and "," in texts) or (bool(joins) and texts - {between[-1].text} <= {",", ")"})
    return last if ok else None


def _is_speaking(reader: _Reader, i: int) -> bool:
    """Tell whether a capital behind a comma opens a clause of its own: "о взятии А, Киев это отрицает"."""
    after = i + 1
    if reader.words[i - 1].text != "," or not reader.has("capital", i) or after >= len(reader.words):
        return False
    return reader.words[after].is_word and not reader.has("join", after)


def _walk_back(reader: _Reader, i: int) -> tuple[Span | None, str | None, bool, int]:
    """Go back from a name over words for settlements and parts to the preposition that governs it."""
    part, settlement, k = None, False, i - 1
    while k >= 0 and k >= i - _BACK:
        ending = reader.ending.get(k + 1, [])
        relations = [span for span in ending if span.kind in {"relation", "bearing"}]
        if relations:
            best = min(relations, key=lambda span: span.i)
            return best, part or _part_in(ending), settlement, k
        whole = reader.has("carrier", k + 1, "settlement")  # "східне місто А" lies in the east itself
        part = part or _part_in([span for span in ending if not (whole and span.i == k)])
        carriers = [span for span in ending if span.kind == "carrier"]
        if carriers:
            longest = min(carriers, key=lambda span: span.i)
            settlement = settlement or longest.key == "settlement"
            k = longest.i - 1
            continue
        word = reader.words[k]
        if word.is_word and not word.text[:1].isupper() and is_adjective_like(word.key, reader.lexicon):
            is_side = any(span.kind in {"side", "force"} and span.sort != "adjective" for span in ending)
            if is_side or any(span.form.mood or span.kind in {"deed", "civil"} for span in ending):
                break
            k -= 1
            continue
        break
    return None, part, settlement, k


def _part_in(ending: list[Span]) -> str | None:
    return next((span.key for span in ending if span.kind == "part"), None)


def _distance_before(reader: _Reader, i: int) -> float | None:
    """Return the kilometres that stand before a preposition or bearing, null where there are none."""
    words = reader.words
    k = i - 1
    if k >= 0 and words[k].text == ".":
        k -= 1
    if (
        k < 1
        or words[k].key not in reader.lexicon.place_words["distance"]["words"]
        or not words[k - 1].text[:1].isdigit()
    ):
        return None
    return float(words[k - 1].text.replace(",", ".")) if words[k - 1].text.count(",") < 2 else None
