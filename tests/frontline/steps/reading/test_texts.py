"""Reports as they come: what is read of each file, what is left out and told, and what is refused."""

import gzip
import io
import json
import zipfile
from email.message import EmailMessage

import pytest

from tests.layers.disk.pdfs import make_pdf, set_columns

HEAD = "Russian Offensive Campaign Assessment, May 3, 2024"


def claims(frontline, *arguments) -> list[tuple[object, ...]]:
    listed = frontline("claims", *arguments, "--format", "jsonl")
    assert listed.code == 0, listed.err
    rows = [json.loads(line) for line in listed.out.splitlines()]
    return [(row["place"], row["action"], row["evidence"], row["published"]) for row in rows]


def test_text_copied_out_of_a_pdf(frontline, tmp_path) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text(
        f"{HEAD}\n\nGeolocated footage published on May 2 indicates that Russian forces recently advan-\n"
        "ced in eastern Maly\xadnivka and south of Komar. A Russian milblogger claimed that Russian forces seized Zele-\n"
        "2   Society of Maps   |   Front Survey\n\nne Pole. Ukrainian oﬃcials reported that Russian forces attacked near\n"
        "\n3   Society of Maps   |   Front Survey\n\nPokrovsk on May 2.\n",
        encoding="utf-8",
    )
    assert claims(frontline, path) == [
        ("Malynivka", "advance", "geolocated", "2024-05-03"),
        ("Komar", "advance", "geolocated", "2024-05-03"),
        ("Zelene Pole", "seize", "claimed", "2024-05-03"),
        ("Pokrovsk", "attack", "reported", "2024-05-03"),
    ]
    told = frontline("coverage", path).err
    assert (
        "pasted.txt: read as text from a PDF: left out 2 page heads and numbers, joined 2 broken words, "
        "spelt a ligature, left out a soft hyphen\n" in told
    )


PAGE = f"""<!doctype html><html><head><title>{HEAD} | Site</title></head><body>
<nav><ul><li><a href="/a">Russian forces seized Pokrovsk</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies. Russian forces advanced in Lyman.</p></div>
<main><article><h1>{HEAD}</h1><p>Geolocated footage indicates that Russian forces recently advanced in Komar.</p></article></main>
<aside><p>Russian forces seized Toretsk on May 2.</p></aside></body></html>"""


def test_a_page_gives_its_article_and_says_what_it_left_out(frontline, tmp_path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    assert claims(frontline, path) == [("Komar", "advance", "geolocated", "2024-05-03")]
    told = frontline("claims", path).err.splitlines()
    words = "cookie notices (8 words), asides (7 words), navigation (4 words)"
    assert f"page.html: read the article alone; left out {words}" in told


def test_a_page_without_an_article(frontline, tmp_path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><nav>Home</nav><script>load()</script></body></html>", encoding="utf-8")
    result = frontline("claims", path)
    assert result.code == 2
    assert result.err.startswith(f"frontline: {path}: is a page without an article, ")
    assert result.err.count("\n") == 1


def test_a_pdf_of_two_columns(frontline, tmp_path) -> None:
    words = (
        "Geolocated footage published on May 2 indicates that Russian forces recently advanced in eastern Malynivka. A Russian "
        "milblogger claimed that Russian forces seized Zelene Pole. Ukrainian oﬃcials conﬁrmed that Russian forces attacked "
        "near Pokrovsk."
    ).replace("oﬃ", "ofﬁ")
    lines = [words[at : at + 38].strip() + "-" * words[at + 37 : at + 39].isalpha() for at in range(0, len(words), 38)]
    path = tmp_path / "report.pdf"
    path.write_bytes(make_pdf([[(50.0, 800.0, HEAD)], *set_columns(lines, columns=2, rows=3, head="Society of Maps")]))
    assert claims(frontline, path) == [
        ("Malynivka", "advance", "geolocated", "2024-05-03"),
        ("Zelene Pole", "seize", "claimed", "2024-05-03"),
        ("Pokrovsk", "attack", "reported", "2024-05-03"),
    ]


def test_a_feed_gives_dated_documents(frontline, tmp_path) -> None:
    item = "<item><title>Front</title><pubDate>Fri, 0{} May 2024 20:00:00 GMT</pubDate><description>{}</description></item>"
    said = (
        "<![CDATA[<p>Russian forces recently advanced in Komar.</p>]]>",
        "&lt;p&gt;Russian forces seized Toretsk.&lt;/p&gt;",
    )
    items = item.format(3, said[0]) + item.format(2, said[1])
    path = tmp_path / "feed.xml"
    path.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>War Desk</title>{items}</channel></rss>')
    assert claims(frontline, path) == [
        ("Komar", "advance", "reported", "2024-05-03"),
        ("Toretsk", "seize", "reported", "2024-05-02"),
    ]
    assert "feed.xml: read a feed of 2 entries" in frontline("coverage", path).err


def letter(body: str, *, html: bool = False) -> bytes:
    made = EmailMessage()
    made["Subject"], made["Date"] = "Fwd: Front report", "Fri, 03 May 2024 20:00:00 +0300"
    made.set_content(body, subtype="html" if html else "plain", cte="quoted-printable")
    return bytes(made)


@pytest.mark.parametrize("html", [False, True])
def test_an_e_mail_is_dated_by_its_header(frontline, tmp_path, html) -> None:
    path = tmp_path / "mail.eml"
    said = "Russian forces seized Komar — geolocated footage shows this, and more of it than was expected at the time."
    path.write_bytes(letter(f"<p>{said}</p>" if html else f"{said}\n> Russian forces seized Toretsk.\n", html=html))
    assert [row[0::3] for row in claims(frontline, path)] == [("Komar", "2024-05-03")]
    told = "mail.eml: read the letter; left out 1 quoted line" in frontline("coverage", path).err
    assert told is not html


def test_a_page_saved_as_one_file(frontline, tmp_path) -> None:
    made = EmailMessage()
    made["From"], made["Date"] = "<Saved by Blink>", "Sat, 01 Jun 2024 20:00:00 +0300"
    made.set_content(PAGE, subtype="html")
    path = tmp_path / "page.mhtml"
    path.write_bytes(bytes(made))
    assert claims(frontline, path) == [("Komar", "advance", "geolocated", "2024-05-03")]


def test_a_page_in_the_code_page_that_it_states(frontline, tmp_path) -> None:
    path = tmp_path / "page.html"
    stated = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Geolocated", "“Geolocated”")
    path.write_bytes(stated.encode("cp1252"))
    assert "“Geolocated” footage" in frontline("coverage", path, "--format", "jsonl").out


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("report.txt", "Russian forces advanced.")
    return out.getvalue()


GERMAN = (
    "Die Truppen sind nach Angaben des Stabs in die Stadt eingedrungen und haben mit den Einheiten die Straßen besetzt. "
    * 3
)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.html", b"<html><body><p>Fog \xff\xfe\x9d</p>", ["is not UTF-8 text", "line 1", "save it as UTF-8"]),
        (
            "a.html",
            b'<meta charset="windows-1252"><p>Fog \x9d</p>',
            ["says that it is in windows-1252", "save it as UTF-8"],
        ),
        ("a.pdf", make_pdf([[]], picture=True), ["is a PDF of pictures", "run text recognition over it"]),
        ("a.pdf", b"%PDF-1.7\nx", ["is a damaged PDF", "copy its text into a .txt file"]),
        ("a.html", b"<html><nav>Home</nav></html>", ["is a page without an article", "save it again"]),
        ("a.zip", zipped(), ["is a zip archive or office document", "unpack it and give the report in it"]),
        ("a.gz", gzip.compress(b"Russian forces", mtime=0), ["is a gzip archive", "unpack it"]),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", ["is a 7z archive", "unpack it"]),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", ["is a RAR archive", "unpack it"]),
        ("a.html", f"<html><body><p>{GERMAN}</p></body></html>".encode(), ["is in German", "give its text in English"]),
        ("a.txt", GERMAN.encode(), ["is in German, which is not read; give its text in English, Ukrainian or Russian"]),
        ("a.xml", b'<?xml version="1.0"?><sitemapindex/>', ["is XML (sitemapindex) and no feed"]),
        (
            "a.xml",
            b'<?xml version="1.0"?><rss><channel/></rss>',
            ["is a feed without entries", "give a feed of reports"],
        ),
        (
            "result.json",
            b'{"name": "A", "type": "private_group", "messages": [{"type": "message", "text": "Fog."}]}',
            ["is a Telegram export without messages of a channel"],
        ),
        (
            "result.json",
            b'{"name": "A", "type": "public_channel", "messages": [{"type": "message", "text": "Russian forces seized Ko',
            ["is a Telegram export that breaks off in the middle", "export the channel again"],
        ),
        (
            "messages.html",
            b'<html><body><div class="page_wrap"><div class="page_body chat_page"><div class="message default">',
            ["is a Telegram export that breaks off in the middle", "export the channel again"],
        ),
        (
            "result.json",
            b'{"name": "A", "type": "public_channel", "messages": [{"type": "message", "date": "2099-01-02", "text": "Fog."}]}',
            ["all it holds is of days still to come (1 dated 2099-01-02)", "check the clock"],
        ),
        ("a.eml", b"Subject: a\nDate: b\n\n> Quoted.\n", ["is an e-mail without a text of its own"]),
    ],
)
@pytest.mark.parametrize("command", ["claims", "coverage", "figures"])
def test_what_holds_no_report_is_told_in_one_line(frontline, tmp_path, command, name, data, words) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = frontline(command, path)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1), result.err
    for word in (f"frontline: {path}: ", *words):
        assert word in result.err


def test_a_message_of_a_day_still_to_come_is_left_out_and_told(frontline, tmp_path) -> None:
    rows = [
        {"id": n, "type": "message", "date": f"{year}-06-12T12:00:00", "text": "Russian forces seized Komar."}
        for n, year in enumerate((2025, 2099))
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"name": "ISW", "type": "public_channel", "messages": rows}), encoding="utf-8")
    assert [day for *_, day in claims(frontline, path)] == ["2025-06-12"]
    assert "left out 1 dated 2099-06-12: these days are still to come" in frontline("claims", path).err


def test_quoted_words_raise_no_question_of_who_publishes_the_channel(frontline, tmp_path) -> None:
    quoted = {"type": "blockquote", "text": "Російські війська взяли Лубни."}
    row = {"id": 1, "type": "message", "date": "2025-06-12T12:00:00", "text": ["Ворог окупував Комар.", quoted]}
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"name": "DeepState", "type": "public_channel", "messages": [row]}), encoding="utf-8")
    told = frontline("claims", path).err
    assert "with quoted words, which are nobody's known" in told
    assert "says who publishes it" not in told


def test_a_text_of_a_day_still_to_come_is_told(frontline, tmp_path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("June 12, 2099\n\nRussian forces seized Komar.\n", encoding="utf-8")
    assert "report.txt: its day, 2099-06-12, is still to come" in frontline("claims", path).err
