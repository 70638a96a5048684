"""Small words that change what a deed is: partly, in quotation marks, by whom, upon oneself, made possible."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"


def read(text: str, voice: str) -> list[tuple[str | None, ...]]:
    return [
        (claim.action, claim.actor, claim.evidence, claim.claimant)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        ("deepstate", "Ворог частково окупував Лубни.", ("advance", "russian", "assessed", "DeepState")),
        (RU, "Наши частично освободили Лубны.", ("advance", "russian", "claimed", "Russian MoD")),
        ("deepstate", "Росіяни «звільнили» Лубни.", ("seize", "russian", "claimed", "Russian sources")),
        (RU, "ВСУ «освободили» Лубны.", ("seize", "ukrainian", "claimed", "Ukrainian sources")),
        (RU, "Подразделения «Севера» взяли Лубны.", ("seize", "russian", "claimed", "Russian MoD")),
        (
            UK,
            "Удари дронів дали змогу нашим звільнити Лубни.",
            ("seize", "ukrainian", "reported", "Ukrainian General Staff"),
        ),
        (RU, "Удар артиллерии позволил нашим взять Лубны.", ("seize", "russian", "claimed", "Russian MoD")),
        (UK, "Ворог узяв під контроль Лубни.", ("seize", "russian", "reported", "Ukrainian General Staff")),
        (RU, "Наши взяли штурмом Лубны.", ("seize", "russian", "claimed", "Russian MoD")),
        (
            "news",
            "В Генштабе ВСУ сообщили об отражении 12 атак под Лубнами.",
            ("attack_unsuccessful", "russian", "reported", "Ukrainian General Staff"),
        ),
        (
            UK,
            "Зрив наступу ворога біля Лубен.",
            ("attack_unsuccessful", "russian", "reported", "Ukrainian General Staff"),
        ),
        (
            "news",
            "За словами речника бригади, росіяни взяли Лубни.",
            ("seize", "russian", "reported", "Ukrainian military"),
        ),
    ],
)
def test_what_it_makes_of_a_deed(voice: str, text: str, found: tuple[str, ...]) -> None:
    assert read(text, voice) == [found]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Капітан взяв на себе оборону Лубен."),
        (UK, "Взяли на себе відповідальність за Лубни."),
        (UK, "Зрив переговорів про Лубни."),
        (RU, "Комбат взял на себя командование в Лубнах."),
    ],
)
def test_what_takes_no_place(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "actor", "denier"),
    [
        (
            "news",
            "Українські військові спростували інформацію про взяття Лубен росіянами.",
            "russian",
            "Ukrainian military",
        ),
        (UK, "Чутки про взяття росіянами Лубен — брехня.", "russian", "Ukrainian General Staff"),
        (RU, "Информация о взятии ВСУ Лубен — ложь.", "ukrainian", "Russian MoD"),
    ],
)
def test_by_whom_it_was_taken_is_who_did_it(voice: str, text: str, actor: str, denier: str) -> None:
    (report,) = read_reports(text, voice=voice)
    assert [(one.actor, one.evidence, one.denied_by) for one in find_claims(report)] == [(actor, "denied", denier)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Підрозділи «Сокола» взяли Лубни."),
        (UK, "Штурмовики «Сокола» зайшли в Лубни."),
        (RU, "Бойцы «Сокола» взяли Лубны."),
        (UK, "Взяття Лубен ворогом було б катастрофою."),
        (RU, "Взятие Лубен было бы ошибкой."),
        ("milblogger", "Лубны. Взяли их в кольцо."),
        ("milblogger", "Малиновка. Взяли её в кольцо."),
    ],
)
def test_whoever_is_only_called_something_and_what_would_be_is_no_gain(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Туман не дозволив ворогу взяти Лубни.", ("attack_unsuccessful", "russian")),
        (RU, "Огонь артиллерии не позволил противнику занять Лубны.", ("attack_unsuccessful", "ukrainian")),
        (UK, "Наступ дозволив ворогу захопити Лубни.", ("seize", "russian")),
        (RU, "Бойцы «Севера» взяли Лубны.", ("seize", "russian")),
        ("news", "Россияне заходят в Лубны, сообщил Трегубов.", ("advance", "russian")),
        (UK, "Бійці взяли Лубни.", ("seize", "ukrainian")),
        ("news", "Российский генштаб заявил, что ВСУ взяли Лубны.", ("seize", "ukrainian")),
    ],
)
def test_whoever_let_or_was_let_and_whoever_is_known(voice: str, text: str, found: tuple[str, str]) -> None:
    assert [one[:2] for one in read(text, voice)] == [found]


@pytest.mark.parametrize(
    ("voice", "text", "evidence"),
    [
        ("deepstate", "Геолоковані кадри свідчать, що ворог узяв Лубни.", "geolocated"),
        ("deepstate", "На геолокованих знімках видно, що ворог просунувся біля Лубен.", "geolocated"),
        ("own", "Геолоцированная съёмка показывает, что противник вошёл в Лубны: россияне взяли Лубны.", "geolocated"),
        ("own", "На геопривязанных кадрах видно, что российские войска взяли Лубны.", "geolocated"),
        ("general_staff", "Геолоковані кадри свідчать, що ворог узяв Лубни.", "reported"),
        ("deepstate", "Кадри свідчать, що ворог узяв Лубни.", "claimed"),
    ],
)
def test_geolocated_footage_in_front_of_that_is_the_publishers_own(voice: str, text: str, evidence: str) -> None:
    assert {found[2] for found in read(text, voice)} == {evidence}


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Лубни наші, але під обстрілом."),
        (RU, "Лубны формально наши, хотя и под огнём."),
        (RU, "Под огнём Лубны, но город наш."),
    ],
)
def test_whose_fire_a_place_is_under_is_not_guessed_from_whose_it_is(voice: str, text: str) -> None:
    assert read(text, voice) == []
