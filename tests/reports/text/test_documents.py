"""The head of a document: a heading is its title, a sentence is none."""

import pytest

from reports.text.documents import split_documents


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
