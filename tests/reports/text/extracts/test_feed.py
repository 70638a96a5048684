"""Feeds: each entry is a document of its own day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.claims.find import find_claims
from reports.text.extracts.feed import extract_feed
from reports.text.extracts.markup import looks_like_feed
from reports.text.read import read_reports

RSS = """<?xml version="1.0" encoding="windows-1251"?>
<!-- made by hand --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>War Desk</title>
<item><title>Front, Friday</title><pubDate>Fri, 03 May 2024 23:30:00 -0400</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Russian forces seized Lubny.</p><nav>LEAK</nav><p>The post Front appeared first on <a>War Desk</a>.</p>]]>
</content:encoded></item>
<item><title>Front, 2 May 2024</title><pubDate>Fri, 03 May 2024 01:00:00 GMT</pubDate>
<description>&lt;p&gt;Russian forces advanced in Reni.&lt;/p&gt;&lt;hr&gt;&lt;p&gt;---------&lt;/p&gt;&lt;p&gt;Fog.&lt;/p&gt;</description></item>
<item><title>Front, 2 May 2024</title><pubDate>Fri, 03 May 2024 01:00:00 GMT</pubDate>
<description>&lt;p&gt;Russian forces advanced in Reni.&lt;/p&gt;&lt;hr&gt;&lt;p&gt;---------&lt;/p&gt;&lt;p&gt;Fog.&lt;/p&gt;</description></item>
<item><title>No day</title><description>Russian forces entered Izmail.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Institute for the Study of War</title>
<entry><title type="html">A &amp;amp; B</title><updated>2024-05-03T23:00:00-04:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Russian forces <b>seized</b> Lubny.</p></div></content>
<summary>Russian forces.</summary></entry></feed>"""


def read(text: str) -> list[tuple[str, str, date | None, list[str | None]]]:
    made = extract_feed(text)
    reports = read_reports(made.text, documents=made.documents, published=None)
    for report in reports:
        for sentence in report.sentences:
            assert made.text[sentence.start : sentence.end] == sentence.text
    return [(r.source, r.title, r.published, [claim.place for claim in find_claims(r)]) for r in reports]


def test_the_entries_of_an_rss_file() -> None:
    assert looks_like_feed(RSS)
    assert read(RSS) == [
        ("war-desk", "Front, Friday", date(2024, 5, 3), ["Lubny"]),
        ("war-desk", "Front, 2 May 2024", date(2024, 5, 2), ["Reni"]),
        ("war-desk", "No day", None, ["Izmail"]),
    ]
    made = extract_feed(RSS)
    assert "LEAK" not in made.text
    assert "appeared first" not in made.text
    assert made.told == ("read a feed of 3 entries; left out 1 given twice or without text",)


def test_the_entries_of_an_atom_file() -> None:
    assert looks_like_feed(ATOM)
    assert read(ATOM) == [("isw", "A & B", date(2024, 5, 3), ["Lubny"])]


@pytest.mark.parametrize("text", ["<html><rss>", "rss", "<kml>", "Front <rss>"])
def test_what_is_no_feed(text: str) -> None:
    assert not looks_like_feed(text)


@given(st.text(alphabet=st.sampled_from("<>/item rsdc&;![]-\n"), max_size=120))
def test_any_text_is_read(text: str) -> None:
    made = extract_feed(f"<rss><channel><item><title>{text}</title></item></channel></rss>")
    assert [made.text[d.start : d.end] for d in made.documents] == ([made.text] if made.text else [])


def test_an_entity_bomb_gives_nothing() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    made = extract_feed(
        f'<!DOCTYPE a [<!ENTITY e0 "lol">{levels}]><rss><channel><item><title>&e9;</title></item></channel></rss>'
    )
    assert len(made.text) < 10_000


def test_an_entry_keeps_its_moment_where_its_day_is_the_feeds_own() -> None:
    def moments(text: str) -> list[str | None]:
        made = extract_feed(text)
        reports = read_reports(made.text, documents=made.documents)
        return [claim.published_at for report in reports for claim in find_claims(report)]

    # the second entry's day is that of its title, the third has none
    assert moments(RSS) == ["2024-05-04T03:30:00Z", None, None]
    assert moments(ATOM) == ["2024-05-04T03:00:00Z"]
    assert moments(ATOM.replace("23:00:00-04:00", "23:00:00")) == [None]
