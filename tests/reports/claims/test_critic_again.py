"""A second look at ordinary sentences of many kinds that take no ground, or none that the publisher vouches for."""

import pytest

from geo.vocabulary import GAINS
from reports.claims.find import find_claims
from reports.text.read import read_reports
from tests.reports.claims.test_critic import gains

NO_GAIN = (
    # hypothetical
    "Should Vovchansk fall, the enemy could shell Kharkiv with tube artillery.",
    "Analysts sketched a winter in which Russian forces hold all of Donetsk Oblast.",
    "Russian forces could take Siversk within a month if the dam breaks.",
    "Had the mud not come, Russian forces would be in Huliaipole by now.",
    "A breakthrough at Borova would let Russian forces reach the Oskil.",
    "Provided that fuel arrives, Russian forces will enter Orikhiv next week.",
    "It is hard to see how Russian forces could capture Kupyansk before autumn.",
    "In a worst case Russian forces break through at Borova and take Izyum.",
    "Whoever captures Siversk controls the railway.",
    # question
    "Will Russian forces take Siversk before the rains?",
    "And who, in the end, liberated Robotyne?",
    "What does it mean that Russian forces captured Siversk?",
    "Nobody knows whether Russian forces have entered Borova.",
    "How far have Ukrainian forces advanced near Borova?",
    "Can anyone explain why Russian forces seized Siversk first?",
    "Where have Russian forces advanced this week?",
    "Is Borova lost?",
    # plan
    "The General Staff in Moscow has set August as the month in which Siversk is to be taken.",
    "Orders found on a prisoner name Siversk as the day's objective for the Russian assault group.",
    "Putin told his generals to capture Siversk before the New Year.",
    "Russian assault groups are massing to seize Siversk.",
    "The brigade was promised leave once Siversk is captured.",
    "A second attempt to capture Siversk is due in July.",
    "Russian troops have been training to storm Siversk.",
    "Russian planners drew up a schedule for the capture of Siversk.",
    # history
    "Siversk, captured by Russian forces in the summer of 2022 and freed that autumn, lies in ruins.",
    "In the last war, the Wehrmacht advanced through Borova in three days.",
    "Robotyne was liberated by Ukrainian forces two years ago.",
    "Ever since Russian forces captured Siversk in 2022, its church has been closed.",
    "Her father fell when the Red Army entered Izyum.",
    "During the counteroffensive of 2023 Ukrainian forces advanced south of Orikhiv.",
    "Russian forces took Crimea in 2014.",
    "By December 2022 Russian forces had entered Soledar.",
    "The museum shows how Russian forces captured Siversk in July 2022.",
    # reported denial
    "Kyiv called Moscow's account of the capture of Siversk a fairy tale.",
    "The rumour that Russian forces had taken Siversk turned out to be false.",
    "Officials in Kyiv insisted that Siversk had not been captured by Russian forces.",
    "The army contradicted television reports that Russian forces were in Siversk.",
    "The governor said reports of Russian forces in Siversk were premature.",
    "The ministry withdrew its statement that Russian forces had captured Siversk.",
    "Ukraine's army says it still holds Siversk, which Russia says it has captured.",
    "Claims that Ukrainian forces retook Siversk are unfounded, said a Kremlin spokesman.",
    "The MoD's boast that its forces entered Siversk was shown to be false by footage.",
    "Nobody in Siversk has seen the Russian forces that supposedly captured it.",
    # negated noun
    "The offensive brought Russian forces no ground at Siversk.",
    "Hardly a house in Siversk changed hands.",
    "Russian forces fell short of Siversk by two kilometers.",
    "A month of assaults has not given Russian forces Siversk.",
    "Zero gains were recorded for Russian forces near Siversk.",
    "None of the Russian assaults on Siversk gained ground.",
    "Russian forces are nowhere near Siversk.",
    "Russian forces came no closer to Siversk.",
    "Far from capturing Siversk, Russian forces lost the quarry.",
    # sarcasm
    "By my count the Russian MoD has liberated Siversk four times.",
    "At this rate Russian forces will have captured Siversk by the year 2100.",
    "Russian forces have “taken” Siversk the way a cat takes a bath.",
    "The invincible army captured Siversk in the general's memoirs.",
    # exercise
    "NATO and Ukrainian troops simulated the capture of a town during Rapid Trident.",
    "At the Mulino range, Russian paratroopers seized a dummy airfield.",
    "On manoeuvres in Belarus, Russian tanks advanced thirty kilometers.",
    "A Ukrainian brigade trained to clear trenches near Borova before it advanced in the simulator.",
    "Russian naval infantry landed and took a beach in the Zapad drills.",
    "Instructors showed how Ukrainian troops captured a trench.",
    # anniversary
    "Tuesday is the day on which Ukrainian forces liberated Balakliya.",
    "Balakliya celebrated the day Ukrainian forces drove out the Russians.",
    "The stamp commemorates the soldiers who took Snake Island.",
    "To mark the liberation of Balakliya by Ukrainian forces, trees were planted.",
    "It is three years to the day since Russian forces captured Siversk.",
    "Veterans met where Ukrainian forces had liberated Balakliya.",
    # figurative
    "Russian forces captured the imagination of viewers in Siversk.",
    "Russian forces won the battle of narratives over Siversk.",
    "The Russian army advanced its chess pieces at Borova, a columnist wrote.",
    "Ukrainian forces took the lead in drone production near Borova.",
    "Russian forces took prisoners in Siversk.",
    "Russian forces captured a dog near Borova.",
    "Russian troops took to the cellars of Siversk.",
    "Russian forces gained experience near Borova.",
    "Ukrainian forces advanced a theory about the dam near Borova.",
    "Ukrainian forces seized Russian mail in Borova.",
    "Russian forces captured a Ukrainian officer near Borova.",
    "Russian troops entered winter quarters near Borova.",
    "Russian forces reached for their phones in Siversk.",
    "Russian soldiers took photographs in the centre of Siversk.",
    # other wars
    "Iran-backed militias advanced in Sanaa.",
    "Myanmar's junta retook a town near Borova, its namesake in Shan State.",
    "Russian troops advanced alongside Assad's army in Aleppo.",
    "Turkish-backed fighters took Manbij.",
    "The RSF captured El Fasher.",
    "Ethiopian forces entered Mekelle.",
    "Russian paratroopers seized Pristina airport in Kosovo in 1999.",
    "Africa Corps fighters, Russia's proxy in Mali, entered Tessalit.",
    # diplomacy
    "Moscow's envoys asked for Siversk at the table.",
    "Kyiv rejected a swap of Siversk for Borova.",
    "Under the memorandum Ukraine would withdraw from Siversk.",
    "Lavrov reiterated that Siversk is Russian land.",
    "Vance said Ukraine must leave Siversk.",
    "Trump said that Russia took Siversk fair and square.",
    "Zelensky ruled out a withdrawal of Ukrainian forces from Siversk.",
    "The talks advanced, and so did the Russians at the table, on the matter of Siversk.",
    # sports arts
    "Dynamo Kyiv captured the cup in Borova.",
    "In the computer game, Russian forces enter Borova at level four.",
    "A Russian pianist took Borova by storm.",
    "The director let Russian forces enter Borova in the third act.",
    "The ballet ends as Russian troops leave Borova.",
    "In his thriller, Russian forces seize Narva.",
    "Shakhtar advanced to the next round in Borova.",
    # past lost
    "Russian forces got into Borova on Monday and were gone by Tuesday.",
    "Russian forces slipped into Borova and were wiped out.",
    "Russian forces had gained a street in Borova before they were thrown back.",
    "The Russian assault group that reached Borova was destroyed.",
    "Ukrainian forces won back the quarry that Russian forces had taken near Siversk.",
    "Russian soldiers raised a flag in Borova and were killed minutes later.",
    "Russian forces advanced to the station in Borova, from where they were driven off.",
    "Russian forces captured, and then lost, the quarry near Siversk.",
    "What Russian forces gained near Borova on Monday they lost on Tuesday.",
)
NOT_VOUCHED_FOR = (
    # quotation
    "The leaflet said: “Russian forces have taken Siversk, lay down your arms.”",
    "“They have captured Siversk,” she cried into the phone.",
    "His diary for that night reads: “Russian forces entered Siversk.”",
    "“Siversk has been liberated,” Belousov reported to Putin.",
    "A caption beneath the photo says “Russian troops enter Siversk.”",
    "A slogan, “Borova is ours,” was painted on the tank.",
    "The commander's toast was to “the men who took Siversk.”",
    # map
    "On the ministry's slide, an arrow shows Russian forces in the centre of Siversk.",
    "The app shades Siversk in the colour of Russian control.",
    "Deepstate's update moved the line behind Siversk.",
    "The pro-Russian map shows Russian forces having advanced to Borova.",
    "Somebody edited the online map so that Russian forces hold Kyiv.",
    "According to the map, Russian forces have captured Siversk.",
    # according tail
    "Russian forces have captured Siversk, if one trusts the ministry.",
    "Russian forces have captured Siversk, so the channel Rybar.",
    "Russian forces have captured Siversk, its defence minister told the president.",
    "Russian forces captured Siversk, in the ministry's account.",
    "Russian forces have captured Siversk, RIA said.",
    "Russian forces captured Siversk – Interfax.",
    "Russian forces captured Siversk, an anonymous post ran.",
    "Russian forces captured Siversk, Kommersant learned.",
    "Russian forces captured Siversk, as Gerasimov put it to the president.",
    "Russian forces captured Siversk; at least Gerasimov says so.",
    "Russian forces captured Siversk, the ministry's daily summary has it.",
    # passive
    "Siversk is alleged to have been seized by Russian forces.",
    "Siversk had, it was whispered, been taken by Russian forces.",
    "Siversk is being presented as captured by Russian forces.",
    "Siversk was wrongly listed as captured by Russian forces.",
    "Siversk was all but taken by Russian forces.",
    "Siversk was to have been taken by Russian forces by now.",
    "Siversk is feared lost to Russian forces.",
    "Siversk must have been taken by Russian forces by then.",
    "Siversk would be taken by Russian forces, the general had promised.",
    # nominal
    "Word of the capture of Siversk by Russian forces came at noon.",
    "The alleged Russian breakthrough at Borova made headlines.",
    "Russia's so-called liberation of Siversk was staged.",
    "Hopes for a Ukrainian recapture of Siversk faded.",
    "The failed Russian capture of Siversk cost a regiment.",
    "The long-awaited fall of Siversk to Russian forces did not come.",
    "Predictions of the fall of Siversk have proved wrong.",
    "A premature announcement of the seizure of Siversk embarrassed the ministry.",
    # respectively
    "A milblogger claimed that Russian forces took Siversk and Borova on June 10 and 11 respectively.",
    "Russian and Ukrainian sources claimed Siversk and Borova for their side, respectively.",
    "Russian and Ukrainian forces are said to hold Siversk and Borova, respectively.",
    "The Russian MoD and a milblogger claimed the capture of Siversk and Borova respectively.",
    "Russian and Ukrainian forces would need Siversk and Borova, respectively, for a defence.",
    "Siversk and Borova were reported lost by Kyiv and Moscow respectively.",
)


@pytest.mark.parametrize("text", NO_GAIN)
def test_no_ground_is_taken(text: str) -> None:
    assert gains(text) == []


@pytest.mark.parametrize("text", NOT_VOUCHED_FOR)
def test_the_publisher_vouches_for_none(text: str) -> None:
    assert not any(claim.confirmed for claim in gains(text))


@pytest.mark.parametrize(
    "text",
    [
        "A Russian assault team entered Siversk.",
        "A Ukrainian counterattack recaptured Siversk.",
        "Russian forces advanced their positions in Siversk.",
        "Russian forces advanced in Siversk and took prisoners.",
        "Russian forces captured the last street – Siversk fell.",
        "Russian forces advanced in Siversk, where Ukrainian forces had dug in.",
    ],
)
def test_what_is_taken_all_the_same(text: str) -> None:
    assert {claim.place for claim in gains(text)} == {"Siversk"}


@pytest.mark.parametrize("voice", ["deepstate", "general_staff", "russian_mod", "milblogger"])
@pytest.mark.parametrize(
    "text",
    [
        "Turkish-backed fighters took Manbij.",
        "Ethiopian forces entered Mekelle.",
        "In the last war, the Wehrmacht advanced through Siversk in three days.",
        "Rwandan-backed rebels captured Goma and advanced toward Siversk.",
        "Peter the Great’s army took Siversk in 1709.",
        "Eleven years ago separatists seized Siversk.",
        "The medal is for those who captured Siversk.",
        "The recruits stormed and captured a mock village near Siversk.",
        "Shakhtar advanced to the next round in Siversk.",
    ],
)
def test_whoever_speaks_for_a_side_tells_of_others_too(voice: str, text: str) -> None:
    (report,) = read_reports(text, name="2025-06-12", voice=voice)
    assert [claim for claim in find_claims(report) if claim.action in GAINS] == []


def test_respectively_gives_each_side_its_own_place() -> None:
    for first, second in (("Russian", "Ukrainian"), ("Ukrainian", "Russian")):
        text = f"{first} and {second} forces advanced near Siversk and Borova, respectively."
        assert {(claim.actor, claim.place) for claim in gains(text)} == {
            (first.casefold(), "Siversk"),
            (second.casefold(), "Borova"),
        }
    assert len(gains("Russian and Ukrainian forces advanced near Siversk and Borova.")) == 4
