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
from reports.search.branches import Branches
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
def known() -> list[tuple[Pattern | Branches, re.Pattern[str]]]:
    """Return every pattern of the room that is tried only where it can begin, with what it stands for."""
    found: list[Pattern | Branches] = [deeds._pattern()[0]]
    for name, module in sorted(sys.modules.items()):
        if name.startswith("reports."):
            found += [value for value in vars(module).values() if isinstance(value, Pattern)]
    return [(one, re.compile(one.pattern, getattr(one, "flags", 0))) for one in dict.fromkeys(found)]


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


def spans(pattern: Pattern | Branches | re.Pattern[str], text: str) -> list[tuple[int, int, str | None]]:
    return [(*found.span(), found.lastgroup) for found in pattern.finditer(text)]


def assert_same(pattern: Pattern | Branches, told: re.Pattern[str], text: str, first: int, last: int) -> None:
    assert spans(pattern, text) == spans(told, text), (pattern.pattern, text)
    if isinstance(pattern, Branches):
        one, other = pattern.match(text, first), told.match(text, first)
    else:
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
    assert spans(Pattern(r"\bfell\b", re.ASCII), "éfell") == [(1, 5, None)]
    assert spans(Pattern(r"\b fell", re.VERBOSE), "fell") == [(0, 4, None)]


def test_a_word_that_an_end_cuts_is_found_as_the_part_before_it() -> None:
    assert Pattern(r"\bor\s*$").search("order", 0, 2) is not None
    assert Pattern(r"\bor\s*$").search("order", 0, 3) is None


def test_a_letter_that_stands_for_another_case_is_found() -> None:
    assert spans(Pattern(r"\bsaid", re.IGNORECASE), "ſaid") == [(0, 4, None)]
    assert spans(Pattern(r"\bisw", re.IGNORECASE), "İSW ISW ısw") == spans(
        re.compile(r"\bisw", re.IGNORECASE), "İSW ISW ısw"
    )


def test_a_pattern_is_compiled_where_it_is_first_tried() -> None:
    pattern = Pattern(r"\bfell\b")
    assert pattern.search("Nothing of the kind.") is None
    assert "compiled" not in vars(pattern)
    assert pattern.search("A fell.") is not None
    assert "compiled" in vars(pattern)


JOINED = (
    [(["fell back", "fell", "fe(?:ll)?"], "(?P<lost>)"), ([r"(?:was|is) \w+ly seen", "to"], "(?P<seen>)")],
    [([r"near \w+", "near"], ""), (["near the", r"t\w*"], "(?P<t>)")],
    [([r"\w+ing", "fell"], "(?P<any>)"), (["close"], "")],
)


@pytest.mark.parametrize("branches", JOINED)
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "was", "newly", "seen", "falling", " ", " ", "-"]), max_size=12).map("".join))
def test_branches_find_what_they_find_in_one_pattern(branches: list[tuple[list[str], str]], text: str) -> None:
    joined = Branches(branches, before=r"(?<![\w-])", after=r"(?![\w-])")
    told = re.compile(joined.pattern)
    assert spans(joined, text) == spans(told, text)
    for at in range(len(text)):
        one, other = joined.match(text, at), told.match(text, at)
        assert (one and one.span()) == (other and other.span())


def test_only_the_branches_are_compiled_that_can_begin_with_a_word_of_the_text() -> None:
    joined = Branches([(["fell"], "(?P<lost>)"), (["took"], "(?P<won>)")], before=r"\b", after=r"\b")
    assert [set(found.re.groupindex) for found in joined.finditer("A fell.")] == [{"lost"}]
    assert "_whole" not in vars(joined)


def test_the_verbs_begin_with_words_that_are_known() -> None:
    """Else each of them is tried at each letter."""
    assert deeds._pattern()[0]._heads is not None
