"""Which sentences are kept back: what tells of Ukrainian positions, units or intentions, in whatever words."""

import time

import pytest

from reports.claims.policy import hide_title, tells_of_ukrainian_forces
from reports.text.read import read_reports

TOLD = (
    "Two Ukrainian battalions arrived at the railway yard near Lyman yesterday.",
    "Kyiv's troops have taken up firing points on the roof of the granary.",
    "The defenders of Siversk sleep in the salt mine.",
    "Ukraine has moved three brigades to the Sumy axis.",
    "Ukrainian artillery fires from a grove south of Komar.",
    "Ukrainian forces are regrouping behind the Oskil River.",
    "Ukrainian evacuation vehicles use the gully west of Bahatyr.",
    "Ukrainian special forces set up an ambush at the ford.",
    "The Ukrainian military turned the kindergarten in Toretsk into a barracks.",
    "Russian forces struck a Ukrainian HIMARS near the village of Zelene.",
    "Some Ukrainian servicemen are still holding out at the steelworks.",
    "Ukraine's 3rd Assault Brigade arrived in Kupyansk.",
    "The 92nd Assault Brigade of the Ukrainian Ground Forces defends Chasiv Yar.",
    "The Azov Brigade is fighting near Toretsk.",
    "Ukrainian forces may soon attempt to cross the Dnipro near Oleshky.",
    "Ukraine wants to retake Tokmak before winter.",
    "Ukrainian commanders decided to abandon Avdiivka.",
    "Zelensky said that Ukraine will launch an offensive toward Melitopol.",
    "Ukrainian forces rotate at night via the dirt road to Krynky.",
    "Ukrainian drones are launched from the stadium in Kherson.",
    "Only a handful of Ukrainian fighters are left in the northern quarter.",
    "Ukrainian patrols move along the bank near Kozachi Laheri.",
    "The ammunition of the Ukrainian garrison is stored in a school.",
    "A Patriot battery protects the power plant near Kyiv.",
    "Ukrainian sappers are mining the approaches to Pokrovsk.",
    "The last Ukrainian stronghold in the city is the brick factory.",
    "Ukrainian snipers have a nest in the hospital.",
    "Volunteers of the Ukrainian Territorial Defense guard the bridge in Dnipro.",
    "Ukrainian troops are expected to fall back to Kostiantynivka.",
    "Ukrainian mortar teams shelter behind the silo.",
    "Kyiv has sent reinforcements to Velyka Novosilka.",
    "The Ukrainian grouping near Hryshyne numbers a thousand men.",
    "Tanks of the Armed Forces of Ukraine wait in the tree line near Orikhiv.",
    "Ukrainian troops received orders to leave Velyka Novosilka.",
    "A Ukrainian ammunition store lies under the bridge in Kherson.",
    "Ukrainian pilots fly from the strip near Myrhorod.",
    "There are about forty Ukrainian marines on the island.",
    "The AFU's line runs along the ravine north of Komar.",
    "Ukrainian forces built a second line at Dobropillia.",
    "The Ukrainian flank at Borova is covered by a single battalion.",
    "Our guys sit in the trenches by the pond.",
    "Ukrainian troops have been cut off in the microdistrict.",
    "The Ukrainian side keeps its reserve near Barvinkove.",
    "Kyiv's forces intend to hold the town until autumn.",
    "Ukrainian engineers laid a pontoon at Lyman.",
    "Ukrainian reconnaissance groups are working behind Russian lines near Oleshky.",
    "Ukrainian infantrymen live in the cellars of Chasiv Yar.",
    "Ukrainian gunboats are moored at the pier in Ochakiv.",
    "The Ukrainian command post sits in a winery.",
    "Ukrainian soldiers spend the nights in the school cellar in Siversk.",
    "Two companies of Ukrainian infantry defend the crossroads.",
    "The Ukrainian army's tanks are parked behind the church.",
    "Kyiv plans to withdraw its brigades from Toretsk by July.",
    "Ukrainian fuel trucks drive along the embankment at night.",
    "Russian sources described where Ukrainian trenches run.",
    "A milblogger posted the coordinates of a Ukrainian position near Lyman.",
    "The Ukrainian brigade defending Siversk has its medics in the bakery.",
    "Ukrainian forces established a fire base at the quarry.",
    "Ukraine intends to open a new front near Belgorod.",
    "Fighters of the Ukrainian Foreign Legion are resting in Izyum.",
    "Ukrainian barges unload at the jetty near Krynky.",
    "Kyiv's soldiers crowd into the vaults of the monastery.",
    "A Ukrainian relay mast stands on the hill north of Komar.",
    "Ukrainian scouts swim to the island after dusk.",
    "Ukrainian recruits train in the woods near Zhytomyr.",
    "Ukrainian gunners store shells in the barn near Orikhiv.",
    "Ukrainian officers meet each morning in the library of Sloviansk.",
)
OPEN = (
    "Russian forces advanced in Toretsk.",
    "Ukrainian forces recently advanced in northern Kupyansk.",
    "Geolocated footage indicates that Ukrainian forces recaptured Zelene.",
    "The Ukrainian General Staff reported that Ukrainian forces repelled attacks near Lyman.",
    "Russian forces attacked near Pokrovsk but did not advance.",
    "A Ukrainian military observer stated that Russian forces entered Siversk.",
    "Ukrainian forces struck an oil refinery in Saratov Oblast.",
    "Russian forces hold positions in Bahatyr.",
    "Ukrainian officials reported that Russian drones struck Odesa.",
    "Ukrainian forces withdrew from Vuhledar.",
    "The Ukrainian Air Force reported that Russian forces launched 100 drones.",
    "Russian milbloggers claimed that Russian forces broke through Russian-held positions near Terny.",
    "Ukrainian forces repelled seven assaults near Terny on June 11.",
    "A Ukrainian official reported that Russian forces shelled Nikopol.",
    "Ukrainian drones struck a Russian airfield in Rostov Oblast.",
    "The Ukrainian Southern Operational Command reported that Russian forces attacked near Kherson.",
    "Ukraine's Ministry of Defense stated that Russian forces entered Siversk.",
    "Russian forces captured the Ukrainian village of Zelene Pole.",
    "Ukrainian forces counterattacked and recaptured Bahatyr.",
    "Ukrainian military observer Kostyantyn Mashovets stated that Russian forces advanced near Lyman.",
    "The Ukrainian Khortytsia Group of Forces reported that Russian forces attacked near Pokrovsk.",
    "The Azov Brigade reported that Russian forces advanced near Toretsk.",
    "",
)


@pytest.mark.parametrize("sentence", TOLD)
def test_kept_back(sentence: str) -> None:
    assert tells_of_ukrainian_forces(sentence)


@pytest.mark.parametrize("sentence", OPEN)
def test_open(sentence: str) -> None:
    assert not tells_of_ukrainian_forces(sentence)


@pytest.mark.parametrize("sentence", TOLD)
def test_an_open_sentence_beside_opens_nothing(sentence: str) -> None:
    assert tells_of_ukrainian_forces(f"Russian forces advanced near Terny; {sentence}")
    assert tells_of_ukrainian_forces(sentence.replace("Ukrainian", "Ukrai\u200bnian"))


def test_an_unknown_word_beside_a_force_is_kept_back() -> None:
    assert tells_of_ukrainian_forces("Ukrainian troops zorbled the mill.")
    assert tells_of_ukrainian_forces("A Ukrainian zorble stands by the mill.")
    assert not tells_of_ukrainian_forces("A Ukrainian official zorbled the report.")


def test_a_title_that_tells_is_no_title_and_no_part_of_an_id() -> None:
    (report,) = read_reports("Ukrainian troops hold the mill\n\nMay 3, 2024\n\nFog lay on the roads.")
    hidden = hide_title(report)
    assert (hidden.title, hidden.source, hidden.report_id) == ("", "report", "report-2024-05-03-1")
    (other,) = read_reports("Front Digest\n\nMay 3, 2024\n\nFog lay on the roads.")
    assert hide_title(other) is other


def test_long_texts_are_told_in_linear_time() -> None:
    started = time.process_time()
    for text in ("Ukrainian " * 590, "Ukrainian forces are " * 280, "the " * 1_400, "a" * 5_900):
        tells_of_ukrainian_forces(text)
    assert time.process_time() - started < 1
    assert tells_of_ukrainian_forces("word " * 2_000)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces advanced near Komar, where the 37th Marine Brigade is dug in north of the pond.",
        "Russian forces advanced to Novopil, two kilometers from the HIMARS site at Temyrivka.",
        "Russian forces seized Komar, prompting Kyiv to send its last reserves by the Pokrovsk road tonight.",
        "Russian forces advanced near Siversk, leaving the garrison a single supply road through Zvanivka.",
    ],
)
def test_units_gear_reserves_and_roads_without_a_word_of_side_are_kept_back(sentence: str) -> None:
    assert tells_of_ukrainian_forces(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A Ukrainian HIMARS strike hit a Russian base in Makiivka.",
        "Russian forces seized the only road to Siversk.",
        "The Russian garrison of Snake Island left.",
    ],
)
def test_strikes_and_the_other_side_are_not(sentence: str) -> None:
    assert not tells_of_ukrainian_forces(sentence)


class _Everything:
    def __contains__(self, word: object) -> bool:
        return True


def test_where_nothing_can_begin_nothing_is_asked_and_nothing_missed(monkeypatch) -> None:
    from reports.claims import policy
    from tests.frontline.planted import QUOTED
    from tests.frontline.planted import TOLD as PLANTED

    sentences = [*TOLD, *PLANTED, *QUOTED]
    quick = [tells_of_ukrainian_forces.__wrapped__(one) for one in sentences]
    monkeypatch.setattr(policy, "_beginnings", lambda language: _Everything())
    assert quick == [tells_of_ukrainian_forces.__wrapped__(one) for one in sentences]
    assert any(quick)
    assert not all(quick)
