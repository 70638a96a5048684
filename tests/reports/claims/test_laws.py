"""Laws of reading over made-up sentences: what a change of words may change in the claims, and what not."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports
from tests.examples import examples

HEAD = "Russian Offensive Campaign Assessment, May 21, 2024\n\n"
PLACES = ("Lubny", "Romny", "Khorol", "Pyriatyn", "Velyka Bahachka", "Zinkiv")
SIDES = ("Russian", "Ukrainian")
# what a side did, with the place left open
DEEDS = (
    "advanced near {}",
    "seized {}",
    "attacked near {}",
    "withdrew from {}",
    "advanced north of {}",
    "entered {}",
    "struck {}",
    "advanced two kilometers west of {}",
)
SPEAKERS = (
    "A Russian milblogger",
    "The Russian MoD",
    "The Ukrainian General Staff",
    "A Ukrainian brigade spokesperson",
)


def read(text: str) -> list[Claim]:
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


def rows(text: str) -> list[tuple[object, ...]]:
    return [
        (c.actor, c.action, c.evidence, c.claimant, c.support, c.place, c.bearing, c.relation, c.confirmed, c.modality)
        for c in read(text)
    ]


def said(side: str, deed: str, place: str) -> str:
    return f"{side} forces {deed.format(place)}"


sides, deeds, places, speakers = (st.sampled_from(words) for words in (SIDES, DEEDS, PLACES, SPEAKERS))


@examples(60)
@given(speakers, sides, deeds, places)
def test_a_denial_turns_the_grade_and_a_denied_denial_gives_it_back(who: str, side: str, deed: str, place: str) -> None:
    asserted, denied = (
        rows(f"{who} said that {said(side, deed, place)}."),
        rows(f"{who} denied that {said(side, deed, place)}."),
    )
    assert [row[:2] for row in asserted] == [row[:2] for row in denied] != []
    assert {row[2] for row in asserted} <= {"claimed", "reported"}
    assert {row[2] for row in denied} == {"denied"}
    twice = rows(f"{who} denied that another source denied that {said(side, deed, place)}.")
    assert twice == asserted


@examples(60)
@given(sides, deeds, places)
def test_swapping_the_sides_swaps_the_actors_alone(side: str, deed: str, place: str) -> None:
    other = SIDES[1 - SIDES.index(side)]
    (one,), (two,) = rows(said(side, deed, place) + "."), rows(said(other, deed, place) + ".")
    assert one[1:] == two[1:]
    assert {one[0], two[0]} == {"russian", "ukrainian"}


@examples(60)
@given(speakers, sides, deeds, st.permutations(PLACES).map(lambda names: names[:2]))
def test_renaming_a_place_renames_the_place_alone(who: str, side: str, deed: str, names: list[str]) -> None:
    one, two = (read(f"{who} claimed that {said(side, deed, name)}.") for name in names)
    assert [(c.place, c.bearing_of and c.place) for c in one] == [(names[0], c.bearing_of and names[0]) for c in two]
    assert [row[:5] + row[6:] for row in rows(f"{who} claimed that {said(side, deed, names[0])}.")] == [
        row[:5] + row[6:] for row in rows(f"{who} claimed that {said(side, deed, names[1])}.")
    ]


@examples(60)
@given(sides, deeds, st.permutations(PLACES), st.integers(2, 4))
def test_a_list_says_what_its_sentences_say(side: str, deed: str, names: list[str], size: int) -> None:
    listed = ", ".join(names[: size - 1]) + f" and {names[size - 1]}"
    one_by_one = [row for name in names[:size] for row in rows(said(side, deed, name) + ".")]
    assert rows(said(side, deed, listed) + ".") == one_by_one


@examples(60)
@given(speakers, sides, deeds, places)
def test_an_aside_changes_nothing(who: str, side: str, deed: str, place: str) -> None:
    plain = rows(f"{who} claimed that {said(side, deed, place)}.")
    for aside in ("whom others had criticized in April", "who rarely errs", "including in older posts"):
        assert rows(f"{who}, {aside}, claimed that {said(side, deed, place)}.") == plain


@examples(60)
@given(st.lists(st.tuples(sides, deeds, places), min_size=2, max_size=4, unique_by=lambda one: one[2]))
def test_a_sentence_elsewhere_changes_nothing(told: list[tuple[str, str, str]]) -> None:
    sentences = [said(*one) + "." for one in told]
    apart = [row for sentence in sentences for row in rows(sentence)]
    assert rows("\n\n".join(sentences)) == apart
    assert all(one != two for one, two in pairwise(sentences))


@examples(60)
@given(sides, deeds, places)
def test_nobody_and_hardly_anybody_did_nothing(side: str, deed: str, place: str) -> None:
    for opening in ("No", "Hardly any", "Not a single group of"):
        assert rows(f"{opening} {side} forces {deed.format(place)}.") == []
    assert rows(f"There is no sign that {said(side, deed, place)}.") == []
    assert rows(f"It is unclear whether {said(side, deed, place)}.") == []
