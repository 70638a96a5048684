"""A sentence that is only a place is the topic of those behind it; what opens a sentence may be what was taken."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "milblogger"


def read(text: str, voice: str) -> list[tuple[str | None, ...]]:
    return [
        (claim.action, claim.actor, claim.place, claim.relation)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Малинівка. Наші зайняли її.", ("seize", "ukrainian", "Малинівка", "in")),
        (UK, "Малинівка. Наші зайняли село.", ("seize", "ukrainian", "Малинівка", "in")),
        (UK, "Торське. Наші зайняли його.", ("seize", "ukrainian", "Торське", "in")),
        (UK, "Торське. Наші просунулися.", ("advance", "ukrainian", "Торське", "near")),
        (RU, "Малиновка. Наши заняли посёлок.", ("seize", "russian", "Малиновка", "in")),
        (RU, "Малиновка. Наши заняли её.", ("seize", "russian", "Малиновка", "in")),
        (RU, "🔻Волчанск. Заняли квартал у вокзала.", ("advance", "russian", "Волчанск", "in")),
    ],
)
def test_a_place_alone_is_the_topic(voice: str, text: str, found: tuple[str, ...]) -> None:
    assert read(text, voice) == [found]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Малинівка. Наші зайняли сусіднє село."),
        (UK, "Торське. Наші зайняли її."),
        (UK, "Торське. Наші зайняли висоту біля Лисівки. Ворог захопив село."),
        (UK, "Малинівка. Наші не зайняли її."),
        (UK, "Київ. Наші просунулися."),
        ("news", "Торське. Війська РФ просунулися."),
        (RU, "Малиновка. Наши заняли соседний посёлок."),
        (RU, "Ахмат. Наши взяли посёлок."),
        (UK, "Азов. Наші зайняли село."),
        (UK, "Чорне море. Наші вибили ворога з села."),
    ],
)
def test_what_is_not_the_topic_is_not_taken(voice: str, text: str) -> None:
    assert all(action != "seize" and place == "Лисівки" for action, _, place, _ in read(text, voice))


@pytest.mark.parametrize(
    ("voice", "text", "actor", "place"),
    [
        (UK, "Малинівку наші зайняли.", "ukrainian", "Малинівку"),
        (UK, "Малинівку вчора захопив ворог.", "russian", "Малинівку"),
        (UK, "Малинівку ворог окупував, Лисівку — ні.", "russian", "Малинівку"),
        (RU, "Малиновку наши взяли, Лысовку пока нет.", "russian", "Малиновку"),
    ],
)
def test_what_was_taken_may_come_first(voice: str, text: str, actor: str, place: str) -> None:
    assert [(one[1], one[2]) for one in read(text, voice)] == [(actor, place)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Розвідку ворог провів."),
        (UK, "Висоту наші взяли."),
        (UK, "Малинівку ворог не взяв."),
        (RU, "Марьинка наши взяли."),
    ],
)
def test_what_comes_first_and_is_no_place_taken(voice: str, text: str) -> None:
    assert read(text, voice) == []
