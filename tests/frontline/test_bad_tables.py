"""Tables of people, displacement and anomalies with every fault that copies have: one line each, or a note."""

import re

import pytest

from tests.frontline.commands.test_follow import EAST, SAID, write_days
from tests.frontline.commands.test_heat import HEAD
from tests.frontline.conftest import refused

IOM = "round,reported_date,oblast,ocha_pcode,idps,returnees,note\n"
SERVED = "operation,reportingDate,roundNumber,admin1Name,admin1Pcode,numPresentIdpInd,numberMales,numberFemales\n"
UNHCR = "iso_code,Country,Data Date,refugees,date_month\n"
OCHA = "ADM1_NAME,ADM1_PCODE,T_TL\n"
SUMY = "18,2024-10-31,Sumska,UA59,130000,5,\n"
LVIV = "18,2024-10-31,Lvivska,UA46,150000,7,\n"


def written(tmp_path, text: str, name: str = "table.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (IOM + SUMY + SUMY, "line 3: round 18, Sumy stands there already, in line 2"),
        (IOM + SUMY + SUMY.replace("UA59", "UA-59"), "line 3: round 18, Sumy stands there already, in line 2"),
        (IOM + SUMY.replace("130000", "-130000"), "line 2: idps = '-130000' is negative"),
        (IOM + SUMY.replace("130000", '"130,000"'), "line 2: idps = '130,000' has separators of thousands"),
        (IOM + SUMY.replace("130000", "130 000"), "line 2: idps = '130 000' has separators of thousands"),
        (IOM + SUMY.replace("130000", "130\u202f000"), "has separators of thousands"),
        (IOM + SUMY.replace("130000", "1.300.000"), "has separators of thousands"),
        # in many countries a dot groups digits: it was read as 130 people
        (IOM + SUMY.replace("130000", "130.000"), "line 2: idps = '130.000' has separators of thousands"),
        (IOM + SUMY.replace("130000", "130\u2019000"), "line 2: idps = '130\u2019000' has separators of thousands"),
        (IOM + SUMY.replace("130000", "130\u202f000"), "line 2: idps = '130 000' has separators of thousands"),
        (IOM.replace("returnees", "IDPS") + SUMY, "has 'idps' as the name of two columns"),
        (IOM + "Round,Date,Place,Code,IDPs,Returned,note\n" + SUMY, "line 2 is a second header"),
        ("Table 1\n" + IOM + SUMY, "line 2 has 7 cells, the header 1; leave the header as its first line"),
        (IOM + SUMY.replace("130000", "130000.5"), "line 2: idps = '130000.5' is no count"),
        (IOM + SUMY.replace("130000", "1.3e5"), "line 2: idps = '1.3e5' is no count"),
        (
            IOM + SUMY + LVIV.replace("UA46", "UA-46"),
            "codes of several systems are mixed: P-code (line 2), ISO 3166-2 (line 3)",
        ),
        (IOM + SUMY + LVIV.replace("UA46", "UA46000000000026241"), "codes of several systems are mixed"),
        (IOM + SUMY.replace("UA59", "UA46"), "the code UA46 is of Lviv Oblast, the name 'Sumska' of Sumy Oblast"),
        (IOM + SUMY.replace("2024", "2094"), "line 2: reported_date = '2094-10-31' lies in the future"),
        (IOM + SUMY.replace("2024-10-31", "31.10.2024"), "line 2: reported_date = '31.10.2024' is no day"),
        (IOM + SUMY.replace("18,", ",", 1), "line 2: round = '' is no round"),
        (IOM + SUMY.replace("18,", "n/a,", 1), "line 2: round = 'n/a' is no round"),
        (IOM + SUMY.replace("18,", "R18,", 1), "line 2: round = 'R18' is no count"),
        (IOM + "18,2024-10-31,Sumska\n", "line 2 has 3 cells, the header 7"),
        (SERVED + "GPS,2094-10-31,18,Sumska,UA59,1,1,1\n", "line 2: reportingDate = '2094-10-31' lies in the future"),
        (SERVED + "GPS,2024-10-31,18,Sumska,UA59,-1,1,1\n", "line 2: numPresentIdpInd = '-1' is negative"),
        (SERVED + 'GPS,2024-10-31,18,Sumska,UA59,"1,000",1,1\n', "line 2: numPresentIdpInd = '1,000' has separators"),
        (SERVED + "GPS,2024-10-31,18,Sumska,UA46,1,1,1\n", "the code UA46 is of Lviv Oblast"),
        (SERVED + "GPS,2024-10-31,18,Sumska,UA59,1,1,1\n" * 2, "line 3: GPS, round 18, Sumy stands there already"),
        (UNHCR + "POL,Poland,13-2022,1,0\n", "line 2: Data Date = '13-2022' is no day"),
        (UNHCR + "POL,Poland,04-2094,1,0\n", "line 2: Data Date = '04-2094' lies in the future"),
        (UNHCR + "POL,Poland,04-2022,1,0\n" * 2, "line 3: POL, 04-2022 stands there already, in line 2"),
        (UNHCR + "POL,Poland,04-2022,-1,0\n", "line 2: refugees = '-1' is negative"),
        (OCHA + "Sumy oblast,UA59,1\nSumska,UA59,1\n", "line 3: Sumy stands there already, in line 2"),
        (OCHA + "Sumy oblast,UA59,1'000\n", "has separators of thousands"),
        (IOM, "holds no row of figures"),
        ("", "holds no row of figures"),
    ],
)
def test_a_fault_of_a_table_of_displacement(frontline, tmp_path, text, told) -> None:
    refused(frontline("displacement", written(tmp_path, text)), "table.csv: ", told)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ((IOM + SUMY).encode("utf-16"), "is encoded in UTF-16, not UTF-8"),
        (
            (IOM + SUMY.replace("Sumska", "Сумська")).encode("cp1251"),
            "line 2: is not UTF-8 text (it looks like Windows-1251)",
        ),
        (b"PK\x03\x04 xl/workbook.xml", "is an Excel workbook; save the sheet as CSV (UTF-8)"),
        (b"%PDF-1.4", "is a PDF; give a table as CSV"),
        (b"\0" * 40, "is a binary file"),
    ],
)
@pytest.mark.parametrize("command", ["displacement", "heat"])
def test_a_file_that_is_no_table_in_utf8(frontline, report, tmp_path, command, data, told) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    words = (path,) if command == "displacement" else (report(SAID), "--firms", path)
    result = frontline(command, *words)
    assert (result.code, result.out) == (2, "")
    assert f"table.csv: {told}" in result.err.splitlines()[-1]


@pytest.mark.parametrize(
    "text",
    [
        IOM + SUMY,
        (IOM + SUMY).replace(",", ";"),
        (IOM + SUMY).replace(",", "\t"),
        IOM.upper() + SUMY,
        "\ufeff" + IOM + SUMY,
        (IOM + SUMY).replace("\n", "\r\n"),
        "\n" + IOM + "\n" + SUMY,
        IOM + "#meta+round,#date+reported,#adm1+name,#adm1+code,#affected+idps,#affected+returned,\n" + SUMY,
    ],
)
def test_one_table_in_every_plain_form(frontline, tmp_path, text) -> None:
    told = frontline("displacement", written(tmp_path, text), "--measure", "idps")
    assert told.code == 0, told.err
    assert "130,000 in 1 units" in told.err


def test_every_fault_stands_in_one_line(frontline, tmp_path) -> None:
    rows = [SUMY.replace("130000", f"-{number}").replace("18,", f"{number},", 1) for number in range(1, 8)]
    refused(frontline("displacement", written(tmp_path, IOM + "".join(rows))), "line 2: ", "line 5: ", "and 3 more")


def test_a_round_in_two_tables_counts_once_or_is_refused(frontline, tmp_path) -> None:
    one, two = written(tmp_path, IOM + SUMY, "one.csv"), written(tmp_path, IOM + SUMY + LVIV, "two.csv")
    told = frontline("displacement", one, two, "--measure", "idps", "--format", "csv")
    assert told.code == 0
    assert told.out.count("\n") == 28
    assert "280,000 in 2 units" in told.err
    other = written(tmp_path, IOM + SUMY.replace("130000", "140000"), "other.csv")
    refused(
        frontline("displacement", one, other),
        "one.csv and ",
        "other.csv: give Sumy (idps, round 18) different figures, 130000 and 140000",
    )


def test_two_days_in_one_round_are_noted_and_not_added(frontline, tmp_path) -> None:
    path = written(tmp_path, IOM + SUMY + LVIV.replace("10-31", "11-15"))
    told = frontline("displacement", path, "--measure", "idps")
    assert told.code == 0
    assert told.out.count("UA-") == 27
    assert ("130,000" in told.out, "150,000" in told.out) == (True, True)
    assert "round 18, as of 2024-10-31 to 2024-11-15" in told.err
    noted = "two days or more in one round, which are not added: 1 units of 2024-10-31, 1 units of 2024-11-15"
    assert noted in told.err
    assert "no total" not in told.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pcode,population\nUA59,-5\n", "line 2: population = '-5' is negative"),
        ('pcode,population\nUA59,"1,200"\n', "line 2: population = '1,200' has separators of thousands"),
        ("pcode,population\nUA59,5\nUA59,5\n", "line 3: pcode = 'UA59' stands there twice"),
        ("pcode,population\nUA-59,5\n", "line 2: pcode = 'UA-59' is no code of Ukraine"),
        ("pcode,population,population_2020\nUA59,5,6\n", "has several columns of people"),
    ],
)
def test_a_fault_of_a_table_of_people(frontline, tmp_path, text, told) -> None:
    control = write_days(tmp_path / "days", EAST)
    run = ("people", "--control", control, "--partial", "--totals", written(tmp_path, text))
    result = frontline(*run)
    assert (result.code, result.out) == (2, "")
    assert told in result.err.splitlines()[-1]


ROW = "47.995,36.940,330,0.4,0.4,2025-06-11,0045,N20,VIIRS,n,2.0NRT,290,3.5,N\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            HEAD + ROW.replace("47.995,36.940", "36.940,47.995"),
            "latitude and longitude look swapped: none of its 1 points",
        ),
        (HEAD + ROW.replace("2025", "2095"), "1 of its rows are of days in the future (first row 1, 2095-06-11)"),
        (HEAD + ROW.replace("47.995", "147.995"), "latitude = '147.995' in row 1 must be a number from -90 to 90"),
        (HEAD + ROW.replace("0045", "2545"), "'2025-06-11' '2545' in row 1 is no moment"),
        (HEAD + ROW.replace("47.995", '"47,995"'), "latitude = '47,995' in row 1 must be a number"),
    ],
)
def test_a_fault_of_a_file_of_anomalies(frontline, report, tmp_path, text, told) -> None:
    result = frontline("heat", report(SAID), "--firms", written(tmp_path, text))
    assert (result.code, result.out) == (2, "")
    assert re.fullmatch(r"frontline: \S+table\.csv: .+", result.err.splitlines()[-1])
    assert told in result.err


def test_anomalies_of_another_region_are_named_and_those_around_the_world_are_not(frontline, report, tmp_path) -> None:
    far = written(tmp_path, HEAD + ROW.replace("47.995,36.940", "-33.1,150.2"), "far.csv")
    told = frontline("heat", report(SAID), "--firms", far)
    assert told.code == 0
    assert "far.csv: none of its 1 points lies in this war's region" in told.err
    # places whose numbers exchanged would lie in Ukraine are real ones beside those that lie in it
    world = written(tmp_path, HEAD + ROW + ROW.replace("47.995,36.940", "33.1,49.2"), "world.csv")
    assert "lies in this war's region" not in frontline("heat", report(SAID), "--firms", world).err


def test_a_place_with_its_numbers_swapped_is_refused(frontline, report, tmp_path) -> None:
    firms = written(tmp_path, HEAD + ROW)
    result = frontline("heat", report(SAID), "--firms", firms, "--at", "x=36.94,47.99")
    assert result.code == 2
    assert "--at x=36.94,47.99: latitude and longitude look swapped; give x=47.99,36.94" in result.err
