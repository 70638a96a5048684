"""Tables of claims, heat, fates and track records in Ukrainian: heads, vocabulary and notes; names stay names."""

import re

import pytest

from frontline.tables.control.fates import tell_days
from tests.frontline.commands.test_follow import EAST, SAID, WEST, write_days
from tests.frontline.commands.test_heat import HEAD

ROW = "47.995,36.93,330.1,0.5,0.5,2025-06-11,0045,N,VIIRS,n,2.0NRT,290.1,3.5,N\n"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("claims", ("речення", "війська РФ", "Захоплення", "Багатир", "точність 1")),
        ("heat", ("опубліковано", "теплові аномалії", "Теплова аномалія – це тепло з будь-якої причини")),
        ("follow", ("що сталося", "Захоплення", "станом на 2025-06-1")),
        ("track", ("хто повідомляє", "справдилося", "усі", "сказано: просування, кожне раз")),
    ],
)
def test_a_table_speaks_ukrainian(frontline, report, tmp_path, command, told) -> None:
    anomalies = tmp_path / "viirs.csv"
    anomalies.write_text(HEAD + ROW, encoding="utf-8")
    days = write_days(tmp_path / "days", EAST, EAST, WEST)
    maps = ("--control", days, "--partial") if command in {"follow", "track"} else ()
    words = (*maps, *(("--firms", anomalies) if command == "heat" else ()))
    result = frontline(command, report(SAID), *words, "--lang", "uk")
    assert result.code == 0, result.err
    for one in told:
        assert one in result.out + result.err, one
    head = next(line for line in result.out.splitlines() if line.strip())
    assert set(re.findall(r"[A-Za-z_]+", head)) <= {"claim_id"}, head
    english = frontline(command, report(SAID), *words)
    assert not re.search("[а-яіїєґ]", english.out.casefold())


def test_days_from_before_a_report_are_no_chain_of_hyphens() -> None:
    assert [tell_days(*days, lang) for days in ((-3, 4), (5, 9)) for lang in ("en", "uk")] == [
        "\u22123 to 4",
        "від \u22123 до 4",
        "5-9",
        "5-9",
    ]


def test_voices_of_a_place_speak_ukrainian(frontline, report) -> None:
    body = (
        "The Russian MoD claimed on June 10 that Russian forces seized Bahatyr. Russian forces seized Bahatyr. "
        "The Ukrainian General Staff denied on June 12 that Russian forces seized Bahatyr."
    )
    told = frontline("claims", report(body), "--by", "place", "--lang", "uk")
    assert told.code == 0, told.err
    for one in ("Багатир, Донецька область", "Міноборони РФ", "уперше", "через 2 дн.", "заперечує", "спростовано"):
        assert one in told.out, one
    assert set(re.findall(r"[A-Za-z_]{3,}", re.sub(r"\b[0-9a-f]{3,12}\b", "", told.out))) <= {"claim_ids"}
    assert "місць: 1" in told.err


def test_why_a_claim_came_true_late_or_was_not_followed_is_told_in_ukrainian(frontline, report, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, EAST, EAST, WEST)
    body = SAID + " Russian forces advanced in western Donetsk Oblast."
    told = frontline("follow", report(body), "--control", days, "--partial", "--after", 1, "--lang", "uk").err
    assert "лише після 1 дн. без нього" in told
    assert "надто приблизне" in told
