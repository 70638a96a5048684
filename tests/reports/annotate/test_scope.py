"""Doubts and side clauses are found whatever their case, and their offsets are those of the sentence."""

import pytest

from reports.annotate.clause import Clause
from reports.annotate.evidence.scope import doubt_in, side_zones


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("No visual evidence supports that.", ("unsupported", 0)),
        ("ISW has observed evidence to the contrary.", ("contradicted", 0)),
        ("Boats came, and NOTHING so far suggests a crossing.", ("unsupported", 16)),
        ("REFUTED THESE CLAIMS a day later.", ("contradicted", 0)),
        ("In İzmir officials denied the claims.", ("contradicted", 19)),
        ("Troops dug in near Reni.", None),
    ],
)
def test_a_doubt_is_found_in_any_case(sentence: str, doubt: tuple[str, int] | None) -> None:
    assert doubt_in(sentence) == doubt


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("Since Ukrainian troops left, guns fell silent.", [0]),
        ("Guns fell silent SO THAT crews could rest.", [17]),
        ("Crews dug in to better protect a bridge.", [13]),
        ("Crews continued to protect a bridge and to secure a ford.", []),
        ("Crews drove into secure ground.", []),
    ],
)
def test_reasons_and_aims_open_where_they_stand(sentence: str, opens: list[int]) -> None:
    whole = (Clause(0, 99, 0, len(sentence), "main"),)
    assert [start for start, _ in side_zones(sentence, [], whole)] == opens
