"""Text of PDFs: what a page breaks is joined, what a page adds is left out, and no word of the text is lost."""

import itertools
import time
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reports.text.extracts.pages import join_pages, looks_pasted, repair_text
from reports.text.invisible import readable
from reports.text.read import read_reports

TITLE = "Daily Front Survey, 3 May 2024"
SENTENCES = (
    "Geolocated footage published on 2 May indicates that Russian forces recently advanced in southwestern Lubny.",
    "Fog lay on the roads.",
    "A Russian milblogger claimed that Russian forces seized Tarutyne and moved on toward the dam southwest of the town.",
    "The General Staff reported that Russian forces attacked near Reni, Bolhrad, Novooleksandrivka, and Izmail on 1 and 2 May.",
    "An officer stated that the offensive slowed, although artillery fired through the whole of the night.",
    "Officials confirmed the first of these accounts.",
)
NAMES = [
    a + b + c
    for c in ("ivka", "ne", "ske")
    for b in ("", "o", "en")
    for a in ("Zor", "Lub", "Kal", "Bil", "Tar", "Rom", "Ver", "Ost")
]
HEADINGS = ("Key Takeaways", "Southern Direction")
HEADS = (
    "{n}   Society of Maps   |   Daily Front Survey",
    "Society of Maps | Daily Front Survey | {n}",
    "{n}",
    "Page {n} of 9",
    "",
)


def told(count: int) -> list[str]:
    """Give sentences of which no two, and no two lines of which, are the same."""
    names = itertools.cycle(NAMES)
    starts = itertools.cycle(("Forces of the group at", "An officer in", "Officials from", "A milblogger in"))
    return [
        f"{next(starts)} {next(names)} reported near {next(names)}-{n} that {next(names)} {n + 100} was entered from "
        f"southwestern {next(names)}-{n}, and {next(names)} {n + 200} was left."
        for n in range(count)
    ]


def wrap(text: str, width: int, hyphen: str) -> list[str]:
    """Break a paragraph into lines as a typesetter does: words of eight letters and more may be broken."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 1
        if len(line) + len(word) < width:
            line = f"{line} {word}".strip()
        elif hyphen and word.isalpha() and len(word) >= 8 and 4 <= room < len(word) - 4:
            lines.append(f"{line} {word[: room - 1]}{hyphen}")
            line = word[room - 1 :]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def typeset(paragraphs: list[str], *, width: int, rows: int, hyphen: str, head: str) -> list[str]:
    lines = [TITLE]
    for paragraph in paragraphs:
        lines += wrap(paragraph, width, hyphen)
    pages = [lines[at : at + rows] for at in range(0, len(lines), rows)]
    return ["\n".join([head.format(n=n), *page] if head else page) for n, page in enumerate(pages, start=1)]


@given(
    st.lists(st.integers(1, 6), min_size=2, max_size=8),
    st.integers(55, 95),
    st.integers(6, 40),
    st.sampled_from(["-", "\xad", "\x02", ""]),
    st.sampled_from(HEADS),
)
def test_a_typeset_text_comes_back_word_for_word(sizes, width, rows, hyphen, head) -> None:
    sentences = told(sum(sizes))
    ends = list(itertools.accumulate(sizes))
    paragraphs = [" ".join(sentences[end - size : end]) for size, end in zip(sizes, ends, strict=True)]
    pages = typeset(paragraphs, width=width, rows=rows, hyphen=hyphen, head=head)
    assume(len(pages) > 1 or not head)  # what one page alone says at its top is no running head
    text = join_pages(pages).text
    assert text.split() == f"{TITLE} {' '.join(paragraphs)}".split()
    (report,) = read_reports(text)
    assert report.published == date(2024, 5, 3)
    assert report.title == TITLE
    assert {*sentences} <= {readable(sentence.text) for sentence in report.sentences}


@pytest.mark.parametrize("head", HEADS)
def test_headings_keep_their_own_line(head: str) -> None:
    sentences = told(14)
    paragraphs = [HEADINGS[0], " ".join(sentences[:4]), HEADINGS[1], " ".join(sentences[4:9]), " ".join(sentences[9:])]
    text = join_pages(typeset(paragraphs, width=70, rows=12, hyphen="-", head=head)).text
    assert [block for block in text.split("\n\n") if block in HEADINGS] == [*HEADINGS]
    assert text.startswith(f"{TITLE}\n\n")


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("The oﬃcial conﬁrmed it.", "The official confirmed it."),
        ("Forces ad\xadvanced in Re\xadni.", "Forces advanced in Reni."),
        ("Forces entered Novo\xad\noleksandrivka.", "Forces entered Novooleksandrivka."),
        ("Forces advan-\nced.", "Forces advanced."),
        ("Forces fought south-\nwest of Reni.", "Forces fought southwest of Reni."),
        ("The Reni-\nIzmail road and Russian-\nheld heights.", "The Reni-Izmail road and Russian-held heights."),
        ("A 200-\nstrong party.", "A 200-strong party."),
        ("They counter-\nattacked and re-\nported it.", "They counterattacked and reported it."),
        ("Moscow-\nled units with-\nheld fire.", "Moscow-led units withheld fire."),
        ("A by-\nroad. The by-road is mined.", "A by-road. The by-road is mined."),
        ("They moved advan\x02\nced guns.", "They moved advanced guns."),
        (
            "They rested near Reni and\n\n4   Society   |   Survey\n\nnear Izmail.",
            "They rested near Reni and near Izmail.",
        ),
        ("They rested near Reni and\n\nPage 4 of 9\n\nnear Izmail.", "They rested near Reni and near Izmail."),
        ("They rested near Reni and\n\f\nIzmail all day.", "They rested near Reni and Izmail all day."),
    ],
)
def test_what_a_page_broke_is_joined(pasted: str, text: str) -> None:
    assert looks_pasted(pasted)
    assert repair_text(pasted).text == text


def test_what_was_left_out_is_told() -> None:
    pages = typeset([" ".join(told(12))], width=60, rows=10, hyphen="", head=HEADS[0])
    assert join_pages(pages).told == (f"read as text from a PDF: left out {len(pages)} page heads and numbers",)
    assert repair_text("A ﬂag was raised.").told == ("read as text from a PDF: spelt a ligature",)


def test_a_title_that_is_said_again_on_each_page_stays_once() -> None:
    body = wrap(" ".join(told(12)), 60, "")
    pages = ["\n".join([TITLE, *body[at : at + 8]]) for at in range(0, len(body), 8)]
    text = join_pages(pages).text
    assert text.count(TITLE) == 1
    assert text.split() == f"{TITLE} {' '.join(told(12))}".split()


def test_a_page_with_a_dated_head_begins_a_document() -> None:
    first = f"Survey, 3 May 2024\n{SENTENCES[0]}"
    second = f"Survey, 4 May 2024\n{SENTENCES[2]}"
    reports = read_reports(repair_text(f"{first}\n\f\n{second}").text)
    assert [report.published for report in reports] == [date(2024, 5, 3), date(2024, 5, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nForces advanced near Reni and\nnear Izmail.\n\nThey rested.",
        "1\n\nForces advanced.\n\n2\n\nForces rested.",
        "1. Forces advanced.\n2. Forces rested.\n3. Fog came.",
        "- Reni\n- Izmail\n",
        "12 May\nFog.\n\n13 May\nFog.\n\n14 May\nFog.",
        "Losses: 12\nLosses: 13\nLosses: 14",
        "Well-known heights",
        "",
    ],
)
def test_text_that_no_page_broke_is_left_as_it_is(text: str) -> None:
    assert not looks_pasted(text)
    assert repair_text(text).text is text


@given(st.text(alphabet=st.sampled_from("ab -\n\f\xad\x02ﬁ1.|A•"), max_size=200))
def test_any_text_keeps_its_letters(text: str) -> None:
    letters = [sign for sign in repair_text(text).text if sign in "abA"]
    assert letters.count("a") + letters.count("b") + letters.count("A") <= sum(text.count(sign) for sign in "abA")
    assert len(repair_text(text).text) <= 2 * len(text) + 2


@pytest.mark.parametrize("text", ["a-\n" * 60_000, "a" * 600_000 + "-\nb", "1 | a\n" * 30_000, ".[1]" * 60_000 + "\f"])
def test_any_text_is_read_in_linear_time(text: str) -> None:
    started = time.process_time()
    repair_text(text)
    assert time.process_time() - started < 2
