"""A pattern that is tried only where it can begin finds what it finds anywhere."""

import json
import re
import sys
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.annotate.spans import deeds
from reports.annotate.spans.speakers import find_claimant
from reports.claims import find
from reports.search.heads import Heads, heads_of
from reports.search.keys import index_of
from reports.search.pattern import Pattern
from tests.conftest import ROOT

MADE_UP = (
    r"\bfell\b",
    r"\b(?:near|close to) (?:the )?(?P<what>town|village)s?\b",
    r"(?<![\w-])(?:a|an|of)(?![\w-])",
    r"; (?:and )?|: ",
    r"\([Pp]er ",
    r"foo",
    r"\bfo{0,2}bar?\b",
    r"\b(?:un)?told\b[^;]{0,9}(?= that\b)",
    r"(?<=\bto )go(?!es)",
    r"^\W*(?:this|that)\b",
    r"\b\d{4}-\d\d\b|\b[ab]\d",
    r"[^,]{3,9}, (?i:SAID) \S+",
    r"(?P<mark>[,;]) a(?P=mark)",
    r"\b(?:is|are) (?:\w+ly )*seen",
    r"(?:\bx|y\b) z",
    r"\bI[sS]W\b",
)
WORDS = [
    "fell",
    "near",
    "close",
    "to",
    "the",
    "a",
    "an",
    "of",
    "town",
    "villages",
    "foo",
    "fobar",
    "foobar",
    "untold",
    "told",
    "that",
    "go",
    "goes",
    "this",
    "and",
    "per",
    "Per",
    "is",
    "are",
    "seen",
    "newly",
    "ISW",
    "isw",
    "said",
    "SAID",
    "İs",
    "ıs",
    "ſaid",
    "x",
    "y",
    "z",
    "a5",
    "b7",
    "2024-05",
    "1.5",
    "Ünder",
    "é",
    "t'o",
    "fell-back",
    "_fell",
    "fell_",
    "un",
    "told",
]


@cache
def known() -> list[tuple[Pattern, re.Pattern[str]]]:
    """Return every pattern of the room that is tried only where it can begin, with what it stands for."""
    found = [deeds._pattern()[0]]
    for name, module in sorted(sys.modules.items()):
        if name.startswith("reports."):
            found += [value for value in vars(module).values() if isinstance(value, Pattern)]
    return [(one, re.compile(one.pattern, one.flags)) for one in dict.fromkeys(found)]


def sentences() -> list[str]:
    """Return our own sentences: those of the labels that carry them, and of the example."""
    out: list[str] = re.split(r"(?<=[.\]])\s+", (ROOT / "examples/2025-06-12.txt").read_text("utf-8"))
    for path in sorted((ROOT / "tests/data").rglob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        out += [row["sentence"] for row in rows if isinstance(row.get("sentence"), str)]
    return sorted(set(out))


def words_of_patterns() -> list[str]:
    """Return the words that stand in the patterns, so that texts made of them come near to matching."""
    return sorted({word for one, _ in known() for word in re.findall(r"[A-Za-z]{2,}", one.pattern)})


def spans(pattern: Pattern | re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


def assert_same(pattern: Pattern, told: re.Pattern[str], text: str, first: int, last: int) -> None:
    assert spans(pattern, text) == spans(told, text), (pattern.pattern, text)
    one, other = pattern.search(text, first, last), told.search(text, first, last)
    assert (one and one.span()) == (other and other.span()), (pattern.pattern, text, first, last)


def test_there_are_such_patterns() -> None:
    assert find is not None
    assert find_claimant is not None
    assert len(known()) > 40
    assert sum(bool(heads_of(one.pattern).keys) for one, _ in known()) > 20


def test_every_pattern_finds_the_same_in_our_sentences() -> None:
    texts = sentences()
    assert len(texts) > 300
    found = 0
    for pattern, told in known():
        for sentence in texts:
            assert_same(pattern, told, sentence, len(sentence) // 3, 2 * len(sentence) // 3)
            found += told.search(sentence) is not None
    assert found > 1000


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.deferred(lambda: st.sampled_from(words_of_patterns())), max_size=14),
    st.lists(st.sampled_from([" ", " ", " ", ", ", "; ", "-", "’s ", " “", ".", ""]), min_size=14, max_size=14),
    st.integers(0, 90),
    st.integers(0, 90),
)
def test_every_pattern_finds_the_same_in_words_of_the_patterns(
    words: list[str], between: list[str], first: int, last: int
) -> None:
    text = "".join(word + gap for word, gap in zip(words, between, strict=False))
    for pattern, told in known():
        assert_same(pattern, told, text, first, last)


MADE = [(Pattern(text, flags), re.compile(text, flags)) for text in MADE_UP for flags in (0, re.IGNORECASE)]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, ",", ";", ":", "(", " ", " ", " ", "\n"]), max_size=12).map("".join),
    st.integers(0, 20),
    st.integers(0, 20),
)
@example("A fell-back fell", 0, 9)
@example("the towns near the villages", 0, 20)
def test_a_pattern_finds_the_same_in_any_text(text: str, first: int, last: int) -> None:
    for pattern, told in MADE:
        assert_same(pattern, told, text, first, last)


@pytest.mark.parametrize("pattern", [text for text in MADE_UP if heads_of(text) != Heads()])
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_what_a_pattern_matches_begins_and_holds_what_it_tells(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    found = re.search(pattern, text)
    assert found is not None
    heads, index = heads_of(pattern), index_of(text)
    if heads.keys or heads.prefixes:
        assert found.start() in index.places(heads.keys, heads.prefixes)
    for need in heads.needs:
        assert index.places(need, ())


@pytest.mark.parametrize("pattern", ["(?a)\\bfell", "(?(1)a|b)", "\\bfell\\1", "[", "\\b*", "(?#a)b", "fell)"])
def test_a_pattern_in_signs_that_are_not_known_can_begin_anywhere(pattern: str) -> None:
    assert heads_of(pattern) == Heads()


def test_flags_that_change_what_signs_mean_let_a_pattern_begin_anywhere() -> None:
    assert spans(Pattern(r"\bfell\b", re.ASCII), "éfell") == [(1, 5)]
    assert spans(Pattern(r"\b fell", re.VERBOSE), "fell") == [(0, 4)]


def test_a_word_that_an_end_cuts_is_found_as_the_part_before_it() -> None:
    assert Pattern(r"\bor\s*$").search("order", 0, 2) is not None
    assert Pattern(r"\bor\s*$").search("order", 0, 3) is None


def test_a_letter_that_stands_for_another_case_is_found() -> None:
    assert spans(Pattern(r"\bsaid", re.IGNORECASE), "ſaid") == [(0, 4)]
    assert spans(Pattern(r"\bisw", re.IGNORECASE), "İSW ISW ısw") == spans(
        re.compile(r"\bisw", re.IGNORECASE), "İSW ISW ısw"
    )


def test_a_pattern_is_compiled_where_it_is_first_tried() -> None:
    pattern = Pattern(r"\bfell\b")
    assert pattern.search("Nothing of the kind.") is None
    assert "compiled" not in vars(pattern)
    assert pattern.search("A fell.") is not None
    assert "compiled" in vars(pattern)
