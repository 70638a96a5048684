"""Old, Russian and new names of settlements: whatever a report writes leads to the settlement of today."""

import pytest

from layers.gazetteer.gazetteer import Gazetteer
from layers.sources.packaged import load_oblasts, load_settlements

# Renamings are facts: resolutions of the Verkhovna Rada of 2015 and 2016 (law 317-VIII), of 1 July 2021 (Niu-York) and of
# 19 September 2024 (3984-IX); Russian spellings as Russian maps and ministries write them.
RENAMED_2016 = [
    ("Artemivsk", "Bakhmut", "Donetsk"),
    ("Krasnyi Lyman", "Lyman", "Donetsk"),
    ("Krasnoarmiisk", "Pokrovsk", "Donetsk"),
    ("Dymytrov", "Myrnohrad", "Donetsk"),
    ("Dzerzhynsk", "Toretsk", "Donetsk"),
    ("Artemove", "Zalizne", "Donetsk"),
    ("Leninske", "Pivdenne", "Donetsk"),
    ("Kirove", "Pivnichne", "Donetsk"),
    ("Kirovsk", "Zarichne", "Donetsk"),
    ("Krasne", "Ivanivske", "Donetsk"),
    ("Krasne", "Sontsivka", "Donetsk"),
    ("Oktiabrske", "Shakhove", "Donetsk"),
    ("Torez", "Chystiakove", "Donetsk"),
    ("Kirovske", "Khrestivka", "Donetsk"),
    ("Komsomolske", "Kalmiuske", "Donetsk"),
    ("Telmanove", "Boikivske", "Donetsk"),
    ("Pershotravneve", "Manhush", "Donetsk"),
    ("Chervonopartyzansk", "Voznesenivka", "Luhansk"),
    ("Krasnyi Luch", "Khrustalnyi", "Luhansk"),
    ("Krasnodon", "Sorokyne", "Luhansk"),
    ("Sverdlovsk", "Dovzhansk", "Luhansk"),
    ("Stakhanov", "Kadiivka", "Luhansk"),
    ("Kirovsk", "Holubivka", "Luhansk"),
    ("Artemivsk", "Kypuche", "Luhansk"),
    ("Chervone", "Esman", "Sumy"),
    ("Pershotravneve", "Stepy", "Kharkiv"),
    ("Komsomolske", "Slobozhanske", "Kharkiv"),
    ("Dnipropetrovsk", "Dnipro", "Dnipropetrovsk"),
    ("Dniprodzerzhynsk", "Kamianske", "Dnipropetrovsk"),
    ("Ordzhonikidze", "Pokrov", "Dnipropetrovsk"),
    ("Tsiurupynsk", "Oleshky", "Kherson"),
    ("Illichivsk", "Chornomorsk", "Odesa"),
    ("Kirovohrad", "Kropyvnytskyi", "Kirovohrad"),
    ("Komsomolsk", "Horishni Plavni", "Poltava"),
    ("Shchors", "Snovsk", "Chernihiv"),
]
RENAMED_2021_2024 = [
    ("Novhorodske", "Niu-York", "Donetsk"),
    ("Petrivka", "Novospaske", "Donetsk"),
    ("Novyi Trud", "Vidrodzhennia", "Donetsk"),
    ("Krasna Poliana", "Nova Karakuba", "Donetsk"),
    ("Sievierodonetsk", "Siverskodonetsk", "Luhansk"),
    ("Molodohvardiisk", "Otamanivka", "Luhansk"),
    ("Pervomaisk", "Sokolohirsk", "Luhansk"),
    ("Krasnohrad", "Berestyn", "Kharkiv"),
    ("Pervomaiskyi", "Zlatopil", "Kharkiv"),
    ("Druzhba", "Khutir-Mykhailivskyi", "Sumy"),
    ("Chervonohrad", "Sheptytskyi", "Lviv"),
    ("Novomoskovsk", "Samar", "Dnipropetrovsk"),
    ("Pershotravensk", "Shakhtarske", "Dnipropetrovsk"),
    ("Vatutine", "Bahacheve", "Cherkasy"),
]
RUSSIAN = [
    ("Artyomovsk", "Bakhmut", "Donetsk"),
    ("Krasny Liman", "Lyman", "Donetsk"),
    ("Krasnoarmeysk", "Pokrovsk", "Donetsk"),
    ("Chasov Yar", "Chasiv Yar", "Donetsk"),
    ("Ugledar", "Vuhledar", "Donetsk"),
    ("Avdeevka", "Avdiivka", "Donetsk"),
    ("Kurakhovo", "Kurakhove", "Donetsk"),
    ("Nadezhdynka", "Nadiivka", "Donetsk"),
    ("Velikaya Novoselka", "Velyka Novosilka", "Donetsk"),
    ("Severodonetsk", "Siverskodonetsk", "Luhansk"),
    ("Volchansk", "Vovchansk", "Kharkiv"),
    ("Gulyaypole", "Huliaipole", "Zaporizhzhia"),
    ("Rabotino", "Robotyne", "Zaporizhzhia"),
]
UNCHANGED = [
    ("Pavlohrad", "Pavlohrad", "Dnipropetrovsk"),
    ("Brovary", "Brovary", "Kyiv"),
    ("Synelnykove", "Synelnykove", "Dnipropetrovsk"),
    ("Pervomaisk", "Pervomaisk", "Mykolaiv"),
    ("Pervomaiske", "Pervomaiske", "Donetsk"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_settlements(), oblasts=load_oblasts())


@pytest.mark.parametrize(("written", "today", "oblast"), [*RENAMED_2016, *RENAMED_2021_2024, *RUSSIAN, *UNCHANGED])
def test_a_settlement_is_found_by_each_of_its_names(
    gazetteer: Gazetteer, written: str, today: str, oblast: str
) -> None:
    found = [gazetteer.place(hit.row) for hit in gazetteer.find(written)]
    assert (today, oblast) in {(place.name_en, place.oblast) for place in found}


def test_a_renamed_town_no_longer_bears_its_old_name(gazetteer: Gazetteer) -> None:
    current = {(place.name_en, place.oblast) for place in map(gazetteer.place, range(len(gazetteer.table)))}
    for written, today, oblast in RENAMED_2021_2024:
        assert (today, oblast) in current
        # villages may share the name elsewhere in the oblast; none of the towns' own rows does
        towns = {("Krasnohrad", "Kharkiv"), ("Chervonohrad", "Lviv"), ("Novomoskovsk", "Dnipropetrovsk")}
        assert (written, oblast) not in towns & current
