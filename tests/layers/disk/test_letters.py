"""E-mails and pages saved as one file give their subject, day and body."""

from datetime import date
from email.message import EmailMessage

import pytest

from layers.disk.files import FileError
from layers.disk.letters import looks_letter, open_letter

DAY = "Fri, 03 May 2024 23:30:00 -0400"


def letter(text: str = "Fog near Reni — all day.", *, page: str = "", **attached: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["Date"], made["Message-ID"] = "Звіт: front", DAY, "<1@example.org>"
    made["From"] = "desk@example.org"
    if text:
        made.set_content(text, charset="koi8-u" if text.isascii() else "utf-8")
    if page and text:
        made.add_alternative(page, subtype="html")
    elif page:
        made.set_content(page, subtype="html")
    for name, words in attached.items():
        made.add_attachment(words, filename=f"{name}.txt")
    return made


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_the_plain_text_with_its_day_as_written(ends: bytes) -> None:
    data = bytes(letter()).replace(b"\r\n", b"\n").replace(b"\n", ends)
    assert looks_letter(data)
    got = open_letter(data, name="a.eml")
    assert (got.subject, got.sent, got.body.strip()) == ("Звіт: front", date(2024, 5, 3), "Fog near Reni — all day.")
    assert (got.is_html, got.is_page, got.attached) == (False, False, 0)


def test_the_page_where_the_plain_text_only_points_at_it() -> None:
    page = f"<p>{'Forces rested. ' * 400}</p>"
    assert open_letter(bytes(letter("Open in your browser.", page=page)), name="a.eml").is_html
    assert open_letter(bytes(letter("", page=page)), name="a.eml").is_html
    assert not open_letter(bytes(letter(page="<p>Fog near Reni</p>")), name="a.eml").is_html


def test_attachments_are_counted_and_a_letter_within_is_read() -> None:
    assert open_letter(bytes(letter(one="x", two="y")), name="a.eml").attached == 2
    outer = letter("")
    outer.make_mixed()
    outer.add_attachment(letter("Inner words."))
    assert "Inner words." in open_letter(bytes(outer), name="a.eml").body


def test_a_page_saved_as_one_file_has_no_day() -> None:
    made = letter("", page="<html><body><p>Fog.</p></body></html>")
    made["Snapshot-Content-Location"] = "https://example.org/report"
    got = open_letter(bytes(made), name="a.mhtml")
    assert (got.is_page, got.is_html, got.sent) == (True, True, None)


@pytest.mark.parametrize(
    "data",
    [
        b"Title: war\nDay: one\nPlace: Reni\n\nText",
        b"Forces advanced.\nMIME-Version: 1.0\n",
        b"",
        b"MIME-Version: 1.0\n",
    ],
)
def test_a_text_with_colons_is_no_letter(data: bytes) -> None:
    assert not looks_letter(data)


def test_a_letter_without_text_or_day() -> None:
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(FileError, match=r"a\.eml: is an e-mail without text"):
        open_letter(bytes(picture), name="a.eml")
    undated = letter()
    undated.replace_header("Date", "some day")
    assert open_letter(bytes(undated), name="a.eml").sent is None


def test_an_unknown_way_of_writing() -> None:
    data = bytes(letter("Fog.")).replace(b"koi8-u", b"no-such")
    with pytest.raises(FileError, match=r"a\.eml: is an e-mail whose text can't be read"):
        open_letter(data, name="a.eml")
