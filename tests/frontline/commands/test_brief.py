"""The brief as a person gets it."""

import io
import re

import pypdf
import pytest

from tests.frontline.commands.test_displacement import IOM
from tests.frontline.commands.test_follow import EAST, SAID, WEST, write_days

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
    assert titles[:2] == ["Map", "Claims by evidence"]
    assert {"Track record of claimants", "People near the front", "Displacement", "Sources and limits"} <= set(titles)
    assert re.search(r"No data given, or none for these days:[^<]*thermal anomalies", page)
    assert "Bahatyr" in page
    assert "130,000" in page
    assert "command post" not in page


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
