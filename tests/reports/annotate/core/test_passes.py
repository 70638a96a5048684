"""The passes that all languages share: words, forms, language, places, clauses."""

import pytest

from reports.annotate.core.read import Told, read_scene
from reports.annotate.core.vocabulary.language import UNREAD, find_language
from reports.annotate.core.vocabulary.lexicon import load_lexicon_of
from reports.annotate.core.vocabulary.paradigms import forms_of
from reports.annotate.core.vocabulary.words import split_words
from reports.lexicon.load import LANGUAGES, load_lexicon
from reports.lexicon.voices import load_voice

FILES = ("deeds", "sides", "places", "stance", "speakers", "language", "names", "paradigms")


def scene(text: str, language: str = "uk"):
    return read_scene(text, language=language, voice=load_voice("unknown"), told=Told())


def texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in (key, *texts_of(part))]
    return [text for part in value for text in texts_of(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES[:6])
def test_lexicons_hold_words_and_no_patterns(language: str, name: str) -> None:
    for text in texts_of(load_lexicon(name, language)):
        assert not set(text) & set("\\[]?*|{}^$"), text


@pytest.mark.parametrize(
    ("lemma", "kind", "language", "form"),
    [
        ("захопити", "verb", "uk", "захоплено"),
        ("просунутися", "verb", "uk", "просунулись"),
        ("відійти", "verb", "uk", "відійшли"),
        ("атака", "noun", "uk", "атак"),
        ("росіянин", "noun", "uk", "росіянами"),
        ("освободить", "verb", "ru", "освобожден"),
        ("выйти", "verb", "ru", "вышли"),
        ("продвижение", "noun", "ru", "продвижения"),
    ],
)
def test_forms_come_from_paradigms(lemma: str, kind: str, language: str, form: str) -> None:
    assert form in forms_of(lemma, kind, language)


def test_a_noun_tells_its_cases() -> None:
    forms = forms_of("ворог", "noun", "uk")
    assert forms["ворог"].cases == {"nom"}
    assert forms["ворогом"].cases == {"ins"}


def test_words_slice_the_text_and_fold_look_alikes() -> None:
    text = "У Cіверську, біля н.п. Кам’янське — 3,5 км"
    words = split_words(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert words[1].key == "сіверську"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ворог просунувся поблизу Торського.", "uk"),
        ("Противник отошел от Северска.", "ru"),
        ("Вораг заняў вёску каля Пакроўска.", UNREAD),
        ("Наш непријатељ је ушао у село.", UNREAD),
        ("Russian forces seized Torske (Торське).", None),
        ("Ворог захопив Сіверськ, а объявили об этом вчера вечером ещё и эти крысы, їхні об'єкти є.", UNREAD),
        ("12 + 3", None),
    ],
)
def test_the_language_is_told_by_letters_and_common_words(text: str, language: str | None) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Бої тривають під Часовим Яром та у Велику Новосілку.", ["Часовим Яром", "Велику Новосілку"]),
        ("На Покровському напрямку ворог атакував біля Лисівки.", ["Лисівки"]),
        ("Удар по Херсону, вул. Ушакова.", ["Херсону"]),
        ("За річку Вовча ворог не пройшов.", []),
        ("Надія є, і воля, і перемога.", []),
        ("Ситуація складна.", []),
        ("У Лиманській громаді обстріляно Ярову.", ["Ярову"]),
        ("У відповідь Зеленський заявив про удар.", []),
    ],
)
def test_only_words_in_the_slot_of_a_place_are_places(text: str, names: list[str]) -> None:
    assert [name.text for name in scene(text).grounds.names] == names


def test_a_list_keeps_its_preposition_until_the_next() -> None:
    found = scene("Ворог просунувся поблизу Рівного, Лисівки та у Торському.").grounds.names
    assert [(name.text, name.relation) for name in found] == [
        ("Рівного", "near"),
        ("Лисівки", "near"),
        ("Торському", "in"),
    ]


def test_an_oblast_belongs_to_its_own_list() -> None:
    found = scene("Взяли село Зелёное и вышли к Орехову и Яровой Запорожской области.", "ru").grounds.names
    assert [(name.text, name.oblasts) for name in found][1:] == [
        ("Орехову", ("Zaporizhzhia",)),
        ("Яровой", ("Zaporizhzhia",)),
    ]
    assert found[0].oblasts == ()


@pytest.mark.parametrize("text", ["Ворог атакував, але відійшов.", "", "...", "Ворог: окупував — і що; ні"])
def test_clauses_hold_every_word_once(text: str) -> None:
    found = scene(text)
    held = [k for clause in found.clauses for k in range(clause.i, clause.j)]
    assert held == list(range(len(found.words)))


def test_a_lexicon_is_built_quickly_and_once() -> None:
    assert load_lexicon_of("uk") is load_lexicon_of("uk")
    assert len(load_lexicon_of("uk").by_word) > 1500
