"""A gain of a place that the next words give to the other side is denied, by whoever says so."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "deepstate", "milblogger"


def read(text: str, voice: str) -> list[Claim]:
    return [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text", "claimant", "denier"),
    [
        (UK, "Росіяни захопили Лубни. Насправді місто під контролем ЗСУ.", "unspecified", "DeepState"),
        (UK, "Росіяни заявили про взяття Лубен. Насправді там тривають бої.", "Russian sources", "DeepState"),
        (UK, "Росіяни заявили про взяття Лубен, але насправді місто тримають ЗСУ.", "Russian sources", "DeepState"),
        (UK, "Ворог захопив Лубни. Місто досі тримається.", "unspecified", "DeepState"),
        (UK, "Ворог захопив Лубни. У Генштабі це спростували.", "DeepState", "Ukrainian General Staff"),
        (UK, "Ворог захопив Лубни. Сирський відкинув ці заяви.", "DeepState", "Ukrainian military"),
        (UK, "Москва заявила про взяття Лубен. У Генштабі назвали це фейком.", "Russian official", "Ukrainian General Staff"),
        ("news", "Росіяни захопили Лубни. Це неправда, заявили в ОТУ.", "news agency", "Ukrainian military"),
        ("news", "Россияне захватили Лубны. В Генштабе ВСУ это опровергли.", "news agency", "Ukrainian General Staff"),
        (RU, "ВСУ заняли Лубны. В Генштабе это опровергли.", "Russian milbloggers", "unspecified"),
        (RU, "ВСУ заняли Лубны. На самом деле там идут бои.", "unspecified", "Russian milbloggers"),
        (RU, "ВСУ заняли Лубны, но на самом деле город наш.", "unspecified", "Russian milbloggers"),
        (RU, "Украинские каналы пишут, что ВСУ взяли Лубны. Город под контролем ВС РФ.", "Ukrainian sources", "Russian milbloggers"),
        (UK, "Росіяни заявили про взяття Лубен. Про це пише Рибар. Насправді місто тримають ЗСУ.", "Russian sources", "DeepState"),
    ],
)  # fmt: skip
def test_what_the_other_side_holds_was_not_taken(voice: str, text: str, claimant: str, denier: str) -> None:
    (claim,) = [one for one in read(text, voice) if one.action == "seize"]
    assert (claim.evidence, claim.support, claim.confirmed) == ("denied", "contradicted", False)
    assert (claim.claimant, claim.denied_by) == (claimant, denier)


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Ворог захопив Лубни. Місто Хорол під контролем ЗСУ."),
        (UK, "Ворог захопив Лубни. Північна частина міста під контролем ЗСУ."),
        (UK, "Сили оборони звільнили Лубни. Місто під контролем ЗСУ."),
        (UK, "Ворог захопив Лубни. Насправді це сталося ще вчора."),
        (UK, "Ворог захопив Лубни. ЗСУ утримують позиції біля міста."),
        (UK, "Ворог захопив Лубни. Місто не під контролем ЗСУ."),
        (RU, "Наши взяли Лубны. Город под нашим контролем."),
        (RU, "Наши взяли Лубны. На самом деле это было ещё вчера."),
    ],
)
def test_what_is_told_of_else_contradicts_nothing(voice: str, text: str) -> None:
    assert {claim.denied_by for claim in read(text, voice) if claim.action == "seize"} == {None}


def test_what_a_named_source_does_not_confirm_is_unsupported() -> None:
    (claim,) = read("Росія заявила про захоплення Лубен. Українська сторона цього не підтверджує.", "news")
    assert (claim.evidence, claim.support, claim.denied_by) == ("claimed", "unsupported", None)


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Рік тому, 13 червня, ворог захопив Лубни."),
        (UK, "13 червня, рік тому, ворог захопив Лубни."),
        (RU, "Год назад, 13 июня, наши взяли Лубны."),
        ("news", "Хакери від імені Генштабу повідомили, що ворог захопив Лубни."),
        ("news", "Хакеры от имени Генштаба ВСУ сообщили, что россияне захватили Лубны."),
        ("news", "На зламаній сторінці бригади написали, що росіяни захопили Лубни."),
    ],
)
def test_what_is_a_year_old_or_forged_is_no_news(voice: str, text: str) -> None:
    found = read(f"Нотатки, 2025-06-13\n\n{text}", voice)
    assert found == []


@pytest.mark.parametrize(
    ("voice", "text", "claimant"),
    [
        ("news", "Президент повідомив, що ЗСУ звільнили Лубни.", "Ukrainian official"),
        ("news", "Президент Росії заявив, що російські війська захопили Лубни.", "Russian official"),
        ("news", "Президент США заявив, що росіяни захопили Лубни.", "Western sources"),
        ("news", "Президент Польши заявил, что россияне взяли Лубны.", "Western sources"),
        ("news", "Президент Украины заявил, что россияне взяли Лубны.", "Ukrainian official"),
        (UK, "Хвалилися взяттям Лубен.", "Russian sources"),
    ],
)
def test_who_speaks_by_office_or_boasts(voice: str, text: str, claimant: str) -> None:
    assert [claim.claimant for claim in read(text, voice)] == [claimant]
