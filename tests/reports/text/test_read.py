"""Documents, titles, dates, sections, sentences, footnotes and offsets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.extracts.markdown import markdown_to_text
from reports.text.extracts.markup import looks_like_feed, looks_like_html
from reports.text.footnotes import find_footnotes
from reports.text.read import read_reports

TWO = """May 3, 2024

Front summary

Institute for the Study of War

Russian forces recently advanced near Izmail.[1] They rested afterwards.

Key Takeaways:

  • Ukrainian forces advanced near Bolhrad.
  • Nothing else happened. Russian forces advanced near Reni.

Share the Post:

Soup Society

Soup helps 40 million people. It is warm.
"""


def test_each_document_keeps_its_own_date_and_title() -> None:
    first, second = read_reports(TWO)
    assert (first.report_id, first.title, first.published) == ("isw-2024-05-03-1", "Front summary", date(2024, 5, 3))
    assert (second.report_id, second.title, second.published) == ("soup-society-undated-1", "Soup Society", None)
    assert all(first.end <= s.start for s in second.sentences)


def test_a_given_date_fills_the_first_document_only_and_never_overrules() -> None:
    first, second = read_reports(TWO, published=date(2024, 6, 1))
    assert (first.published, second.published) == (date(2024, 5, 3), None)
    assert read_reports("Some words here.", published=date(2024, 6, 1))[0].published == date(2024, 6, 1)


def test_the_file_name_dates_an_undated_first_document() -> None:
    assert read_reports("Some words here.", name="notes-2024-02-29.txt")[0].published == date(2024, 2, 29)
    assert read_reports("Some words here.", name="notes-2024-02-30.txt")[0].published is None


def test_a_second_daily_report_in_the_same_text_begins_at_its_title() -> None:
    body = "Russian forces " + "stood still and " * 20 + "waited."
    text = "\n\n".join(f"Russian Offensive Campaign Assessment, May {d}, 2024\n\n{body}" for d in (3, 4))
    assert [r.report_id for r in read_reports(text)] == ["isw-2024-05-03-1", "isw-2024-05-04-1"]


def test_a_year_run_into_the_next_sentence_parts_them() -> None:
    (report,) = read_reports("The area grew as of May 3, 2024ISW expects more of it.[8]")
    assert [s.text for s in report.sentences] == ["The area grew as of May 3, 2024", "ISW expects more of it.[8]"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Forces advanced near A.[1][2] Others did not.", 2),
        ("The U.S. Army left. Gen. Petrenko stayed.", 2),
        ("They advanced 1.5 km. It was 5 a.m. Kyiv time.", 2),
        ("He said “it is over.” Then he left.", 2),
        ("They seized Mine no. 3 and rested.", 1),
        ("Fog came.[12]Rain followed it.", 2),
        ("First line of a wrapped\nsentence that goes on here.", 1),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(read_reports(text)[0].sentences) == count


def test_bullets_under_key_takeaways_are_takeaways_and_nothing_else_is() -> None:
    first = read_reports(TWO)[0]
    assert [s.text for s in first.sentences if s.is_takeaway] == [
        "Ukrainian forces advanced near Bolhrad.",
        "Nothing else happened.",
        "Russian forces advanced near Reni.",
    ]


def test_a_run_in_label_holds_for_its_block() -> None:
    (report,) = read_reports("Title\n\nUnconfirmed claims: One is here. Two is there.\n\nThree stands apart here.")
    assert [s.label for s in report.sentences] == [None, "Unconfirmed claims", "Unconfirmed claims", None]


def test_headings_name_the_section_below_them() -> None:
    (report,) = read_reports("Southern Axis (Russian objective: hold the line.)\n\nForces rested near Reni today.")
    assert report.sentences[-1].section.startswith("Southern Axis")


def test_footnotes_are_numbers_and_abbreviations_stay() -> None:
    assert find_footnotes("A[3] of the Army [CAA] and [CMD].[4][xlv][4]") == (3, 4, 45)


def test_a_blank_text_has_no_reports() -> None:
    assert read_reports("") == read_reports(" \n\n\t ") == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "# Head\n\n* **Forces** [advanced](http://a.b)\n\nNear A.[3] 2 * 3 * 4",
            "Head\n\n• Forces advanced\n\nNear A.[3] 2 * 3 * 4",
        ),
        ("Head\n====\n\nOne\ntwo.", "Head\n\nOne\ntwo."),
        ("1. First\n2. Second\n   - inner", "1. First\n\n2. Second\n\n• inner"),
        ("> Said `so` and ![a map](m.png)", "Said so and a map"),
        ("Near A.[^3]\n\n[^3]: http://a.b\n\n[1]: http://c.d", "Near A.[3]\n\n[3]: http://a.b\n\n[1]: http://c.d"),
        ("A \\[3\\] and T_04_28 <b>x</b>", "A [3] and T_04_28 <b>x</b>"),
        ("| Place | Day |\n|---|---|\n| Reni | 3 May |", "Place\n\nDay\n\nReni\n\n3 May"),
        ("One.\n\n----------\n\nTwo.", "One.\n\n----------\n\nTwo."),
        ("```\nRaw * text\n```", "Raw * text"),
        ("    Indented line", "Indented line"),
    ],
)
def test_markdown_loses_its_marks_and_no_word(text: str, plain: str) -> None:
    assert markdown_to_text(text) == plain


def test_markdown_loses_what_is_struck_out_and_comments() -> None:
    text = "Near A. ~~Near B.~~ Near C.\n\n<!-- Near D.\n\nNear E. -->\n\nNear F ~ 5 km.\n\n<!-- Near G."
    assert markdown_to_text(text) == "Near A.  Near C.\n\nNear F ~ 5 km."


@given(st.text(alphabet=st.sampled_from("Aab. \n\t[1]()•:;“”20245Russian—'"), max_size=300))
def test_every_offset_slices_to_its_sentence(text: str) -> None:
    for report in read_reports(text):
        ends = [report.start]
        for sentence in report.sentences:
            assert text[sentence.start : sentence.end] == sentence.text != ""
            assert sentence.start >= ends[-1]
            ends.append(sentence.end)


@given(st.text(max_size=400))
def test_markup_never_raises(text: str) -> None:
    assert isinstance(markdown_to_text(text), str)
    assert looks_like_html(text) in {True, False}
    assert looks_like_feed(text) in {True, False}
