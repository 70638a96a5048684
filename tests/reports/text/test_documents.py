"""The head of a document: a heading is its title, a sentence is none."""

from datetime import date

import pytest

from reports.text.documents import describe_document, split_documents


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Front report", "Front report"),
        ("Ukrainian forces hold positions near Lubny.", ""),
        ("Ukrainian forces hold positions near Lubny.[3][4]", ""),
    ],
)
def test_a_first_sentence_is_no_title(head: str, title: str) -> None:
    (document,) = split_documents(f"March 3, 2024\n\n{head}\n\nMore of it.")
    assert document.title == title


@pytest.mark.parametrize(
    "line",
    [
        "LVIV, June 12, 2025 (Wire) — Russian forces entered Reni, an official told the wire on a day of fog that ended.",
        "Lviv, 12 June 2025 - Fog fell.",
        "Stryi, Lviv Oblast, 12.06.2025 – “Fog fell,” a keeper said.",
        "ЛЬВІВ, 12 червня 2025. Туман упав.",
        "МОСКВА, 12 июня 2025 /Вестник/. Туман упал.",
    ],
)
def test_the_day_of_a_dateline_is_that_of_publication(line: str) -> None:
    assert describe_document(f"Fog\n\n{line}\n", 0, len(line) + 6).published == date(2025, 6, 12)


@pytest.mark.parametrize(
    "line",
    [
        "Fighting resumed on June 12, 2025 - The third day of it.",
        "In Lviv, June 12, 2025 — Fog — passed unseen.",
        "On Thursday, June 12, 2025 - Fog fell, and nobody who was there saw the harbour again until the evening of the next day.",
        "Russian forces entered Reni, June 12, 2025 - The rest fled.",
        "LVIV, June 12 (Wire) — Fog fell.",
    ],
)
def test_a_sentence_that_names_a_day_is_no_dateline(line: str) -> None:
    assert describe_document(line, 0, len(line)).published is None


def test_a_date_in_brackets_closes_a_long_title() -> None:
    title = "Account of a ministry of the course of a long operation whose title is longer than a hundred letters (12.06.2025)"
    assert describe_document(f"{title}\n\nFog fell.\n", 0, len(title) + 12).published == date(2025, 6, 12)


@pytest.mark.parametrize(
    ("line", "title"), [("**Harbour Desk**", "Harbour Desk"), ("***", ""), ("## Note_7 *for* all", "Note_7 for all")]
)
def test_marks_of_markdown_are_no_part_of_a_title(line: str, title: str) -> None:
    assert describe_document(f"{line}\n\nFog fell.\n", 0, len(line) + 12).title == title
