"""Ordinary sentences of many kinds that take no ground, or none that the publisher vouches for."""

import pytest

from geo.vocabulary import GAINS
from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

NO_GAIN = (
    # hypothetical
    "If Russian forces take Lubny, the railway to Romny will be cut.",
    "Were Russian forces to capture Lubny, Kyiv would lose its last depot.",
    "Suppose Russian forces had seized Lubny last week: nothing would have changed.",
    "Russian forces would have captured Lubny had the bridge not been blown.",
    "Unless reinforcements arrive, Russian forces will have seized Lubny by autumn.",
    "Even if Russian forces captured Lubny tomorrow, they could not hold it.",
    "In the event that Russian forces enter Lubny, residents will be moved.",
    "The fall of Lubny would open the way to Romny.",
    "A Russian capture of Lubny would threaten Romny.",
    "Once Russian forces seize Lubny, they can turn north.",
    "Imagine that Ukrainian forces liberated Lubny: who would rebuild it?",
    "Assuming that Russian forces reached Lubny, the gunners would need a week.",
    # question
    "Did Russian forces capture Lubny?",
    "Have Ukrainian forces really retaken Lubny?",
    "Why did Russian forces capture Lubny so late?",
    "Who captured Lubny, the Russian army or Wagner?",
    "Has Lubny fallen?",
    "The question is whether Russian forces captured Lubny.",
    "Reporters asked whether Ukrainian forces had entered Lubny.",
    "Is it true that Russian forces seized Lubny?",
    "Could it be that Russian forces already reached Lubny?",
    "How many soldiers died when Russian forces captured Lubny is unknown.",
    "Readers ask us if Russian forces control Lubny.",
    # plan
    "Russian forces plan to seize Lubny by June 20.",
    "The Russian command ordered its troops to capture Lubny by Victory Day.",
    "Russian forces are tasked with capturing Lubny.",
    "The aim of the offensive is the capture of Lubny.",
    "The Kremlin wants Lubny captured before the summit.",
    "Russian forces intend to advance to Lubny next week.",
    "Ukrainian forces hope to have liberated Lubny by winter.",
    "The deadline for taking Lubny passed on June 1.",
    "Russian forces set out to take Lubny.",
    "Russian forces are preparing for the seizure of Lubny.",
    "The commander promised to seize Lubny within days.",
    "Russian officers vowed that their troops will enter Lubny.",
    # history
    "Russian forces captured Lubny in March 2022.",
    "In 1943, the Red Army liberated Lubny.",
    "Soviet troops advanced to Lubny in September 1943.",
    "Russian forces first seized Lubny three years ago.",
    "Ukrainian forces liberated Lubny in the autumn of 2022.",
    "German forces captured Lubny in 1941.",
    "Back in the first weeks of the war, Russian forces reached Lubny.",
    "Peter the Great's army took Lubny in 1709.",
    "When Russian forces seized Lubny in 2014, the school closed.",
    "Russian troops entered Lubny on the second day of the invasion.",
    "The town, which Russian forces had captured in 2022, has no water.",
    "Eleven years ago separatists seized Lubny.",
    # reported denial
    "The Russian MoD denied that Ukrainian forces entered Lubny.",
    "Ukrainian officials rejected the news that Russian forces seized Lubny.",
    "The mayor dismissed rumors that Russian forces had entered Lubny.",
    "A spokesperson called the report of Lubny's capture by Russian forces a lie.",
    "Kyiv refused to confirm that Russian forces captured Lubny.",
    "The brigade says the claim that Russian forces took Lubny is nonsense.",
    "It is not the case that Russian forces captured Lubny.",
    "There is no truth to the story that Russian forces captured Lubny.",
    "The General Staff disputes that Russian forces control Lubny.",
    "Ukrainian forces said they had not lost Lubny.",
    "Contrary to reports, Russian forces have not captured Lubny.",
    "That Russian forces captured Lubny is simply untrue.",
    # negated noun
    "No capture of Lubny took place.",
    "There was no Russian advance near Lubny on June 11.",
    "The absence of Russian gains near Lubny surprised analysts.",
    "Russian forces made no progress in Lubny.",
    "Russian forces failed in the capture of Lubny.",
    "Neither side made gains near Lubny.",
    "Not one metre of Lubny was taken by Russian forces.",
    "Russian forces achieved nothing near Lubny.",
    "Without capturing Lubny, Russian forces turned south.",
    "Russian forces lacked the strength for an advance on Lubny.",
    "Russian forces abandoned the seizure of Lubny.",
    "The Russian advance on Lubny did not materialize.",
    # sarcasm
    "Sure, Russian forces captured Lubny, and I am the Pope.",
    "Russian forces heroically captured Lubny in a press release.",
    "Russian forces “captured” Lubny again, just as they did last week.",
    "The general's phantom troops captured Lubny.",
    "The Russian army conquered Lubny in PowerPoint.",
    # exercise
    "During the exercise, Russian forces captured Lubny.",
    "In a drill near Lubny, Ukrainian forces advanced two kilometers.",
    "Belarusian and Russian troops rehearsed the capture of Lubny.",
    "The recruits stormed and captured a mock village near Lubny.",
    "Russian conscripts advanced on Lubny in a training march.",
    "In the war game, the red team took Lubny.",
    "Ukrainian soldiers practised seizing trenches near Lubny.",
    "The wargame ended when Russian forces reached Lubny.",
    "In training, Russian forces seized a model of Lubny.",
    "Cadets of the Russian army took Lubny during manoeuvres.",
    # anniversary
    "Ukraine marked three years since Ukrainian forces liberated Lubny.",
    "On the anniversary of the day Russian forces captured Lubny, bells rang.",
    "Residents remembered the day when Russian forces entered Lubny.",
    "Ceremonies recalled how Ukrainian forces freed Lubny.",
    "Russia celebrated the second anniversary of the capture of Lubny.",
    "A monument honours the soldiers who liberated Lubny.",
    "A year has passed since Russian forces took Lubny.",
    "Three years after Russian forces seized Lubny, the mine still burns.",
    "The medal is for those who captured Lubny.",
    "A minute of silence was held for those who died when Russian forces took Lubny.",
    # figurative
    "Russian forces captured the hearts of Lubny.",
    "Russian propaganda took Lubny by storm.",
    "The Russian advance in Lubny's bakeries is a matter of price.",
    "Russian forces gained a foothold in the polls in Lubny.",
    "Ukrainian forces seized the opportunity near Lubny.",
    "Russian troops took cover in Lubny.",
    "Russian forces took casualties in Lubny.",
    "Russian forces captured footage of Lubny.",
    "Russian forces took a break near Lubny.",
    "Russian troops reached an agreement in Lubny.",
    "Ukrainian forces reached the limit of their strength at Lubny.",
    "Russian forces entered a contract with a mill in Lubny.",
    "Russian forces advanced the clock by an hour in Lubny.",
    "Russian troops advanced funds to a baker in Lubny.",
    "Russian forces took control of the price of bread in Lubny.",
    # other wars
    "Rwandan-backed rebels captured Goma and advanced toward Lubny.",
    "Israeli forces advanced in Rafah.",
    "Syrian government forces retook Lubny from the rebels.",
    "Armenian forces withdrew from Lubny.",
    "The Sudanese army captured Lubny.",
    "Russian mercenaries seized Kidal in Mali.",
    "Wagner captured a mine near Lubny in the Central African Republic.",
    "Russian forces in Syria entered Lubny.",
    "Azerbaijani troops seized Lubny in 2020.",
    "Russian peacekeepers entered Lubny in Karabakh.",
    # diplomacy
    "Russia demands that Ukraine cede Lubny.",
    "Moscow insists that Kyiv withdraw its troops from Lubny.",
    "Negotiators moved toward a deal on Lubny.",
    "Ukraine will not give up Lubny, Zelensky said.",
    "The plan foresees that Ukrainian forces leave Lubny.",
    "Under the proposal, Russian forces would take Lubny.",
    "Russia offered to return Lubny for Romny.",
    "The envoy said that Ukraine had lost Lubny at the table.",
    "The draft treaty recognises Lubny as Russian.",
    "Putin repeated that Lubny belongs to Russia.",
    "The Russian delegation made gains on Lubny in the talks.",
    # sports arts
    "The Russian team took Lubny in straight sets.",
    "Russian forces captured Lubny in the new film.",
    "The novel ends when Russian forces enter Lubny.",
    "A Russian chess club advanced to the semifinal in Lubny.",
    "In the opera, Russian troops seize Lubny.",
    "The Ukrainian hockey team advanced in Lubny.",
    "The documentary tells how Russian forces captured Lubny.",
    "A Ukrainian striker captured the title in Lubny.",
    "The painting shows Russian troops entering Lubny.",
    "The play is about Russian forces who took Lubny.",
    # past lost
    "Russian forces briefly took Lubny, but Ukrainian forces threw them out.",
    "Russian forces seized Lubny and lost it again.",
    "After Russian forces had entered Lubny, a counterattack pushed them back.",
    "Russian forces held Lubny for a day.",
    "Lubny, once captured by Russian forces, is free.",
    "Russian forces advanced into Lubny but were repelled.",
    "Russian troops who had entered Lubny were killed.",
    "Russian forces seized positions in Lubny, only to lose them by night.",
)
NOT_VOUCHED_FOR = (
    # quotation
    "“Russian forces have captured Lubny,” the Russian MoD said.",
    "“We took Lubny this morning,” a Russian battalion commander told state television.",
    "A poster reads “Russian forces captured Lubny.”",
    "The headline “Lubny has fallen to Russian forces” ran in a Moscow daily.",
    "A graffito says that Russian forces took Lubny.",
    "“Lubny is ours,” a milblogger wrote about the Russian advance.",
    "The song says that Russian forces took Lubny.",
    "In his words, Russian forces “liberated” Lubny.",
    "The announcement that “Lubny was liberated by Russian troops” was met with silence.",
    "Russian state television showed a banner with the words “Russian forces took Lubny.”",
    # map
    "The map shows that Russian forces control Lubny.",
    "DeepState coloured Lubny red.",
    "A map published by the Russian MoD shows Lubny under Russian control.",
    "Milbloggers' maps depict Russian forces in the centre of Lubny.",
    "The arrow on the map points from Romny to Lubny, where Russian forces advanced in the planner's dream.",
    "On the Russian map, Lubny is already taken.",
    "The cartographer drew Lubny as captured by Russian forces.",
    "An old map marks Lubny as held by Russian forces.",
    "The front line on the map runs through Lubny.",
    "A schoolbook map shows how Russian forces took Lubny.",
    # according tail
    "Russian forces captured Lubny, according to the Russian MoD.",
    "Russian forces captured Lubny — according to nobody but a Moscow tabloid.",
    "Russian forces captured Lubny if the ministry is to be believed.",
    "Russian forces captured Lubny, or so its ministry says.",
    "Russian forces captured Lubny, say Russian bloggers.",
    "Russian forces captured Lubny, as the Russian MoD would have it.",
    "Russian forces captured Lubny, in the telling of one pilot.",
    "Russian forces captured Lubny, to quote the ministry.",
    "Russian forces captured Lubny, it is said.",
    "Russian forces captured Lubny, people in Romny whisper.",
    "Russian forces captured Lubny (per TASS).",
    "Russian forces captured Lubny, or at least that is what the briefing said.",
    "Russian forces captured Lubny – that, anyhow, is Moscow's version.",
    # passive
    "Lubny is said to have been captured by Russian forces.",
    "Lubny was reported captured by Russian forces.",
    "Lubny is believed to have been taken by Russian forces.",
    "Lubny was to be taken by Russian forces on June 1.",
    "Lubny was declared liberated by the Russian MoD.",
    "Lubny has been described as captured by Russian forces.",
    "Lubny was nearly taken by Russian forces.",
    "Lubny is being claimed as captured by Russian forces.",
    "Lubny has yet to be captured by Russian forces.",
    "Lubny could have been captured by Russian forces.",
    "Lubny was thought to be under Russian control.",
    "Lubny is about to be taken by Russian forces.",
    # nominal
    "The claimed capture of Lubny by Russian forces raised eyebrows.",
    "The supposed Russian seizure of Lubny was on every channel.",
    "News of the seizure of Lubny by Russian forces spread.",
    "Talk of the fall of Lubny grew louder.",
    "The rumored Russian entry into Lubny worried parents.",
    "The battle for the capture of Lubny goes on.",
    "Fears of the loss of Lubny grow.",
    "The announced liberation of Lubny by Russian forces did not happen.",
    "The Russian MoD's announcement of Lubny's capture came early.",
    "The possible fall of Lubny troubles the staff.",
    "Preparations for the liberation of Lubny by Ukrainian forces continue.",
    "The hoped-for Ukrainian advance to Lubny was called off.",
)


def gains(text: str) -> list[Claim]:
    found = [claim for report in read_reports(text, name="2025-06-12", voice="isw") for claim in find_claims(report)]
    return [one for one in found if one.action in GAINS and one.modality is None and one.evidence != "denied"]


@pytest.mark.parametrize("text", NO_GAIN)
def test_no_ground_is_taken(text: str) -> None:
    assert gains(text) == []


@pytest.mark.parametrize("text", NOT_VOUCHED_FOR)
def test_the_publisher_vouches_for_none(text: str) -> None:
    assert not any(claim.confirmed for claim in gains(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russian forces captured Lubny and pushed Ukrainian forces out of Romny.", "Lubny"),
        ("Russian forces captured Lubny but were driven out of Romny.", "Lubny"),
        ("Russian forces reached the limits of Lubny.", "Lubny"),
        ("Russian forces advanced the front line near Lubny.", "Lubny"),
        ("Russian forces entered Lubny on June 11 when the fog lifted.", "Lubny"),
        ("On the 1,204th day of the war, Russian forces captured Lubny.", "Lubny"),
        ("Russian forces captured Lubny, but for how long?", "Lubny"),
        ("A Russian assault team entered Lubny.", "Lubny"),
        ("Russian forces advanced with armor in Lubny.", "Lubny"),
        (
            "Russian forces recently advanced in northern Lubny, a battalion commander of a training brigade said.",
            "Lubny",
        ),
        ("Before the summit, Russian forces captured Lubny.", "Lubny"),
        ("Ukrainian forces retook Lubny after Russian forces had entered it.", "Lubny"),
    ],
)
def test_what_is_taken_all_the_same(text: str, place: str) -> None:
    assert place in {claim.place for claim in gains(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces captured Lubny in May but were driven out within a week.",
        "Russian forces entered Lubny on June 10 and withdrew the same evening.",
        "Russian forces had seized Lubny before Ukrainian forces retook it.",
    ],
)
def test_a_gain_and_its_loss_are_told_in_order(text: str) -> None:
    (report,) = read_reports(text, name="2025-06-12", voice="isw")
    gain, loss = find_claims(report)
    assert (gain.actor, gain.action in GAINS, gain.place) == ("russian", True, "Lubny")
    assert (loss.actor, loss.action, loss.place) in {
        ("russian", "withdraw", "Lubny"),
        ("ukrainian", "seize", "Lubny"),
    }
