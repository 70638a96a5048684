"""Dates with the day first, and timelines: headings that are days make dated documents."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.claims.find import find_claims
from reports.text.dates import DATE, find_dates, parse_date
from reports.text.days import find_day_headings
from reports.text.read import read_reports


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3.05.2024", date(2024, 5, 3)),
        ("03.05.24", date(2024, 5, 3)),
        ("23/05/2024", date(2024, 5, 23)),
        ("05/23/2024", date(2024, 5, 23)),
        ("05/05/2024", date(2024, 5, 5)),
        ("03/05/2024", None),
        ("31.04.2024", None),
        ("3 травня 2024", date(2024, 5, 3)),
        ("3 мая 2024", date(2024, 5, 3)),
        ("3rd May, 2024", date(2024, 5, 3)),
    ],
)
def test_full_dates_with_the_day_first(text: str, day: date | None) -> None:
    found = DATE.search(f"Bulletin ({text})")
    assert found is not None
    assert found[0] == text
    assert parse_date(text) == day
    assert read_reports(f"Bulletin {text}\n\nFog lay on all roads.")[0].published == day


@pytest.mark.parametrize("text", ["version 10.1.2.24", "47.9.1234", "1.2.3.4", "a score of 3/5/2", "12.06.2025.7"])
def test_numbers_that_are_no_dates(text: str) -> None:
    assert DATE.search(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 6 January", (1, 6), (1, 6)),
        ("on 6 and 7 January", (1, 6), (1, 7)),
        ("overnight on 5–6 January", (1, 5), (1, 6)),
        ("from 31 December to 2 January", (12, 31), (1, 2)),
        ("on the 9th of January, 2025", (1, 9), (1, 9)),
        ("on 09.01.2025", (1, 9), (1, 9)),
    ],
)
def test_days_before_their_month(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    (found,) = find_dates(text, published=date(2025, 1, 10))
    assert ((found.first.month, found.first.day), (found.last.month, found.last.day)) == (first, last)


def test_a_month_before_its_days_takes_them_first() -> None:
    (found,) = find_dates("on January 6 and 7 January tanks came", published=date(2025, 1, 10))
    assert (found.first.day, found.last.day) == (6, 7)


def event_days(text: str, **given_: object) -> list[tuple[str | None, date | None, date | None]]:
    return [
        (claim.place, report.published, claim.event_date)
        for report in read_reports(text, **given_)  # type: ignore[arg-type]
        for claim in find_claims(report)
    ]


BODY = ("Russian forces seized Lubny.", "Russian forces advanced in Reni.")


@pytest.mark.parametrize(
    ("head", "days", "expected"),
    [
        ("Timeline of the war (1 May 2024 – present)", ("2 May", "3 May"), (date(2024, 5, 2), date(2024, 5, 3))),
        ("Chronicle, May 2024", ("May 3", "May 2"), (date(2024, 5, 3), date(2024, 5, 2))),
        ("Since 30 December 2023", ("31 December:", "1 January:"), (date(2023, 12, 31), date(2024, 1, 1))),
        ("Winter 2023/2024", ("1 January", "31 December"), (date(2024, 1, 1), date(2023, 12, 31))),
        ("2024\n\nMay", ("== 2 May ==", "== 3 May =="), (date(2024, 5, 2), date(2024, 5, 3))),
        ("Days of a war, 2023 and 2024", ("2 May", "3 May"), (None, None)),
        ("Days of a war", ("2 May", "3 May"), (None, None)),
    ],
)
def test_the_entries_of_a_timeline_have_their_day(head, days, expected) -> None:
    text = f"{head}\n\n{days[0]}\n{BODY[0]}\n\n{days[1]}\n\n{BODY[1]}\n"
    assert event_days(text) == [("Lubny", expected[0], expected[0]), ("Reni", expected[1], expected[1])]


def test_a_day_soon_after_gives_the_year_that_the_text_does_not_say() -> None:
    text = f"Diary\n\n30 December\n{BODY[0]}\n\n2 January\n{BODY[1]}"
    days = [date(2023, 12, 30), date(2024, 1, 2)]
    assert [day for _, day, _ in event_days(text, published=date(2024, 1, 5))] == days
    assert [day for _, day, _ in event_days(text, name="2024-01-05.txt")] == days


def test_a_year_in_the_heading_dates_the_document_and_not_the_event() -> None:
    text = f"2 May 2023\n{BODY[0]}\n\n1 February 2024\n{BODY[1]}"
    assert event_days(text) == [("Lubny", date(2023, 5, 2), None), ("Reni", date(2024, 2, 1), None)]


def test_a_sentence_that_names_its_day_keeps_it() -> None:
    text = "Diary, 2024\n\n2 May\nRussian forces seized Lubny on 28 April.\n\n3 May\nFog."
    assert event_days(text) == [("Lubny", date(2024, 5, 2), date(2024, 4, 28))]


def test_an_introduction_is_a_document_without_the_days_of_its_title() -> None:
    text = f"Timeline (1 May 2024 – present)\n\nThis page lists events.\n\n2 May\n{BODY[0]}\n\n3 May\n{BODY[1]}"
    assert [report.published for report in read_reports(text)] == [None, date(2024, 5, 2), date(2024, 5, 3)]


@pytest.mark.parametrize(
    "text",
    [
        f"May 3, 2024\n\nDigest\n\n{BODY[0]}",
        f"Digest 2024\n\n3 May\n{BODY[0]}",
        f"Digest 2024\n\n3 May\n3 May\n{BODY[0]}",
        f"Digest 2024\n\n3 May\n{BODY[0]}\n\n1 May\n{BODY[1]}\n\n2 May\nFog.",
        f"Digest 2024\n\n3 May\n\n4 May\n{BODY[0]}",
    ],
)
def test_no_timeline(text: str) -> None:
    assert find_day_headings(text, 0, len(text), known=None) == []
    assert len(read_reports(text)) == 1


@given(
    st.lists(
        st.sampled_from(["3 May", "4 May", "1 January", "2024", "Fog.", "", "31 December", "May 2024:"]), max_size=12
    )
)
def test_documents_of_any_lines_stand_one_behind_the_other(lines: list[str]) -> None:
    text = "\n".join(lines)
    at = 0
    for report in read_reports(text):
        assert at <= report.start < report.end <= len(text)
        at = report.end
        for sentence in report.sentences:
            assert text[sentence.start : sentence.end] == sentence.text
