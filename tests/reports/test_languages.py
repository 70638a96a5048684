"""Ukrainian and Russian publishers read like English ones: the same claims, graded by whose word they are."""

import json
from collections import defaultdict
from dataclasses import asdict
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.vocabulary import CLAIMANTS
from reports.claim import Claim
from reports.claims.coverage import cover
from reports.claims.explain import explain_reading
from reports.claims.find import find_claims
from reports.claims.policy import names_unit_at_work
from reports.text.read import read_reports
from tests.conftest import ROOT, load_script
from tests.examples import examples

VOICES = ROOT / "tests" / "data" / "voices"
R, U = "russian", "ukrainian"
SETS = {
    "gs-uk": "general_staff",
    "ds-uk": "deepstate",
    "ova-uk": "administration",
    "mod-ru": "russian_mod",
    "milblog-ru": "milblogger",
}


def read(text: str, voice: str) -> list[Claim]:
    return [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]


def told(text: str, voice: str) -> list[tuple[str, str, str | None]]:
    return [(claim.actor, claim.action, claim.place) for claim in read(text, voice)]


@pytest.fixture(scope="module")
def levels() -> ModuleType:
    return load_script("score/levels")


@pytest.mark.parametrize("name", sorted(SETS))
def test_publishers_keep_their_floor(levels: ModuleType, name: str) -> None:
    (report,) = read_reports((VOICES / f"{name}.txt").read_text(encoding="utf-8"), name=name)
    assert report.voice == SETS[name]
    wanted, found = defaultdict(list), defaultdict(list)
    for line in (VOICES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted[row["sentence"]].append(row)
    for claim in find_claims(report):
        wanted[claim.sentence] += []
        found[claim.sentence].append(asdict(claim))
    score = levels.score_set(wanted, found)
    assert score.f1() >= 0.97, score
    assert (score.wrong_side, score.wrong_evidence, score.false_confirmations) == (0, 0, 0)


SENTENCES = [json.loads(line) for line in (VOICES / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", SENTENCES, ids=[f"{n}-{row['voice']}" for n, row in enumerate(SENTENCES)])
def test_sentences_of_each_publisher(row: dict[str, str]) -> None:
    assert sorted(told(row["text"], row["voice"])) == sorted(map(tuple, row["claims"]))


@pytest.mark.parametrize(
    ("voice", "text", "wanted"),
    [
        ("deepstate", "Ворог просунувся у Торецьку.", (R, "advance", "Торецьку")),
        ("deepstate", "Сили оборони звільнили Торське.", (U, "seize", "Торське")),
        ("deepstate", "Окуповано Зелене Поле.", (R, "seize", "Зелене Поле")),
        ("deepstate", "Противника вибито з Малинівки.", (U, "seize", "Малинівки")),
        ("general_staff", "Відбито сім атак у районах Лисівки та Удачного.", (R, "attack_unsuccessful", "Лисівки")),
        ("general_staff", "Наші захисники відійшли від Берестка.", (U, "withdraw", "Берестка")),
        ("russian_mod", "Освобожден населенный пункт Комар.", (R, "seize", "Комар")),
        ("russian_mod", "Отражены контратаки ВСУ близ Кондратовки.", (U, "attack_unsuccessful", "Кондратовки")),
        ("milblogger", "Противник вошёл в Рубцовск.", (U, "advance", "Рубцовск")),
        ("milblogger", "Наши отошли от Юнаковки.", (R, "withdraw", "Юнаковки")),
        ("administration", "Вночі росіяни вдарили по Нікополю.", (R, "strike", "Нікополю")),
    ],
)
def test_the_side_is_that_of_who_did_it(voice: str, text: str, wanted: tuple[str, str, str]) -> None:
    assert told(text, voice)[0] == wanted


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("general_staff", "На Краматорському напрямку ворог наступальних дій не проводив."),
        ("deepstate", "Полтавка наразі не окупована."),
        ("deepstate", "Якщо ворог захопить Гришине, ситуація погіршиться."),
        ("deepstate", "Окуповану площу біля Торецька збільшено."),
        ("russian_mod", "Потери противника составили до 200 военнослужащих в районе Лимана."),
        ("administration", "Наголошую: Добропілля треба залишати негайно!"),
        ("milblogger", "Под Работино без перемен."),
    ],
)
def test_what_did_not_happen_gives_no_claim(voice: str, text: str) -> None:
    assert told(text, voice) == []


def test_evidence_is_the_voices_own_or_of_whom_it_quotes() -> None:
    own, quoted = "Ворог окупував Торське.", "Міноборони РФ заявило про захоплення Торського."
    (first,), (second,) = read(own, "deepstate"), read(quoted, "deepstate")
    assert (first.evidence, first.claimant, first.confirmed) == ("assessed", "DeepState", True)
    assert (second.actor, second.evidence, second.claimant) == (R, "claimed", "Russian MoD")
    assert second.claimant in CLAIMANTS


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("deepstate", "Заяви міноборони рф про захоплення Новопавлівки не відповідають дійсності."),
        ("milblogger", "Минобороны отчиталось об освобождении Новопавловки, но по факту бои идут на подступах."),
    ],
)
def test_a_denied_gain_is_denied_and_whose_it_was(voice: str, text: str) -> None:
    gains = [claim for claim in read(text, voice) if claim.action == "seize"]
    assert [(c.actor, c.evidence, c.support, c.claimant) for c in gains] == [
        (R, "denied", "contradicted", "Russian MoD")
    ]


def test_an_unknown_voice_takes_no_side_and_assesses_nothing() -> None:
    assert told("Ворог просунувся біля Торського.", "unknown") == []
    (claim,) = read("Росіяни захопили Торське.", "unknown")
    assert (claim.actor, claim.evidence, claim.claimant) == (R, "reported", "unspecified")


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("deepstate", "Сили оборони утримують Торське."),
        ("deepstate", "Бійці 3-ї штурмової бригади відновили становище біля Надії."),
        ("milblogger", "В Северске украинские формирования удерживают западную часть."),
    ],
)
def test_what_tells_of_ukrainian_positions_and_units_is_withheld(voice: str, text: str) -> None:
    (claim,) = read(text, voice)
    assert claim.withheld is not None


@pytest.mark.parametrize(
    ("text", "kept_back"),
    [
        ("Ворог атакував позиції 72-ї окремої механізованої бригади.", True),
        ("72-я омбр ВСУ отошла.", True),
        ("Росіяни перекинули 98-му дивізію армії рф.", False),
        ("Ворог атакував біля Лисівки.", False),
    ],
)
def test_sentences_with_ukrainian_units_are_not_quoted(text: str, *, kept_back: bool) -> None:
    assert names_unit_at_work(text) is kept_back


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces hold positions in Lubny.",
        "Сили оборони утримують Лубни.",
        "Украинские формирования удерживают Лубны.",
    ],
)
def test_a_reading_shown_leaves_out_what_is_withheld(text: str) -> None:
    (report,) = read_reports("Ворог просунувся у Торецьку.\n\n" + text, voice="deepstate")
    lines = "\n".join(explain_reading(report))
    assert "Торецьку" in lines
    assert "withheld" in lines
    assert not any(name in lines for name in ("Lubny", "Лубни", "Лубны"))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ворог просунувся поблизу Торського.", "found"),
        ("Якщо ворог захопить Гришине, буде гірше.", "not_understood"),
        ("Вораг заняў вёску.", "not_understood"),
        ("Погода сьогодні гарна.", "outside"),
        ("За добу знешкоджено 900 загарбників.", "figures"),
    ],
)
def test_coverage_tells_what_became_of_every_sentence(text: str, status: str) -> None:
    (report,) = read_reports(text, voice="deepstate")
    assert [row.status for row in cover(report, find_claims(report))] == [status]


def test_abbreviations_and_signs_cut_sentences_where_people_do() -> None:
    text = "⚔️ Бої біля н.п. Лисівка, с. Удачне та м. Покровськ. 🔻 Ворог відійшов.\n🔹 Друге."
    (report,) = read_reports(text)
    assert [s.text for s in report.sentences] == [
        "⚔️ Бої біля н.п. Лисівка, с. Удачне та м. Покровськ.",
        "🔻 Ворог відійшов.",
        "🔹 Друге.",
    ]


WORDS = st.sampled_from(
    [
        "ворог",
        "окупував",
        "не",
        "біля",
        "у",
        "Торське",
        "Часів",
        "Яр",
        ",",
        ".",
        ":",
        "«",
        "»",
        "та",
        "але",
        "3",
        "км",
        "наші",
        "сили",
        "оборони",
        "взяли",
        "под",
        "Северск",
        "освобожден",
        "село",
        "якщо",
        "заявив",
        "що",
        "нібито",
        "🔻",
        "н.п.",
        "бригада",
        "3-ї",
        "ВСУ",
        "рф",
        "з",
        "по",
        "—",
        "напрямку",
        "Покровському",
        "області",
    ]
)


@examples(150)
@given(st.lists(WORDS, max_size=25), st.sampled_from(["deepstate", "russian_mod", "unknown", "news"]))
def test_no_text_breaks_reading(words: list[str], voice: str) -> None:
    text = " ".join(words)
    for report in read_reports(text, voice=voice):
        claims = find_claims(report)
        cover(report, claims)
        assert all(
            (text[c.start : c.end] == c.sentence and c.place in text) or c.relation == "direction" for c in claims
        )


def test_words_around_a_claim_change_nothing() -> None:
    plain = told("Ворог окупував Торське.", "deepstate")
    assert plain == told("Ворог окупував Торське. Погода гарна. Читайте нас.", "deepstate")
    assert plain == told("Також ворог окупував Торське.", "deepstate")


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("isw", "The Ukrainian 93rd Mechanized Brigade advanced in Lubny."),
        ("deepstate", "Бійці 93-ї окремої механізованої бригади зайшли у Лубни."),
        ("deepstate", "47 ОМБр відійшла з Лубен."),
        ("deepstate", "Воїни бригади «Азов» відкинули ворога біля Лубен."),
        ("deepstate", "Підрозділи 3 ОШБр просунулися біля Лубен."),
        ("milblogger", "47-я омбр ВСУ отошла из Лубен."),
        ("milblogger", "Подразделения 110-й бригады ВСУ контратаковали у Лубен."),
    ],
)
def test_units_are_withheld_in_all_languages(voice: str, text: str) -> None:
    claims = read(text, voice)
    assert {claim.actor for claim in claims} == {U}
    assert all(claim.withheld == "names a Ukrainian unit" for claim in claims)
    assert names_unit_at_work(text)


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("deepstate", "Батальйон «Свобода» зайняв позиції біля Лубен."),
        ("deepstate", "Перша окрема штурмова бригада звільнила Лубни."),
        ("milblogger", "Бригада «Азов» вошла в Лубны."),
    ],
)
def test_a_unit_whose_side_nobody_tells_gains_for_nobody(voice: str, text: str) -> None:
    assert told(text, voice) == []
    assert names_unit_at_work(text)
