"""Telegram exports as pages: dated messages of a channel, forwards and quotations apart, media and people left out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.claims.find import find_claims
from reports.report import Report
from reports.text.extracts.telegram_page import extract_telegram_page, looks_like_telegram_page, page_breaks_off
from reports.text.read import read_reports
from tests.examples import examples

_NAME = '<div class="from_name">\n{}\n</div>'
_FORWARD = (
    '<div class="pull_left forwarded userpic_wrap"><div class="userpic"><div class="initials">X</div></div></div>'
    '<div class="forwarded body">{}<div class="text">\n{}\n</div></div>'
)
_MEDIA = (
    '<div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo"><div class="body">'
    '<div class="title bold">Photo</div><div class="description">Ворог окупував Хорол.</div></div></div></div>'
)


def message(
    number: int, inner: str, *, name: str | None = "DeepState", day: str = "12.06.2025 12:00:05 UTC+03:00"
) -> str:
    joined, own = (" joined", "") if name is None else ("", _NAME.format(name))
    return (
        f'<div class="message default clearfix{joined}" id="message{number}"><div class="pull_left userpic_wrap">'
        f'<div class="userpic"><div class="initials">D</div></div></div><div class="body">'
        f'<div class="pull_right date details" title="{day}">12:00</div>{own}{inner}</div></div>'
    )


def text(words: str) -> str:
    return f'<div class="text">\n{words}\n</div>'


def page(*messages: str, name: str = "DeepState", note: str = "Channel photo changed") -> str:
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
        f'<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">\n{name}\n</div></div>'
        '</div><div class="page_body chat_page"><div class="history">'
        '<div class="message service" id="message-1"><div class="body details">12 June 2025</div></div>'
        f'<div class="message service" id="message0"><div class="body details">{note}</div></div>'
        f"{''.join(messages)}</div></div></div></body></html>\n"
    )


def read(html: str, voice: str | None = None) -> list[Report]:
    extract = extract_telegram_page(html)
    return read_reports(extract.text, documents=extract.documents, voice=voice)


def test_each_message_is_a_dated_document_in_its_channels_voice() -> None:
    words = '<strong>Ворог</strong> окупував <a href="https://example.org">Комар</a>.<br>Фото нижче.'
    html = page(message(7, _MEDIA + text(words)), message(8, text("Ворог відійшов."), name=None))
    assert looks_like_telegram_page(html)
    first, second = read(html)
    assert (first.published, first.voice, first.title) == (date(2025, 6, 12), "deepstate", "DeepState, message 7")
    assert first.text[first.start : first.end] == "Ворог окупував Комар.\nФото нижче."
    assert second.title == "DeepState, message 8"
    assert [(c.place, c.claimant) for c in find_claims(first)] == [("Комар", "DeepState")]


@pytest.mark.parametrize(
    ("stamp", "day", "moment"),
    [
        ("12.06.2025 23:30:00 UTC+00:00", date(2025, 6, 13), "2025-06-12T23:30:00Z"),
        ("12.06.2025 23:30:00 UTC+03:00", date(2025, 6, 12), "2025-06-12T20:30:00Z"),
        ("12.06.2025 23:30:00", date(2025, 6, 12), None),
    ],
)
def test_a_message_has_the_day_of_kyiv_and_its_moment(stamp: str, day: date, moment: str | None) -> None:
    (report,) = read(page(message(1, text("Ворог окупував Комар."), day=stamp)))
    assert (report.published, [claim.published_at for claim in find_claims(report)]) == (day, [moment])


def test_a_forward_is_the_word_of_whom_it_comes_from_and_so_is_one_joined_to_it() -> None:
    name = '<div class="from_name">\nМинобороны России<span class="date details" title="11.06.2025"> 11.06.2025</span></div>'
    reply = '<div class="reply_to details">In reply to <a href="#go_to_message1">this message</a></div>'
    html = page(
        message(1, _FORWARD.format(name + reply, "Освобождён посёлок Комар.")),
        message(2, _FORWARD.format("", "Освобождён посёлок Новополье."), name=None),
        message(3, text("Ворог просунувся біля Лубен."), name=None),
    )
    reports = read(html, voice="deepstate")
    assert [c.claimant for report in reports for c in find_claims(report)] == [
        "Russian MoD",
        "Russian MoD",
        "DeepState",
    ]
    assert reports[1].title == "Минобороны России, passed on by DeepState, message 2"


def test_quoted_words_are_nobodys_known_and_struck_ones_are_not_read() -> None:
    words = (
        "<blockquote>Російські війська взяли Комар.</blockquote>Ворог <s>окупував Хорол та</s> просунувся біля Лубен."
    )
    quoted, own = read(page(message(1, text(words))))
    assert [(c.claimant, c.confirmed) for c in find_claims(quoted)] == [("unspecified", False)]
    assert [(c.claimant, c.place) for c in find_claims(own)] == [("DeepState", "Лубен")]


@pytest.mark.parametrize(
    "html",
    [
        page(message(1, text("Ворог окупував Комар."), name="Іван"), name="Друзі"),
        page(message(1, text("Ворог окупував Комар.")), message(2, text("Так."), name="Іван")),
        page(),
        "<html></html>",
        "",
    ],
)
def test_peoples_own_words_and_empty_pages_are_left_out(html: str) -> None:
    assert extract_telegram_page(html).text == ""


def test_a_page_that_breaks_off_has_no_end() -> None:
    html = page(message(1, text("Ворог окупував Комар.")))
    assert not page_breaks_off(html)
    assert page_breaks_off(html[:-60])
    assert not looks_like_telegram_page("<html><body><p>Ворог.</p></body></html>")


@examples(60)
@given(
    st.lists(st.sampled_from(["<div>", "</div>", text("Ворог."), "<blockquote>", "<!-- a -->", "<br>", "&nbsp;", "x"]))
)
def test_no_page_breaks_an_export(parts: list[str]) -> None:
    extract = extract_telegram_page(page(message(1, "".join(parts))))
    assert all(extract.text[one.start : one.end].strip() for one in extract.documents)


@pytest.mark.parametrize("note", ["12 June 2025", "DeepState pinned this message"])
def test_what_may_be_a_persons_chat_has_no_voice_of_its_name(note: str) -> None:
    html = page(message(1, text("Ворог окупував Комар.")), note=note)
    assert not [c for c in find_claims(read(html)[0]) if c.confirmed or c.claimant != "unspecified"]
    assert [report.voice for report in read(html)] == ["unknown"]
    assert [report.voice for report in read(html, voice="deepstate")] == ["deepstate"]
    assert [line for line in extract_telegram_page(html).told if "no voice" in line and "--voice" in line]


def test_a_signed_post_is_a_channels() -> None:
    html = page(message(1, text("Ворог окупував Комар.") + '<div class="signature details">Роман</div>'), note="")
    assert [report.voice for report in read(html)] == ["deepstate"]
    assert not [line for line in extract_telegram_page(html).told if "no voice" in line]
