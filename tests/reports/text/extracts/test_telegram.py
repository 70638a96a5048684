"""Telegram exports: dated messages of channels, edits and forwards apart, people's chats left out."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.claims.find import find_claims
from reports.report import Report
from reports.text.extracts.telegram import breaks_off, extract_telegram, looks_like_telegram
from reports.text.read import read_reports
from tests.examples import examples

CHANNEL = {"name": "DeepState", "type": "public_channel", "id": 7}


def message(number: int, text: object, **more: object) -> dict[str, Any]:
    row = {"id": number, "type": "message", "date": "2025-06-12T12:00:00", "from": "DeepState", "text": text}
    return row | more


def export(*messages: dict[str, Any], **chat: object) -> str:
    return json.dumps(CHANNEL | {"messages": list(messages)} | chat, ensure_ascii=False)


def read(text: str, voice: str | None = None) -> list[Report]:
    extract = extract_telegram(text)
    return read_reports(extract.text, documents=extract.documents, voice=voice)


def test_each_message_is_a_dated_document_in_its_channels_voice() -> None:
    parts = ["Ворог окупував ", {"type": "text_link", "text": "Комар", "href": "https://example.org"}, "."]
    first, second = read(export(message(1, parts), message(2, "Ворог відійшов.", date="2025-06-13T09:00:00")))
    assert (first.published, first.voice, first.title) == (date(2025, 6, 12), "deepstate", "DeepState, message 1")
    assert second.published == date(2025, 6, 13)
    (claim,) = find_claims(first)
    assert (claim.place, claim.claimant, claim.published) == ("Комар", "DeepState", date(2025, 6, 12))
    assert first.text[claim.start : claim.end] == "Ворог окупував Комар."


def test_a_night_post_has_the_day_of_kyiv_and_not_of_the_exporting_clock() -> None:
    (report,) = read(export(message(1, "Ворог тут.", date="2025-06-12T22:30:00", date_unixtime="1749763800")))
    assert report.published == date(2025, 6, 13)


def test_a_forward_is_the_word_of_whom_it_comes_from() -> None:
    forwards = [message(1, "Освобождён посёлок Комар.", forwarded_from=who) for who in ("Минобороны России", None)]
    known, unnamed = read(export(*forwards), voice="deepstate")
    assert [claim.claimant for claim in find_claims(known)] == ["Russian MoD"]
    assert unnamed.voice == "unknown"
    assert "passed on by DeepState" in known.title


def test_a_message_edited_later_is_dated_by_its_edit() -> None:
    late, same = read(
        export(
            message(1, "Ворог тут.", edited="2025-06-14T08:00:00"),
            message(2, "Ворог там.", edited="2025-06-12T18:00:00"),
        )
    )
    assert (late.published, late.title) == (date(2025, 6, 14), "DeepState, message 1, edited 2025-06-14")
    assert same.published == date(2025, 6, 12)


def test_a_channel_that_nobody_knows_has_no_voice_whatever_its_manner() -> None:
    text = export(message(1, "Мапу оновлено. Ворог окупував Комар. Ворог просунувся."), name="Новини")
    assert [report.voice for report in read(text)] == ["unknown"]
    assert [report.voice for report in read(text, voice="milblogger")] == ["milblogger"]


def test_chats_services_and_empty_messages_are_left_out_and_told() -> None:
    chats = [
        CHANNEL | {"messages": [message(1, "Ворог тут."), message(2, ""), message(3, "Де?", date="never")]},
        {"name": "Іван", "type": "personal_chat", "id": 8, "messages": [message(1, "Ворог окупував Комар.")]},
    ]
    text = json.dumps({"about": "", "chats": {"list": chats}}, ensure_ascii=False)
    assert looks_like_telegram(text)
    extract = extract_telegram(text)
    assert extract.text == "Ворог тут."
    assert extract.told == (
        "read 1 message of 1 channel",
        "left out 1 without text, 1 without a day, 1 chats and groups, which are people's own words",
    )
    assert extract_telegram(export(message(1, "Ворог."), type="private_group")).text == ""


@pytest.mark.parametrize("text", ['{"type": "FeatureCollection", "features": []}', "{", '{"messages": 3}', "[]", ""])
def test_other_data_is_no_export(text: str) -> None:
    assert not looks_like_telegram(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "type", "id"]), inner),
    max_leaves=6,
)


@examples(60)
@given(st.lists(st.dictionaries(st.sampled_from(["type", "text", "date", "edited", "id"]), JSON), max_size=3))
def test_no_message_breaks_an_export(rows: list[dict[str, Any]]) -> None:
    rows = [row | {"type": "message", "date": "2025-06-12T12:00:00"} for row in rows]
    extract = extract_telegram(export(*rows))
    assert all(extract.text[one.start : one.end].strip() for one in extract.documents)


def test_what_its_author_struck_out_is_not_read() -> None:
    parts = ["Ворог ", {"type": "strikethrough", "text": "окупував Комар та "}, "просунувся біля Новополя."]
    (report,) = read(export(message(1, parts)))
    assert [(claim.action, claim.place) for claim in find_claims(report)] == [("advance", "Новополя")]


def test_a_quotation_block_is_not_the_channels_own_word() -> None:
    parts = [
        "Пишуть таке:\n",
        {"type": "blockquote", "text": "Ворог окупував Комар."},
        "\nВорог просунувся біля Новополя.",
    ]
    own, quoted, last = read(export(message(1, parts)), voice="deepstate")
    assert (own.voice, quoted.voice, last.voice) == ("deepstate", "unknown", "deepstate")
    assert quoted.title == "somebody unnamed, quoted by DeepState, message 1"
    assert [claim.confirmed for claim in find_claims(quoted)] == []
    assert [(claim.claimant, claim.place) for claim in find_claims(last)] == [("DeepState", "Новополя")]


def test_what_a_quotation_block_says_of_a_named_side_is_of_nobody_known() -> None:
    parts = [{"type": "blockquote", "text": "Российские войска взяли Комар."}]
    (quoted,) = read(export(message(1, parts)))
    (claim,) = find_claims(quoted)
    assert (claim.claimant, claim.confirmed) == ("unspecified", False)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95, 0.999])
def test_an_export_that_breaks_off_is_told_from_other_data(share: float) -> None:
    whole = export(*(message(n, "Ворог окупував Комар.") for n in range(30)))
    assert not breaks_off(whole)
    assert breaks_off(whole[: int(len(whole) * share)])
    assert not breaks_off('{"type": "FeatureCollection", "features": [')


def test_a_day_before_there_was_such_a_program_is_none() -> None:
    extract = extract_telegram(export(message(1, "Ворог тут.", date="1970-01-01T00:00:00")))
    assert (extract.text, extract.told) == ("", ("left out 1 without a day",))


@pytest.mark.parametrize(
    ("more", "moment"),
    [
        ({"date_unixtime": "1749763800"}, "2025-06-12T21:30:00Z"),
        ({"date_unixtime": "1749763800", "edited_unixtime": "1749764400", "edited": "x"}, "2025-06-12T21:40:00Z"),
        ({"date_unixtime": "1749763800", "edited": "2025-06-13T01:00:00"}, None),
        ({"date": "2025-06-12T21:30:00"}, None),
        ({"date_unixtime": "soon"}, None),
    ],
)
def test_a_message_keeps_the_moment_from_which_its_words_are_known(more: dict[str, str], moment: str | None) -> None:
    (report,) = read(export(message(1, "Ворог окупував Комар.", **more)))
    (claim,) = find_claims(report)
    assert claim.published_at == moment


def test_a_moment_renames_no_claim() -> None:
    day, moment = {"date": "2025-06-12T12:00:00"}, {"date_unixtime": "1749729600"}
    ids = [find_claims(read(export(message(1, "Ворог окупував Комар.", **day | more)))[0]) for more in ({}, moment)]
    assert [one.claim_id for one in ids[0]] == [one.claim_id for one in ids[1]]


def test_a_message_that_gives_a_key_twice_is_left_out_and_told() -> None:
    messages = (
        '{"id": 1, "type": "message", "date": "2025-06-12T10:00:00", "text": "One.", "text": "Two."}',
        '{"id": 2, "type": "message", "date": "2025-06-12T10:00:00", "text": [{"type": "bold", "text": "a", "text": "b"}]}',
        '{"id": 3, "type": "message", "date": "2025-06-12T10:00:00", "text": "Three."}',
    )
    text = f'{{"name": "Diary", "type": "public_channel", "id": 1, "messages": [{", ".join(messages)}]}}'
    extract = extract_telegram(text)
    assert extract.text == "Three."
    assert "2 that give a key twice" in extract.told[-1]
