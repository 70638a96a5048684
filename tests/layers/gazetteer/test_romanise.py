"""Romanisation against the examples of the resolution's table and names of places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.gazetteer.romanise import romanise
from layers.sources.packaged import load_settlements

# Every row of the table of resolution 55: the letter at the beginning and inside a word.
TABLE = [
    ("Алушта", "Alushta"), ("Андрій", "Andrii"),
    ("Борщагівка", "Borshchahivka"), ("Борисенко", "Borysenko"),
    ("Вінниця", "Vinnytsia"), ("Володимир", "Volodymyr"),
    ("Гадяч", "Hadiach"), ("Богдан", "Bohdan"), ("Згурський", "Zghurskyi"),
    ("Ґалаґан", "Galagan"), ("Ґорґани", "Gorgany"),
    ("Донецьк", "Donetsk"), ("Дмитро", "Dmytro"),
    ("Рівне", "Rivne"), ("Олег", "Oleh"), ("Есмань", "Esman"),
    ("Єнакієве", "Yenakiieve"), ("Гаєвич", "Haievych"), ("Короп’є", "Koropie"),
    ("Житомир", "Zhytomyr"), ("Жанна", "Zhanna"), ("Жежелів", "Zhezheliv"),
    ("Закарпаття", "Zakarpattia"), ("Казимирчук", "Kazymyrchuk"),
    ("Медвин", "Medvyn"), ("Михайленко", "Mykhailenko"),
    ("Іванків", "Ivankiv"), ("Іващенко", "Ivashchenko"),
    ("Їжакевич", "Yizhakevych"), ("Кадиївка", "Kadyivka"), ("Мар’їне", "Marine"),
    ("Йосипівка", "Yosypivka"), ("Стрий", "Stryi"), ("Олексій", "Oleksii"),
    ("Київ", "Kyiv"), ("Коваленко", "Kovalenko"),
    ("Лебедин", "Lebedyn"), ("Леонід", "Leonid"),
    ("Миколаїв", "Mykolaiv"), ("Маринич", "Marynych"),
    ("Ніжин", "Nizhyn"), ("Наталія", "Nataliia"),
    ("Одеса", "Odesa"), ("Онищенко", "Onyshchenko"),
    ("Полтава", "Poltava"), ("Петро", "Petro"),
    ("Решетилівка", "Reshetylivka"), ("Рибчинський", "Rybchynskyi"),
    ("Суми", "Sumy"), ("Соломія", "Solomiia"),
    ("Тернопіль", "Ternopil"), ("Троць", "Trots"),
    ("Ужгород", "Uzhhorod"), ("Уляна", "Uliana"),
    ("Фастів", "Fastiv"), ("Філіпчук", "Filipchuk"),
    ("Харків", "Kharkiv"), ("Христина", "Khrystyna"),
    ("Біла Церква", "Bila Tserkva"), ("Стеценко", "Stetsenko"),
    ("Чернівці", "Chernivtsi"), ("Шевченко", "Shevchenko"),
    ("Шостка", "Shostka"), ("Кишеньки", "Kyshenky"),
    ("Щербухи", "Shcherbukhy"), ("Гоща", "Hoshcha"), ("Гаращенко", "Harashchenko"),
    ("Юрій", "Yurii"), ("Корюківка", "Koriukivka"),
    ("Яготин", "Yahotyn"), ("Ярошенко", "Yaroshenko"), ("Костянтин", "Kostiantyn"),
    ("Знам’янка", "Znamianka"), ("Феодосія", "Feodosiia"),
]  # fmt: skip

CASES = [
    ("Згурівка", "Zghurivka"),
    ("Розгон", "Rozghon"),
    ("ЗГУРІВКА", "ZGHURIVKA"),
    ("ЩАСТЯ", "SHCHASTIA"),
    ("Щастя", "Shchastia"),
    ("Я", "Ya"),
    ("Зелений Яр", "Zelenyi Yar"),
    ("Івано-Франківськ", "Ivano-Frankivsk"),
    ("Ново-Єгорівка", "Novo-Yehorivka"),
    ("Слов'янськ", "Sloviansk"),
    ("Слов`янськ", "Sloviansk"),
    ("Словʼянськ", "Sloviansk"),
    ("с. Ямпіль (T-0514)", "s. Yampil (T-0514)"),
    ("Donetsk", "Donetsk"),
    ("O'Connor", "O'Connor"),
    ("", ""),
]


@pytest.mark.parametrize(("ukrainian", "latin"), TABLE + CASES)
def test_names_follow_the_resolution(ukrainian: str, latin: str) -> None:
    assert romanise(ukrainian) == latin


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ’ '-", max_size=30))
def test_no_cyrillic_letter_is_left(text: str) -> None:
    assert not any("Ѐ" <= letter <= "ӿ" for letter in romanise(text))


@given(st.text(max_size=40))
def test_twice_is_once(text: str) -> None:
    assert romanise(romanise(text)) == romanise(text)


@given(st.text(alphabet="абвгдж ", max_size=20), st.text(alphabet="абвгдж ", max_size=20))
def test_words_are_romanised_alone(left: str, right: str) -> None:
    assert romanise(f"{left} {right}") == f"{romanise(left)} {romanise(right)}"


def test_every_official_name_is_romanised() -> None:
    settlements = load_settlements()
    assert not settlements["name_en"].str.contains("[Ѐ-ӿ]", regex=True).any()
    assert settlements["name_en"].str.len().min() >= 2
