"""What a letter's writer wrote, in its language."""

from datetime import date

import pytest

from reports.text.extracts.letter import write_letter
from reports.text.language import is_read, tell_language


def test_quotes_and_signatures_are_left_out_and_told() -> None:
    body = "Fog near Reni.\n\n> Older words.\n> More.\n\nRain.\n-- \nThe Desk\n"
    made = write_letter("Re: FWD: Front, 3 May", body, sent=date(2024, 5, 3), attached=2)
    assert made.text == "Front, 3 May\n\nFog near Reni.\n\n\nRain."
    assert made.published == date(2024, 5, 3)
    assert made.told == ("read the letter; left out 2 quoted lines, the signature, 2 attachments",)


def test_a_letter_that_only_quotes_has_no_text() -> None:
    assert write_letter("Re: Front", "> Older words.\n", sent=None).text == ""
    assert write_letter("", "Fog.", sent=None).told == ()


SENTENCES = {
    "English": "The forces advanced in the direction of the town and have been seen on the road that leads to the north of it.",
    "German": "Die Truppen sind nach Angaben des Stabs in die Stadt eingedrungen und haben mit den Einheiten mehrere Straßen besetzt.",
    "French": "Les forces ont pris le village selon le ministère, qui affirme que ses unités avancent vers la ville et dans les bois.",
    "Spanish": "Las fuerzas tomaron el pueblo, según el ministerio, que afirma que sus unidades avanzan por la carretera y en los campos.",
    "Polish": "Wojska zajęły wieś i posuwają się w kierunku miasta, podało ministerstwo, które nie podało szczegółów na temat strat po walkach.",
    "Ukrainian": "Ворог захопив село та просунувся на околиці міста, повідомили у штабі, який не назвав втрат під час боїв за добу.",
    "Russian": "Войска заняли посёлок и продвинулись на окраине города, сообщили в ведомстве, которое не назвало потерь за сутки и по дням.",
    "Chinese or Japanese": "军队占领了村庄并向城市推进国防部表示军队继续抵抗战斗仍在进行中据报道军队正在前进并且占领了更多领土和城镇",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_languages_are_told_apart(language: str) -> None:
    assert tell_language(SENTENCES[language]) == language
    assert is_read(language) or language != "English"


@pytest.mark.parametrize("text", ["", "Reni, Bolhrad, Izmail, Lubny", "12 34 56 " * 90, "Reni " * 90])
def test_too_little_tells_nothing(text: str) -> None:
    assert tell_language(text) is None
    assert is_read(None)


@pytest.mark.parametrize(
    "opening",
    [
        "On Mon, 2 Jun 2025 at 10:00, A <a@example.org> wrote:",
        "On Mon, 2 Jun 2025 at 10:00, A. Long-Name of the Desk\n<a@example.org> wrote:",
        "пн, 2 черв. 2025 р. о 10:00 А пише:",
        "02.06.2025 10:00, А пишет:",
    ],
)
def test_the_line_that_opens_a_quotation_is_no_day_of_the_letter(opening: str) -> None:
    made = write_letter("Front", f"Fog near Reni.\n\n{opening}\n> Older words.\n", sent=date(2025, 6, 12))
    assert made.text == "Front\n\nFog near Reni."
    assert made.published == date(2025, 6, 12)


def test_what_leads_to_a_quotation_without_a_moment_stays() -> None:
    made = write_letter(
        "Front",
        "In 2025 there was fog.\nThe staff said on the channel, in its daily note of the day:\n> Rain.\n",
        sent=None,
    )
    assert made.text.endswith("In 2025 there was fog.\nThe staff said on the channel, in its daily note of the day:")
