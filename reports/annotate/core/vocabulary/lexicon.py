"""The lexicon of a language as one table: for each first word the entries that may begin there, longest first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from reports.annotate.core.vocabulary.paradigms import Form, Kind, forms_of, is_adjective
from reports.annotate.core.vocabulary.words import key_of, split_words
from reports.lexicon.load import load_lexicon

_SORTS: Final[tuple[tuple[str, Kind], ...]] = (
    ("verbs", "verb"),
    ("nouns", "noun"),
    ("adjectives", "adjective"),
    ("words", "word"),
)
_NO_DEEDS: Final = frozenset({"repel", "try", "fail", "unable", "able", "ongoing", "means", "line"})
"""Tables that say something of a deed and are none."""
NOT_LET: Final = "not_let"
"""The table of what makes somebody else unable: "не дали взяти А"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One word or phrase of the lexicon.

    `rest` are the words that must follow, each by any of its forms, `near` those that must stand within a few words.
    `head` is the word that shows the case.
    """

    kind: str
    key: str
    form: Form
    rest: tuple[dict[str, Form], ...] = ()
    near: tuple[str, ...] = ()
    lemma: str = ""
    sort: str = "word"
    head: int = 0


@dataclass(slots=True)
class Lexicon:
    """The entries of a language by the key of their first word."""

    language: str
    by_word: dict[str, list[Entry]] = field(default_factory=dict)
    deeds: dict[str, dict[str, Any]] = field(default_factory=dict)
    speakers: tuple[dict[str, Any], ...] = ()
    place_words: dict[str, Any] = field(default_factory=dict)
    stance: dict[str, Any] = field(default_factory=dict)
    verb_endings: tuple[str, ...] = ()
    any_verb: tuple[str, ...] = ()
    sure_verb: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    imperfective: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    either_aspect: frozenset[str] = frozenset()
    agreeing: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    least_verb: int = 6
    directions: dict[str, str] = field(default_factory=dict)
    oblasts: dict[str, str] = field(default_factory=dict)
    adjectives: tuple[str, ...] = ()
    nominative: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_of_persons: tuple[str, ...] = ()

    def add(self, kind: str, key: str, text: str, sort: Kind) -> None:
        """Add a dictionary word or phrase with all its forms."""
        main, _, near = text.partition(" + ")
        words = [word.key for word in split_words(main)]
        beside = tuple(word.key for word in split_words(near))
        head = _head(words, sort, self.language)
        forms = [self._forms(word, at, head, sort) for at, word in enumerate(words)]
        rest = tuple(forms[1:])
        for first, form in forms[0].items():
            entry = Entry(kind, key, form, rest, beside, lemma=text, sort=sort, head=head)
            self.by_word.setdefault(key_of(first), []).append(entry)

    def add_table(self, kind: str, key: str, table: dict[str, Any]) -> None:
        """Add all words of a table, each by its sort."""
        for name, sort in _SORTS:
            for text in table.get(name, ()):
                self.add(kind, key, text, sort)

    def _forms(self, word: str, at: int, head: int, sort: Kind) -> dict[str, Form]:
        if sort == "word" or at > head:
            return {word: Form(cases=frozenset())} if sort != "word" else forms_of(word, "word", self.language)
        if at < head:
            return forms_of(word, "adjective", self.language)
        return forms_of(word, sort, self.language)


def _head(words: list[str], sort: Kind, language: str) -> int:
    """Return which word of a phrase is its head: a verb behind a "not", of nouns the first that is no adjective."""
    if sort == "verb" and len(words) > 1 and words[0] == "не":
        return 1
    if sort != "noun":
        return 0
    return next((at for at, word in enumerate(words) if not is_adjective(word, language)), len(words) - 1)


_SIDES: Final = {
    "forces": "force",
    "units": "unit",
    "civil": "civil",
    "ordinals": "ordinal",
    "peoples": "people",
    "things": "thing",
    "given": "given",
    "strangers": "stranger",
}
"""The kinds of words of troops and people; the other tables tell sides."""
_STANCES: Final = (
    *("negation", "unreal", "past", "after", "deny", "doubt", "hearsay", "geolocated"),
    *("unlikely", "maybe", "almost", "except", "that", "about", "known", "plain"),
    *("only", "goes_on", "done", "with_it", "recalls", "when", "which", "despite", "irrealis", "wiped_out", "cries"),
    *("costs", "lasts", "fiction", "unsaid", "partly", "mocks", "footage", "in_fact", "supplying"),
)


@cache
def load_lexicon_of(language: str) -> Lexicon:
    """
    Return the lexicon of a language ("uk", "ru"), built once a run.

    >>> any(entry.key == "seize" for entry in load_lexicon_of("uk").by_word["захоплено"])
    True
    """
    out = Lexicon(language)
    deeds = load_lexicon("deeds", language)
    for key, table in deeds.items():
        if key == "objects":
            for name, words in table.items():
                for word in words:
                    out.add("object", name, word, "word")
            continue
        kind = "unable" if key == NOT_LET else key if key in _NO_DEEDS else "deed"
        out.deeds[key] = table
        out.add_table(kind, key, table)
    for key, table in load_lexicon("sides", language).items():
        if key == "media":
            for name, words in table.items():
                out.add_table("media", name, {"nouns": words})
            continue
        out.add_table(_SIDES.get(key, "side"), key, table)
    _add_places(out, load_lexicon("places", language))
    _add_stance(out, load_lexicon("stance", language))
    speakers = load_lexicon("speakers", language)["speaker"]
    out.speakers = tuple(speakers)
    for number, speaker in enumerate(speakers):
        out.add_table("speaker", str(number), speaker)
        for text in speaker.get("capitals", ()):
            out.add("capital", str(number), text, "word")
        _add_offices(out, str(number), speaker)
    paradigms = load_lexicon("paradigms", language)
    out.verb_endings = tuple(paradigms["unknown_verbs"]["endings"])
    out.any_verb = tuple(paradigms["unknown_verbs"]["any"])
    out.sure_verb = tuple(paradigms["unknown_verbs"]["sure"])
    out.imperfective = frozenset(paradigms["aspect"]["imperfective"])
    out.lasting = frozenset(paradigms["aspect"]["lasting"]) | out.imperfective
    out.either_aspect = frozenset(paradigms["aspect"]["either"])
    out.agreeing = tuple((tuple(rule["noun"]), tuple(rule["adjective"])) for rule in paradigms["agrees"])
    out.nominative = {number: tuple(endings) for number, endings in paradigms["nominative"].items()}
    out.not_of_persons = tuple(paradigms["participles"]["not_of_persons"])
    out.adverbs = tuple(paradigms["adverbs"]["endings"])
    out.least_verb = paradigms["unknown_verbs"]["least"]
    out.adjectives = tuple(sorted({form for rule in paradigms["adjective"] for form in rule["forms"]}))
    for entries in out.by_word.values():
        entries.sort(key=lambda entry: -len(entry.rest) - len(entry.near))
    return out


def _add_offices(out: Lexicon, number: str, speaker: dict[str, Any]) -> None:
    """Add offices with each state whose they may be: "міноборони Польщі", "польське міноборони"."""
    whose = [form for word in speaker.get("whose", ()) for form in forms_of(word, "adjective", out.language)]
    for office in speaker.get("offices", ()):
        words = [word.key for word in split_words(office)]
        behind = tuple({word: Form()} for word in words)
        for state in speaker["of"]:
            rest = (*behind[1:], *({word.key: Form()} for word in split_words(state)))
            out.by_word.setdefault(words[0], []).append(
                Entry("speaker", number, Form(), rest, lemma=f"{office} {state}")
            )
        for form in whose:
            out.by_word.setdefault(form, []).append(Entry("speaker", number, Form(), behind, lemma=f"{form} {office}"))


def _add_places(out: Lexicon, words: dict[str, Any]) -> None:
    out.place_words = words
    carriers = words["carriers"]
    for kind, key, texts, sort in (
        *(("relation", key, texts, "word") for key, texts in words["relations"].items()),
        *(("bearing", key, texts, "word") for key, texts in words["bearings"].items()),
        ("carrier", "settlement", carriers["settlement"], "noun"),
        ("carrier", "settlement", carriers["settlement_words"], "word"),
        ("carrier", "part", carriers["parts"], "noun"),
        ("carrier", "bare", carriers["bare"], ""),
        *(("head", key, texts, "noun") for key, texts in words["heads"].items()),
        ("not_name", "", words["not_names"]["nouns"], "noun"),
        ("not_name", "", words["not_names"]["words"], "word"),
        *(("part", part, texts, "") for part, texts in words["part_words"].items()),
        ("back", "", words["back"]["words"], "word"),
        ("road", "", words["roads"]["nouns"], "noun"),
        *(("region", oblast, [key_of(region)], "noun") for region, oblast in words["regions"].items()),
        *(("region", oblast, [phrase], "word") for phrase, oblast in words.get("republics", {}).items()),
    ):
        _add_all(out, kind, key, texts, sort)
    for table, put in ((words["directions"], out.directions), (words["oblasts"], out.oblasts)):
        for adjective, name in table.items():
            put.update(dict.fromkeys(forms_of(key_of(adjective), "adjective", out.language), name))


def _add_all(out: Lexicon, kind: str, key: str, texts: Iterable[str], sort: str) -> None:
    """Add words of one sort; where none is given an adjective's ending tells."""
    for text in texts:
        told = "adjective" if is_adjective(text, out.language) else "word"
        out.add(kind, key, text, sort or told)  # type: ignore[arg-type]


def _add_stance(out: Lexicon, words: dict[str, Any]) -> None:
    out.stance = words
    for key in (*_STANCES, "speech", "claim_nouns", "according", "predicates"):
        out.add_table(key, "", words[key])
    for key, table in words["asks"].items():
        out.add_table("asks", key, table)
    for key, texts in words["times"].items():
        _add_all(out, "time", key, texts, "word")
    out.add_table("speech", "boast", words["boast"])
    out.add_table("deny", "refute", words["refute"])
    out.add_table("deny", "lie", words["lie"])
    for text in words["links"]["joins"]:
        out.add("join", "contrast" if text in words["links"]["contrast"] else "", text, "word")
