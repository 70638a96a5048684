"""A gain that the next sentence calls untrue is denied; a sentence that only sounds so leaves it as it stands."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "deepstate", "milblogger"
OWN = {UK: "DeepState", RU: "Russian milbloggers"}


def read(text: str, voice: str) -> list[Claim]:
    return [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "«Ворог захопив Лубни». Насправді — ні."),
        (UK, "Ворог захопив Лубни. Але насправді це не так."),
        (UK, "Окупанти зайняли Лубни. Це неправда, село наше."),
        (UK, "Окупанти зайняли Лубни. Фейк."),
        (UK, "Ворог окупував Лубни.\n\nЧерговий ворожий вкид!"),
        (UK, "Інформація про захоплення Лубен не відповідає дійсності."),
        (RU, "«Противник занял Лубны». Это не так."),
        (RU, "Наши заняли Лубны. Это не так, посёлок серый."),
        (RU, "ВСУ взяли Лубны. На самом деле — нет."),
        (RU, "Противник занял Лубны. Фейк!"),
        (RU, "Противник занял Лубны. Но это ложь."),
        (RU, "Информация о взятии Лубен не соответствует действительности."),
    ],
)
def test_the_sentence_behind_denies_a_gain(voice: str, text: str) -> None:
    (claim,) = read(text, voice)
    assert (claim.evidence, claim.support, claim.denied_by) == ("denied", "contradicted", OWN[voice])
    assert (claim.claimant, claim.confirmed) == ("unspecified", False)


@pytest.mark.parametrize(
    ("voice", "text", "claimant", "denier"),
    [
        (UK, "Російські канали пишуть, що ворог захопив Лубни. Це неправда.", "Russian milbloggers", "DeepState"),
        (UK, "Ворог захопив Лубни. Генштаб це спростував.", "DeepState", "Ukrainian General Staff"),
        (UK, "Українські війська звільнили Лубни. Росіяни це заперечують.", "DeepState", "Russian sources"),
        (RU, "Украинские каналы пишут, что ВСУ взяли Лубны. Враньё.", "Ukrainian sources", "Russian milbloggers"),
    ],
)
def test_who_claims_and_who_denies_stay_apart(voice: str, text: str, claimant: str, denier: str) -> None:
    (claim,) = read(text, voice)
    assert (claim.evidence, claim.claimant, claim.denied_by) == ("denied", claimant, denier)


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Ворог захопив Лубни. Це не фейк."),
        (UK, "Ворог захопив Лубни. Це не так важливо."),
        (UK, "Ворог захопив Лубни. Це не так, як торік."),
        (UK, "Ворог захопив Лубни. Фейк чи правда?"),
        (UK, "Ворог захопив Лубни. Фейк про Хорол шириться мережею."),
        (UK, "Ворог захопив Лубни. Генштаб це не спростував."),
        (RU, "Наши заняли Лубны. Это не фейк."),
        (RU, "Наши заняли Лубны. Это не так просто."),
        (RU, "Наши заняли Лубны. Ложь, что противник вернулся."),
        (RU, "Наши заняли Лубны. Это не так, как было весной."),
    ],
)
def test_a_sentence_that_only_sounds_so_denies_nothing_before_it(voice: str, text: str) -> None:
    (claim,) = read(text, voice)
    assert (claim.place, claim.denied_by) == ("Лубни" if voice == UK else "Лубны", None)
    assert claim.evidence != "denied"


@pytest.mark.parametrize(
    ("voice", "text"), [(UK, "Ворог атакував біля Лубен. Неправда."), (RU, "Противник атаковал Лубны. Враньё.")]
)
def test_an_attack_that_is_denied_is_no_news(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "denied"),
    [
        (RU, "«Наши взяли Лубны. Освобождён Хорол». Это неправда.", [True, True]),
        (UK, "«Ворог узяв Лубни. Захоплено Хорол». Насправді — ні.", [True, True]),
        (UK, "Ворог узяв Лубни. Захоплено Хорол. Насправді — ні.", [False, True]),
        (UK, "«Ворог узяв Лубни. Захоплено Хорол. Насправді — ні.", [False, True]),
    ],
)
def test_a_quotation_is_denied_as_a_whole(voice: str, text: str, denied: list[bool]) -> None:
    assert [claim.evidence == "denied" for claim in read(text, voice)] == denied


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (RU, "Это не так: наши заняли Лубны.", [("russian", "claimed")]),
        (UK, "Це не так: ворог захопив Лубни.", [("russian", "assessed")]),
        (UK, "Це неправда: Сили оборони звільнили Лубни.", [("ukrainian", "assessed")]),
        (
            RU,
            "Киев заявил о взятии Лысовки, но это не так: наши заняли Лубны.",
            [("ukrainian", "denied"), ("russian", "claimed")],
        ),
        (
            UK,
            "Окупанти зайняли Лисівку. Це не так: Сили оборони звільнили Лубни.",
            [("russian", "denied"), ("ukrainian", "assessed")],
        ),
    ],
)
def test_what_is_so_instead_stands(voice: str, text: str, found: list[tuple[str, str]]) -> None:
    assert [(claim.actor, claim.evidence) for claim in read(text, voice)] == found


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Це неправда, що ворог захопив Лубни."),
        (UK, "Це фейк: ворог захопив Лубни."),
        (RU, "Это не так, что ВСУ заняли Лубны."),
        (RU, "Это вброс: ВСУ заняли Лубны."),
        ("news", "Это фейк: ВСУ заняли Лубны."),
    ],
)
def test_what_the_lie_says_is_denied(voice: str, text: str) -> None:
    assert [claim.evidence for claim in read(text, voice)] == ["denied"]


@pytest.mark.parametrize(
    ("voice", "text", "denier"),
    [(RU, "Наши отрицают потерю Лубен.", OWN[RU]), (UK, "Наші заперечують втрату Лубен.", OWN[UK])],
)
def test_we_are_who_denies(voice: str, text: str, denier: str) -> None:
    assert [(claim.evidence, claim.denied_by) for claim in read(text, voice)] == [("denied", denier)]
