"""Days told by the day of publication: resolved where one day alone is meant, else none."""

from datetime import date

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports
from reports.text.relative_days import find_relative_days

THURSDAY, SATURDAY = date(2025, 6, 12), date(2025, 6, 14)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Lubny fell yesterday.", THURSDAY, [11]),
        ("Yesterday Lubny fell.", THURSDAY, [11]),
        ("Lubny fell the day before yesterday.", THURSDAY, [10]),
        ("Lubny fell three days ago.", THURSDAY, [9]),
        ("A day ago Lubny fell.", THURSDAY, [11]),
        ("Lubny fell on Monday and Romny on Tuesday.", THURSDAY, [9, 10]),
        ("On Thursday Lubny fell.", THURSDAY, [12]),
        ("Lubny fell last Sunday.", THURSDAY, [8]),
        ("Lubny fell last Thursday.", THURSDAY, [5]),
        ("Lubny fell last Friday.", SATURDAY, []),
        ("Lubny fell last Tuesday.", THURSDAY, []),
        ("Lubny fell some days ago, two or three days ago, 40 days ago.", THURSDAY, []),
        ("Lubny fell on Tuesday, June 10.", THURSDAY, []),
        ("Lubny fell on Tuesday.", None, []),
    ],
)
def test_days_are_counted_from_the_publication(text: str, published: date | None, days: list[int]) -> None:
    assert [day.first.day for day in find_relative_days(text, published=published)] == days


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russian troops captured Lubny two days ago.", [("Lubny", 10, None)]),
        ("On Monday Russian troops captured Lubny.", [("Lubny", 9, None)]),
        ("Russian troops captured Lubny on Monday and Romny on Tuesday.", [("Lubny", 9, None), ("Romny", 10, None)]),
        ("Russian troops captured Lubny and, on June 10, Romny.", [("Lubny", None, None), ("Romny", 10, None)]),
        ("Russian troops captured Lubny on June 8 and, on June 10, Romny.", [("Lubny", 8, None), ("Romny", 10, None)]),
        ("Russian troops captured Lubny on Tuesday, June 10.", [("Lubny", 10, None)]),
        ("Russian troops captured Lubny last Wednesday.", [("Lubny", None, None)]),
        ("The Russian MoD said on Tuesday that Russian troops captured Lubny.", [("Lubny", None, 10)]),
    ],
)
def test_each_place_has_its_own_day(sentence: str, right: list[tuple[str, int | None, int | None]]) -> None:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    told = [
        (claim.place, claim.event_date and claim.event_date.day, claim.source_date and claim.source_date.day)
        for claim in find_claims(report)
    ]
    assert told == right
