"""Cuts a sentence into clauses: every token stands in exactly one, with its role and what governs it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reports.annotate.clause import Clause, Role
from reports.annotate.spans.descriptions import begins_description
from reports.annotate.spans.phrases import Phrase, find_phrases
from reports.lexicon.load import words_of
from reports.text.tokens import Token

_STOPS: Final = words_of("clauses", "words.stops")
_GOVERNORS: Final = words_of("clauses", "words.governors")
_AUXILIARIES: Final = words_of("clauses", "words.auxiliaries")
_ADVERBS: Final = words_of("clauses", "words.adverbs")
_ADJECTIVES: Final = words_of("clauses", "words.adjectives")
_IRREGULAR: Final = words_of("clauses", "words.irregular")
_DETERMINERS: Final = words_of("clauses", "words.determiners")
_FINITE: Final = words_of("clauses", "words.finite")
_BARE_TOO: Final = frozenset({"cut", "hit", "set", "put"})
"""Words of the past that are infinitives as well."""
_GOING_ON: Final = words_of("clauses", "words.going_on")
_SUBJECTS: Final = words_of("clauses", "words.subjects")
_INSIDE: Final = words_of("clauses", "words.inside")
_OWN_WITNESSES: Final = words_of("framing", "words.sensors")
_FOOTAGE: Final = words_of("evidence", "footage")
_SHOWS: Final = words_of("framing", "words.judging")
_FOOTAGE_WITHIN: Final = 5
"""Words before "footage" in its phrase, and between it and what it shows."""
_DESCRIBED: Final = words_of("framing", "words.described")
_BEFORE_DEMONSTRATIVES: Final = words_of("framing", "words.before_demonstratives")
_FORWARD: Final[frozenset[Role]] = frozenset({"main", "content"})
_GOVERNED_WITHIN: Final = 9
"""Words between a governor and its "that": "claimed on May 3 and 4 in a post that"."""
_ASIDE_WITHIN: Final = 60
"""Words of an aside before the comma that closes it."""
_SUBJECT_WITHIN: Final = 9
"""Words of a subject before its verb."""


def find_clauses(
    tokens: Sequence[Token], *, deeds: Iterable[tuple[int, int]], speeches: Iterable[int]
) -> tuple[Clause, ...]:
    """
    Return the clauses of a sentence in order; no tokens give none.

    `deeds` are the characters of its verbs of action, `speeches` where its verbs of speech begin.

    >>> from reports.text.tokens import tokenize
    >>> tokens = tokenize("A said that B fell, but C held it.")
    >>> [(c.role, c.start) for c in find_clauses(tokens, deeds=[(14, 18), (26, 30)], speeches=[2])]
    [('main', 0), ('content', 7), ('content', 20)]
    """
    return _Cutter(tokens, deeds, speeches).cut() if tokens else ()


class _Cutter:
    """Walks over the tokens once and opens a clause wherever a word and what follows it say so."""

    def __init__(self, tokens: Sequence[Token], deeds: Iterable[tuple[int, int]], speeches: Iterable[int]) -> None:
        self.tokens = tokens
        # the month is no auxiliary
        self.lows = ["" if token.text == "May" else token.low for token in tokens]
        starts = [token.start for token in tokens]
        self.deeds = {bisect_right(starts, start) - 1: bisect_right(starts, end - 1) for start, end in deeds}
        self.speeches = {bisect_right(starts, at) - 1 for at in speeches}
        self.phrases = {phrase.first: phrase for phrase in find_phrases(list(tokens), "clauses")}
        self.clauses: list[Clause] = [self.made(0, "main")]
        self.current = 0
        self.has_verb = False
        self.until = 0
        """Up to this token nothing opens: the middle of a deed, or the end of an aside."""

    def low(self, index: int) -> str:
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def made(self, first: int, role: Role, parent: int | None = None, *, shares: bool = False) -> Clause:
        tokens = self.tokens
        return Clause(first, len(tokens), tokens[first].start, tokens[-1].end, role, parent, shares=shares)

    def cut(self) -> tuple[Clause, ...]:
        at = 0
        while at < len(self.tokens):
            if at >= self.until:
                self.look(at)
            if at in self.deeds:
                self.until = max(self.until, self.deeds[at])
            self.has_verb = self.has_verb or self.is_verb(at) or self.low(at) in _GOING_ON or self.is_past(at)
            at += 1
        return tuple(self.clauses)

    def look(self, at: int) -> None:
        """Open a clause at a token where one begins."""
        low = self.lows[at]
        if low in _STOPS:
            # "near A; north of B near C" is one list
            if self.has_verb and self.low(self.skip_joins(at + 1)) not in _INSIDE and self.has_predicate(at + 1):
                self.open(at + 1, "main")
            return
        if low == ",":
            self.after_comma(at)
            return
        phrase = self.phrases.get(at)
        if phrase is None:
            if low == "to":
                self.purpose(at)
        elif phrase.kind in {"contrast", "join"}:
            opens = self.opens_contrast if phrase.kind == "contrast" else self.opens_join
            if opens(phrase.last):
                self.coordinate(at, phrase.last)
        else:
            self.subordinate(at, phrase)

    def subordinate(self, at: int, phrase: Phrase) -> None:
        """Open what a word puts under the clause that stands: what is told, an aside, a reason, an aim, a condition."""
        low, before = self.low(at), self.low(at - 1)
        match phrase.kind:
            case "that" if self.is_governed(at) or self.is_told(at):
                self.open(at, "content", under=self.current)
            case "relative" if before == ",":
                self.aside(at)
            case "runs" if self.has_verb and before not in {"line", "lines"}:
                self.open(at, "aside", under=self.current)
            case "condition" if low != "should" or at == 0 or before in {",", "that", "but"}:
                self.open(at, "condition", under=self.current)
            case "ground" | "purpose":
                self.open(at, phrase.kind, under=self.current)
                self.until = max(self.until, phrase.last)
            case "cause" if self.has_predicate(phrase.last) and (self.has_verb or at == 0):
                # "to block the road |as they continue attacks on A": going on is no part of the aim
                goes_on = self.low(self.skip_adverbs(phrase.last + 1)) in _GOING_ON
                self.open(at, "time", under=self.ground_of(self.current) if goes_on else self.current)
            case _:
                pass

    def open(self, first: int, role: Role, *, under: int | None = None, shares: bool = False) -> None:
        """Close the open clause before a token and open another there."""
        if first >= len(self.tokens):
            return
        open_clause = self.clauses[-1]
        if open_clause.first == first:
            parent = open_clause.parent if under in {None, len(self.clauses) - 1} else under
            self.clauses[-1] = replace(open_clause, role=role, parent=parent, shares=shares)
        else:
            self.clauses[-1] = replace(open_clause, last=first, end=self.tokens[first - 1].end)
            self.clauses.append(self.made(first, role, under, shares=shares))
        self.current = len(self.clauses) - 1
        # an aim has its infinitive, a reason its noun: "and" can join another verb to what stands above them
        self.has_verb = role in {"purpose", "ground"}

    def ground_of(self, index: int) -> int:
        """Return the nearest clause upward that carries a statement of its own."""
        while self.clauses[index].role not in _FORWARD and self.clauses[index].parent is not None:
            index = self.clauses[index].parent or 0
        return index

    def coordinate(self, at: int, after: int) -> None:
        """Open a clause beside the one that stands, or beside what governs it where somebody speaks anew."""
        carrier = self.ground_of(self.current)
        clause = self.clauses[carrier]
        if self.low(after) == "that" and clause.role == "content":
            self.open(at, "content", under=clause.parent)
            self.until = after + 1
            return
        _, verb = self.subject_and_verb(after)
        speaks = verb in self.speeches or self.low(self.skip_adverbs(after)) in _OWN_WITNESSES
        speaks = speaks or (self.low(after - 1) != "and" and self.is_footage(after))
        if speaks and clause.role == "content":
            while clause.role == "content" and clause.parent is not None:
                carrier = clause.parent
                clause = self.clauses[carrier]
        shares = self.is_predicate(self.skip_adverbs(after))
        self.open(at, clause.role if clause.role in _FORWARD else "main", under=clause.parent, shares=shares)

    def after_comma(self, at: int) -> None:
        """Open what a comma brings: a participle, the main clause after one in front, or the way back from an aside."""
        after = self.skip_adverbs(at + 1)
        role = self.clauses[self.current].role
        low = self.low(after)
        if self.describes(at + 1):
            self.aside(at + 1)
        elif self.is_spliced(at + 1):
            self.coordinate(at + 1, at + 1)
        elif low.endswith("ing") and (after in self.deeds or low in _GOVERNORS):
            self.open(at + 1, "participle", under=self.ground_of(self.current))
        elif role == "ground" and self.low(self.clauses[self.current].first - 1) == "," and self.goes_on(at + 1):
            # "forces, following fights, |seized A"
            back = self.ground_of(self.current)
            self.open(at + 1, self.clauses[back].role, under=self.clauses[back].parent)
            self.clauses[-1] = replace(self.clauses[-1], resumes=back)
        elif role not in _FORWARD and role != "participle" and self.low(at + 1) in _SUBJECTS | {"the"}:
            back = self.ground_of(self.current)
            if self.clauses[back].first < self.clauses[self.current].first or self.clauses[self.current].first == 0:
                clause = self.clauses[back]
                self.open(at + 1, clause.role if back != self.current else "main", under=clause.parent)

    def is_spliced(self, at: int) -> bool:
        """Tell whether a comma alone parts two statements: "A is false, |Ukrainian forces hold B"."""
        if not self.has_verb or self.low(at) not in {"russian", "ukrainian", "they"}:
            return False
        subject, verb = self.subject_and_verb(at)
        return subject and (verb in self.deeds or self.low(verb or 0) in _AUXILIARIES)

    def describes(self, at: int) -> bool:
        """Tell whether an apposition begins that says what places are: ", two villages south of A"."""
        return self.has_verb and begins_description(self.tokens, at)

    def aside(self, at: int) -> None:
        """Open an aside and, where a comma closes it, the clause that goes on behind it."""
        if self.low(at) in {"including", "among"} and self.has_verb:
            return
        back = self.current
        had_verb = self.has_verb
        self.open(at, "aside", under=back)
        within = range(at + 1, min(len(self.tokens), at + _ASIDE_WITHIN))
        stop = next((k for k in within if self.low(k) in _STOPS), len(self.tokens))
        ends = [k for k in within if k < stop and self.low(k) == "," and self.goes_on(k + 1)]
        if ends:
            clause = self.clauses[back]
            self.open(ends[0] + 1, clause.role, under=clause.parent)
            self.clauses[-1] = replace(self.clauses[-1], resumes=back)
            self.until, self.has_verb = ends[0] + 1, had_verb

    def goes_on(self, at: int) -> bool:
        """Tell whether a verb follows at once: the clause before an aside goes on."""
        after = self.skip_adverbs(at)
        return self.is_verb(after) and not self.low(after).endswith("ing")

    def purpose(self, at: int) -> None:
        """Open an aim: "to" and a verb in its bare form after a deed."""
        if not self.has_verb or self.low(at - 1) in words_of("clauses", "words.begun"):
            return
        after = self.skip_adverbs(at + 1)
        if self.low(after) in words_of("evidence", "purposes"):
            self.open(at, "purpose", under=self.current)

    def is_governed(self, at: int) -> bool:
        """Tell whether what governs a "that" stands before it in the same clause."""
        begin = max(self.clauses[self.current].first, at - _GOVERNED_WITHIN)
        return any(k in self.speeches or self.low(k) in _GOVERNORS for k in range(begin, at))

    def is_told(self, at: int) -> bool:
        """Tell whether "that" brings a statement of its own, whatever governs it: "had word |that forces took A"."""
        last = at - 1
        while self.is_name(last - 1) and self.is_name(last):
            last -= 1
        before = self.low(last - 1 if self.is_name(last) and last > 0 else last)
        if at == 0 or before in _DESCRIBED | _BEFORE_DEMONSTRATIVES or before == ",":
            return False
        subject, verb = self.subject_and_verb(at + 1)
        return (subject and verb is not None) or self.low(self.skip_adverbs(at + 1)) in _OWN_WITNESSES

    def opens_contrast(self, after: int) -> bool:
        low = self.low(after)
        if low in _INSIDE or low.endswith("ing") or self.low(after - 2) == "all":
            return False
        is_but = self.low(after - 1) == "but"
        is_clause = low in _DETERMINERS or self.is_name(after) or self.has_predicate(after)
        return not is_but or is_clause or self.is_footage(after)

    def is_footage(self, at: int) -> bool:
        """Tell whether footage shows something at a token: "but |unverified drone footage shows"."""
        seen = next((k for k in range(at, at + _FOOTAGE_WITHIN) if self.low(k) in _FOOTAGE), None)
        return seen is not None and any(self.low(k) in _SHOWS for k in range(seen + 1, seen + _FOOTAGE_WITHIN))

    def opens_join(self, after: int) -> bool:
        """Tell whether "and" joins a predicate or another clause, and not two names or nouns."""
        if self.low(after) == "that":
            return self.clauses[self.ground_of(self.current)].role == "content"
        if not self.has_verb:
            return False
        first = self.skip_adverbs(after)
        if self.low(first) in _OWN_WITNESSES:
            return True
        if self.clauses[self.current].role in {"purpose", "ground"}:
            # "to prevent attacks and defend A" goes on with the aim, "and |shelled A" does not
            low = self.low(first)
            # "have moved to storm A |and taken B"
            is_finite = low.endswith("ed") or low in (_IRREGULAR | _AUXILIARIES) - _BARE_TOO
            is_finite = is_finite or (low.endswith("en") and first in self.deeds)
            return (is_finite and self.is_predicate(first)) or (
                self.low(after) in _SUBJECTS and self.subject_and_verb(after)[1] is not None
            )
        if self.is_predicate(first):
            return True
        subject, verb = self.subject_and_verb(after)
        return subject and verb is not None

    def is_predicate(self, at: int) -> bool:
        """Tell whether a finite verb stands at a token, or one that no list knows with its object."""
        low = self.low(at)
        if low in _AUXILIARIES or at in self.speeches:
            return True
        if at in self.deeds:
            return not low.endswith("ing") and low not in {"to", "fighting"}
        following = self.low(at + 1)
        if low in _FINITE:
            return True
        return self.is_past(at) and (following in _DETERMINERS or self.is_name(at + 1) or following[:1].isdigit())

    def has_predicate(self, at: int) -> bool:
        """Tell whether some verb follows before the next stop."""
        for k in range(at, min(len(self.tokens), at + 40)):
            if self.low(k) in _STOPS:
                return False
            if self.is_verb(k) or self.is_predicate(k):
                return True
        return False

    def subject_and_verb(self, at: int) -> tuple[bool, int | None]:
        """Return whether a subject stands before the next verb, and that verb; nothing but names and nouns between."""
        first = self.skip_adverbs(at)
        if self.is_predicate(first):
            return False, first
        begins = self.low(first) in _DETERMINERS or self.is_name(first)
        for k in range(first, min(len(self.tokens), first + _SUBJECT_WITHIN)):
            low, phrase = self.low(k), self.phrases.get(k)
            if low in _STOPS | {",", "that"} or (phrase is not None and phrase.kind in {"contrast", "join"}):
                break
            if (k > first and self.is_past(k)) or (self.is_verb(k) and not low.endswith("ing")):
                return begins, k
        return begins, None

    def is_verb(self, at: int) -> bool:
        return at in self.deeds or at in self.speeches or self.low(at) in _AUXILIARIES

    def is_past(self, at: int) -> bool:
        """Tell whether a word looks like a verb in the past that no list of deeds knows."""
        low = self.low(at)
        ends = low.endswith("ed") and low not in _ADJECTIVES and "-" not in low and not self.is_name(at)
        return ends or low in _IRREGULAR

    def is_name(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def skip_joins(self, at: int) -> int:
        phrase = self.phrases.get(at)
        return phrase.last if phrase is not None and phrase.kind in {"join", "contrast"} else at

    def skip_adverbs(self, at: int) -> int:
        while self.low(at) in _ADVERBS or (self.low(at).endswith("ly") and at + 1 < len(self.tokens)):
            at += 1
        return at
