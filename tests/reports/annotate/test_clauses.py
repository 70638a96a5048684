"""Clauses: every token stands in exactly one, and what opens, nests and closes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.annotate.clause import Clause, clause_at, reach_end
from reports.annotate.clauses import find_clauses
from reports.annotate.document import Marks, read_marks
from reports.text.tokens import tokenize

WORDS = st.sampled_from(
    [
        *("Russian", "forces", "seized", "Lubny", "and", "but", "that", "while", ",", ";", "—", "claimed", "ISW"),
        *("which", "amid", "if", "to", "advance", "the", "had", "in", "near", "May"),
    ]
)


def read(text: str) -> Marks:
    return read_marks(text, published=None, previous=None)


def told(text: str) -> list[tuple[str, str]]:
    marks = read(text)
    return [(clause.role, marks.flat[clause.start : clause.end].strip(" ,.;")) for clause in marks.clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces advanced in Lubny but were pushed out.",
         [("main", "Russian forces advanced in Lubny"), ("main", "but were pushed out")]),
        ("A milblogger claimed that Russian forces seized Lubny, but that Ukrainian forces hold Romny.",
         [("main", "A milblogger claimed"), ("content", "that Russian forces seized Lubny"),
          ("content", "but that Ukrainian forces hold Romny")]),
        ("A milblogger denied that Russian forces left Lubny but conceded that they lost Romny.",
         [("main", "A milblogger denied"), ("content", "that Russian forces left Lubny"), ("main", "but conceded"),
          ("content", "that they lost Romny")]),
        ("Russian sources, including a milblogger, claimed that Lubny fell.",
         [("main", "Russian sources"), ("aside", "including a milblogger"), ("main", "claimed"),
          ("content", "that Lubny fell")]),
        ("Russian forces attacked near Lubny; south of Reni near Romny; and toward Khorol.",
         [("main", "Russian forces attacked near Lubny; south of Reni near Romny; and toward Khorol")]),
        ("Russian forces seized Lubny in order to cut the road.",
         [("main", "Russian forces seized Lubny"), ("purpose", "in order to cut the road")]),
        ("Ukrainian forces pursued them near Lubny, capturing Romny.",
         [("main", "Ukrainian forces pursued them near Lubny"), ("participle", "capturing Romny")]),
        ("If Russian forces seize Lubny, they would advance.",
         [("condition", "If Russian forces seize Lubny"), ("main", "they would advance")]),
        ("Russian forces attacked Lubny and the surrounding settlements in May.",
         [("main", "Russian forces attacked Lubny and the surrounding settlements in May")]),
    ],
)  # fmt: skip
def test_how_sentences_are_cut(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_joined_verb_shares_its_subject_and_a_new_subject_does_not() -> None:
    shares = read("Russian forces attacked Lubny and seized Romny, but Ukrainian forces retook it.").clauses
    assert [clause.shares for clause in shares] == [False, True, False]


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_token_stands_in_exactly_one_clause(text: str) -> None:
    tokens = tokenize(read(text).flat)
    clauses = read(text).clauses
    assert [k for clause in clauses for k in range(clause.first, clause.last)] == list(range(len(tokens)))
    for index, clause in enumerate(clauses):
        assert clause.first < clause.last
        assert clause.parent is None or clause.parent < index
        assert clause.resumes is None or clause.resumes < index
        assert all(clause_at(clauses, tokens[k].start) == index for k in range(clause.first, clause.last))
        assert clause.end <= reach_end(clauses, clause.start) <= tokens[-1].end


def test_cutting_takes_time_in_line_with_length() -> None:
    """Count what the cutter asks, not the clock: twice the words, about twice the questions."""

    class Counting(list[str]):
        asked = 0

        def __getitem__(self, index):  # type: ignore[no-untyped-def]
            Counting.asked += 1
            return super().__getitem__(index)

    def asked(times: int) -> int:
        from reports.annotate.clauses import _Cutter

        tokens = tokenize(
            "Russian forces attacked Lubny and the road, which milblogger claimed, while others left Romny " * times
        )
        cutter = _Cutter(tokens, [], [token.start for token in tokens if token.low == "claimed"])
        cutter.lows = Counting(cutter.lows)
        Counting.asked = 0
        cutter.cut()
        return Counting.asked

    assert asked(400) < 2.3 * asked(200)


def test_no_words_have_no_clauses() -> None:
    assert find_clauses([], deeds=[], speeches=[]) == ()
    assert clause_at((Clause(0, 1, 0, 3, "main"),), 99) == 0
