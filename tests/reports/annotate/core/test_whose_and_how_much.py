"""Whose deed it is and how much was taken: control that passes, parts beside wholes, what is taken from a side, goals."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU, MOD = "deepstate", "milblogger", "russian_mod"
R, U = "russian", "ukrainian"


def told(voice: str, text: str) -> list[tuple[str, str, str | None]]:
    return [(c.actor, c.action, c.place) for report in read_reports(text, voice=voice) for c in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text", "wanted"),
    [
        (UK, "Лубни повернуто під контроль Сил оборони.", [(U, "seize", "Лубни")]),
        (UK, "Лубни взято під контроль окупантів.", [(R, "seize", "Лубни")]),
        (UK, "Повернуто Лубни.", [(U, "seize", "Лубни")]),
        (UK, "Ворог повернув Лубни.", [(R, "seize", "Лубни")]),
        (MOD, "Нанесено поражение формированиям 24-й бригады ВСУ у Лубен.", [(R, "strike", "Лубен")]),
        (MOD, "Поражены расчёты 5-го батальона ВСУ у Лубен.", [(R, "strike", "Лубен")]),
        (UK, "Звільнено Лубни та частину Хоролу.", [(U, "seize", "Лубни"), (U, "advance", "Хоролу")]),
        (UK, "Ворог захопив частину Хоролу і Лубни.", [(R, "advance", "Хоролу"), (R, "advance", "Лубни")]),
        (UK, "Сили оборони відбили в окупантів Лубни.", [(U, "seize", "Лубни")]),
        (UK, "Наші відбили у ворога Лубни.", [(U, "seize", "Лубни")]),
        (UK, "Наші відбили у ворога атаку на Лубни.", [(R, "attack_unsuccessful", "Лубни")]),
        (RU, "ВСУ отошли из Лубен в Хорол.", [(U, "withdraw", "Лубен")]),
        (RU, "Наши взяли пгт. Хорол.", [(R, "seize", "Хорол")]),
        (RU, "Лубны взяты в клещи.", []),
        (UK, "Лубни взято в кільце.", []),
        (RU, "Не факт, что Лубны освобождены.", []),
        (UK, "Ворог накопичується для наступу на Лубни.", []),
        (UK, "Ворог окупував терикон біля Лубен.", [(R, "advance", "Лубен")]),
        (UK, "Окуповано Лубни, просування ворога у Хоролі.", [(R, "seize", "Лубни"), (R, "advance", "Хоролі")]),
        (
            UK,
            "Захисники вибили ворога з Лубен та відкинули його від Хоролу.",
            [(U, "seize", "Лубен"), (U, "advance", "Хоролу")],
        ),
        (UK, "З окупованих Лубен ворог атакує Хорол.", [(R, "attack", "Хорол")]),
        (UK, "Не думаю, що ворог захопив Лубни.", []),
        (RU, "Не верьте тем, кто пишет, что противник занял Лубны.", []),
        (UK, "Росіяни звільнили Лубни лише у своїх зведеннях.", []),
        (UK, "Дві третини Лубен захоплено ворогом.", [(R, "advance", "Лубен")]),
        (RU, "Освобождено более половины Хорола.", [(R, "advance", "Хорола")]),
        (RU, "Сержант погиб, освобождая Лубны.", []),
        (UK, "Захоплюючи Лубни, ворог втратив роту.", []),
        (UK, "Захопивши Лубни, ворог рушив далі.", [(R, "seize", "Лубни")]),
        (RU, "ВСУ выбили из Лубен.", []),
        (RU, "ВСУ выбиты из Лубен.", [(R, "seize", "Лубен")]),
        (UK, "ЗСУ вибили ворога з Лубен.", [(U, "seize", "Лубен")]),
        (UK, "Ворог увійшов у Лубни, звідки був вибитий за годину.", []),
        (UK, "Ворог зайшов у Лубни, але відійшов.", []),
        (UK, "Ворог окупував Лубни, наші відійшли.", [(R, "seize", "Лубни")]),
        (RU, "Противник вошёл в Лубны, но был выбит.", []),
        (UK, "Біля Лубен ворог намагався просунутися, воїни дали відсіч.", [(R, "attack_unsuccessful", "Лубен")]),
        (RU, "Стало известно, что Лубны взяли.", [(R, "seize", "Лубны")]),
        (RU, "Из пяти домов Подгорного взяли три.", []),
        (UK, "Ворог просунувся біля Лубен, але закріпитися не зміг.", []),
        (UK, "Ворог захопив Лубни, але далі просунутися не зміг.", [(R, "seize", "Лубни")]),
        (RU, "Мы зашли в Лубны, но потом вышли.", []),
        (RU, "Наши зашли в Лубны и вышли к Хоролу.", [(R, "advance", "Лубны"), (R, "advance", "Хоролу")]),
        (
            UK,
            "Ясне і Лубни — окуповані, Рідне — у сірій зоні.",
            [(R, "seize", "Ясне"), (R, "seize", "Лубни")],
        ),
        (UK, "Окуповано Лубни — найбільше село громади.", [(R, "seize", "Лубни")]),
        (UK, "Уявімо, що ворог захопив Лубни.", []),
        (RU, "Представим, что противник занял Лубны.", []),
        (RU, "DeepState признал утрату Лубен.", [(R, "seize", "Лубен")]),
        (UK, "Росіяни заявляють про падіння Лубен.", [(R, "seize", "Лубен")]),
        (RU, "Украинские каналы признают падение Лубен.", [(R, "seize", "Лубен")]),
        (UK, "Падіння уламків у Лубнах.", []),
    ],
)
def test_sides_and_parts(voice: str, text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert told(voice, text) == wanted


@pytest.mark.parametrize(
    ("voice", "text", "relation"),
    [
        (RU, "ВСУ отошли в Хорол.", "toward"),
        (RU, "ВСУ отошли в Хороле.", "in"),
        (UK, "Наші відійшли у Дачне.", "toward"),
        (UK, "Наші відійшли у Дачному.", "in"),
    ],
)
def test_where_troops_went_is_a_direction(voice: str, text: str, relation: str) -> None:
    (claim,) = (c for report in read_reports(text, voice=voice) for c in find_claims(report))
    assert (claim.action, claim.relation) == ("withdraw", relation)


@pytest.mark.parametrize(
    ("voice", "text", "claimant"),
    [
        (UK, "Окупанти вкотре заявили, що взяли Лубни, але це не так.", "Russian sources"),
        ("news", "Минобороны РФ заявило о взятии Лубен, в Киеве это отрицают.", "Russian MoD"),
    ],
)
def test_a_claim_that_the_sentence_rejects_is_denied(voice: str, text: str, claimant: str) -> None:
    (claim,) = (c for report in read_reports(text, voice=voice) for c in find_claims(report))
    assert (claim.evidence, claim.claimant) == ("denied", claimant)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Російський Генштаб хизується взяттям Лубен.", (R, "claimed", "Russian MoD")),
        ("Генштаб повідомляє, що ворог захопив Лубни.", (R, "reported", "Ukrainian General Staff")),
        ("«Ворог узяв Лубни!» — гукнув хтось у рацію.", (R, "claimed", "unspecified")),
        ("Уточнено: ворог захопив Лубни.", (R, "assessed", "DeepState")),
        ("Чутки про захоплення Лубен — вкид.", (R, "denied", "unspecified")),
    ],
)
def test_whose_word_it_is(text: str, grade: tuple[str, str, str]) -> None:
    (claim,) = (c for report in read_reports(text, voice=UK) for c in find_claims(report))
    assert (claim.actor, claim.evidence, claim.claimant) == grade


@pytest.mark.parametrize(
    ("voice", "text", "who"),
    [
        (UK, "Контрольований нами плацдарм біля Лубен розширено.", U),
        (UK, "Утримуваний ЗСУ плацдарм біля Лубен розширили.", U),
        (UK, "Розширено контрольований ворогом плацдарм біля Лубен.", R),
        (UK, "Ворог розширив контрольований ним плацдарм біля Лубен.", R),
        (UK, "Плацдарм біля Лубен розширили наші.", U),
        (RU, "Контролируемый нами плацдарм у Лубен расширен.", R),
        (RU, "Занятый нашими плацдарм у Лубен расширили.", R),
        (RU, "Удерживаемый ВСУ плацдарм у Лубен расширен.", U),
        (RU, "Контролируемый противником плацдарм у Лубен расширен.", U),
    ],
)
def test_who_holds_a_bridgehead_is_who_widens_it(voice: str, text: str, who: str) -> None:
    assert told(voice, text) == [(who, "advance", "Лубен")]


@pytest.mark.parametrize(
    ("voice", "text", "wanted"),
    [
        (UK, "Нами звільнено Лубни.", (U, "seize", "Лубни")),
        (UK, "У нас ворог зайняв Лубни.", (R, "seize", "Лубни")),
        (UK, "Перед нами наступає ворог біля Лубен.", (R, "attack", "Лубен")),
        (UK, "Нас вибили з Лубен.", (R, "seize", "Лубен")),
        (UK, "Наші воїни звільнили Лубни.", (U, "seize", "Лубни")),
        (RU, "У нас противник занял Лубны.", (U, "seize", "Лубны")),
        (RU, "Нас выбили из Лубен.", (U, "seize", "Лубен")),
        (RU, "Нам удалось взять Лубны.", (R, "seize", "Лубны")),
    ],
)
def test_we_are_a_side_in_each_case(voice: str, text: str, wanted: tuple[str, str, str]) -> None:
    assert told(voice, text) == [wanted]


@pytest.mark.parametrize(
    ("voice", "text", "who", "places"),
    [
        (UK, "Просування: Лубни, Хорол.", R, ["Лубни", "Хорол"]),
        (UK, "Просування ворога: Лубни, Хорол та Комар.", R, ["Лубни", "Хорол", "Комар"]),
        (UK, "Просування: фото, відео.", R, []),
        (UK, "Просування: Деталі на мапі.", R, []),
        (UK, "Втрати: Лубни, Хорол.", R, []),
        (RU, "Продвижение: Лубны, Хорол.", R, ["Лубны", "Хорол"]),
        (RU, "Продвижение ВС РФ: Лубны и Хорол.", R, ["Лубны", "Хорол"]),
        (RU, "Продвижение: Карта, которую прислал Иванов.", R, []),
    ],
)
def test_a_list_behind_advances_is_of_places_near_them(voice: str, text: str, who: str, places: list[str]) -> None:
    assert told(voice, text) == [(who, "advance", place) for place in places]
