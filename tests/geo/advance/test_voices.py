"""One event in many mouths: who said it first, who confirmed, denied or admitted it, and how much later."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
import shapely

from geo.advance.voices import VOICE_COLUMNS, compare_voices


def claim(number: int, day: int, who: str, evidence: str = "claimed", **changes: Any) -> dict[str, Any]:
    row = {
        "claim_id": f"c{number}",
        "report_id": f"r{number}",
        "published": date(2025, 6, day),
        "source_date": None,
        "actor": "russian",
        "action": "seize",
        "evidence": evidence,
        "confirmed": evidence in {"assessed", "geolocated"},
        "claimant": who,
        "denied_by": None,
        "voice": "unknown",
        "lang": "en",
        "modality": None,
        "withheld": None,
        "edited": None,
        "place": "Lubny",
        "place_name": "Lubny",
        "katottg": "UA1",
        "oblast": "Poltava",
        "relation": "in",
        "bearing": None,
        "precision": 1,
        "geometry": shapely.Point(33, 50),
    }
    return row | changes


def told(*rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    frame = compare_voices(pd.DataFrame(rows))
    return list(zip(frame["who"], frame["said"], frame["lag_days"], strict=True))


def test_the_first_is_followed_by_who_confirms_denies_and_admits() -> None:
    assert told(
        claim(1, 10, "Russian MoD", lang="ru"),
        claim(2, 11, "Russian milbloggers"),
        claim(3, 11, "Russian MoD", "denied", denied_by="Ukrainian General Staff", voice="news", lang="uk"),
        claim(4, 12, "DeepState", "assessed", relation="near"),
        claim(5, 13, "Ukrainian military", "reported", actor="ukrainian", action="withdraw", relation="from"),
    ) == [
        ("Russian MoD", "first", 0),
        ("Russian milbloggers", "also", 1),
        ("Ukrainian General Staff", "denies", 1),
        ("DeepState", "confirms", 2),
        ("Ukrainian military", "admits", 3),
    ]


def test_who_is_contradicted_claimed_it_and_who_denies_claims_nothing() -> None:
    denial = claim(1, 11, "Russian MoD", "denied", denied_by="Ukrainian official", source_date=date(2025, 6, 9))
    frame = compare_voices(pd.DataFrame([denial]))
    assert list(zip(frame["who"], frame["said"], frame["evidence"], frame["on"], strict=True)) == [
        ("Russian MoD", "first", "claimed", date(2025, 6, 11)),
        ("Ukrainian official", "denies", "denied", date(2025, 6, 11)),
    ]


@pytest.mark.parametrize("by", ["Ukrainian official", None])
def test_a_denial_that_names_nobody_who_claimed_has_one_voice(by: str | None) -> None:
    denial = claim(1, 11, "unspecified", "denied", denied_by=by, voice="isw")
    assert told(denial) == [(by or "unspecified", "denies", 0)]


@pytest.mark.parametrize(
    ("who", "said"),
    [("Ukrainian military", "admits"), ("Russian milbloggers", "loss"), ("ISW", "loss"), ("unspecified", "loss")],
)
def test_only_who_withdrew_admits_it(who: str, said: str) -> None:
    left = claim(2, 11, who, "claimed", actor="ukrainian", action="withdraw", relation="from")
    assert told(claim(1, 10, "Russian MoD"), left)[1] == (who, said, 1)


def test_a_statement_counts_from_its_own_day() -> None:
    assert told(
        claim(1, 12, "DeepState", "assessed"),
        claim(2, 13, "Russian MoD", source_date=date(2025, 6, 11)),
    ) == [("Russian MoD", "first", 0), ("DeepState", "confirms", 1)]


def test_two_of_one_day_are_both_first() -> None:
    assert told(claim(1, 12, "Russian MoD"), claim(2, 12, "Russian milbloggers")) == [
        ("Russian MoD", "first", 0),
        ("Russian milbloggers", "first", 0),
    ]


def test_after_long_silence_it_is_another_event() -> None:
    assert [said for _, said, _ in told(claim(1, 1, "Russian MoD"), claim(2, 28, "DeepState", "assessed"))] == [
        "first",
        "first",
    ]


@pytest.mark.parametrize(
    "changes",
    [{"withheld": "names a Ukrainian unit"}, {"modality": "intent"}, {"edited": "reject by A: x"}, {"published": None}],
)
def test_what_policy_or_a_person_keeps_back_is_left_out(changes: dict[str, Any]) -> None:
    frame = compare_voices(pd.DataFrame([claim(1, 10, "DeepState") | changes]))
    assert (list(frame.columns), len(frame)) == (list(VOICE_COLUMNS), 0)


def test_places_of_most_voices_come_first() -> None:
    frame = compare_voices(
        pd.DataFrame(
            [
                claim(1, 9, "Russian MoD", katottg="UA2", place_name="Reni"),
                claim(2, 10, "Russian MoD"),
                claim(3, 11, "DeepState"),
            ]
        ),
    )
    assert frame["place_name"].tolist() == ["Lubny", "Lubny", "Reni"]


def at(number: int, moment: str, who: str, evidence: str = "claimed", **changes: Any) -> dict[str, Any]:
    return claim(number, int(moment[8:10]), who, evidence, published_at=moment, **changes)


def hours(*rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    frame = compare_voices(pd.DataFrame(rows))
    lags = [None if pd.isna(lag) else lag for lag in frame["lag_hours"]]
    return list(zip(frame["who"], frame["said"], frame["lag_days"], lags, strict=True))


def test_where_both_moments_are_known_the_lag_is_in_hours() -> None:
    assert hours(
        at(1, "2025-06-10T20:00:00Z", "Russian milbloggers"),
        at(2, "2025-06-10T18:30:00Z", "Russian MoD"),
        at(3, "2025-06-11T06:30:00Z", "DeepState", "assessed"),
        claim(4, 11, "Russian sources"),
    ) == [
        ("Russian MoD", "first", 0, 0.0),
        ("Russian milbloggers", "also", 0, 1.5),
        ("Russian sources", "also", 1, None),
        ("DeepState", "confirms", 1, 12.0),
    ]


def test_one_of_the_first_day_without_a_moment_leaves_the_first_moment_open() -> None:
    assert hours(at(1, "2025-06-10T20:00:00Z", "Russian MoD"), claim(2, 10, "Russian milbloggers")) == [
        ("Russian MoD", "first", 0, None),
        ("Russian milbloggers", "first", 0, None),
    ]


def test_when_a_denied_claim_was_made_is_not_told() -> None:
    denial = at(1, "2025-06-10T12:00:00Z", "Russian MoD", "denied", denied_by="Ukrainian official")
    assert hours(denial, at(2, "2025-06-10T15:00:00Z", "Russian milbloggers")) == [
        ("Russian MoD", "first", 0, None),
        ("Russian milbloggers", "first", 0, None),
        ("Ukrainian official", "denies", 0, None),
    ]


def test_a_statement_of_an_earlier_day_has_no_moment() -> None:
    said = at(1, "2025-06-11T20:00:00Z", "Russian MoD", source_date=date(2025, 6, 10))
    assert hours(said, at(2, "2025-06-11T21:00:00Z", "DeepState")) == [
        ("Russian MoD", "first", 0, None),
        ("DeepState", "also", 1, None),
    ]


def test_a_denial_before_the_first_known_claim_has_a_lag_below_zero() -> None:
    denial = at(1, "2025-06-09T12:00:00Z", "unspecified", "denied", denied_by="Ukrainian official")
    assert hours(denial, at(2, "2025-06-10T12:00:00Z", "Russian MoD")) == [
        ("Ukrainian official", "denies", -1, -24.0),
        ("Russian MoD", "first", 0, 0.0),
    ]
