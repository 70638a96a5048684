"""Pages: the whole article and nothing beside it, whatever the page is made with; what was left out is counted."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.claims.find import find_claims
from reports.text.extracts.article import extract_article, fragment_text
from reports.text.read import read_reports

TITLE = "Daily Front Survey, 3 May 2024"
PARAGRAPHS = (
    "Geolocated footage published on 2 May indicates that Russian forces recently advanced in Lubny.[1]",
    "Russian forces attacked near Reni, Bolhrad, and Izmail on 1 and 2 May.[2] The General Staff reported that they failed.",
    "A Russian milblogger claimed that Russian forces seized Tarutyne.[3]",
)
HEADING = "Key Takeaways:"
POINTS = ("Russian forces advanced in Lubny.", "Nothing changed near Reni, although both sides fought on.")
LEAK = "LEAK Russian forces seized Zelene on 1 May, and Ukrainian forces advanced near Sadove."


def article(paragraph: str = "p", *, title: bool = True) -> str:
    marked = (
        PARAGRAPHS[0].replace("[1]", '<a href="#_edn1">[1]</a>'),
        PARAGRAPHS[1]
        .replace("[2]", '<sup id="cite"><a href="#f2">[2]</a></sup>')
        .replace("Reni", "<em>Re&shy;ni</em>"),
        PARAGRAPHS[2].replace("[3]", "<sup>[3]</sup>").replace("seized", '<a href="/x">seized</a>'),
    )
    body = "\n".join(f"<{paragraph}>{text}</{paragraph}>" for text in marked)
    points = "".join(f"<li>{point}</li>" for point in POINTS)
    return f"{f'<h1>{TITLE}</h1>' if title else ''}{body}<h2>{HEADING}</h2><ul>{points}</ul>"


FURNITURE = (
    f'<nav class="main-nav"><ul><li><a href="/x">{LEAK}</a></li><li><a href="/">Home</a></li></ul></nav>',
    f'<div id="cookie-law-info-bar"><p>We use cookies. {LEAK}</p><button>Accept</button></div>',
    f'<div role="dialog" aria-label="consent"><p>We value your privacy. {LEAK}</p></div>',
    f'<div class="gdpr-banner"><h1>Privacy</h1><p>{LEAK}</p></div>',
    f"<aside><h3>Related</h3><p>{LEAK}</p></aside>",
    f'<div class="td_block related-posts"><h3>More</h3><ul><li><a href="/p">{LEAK}</a></li></ul></div>',
    f'<section id="comments" class="comments-area"><ol class="comment-list"><li><article class="comment-body"><p>{LEAK}</p>'
    + f"<p>{LEAK} I think so too, and have said so for years, at some length.</p>" * 9
    + "</article></li></ol></section>",
    f"<footer><p>Latest: {LEAK}</p><p>(c) 2024</p></footer>",
    f'<div class="sharedaddy"><span>{LEAK}</span></div>',
    f'<div class="newsletter-signup"><p>Sign up. {LEAK}</p><form><input></form></div>',
    f'<div id="secondary" class="widget-area"><h2>Recent Posts</h2><ul><li><a>{LEAK}</a></li></ul></div>',
    f"<figure><img src=x><figcaption>{LEAK}</figcaption></figure>",
    f'<div style="display:none"><p>{LEAK}</p></div>',
    f"<script>var x = '{LEAK}';</script><noscript>{LEAK}</noscript><template><p>{LEAK}</p></template>",
    f"<!-- {LEAK} -->",
    f'<p><strong>Read also:</strong> <a href="/z">{LEAK}</a></p>',
    f'<div class="breadcrumbs"><a href="/">Home</a> » {LEAK}</div>',
    f'<span class="screen-reader-text">{LEAK}</span>',
)
DRESSES = {
    "article": "{before}<header>Masthead</header><main><article>{article}{inside}</article></main>{after}",
    "blog": '<div id="page">{before}<div id="primary"><article class="post has-comments no-sidebar"><header><p>By Desk</p>'
    '</header><div class="entry-content related-ads">{article}</div>{inside}</article></div>{after}</div>',
    "system": '<div class="region"><div class="node"><div class="field-items"><div class="field-item">{article}</div></div>'
    "{inside}</div></div>{before}{after}",
    "builder": '<div class="elementor elementor-123">{before}<div class="elementor-widget-container">{article}</div>{inside}'
    "</div>{after}",
    "divisions": '<div>{before}</div><div id="main">{divided}</div>{inside}<div>{after}</div>',
    "bare": "{article}{before}{inside}{after}",
    "table": "<table><tr><td>{before}</td><td>{article}{inside}</td></tr></table>{after}",
}


def page(dress: str, before: str = "", inside: str = "", after: str = "", *, head: str = "") -> str:
    body = DRESSES[dress].format(article=article(), divided=article("div"), before=before, inside=inside, after=after)
    return f"<!DOCTYPE html><html><head><title>{TITLE} | The Site</title>{head}</head><body>{body}</body></html>"


def check(text: str) -> None:
    assert "LEAK" not in text
    assert "Zelene" not in text
    blocks = text.split("\n\n")
    assert [block for block in blocks if block in {TITLE, *PARAGRAPHS, HEADING}] == [TITLE, *PARAGRAPHS, HEADING]
    assert [block for block in blocks if block.startswith("• ")] == [f"• {point}" for point in POINTS]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("number", range(len(FURNITURE)))
def test_each_piece_of_furniture_in_each_dress(dress: str, number: int) -> None:
    for places in itertools.permutations((FURNITURE[number], "", "")):
        check(extract_article(page(dress, *places)).text)


def test_a_page_that_is_one_form_or_whose_body_is_called_related() -> None:
    for wrapped in ("<form id=aspnetForm>{}</form>", "<div class='related-news'>{}</div>", "<header>{}</header>"):
        check(extract_article(f"<html><body>{FURNITURE[0]}{wrapped.format(article())}</body></html>").text)


@given(
    st.sampled_from(sorted(DRESSES)),
    *(st.lists(st.sampled_from(FURNITURE), max_size=4, unique=True).map("".join) for _ in range(3)),
)
def test_any_furniture_in_any_place(dress: str, before: str, inside: str, after: str) -> None:
    check(extract_article(page(dress, before, inside, after)).text)


@pytest.mark.parametrize(
    "short",
    [
        f"<article><p>{PARAGRAPHS[0]}</p></article>",
        f"<div><p>{PARAGRAPHS[0]}</p></div>",
        f"<main>{PARAGRAPHS[0]}</main>",
    ],
)
def test_an_article_shorter_than_what_stands_around_it(short: str) -> None:
    around = "".join(FURNITURE[:8])
    made = extract_article(f"<html><head><title>{TITLE}</title></head><body>{around}{short}{around}</body></html>")
    assert made.text == f"{TITLE}\n\n{PARAGRAPHS[0]}"


def test_paragraphs_parted_by_line_ends_only() -> None:
    text = "<br><br>".join((PARAGRAPHS[0], PARAGRAPHS[1], HEADING)) + "<br>" + "<br>".join(f"- {p}" for p in POINTS)
    made = extract_article(f"<html><body>{FURNITURE[0]}<div class=post><h1>{TITLE}</h1>{text}</div></body></html>").text
    assert made.split("\n\n") == [TITLE, *PARAGRAPHS[:2], "\n".join([HEADING, *(f"- {point}" for point in POINTS)])]


def test_what_was_left_out_is_counted() -> None:
    made = extract_article(page("article", FURNITURE[0], FURNITURE[4], FURNITURE[7]))
    words = "footers (17 words), asides (15 words), navigation (15 words), page heads (1 word)"
    assert made.told == (f"read the article alone; left out {words}",)
    assert extract_article(page("bare")).told == ()


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-05-04T23:10:00-04:00">', date(2024, 5, 4)),
        ('<meta name="DC.date" content="2024-05-04">', date(2024, 5, 4)),
        ('<script type="application/ld+json">{"datePublished": "2024-05-04T01:00Z"}</script>', date(2024, 5, 4)),
        (
            '<script type="application/ld+json">[{"datePublished": "2024-05-04"}, {"datePublished": "2024-05-01"}]</script>',
            None,
        ),
        ('<meta name="date" content="4 May">', None),
        ("", None),
    ],
)
def test_the_day_that_the_page_states(head: str, published: date | None) -> None:
    assert extract_article(page("article", head=head)).published == published


def test_the_day_in_the_text_goes_before_that_of_the_page_and_it_before_none() -> None:
    stated = date(2024, 5, 4)
    assert read_reports(f"{TITLE}\n\nFog.", stated=stated)[0].published == date(2024, 5, 3)
    assert read_reports("Front\n\nFog.", stated=stated, name="2020-01-01.txt")[0].published == stated


def test_a_chronicle_of_an_encyclopedia_is_a_document_a_day() -> None:
    made = extract_article(
        '<html><body><div id="mw-navigation"><p>LEAK</p></div><h1>Timeline (1 May 2024 – present)</h1><div id="toc" '
        'class="toc"><ul><li><a>1 May</a></li></ul></div><h3><span>1 May</span><span class="mw-editsection">[<a>edit</a>]'
        f"</span></h3><ul><li>{PARAGRAPHS[0]}</li></ul><h3>2 May</h3><p>{PARAGRAPHS[2]}</p><div id=catlinks>LEAK</div>"
    )
    reports = read_reports(made.text)
    assert [report.published for report in reports] == [date(2024, 5, 1), date(2024, 5, 2)]
    assert [[claim.place for claim in find_claims(report)] for report in reports] == [["Lubny"], ["Tarutyne"]]


@pytest.mark.parametrize(
    "empty",
    [
        "",
        "<html></html>",
        f"<html><body>{FURNITURE[0]}{FURNITURE[7]}</body></html>",
        "<!-- x -->",
        "<script>x</script>",
    ],
)
def test_a_page_without_an_article_gives_no_text(empty: str) -> None:
    assert extract_article(empty).text == ""


@given(st.text(alphabet=st.sampled_from("<>/p divaul&;\x00\n='\"!-h1é"), max_size=200))
def test_any_markup_is_read(markup: str) -> None:
    assert isinstance(extract_article(markup).text, str)
    assert isinstance(fragment_text(markup), str)


def test_deep_and_long_pages_are_read() -> None:
    deep = "<div>" * 5_000 + f"<p>{PARAGRAPHS[0]}</p>"
    assert isinstance(extract_article(deep).text, str)
    long = (
        f"<html><body><article>{''.join(f'<p>{n} {PARAGRAPHS[1]}</p>' for n in range(3_000))}</article></body></html>"
    )
    assert extract_article(long).text.count("Bolhrad") == 3_000


@pytest.mark.parametrize(
    "struck",
    [
        "<del>{}</del>",
        "<s>{}</s>",
        "<strike>{}</strike>",
        '<span style="color:red; text-decoration: line-through">{}</span>',
        '<del style="x"><b>{}</b></del>',
    ],
)
def test_what_is_struck_out_is_no_claim(struck: str) -> None:
    page = f"<html><body><article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]} {struck.format(LEAK)} Fog lay here.</p></article></body></html>"
    made = extract_article(page)
    assert "LEAK" not in made.text
    assert "recently advanced in Lubny" in made.text
    assert "Fog lay here." in made.text
    assert "struck-out text" in " ".join(made.told)


def test_what_is_underlined_or_inserted_is_text() -> None:
    page = f'<html><body><article><h1>{TITLE}</h1><p><ins>{PARAGRAPHS[0]}</ins></p><p style="text-decoration: underline">Fog.</p>'
    assert "recently advanced in Lubny" in extract_article(page).text
    assert "Fog." in extract_article(page).text


def table(*rows: tuple[str, ...]) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><h1>Towns by district, 20 May 2024</h1><table>{cells}</table></body></html>"


def test_a_day_in_a_later_cell_of_a_table_dates_no_row_behind_it() -> None:
    states = table(
        ("Reni", "disputed", "17 May 2024"),
        ("Izmail", "quiet", "19 May 2024"),
        ("Bolhrad", "lost", "Bolhrad was captured by Russian forces on 12 May."),
    )
    (report,) = read_reports(extract_article(states).text)
    assert report.published == date(2024, 5, 20)
    (claim,) = find_claims(report)
    assert claim.event_date == date(2024, 5, 12)
    days = table(
        ("17 May 2024", "Russian forces seized Reni."),
        ("19 May 2024", "Russian forces seized Izmail."),
    )
    assert [report.published for report in read_reports(extract_article(days).text)] == [
        date(2024, 5, 17),
        date(2024, 5, 19),
    ]
