"""Reports as they come: what is read of each file, what is left out and told, and what is refused."""

import json

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
