"""Words that say who holds an area, in names and columns of any map: occupied, liberated, unknown, Ukrainian."""

import re
import unicodedata
from typing import Final, Literal, TypeAlias

from geo.vocabulary import ControlKind

Said: TypeAlias = ControlKind | Literal["ukrainian", "both"]
"""What words say: a kind, ground that Ukraine holds (no kind of Russian control), or two things at once."""

_LIBERATED: Final = re.compile(r"\b(liberat\w+|de-?occup\w+|dismissed\w*|звільн\w+|деокуп\w+|освобо\w+|деоккуп\w+)")
_UNCLEAR: Final = re.compile(
    r"\b(unknown|unclear|contested|disputed|questionable|gr[ea]y (zone|area)|невідом\w+|неизвестн\w+|"
    r"під питанням|под вопросом|сіра зона|серая зона|спірн\w+|спорн\w+)"
)
_PRE_2022: Final = re.compile(
    r"\b(crimea|крим|криму|крым|крыма|ordlo|ордло|ордло|cadr|calr|pre-?2022|before ((24 )?february|2022)"
    r"|(до|перед) ((24 )?(лютого|лютим|февраля|февралём)|2022))\b"
)
_OCCUPIED: Final = re.compile(r"\b(occupied|occupation|окупован\w*|оккупирован\w*)")
_HOLDS: Final = r"(-| )?((claimed|assessed) )?(control\w*|held|holds|territor\w+|zone|area\w*|cot)"
_RUSSIAN: Final = re.compile(
    rf"\b(russian?|ru|rf|рф|росі\w+|росс\w+){_HOLDS}\b|\b(control\w*|held) (by|of) (the )?(russia\w*|rf)\b|"
    r"\bпід контролем (рф|росі\w+)|\bпод контролем (рф|росс\w+)"
)
_UKRAINIAN: Final = re.compile(
    rf"\b(ukrainian|ua|government|afu){_HOLDS}\b|\bukr(aine)?[ -]held\b|\b(control\w*|held) (by|of) (the )?ukrain\w+|"
    r"\bпід контролем (зсу|україн\w+|сил оборони)|\bпод контролем (всу|украин\w+)"
)
_CLAIMED: Final = re.compile(r"\b(claimed|claims|заявлен\w+)")
_ADVANCE: Final = re.compile(r"\b(advances?|infiltration\w*)\b")
_RUSSIA: Final = ("russian", "russia", "ru", "rf", "рф", "росія", "россия", "російська", "российская")
_UKRAINE: Final = (
    "ukrainian", "ukraine", "ua", "україна", "украина", "українська", "украинская", "зсу", "всу", "afu", "ukr",
    "ukrainian forces", "ukrainian army", "ukrainian troops", "armed forces of ukraine", "збройні сили україни",
)  # fmt: skip
_SIDES: Final[dict[str, Said]] = {
    **dict.fromkeys(_RUSSIA, "assessed_control"),
    **dict.fromkeys(_UKRAINE, "ukrainian"),
}
_TAKEN: Final = r"(?:occup\w+|controlled|held|captured|окуп\w+|оккуп\w+)"
_UNTIL: Final = r"\b(until|till)\b(?! (now|today|further|this|the present|date)\b)"
_NO_MORE: Final = re.compile(
    rf"\b(formerly|previously|once|no longer|раніше|колишн\w+|колись|вже не|раньше|ранее|бывш\w+|больше не)\b"
    rf".{{0,20}}\b{_TAKEN}|\b{_TAKEN}.{{0,20}}{_UNTIL}"
)
_FEARED: Final = re.compile(
    rf"\b(threat\w*|risk\w*|danger\w*|загроз\w*|угроз\w*|possibl\w*|was|were|been)\b.{{0,20}}\b{_TAKEN}"
)
_CHANGED: Final = rf"(?:{_TAKEN}|liberat\w+|de-?occup\w+|звільн\w+|деокуп\w+|освобо\w+|деоккуп\w+)"
_NOT_NOW: Final = re.compile(
    rf"\b(will|shall|soon|to be|planned|expected|буде|будуть|скоро|незабаром|будет|будут|вскоре)\b.{{0,20}}\b{_CHANGED}"
    rf"|\b{_CHANGED}.{{0,20}}({_UNTIL}|\b(before|prior to|до|перед)\b)"
)
"""What is still to come, and what ended on a day that the words name."""

# the agent alone: "окупована територія України" is occupied, not by Ukraine
_BY_UKRAINE: Final = re.compile(
    rf"\b{_TAKEN}( \w+)? (by (the )?(ukrain\w+|afu|ua)|зсу|всу|україною|украиной|(українськ|украинск)(ими|ой|ою)"
    r"( \w+)? (військ|войск|армі|арми|сил)\w+)\b"
)
_UKRAINES: Final = re.compile(r"\b(ukrain\w+|україн\w+|украин\w+|afu|зсу|всу)\b")
_BY_RUSSIA: Final = re.compile(
    r"\b(liberat\w+ by (the )?(russia\w*|rf|ru)"
    r"|(освобо\w+|звільн\w+) (вс рф|зс рф|росі\w+|росс\w+|рф|армией росс\w+))\b"
)
_HELD: Final = r"(?:occup|controll?|held|liberat|de-?occup|окуп|оккуп|звільн|освоб|деокуп|підконтр|подконтр|контрол)"
_NOT: Final = re.compile(
    rf"\b(?:un|не|non)-?{_HELD}"
    r"|(?:\b(?:not|non|never|neither|nor|without|outside|beyond|lost|free (?:of|from)|не|ні|ни|без|поза|вне)\b"
    r"|n[’']t\b)"
    rf"[^.;:,()]{{0,30}}?\b{_HELD}"
)
"""A word of holding that another turns in front of it: "not Russian controlled", "outside Russian control"."""


def kind_in_words(text: str) -> Said | None:
    """
    Return what words say of who holds an area, null where they say nothing that is known.

    A negated word says nothing; "ukrainian" is no kind, and "both" means that the words say two things at once.

    >>> kind_in_words("Окуповано. 01.04"), kind_in_words("Liberated"), kind_in_words("Ukrainian controlled")
    ('assessed_control', 'liberated', 'ukrainian')
    >>> kind_in_words("no longer occupied"), kind_in_words("occupied by Ukraine"), kind_in_words("Освобождено ВС РФ")
    ('liberated', 'ukrainian', 'claimed_control')
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    if plain in _SIDES:
        return _SIDES[plain]
    turned = _turned(plain)
    if turned is not None:
        return turned
    if _NOT.search(plain):
        return None
    said: list[Said] = []
    if _LIBERATED.search(plain):
        said.append("liberated")
    if _UNCLEAR.search(plain):
        said.append("unclear")
    held = _OCCUPIED.search(_LIBERATED.sub(" ", plain)) or _RUSSIAN.search(plain)
    if held:
        if _PRE_2022.search(plain):
            said.append("pre_2022")
        elif _CLAIMED.search(plain):
            said.append("claimed_control")
        else:
            said.append("assessed_advance" if _ADVANCE.search(plain) else "assessed_control")
    if _UKRAINIAN.search(plain) and not (held and _OCCUPIED.search(plain)):
        said.append("ukrainian")
    if said and plain.endswith("?"):
        return "unclear"
    return None if not said else said[0] if len(said) == 1 else "both"


def _turned(plain: str) -> Said | None:
    """Return what words say that turn a word of holding: no more, only feared or past, or by the other side."""
    if _BY_RUSSIA.search(plain):
        return "claimed_control"  # Russia's word for what it took: its claim, not the map's judgement
    if _NO_MORE.search(plain):
        return "unclear" if _UKRAINES.search(plain) else "liberated"  # "no longer held by Ukraine"
    if _FEARED.search(plain) or (_NOT_NOW.search(plain) and not _PRE_2022.search(plain)):
        return "unclear"
    return "ukrainian" if _BY_UKRAINE.search(plain) else None


def kind_in_name(name: str) -> Said | None:
    """
    Return what the name of a file or a layer says of who holds its areas, null where it says nothing.

    >>> kind_in_name("russian_control"), kind_in_name("front_20250612.geojson")
    ('assessed_control', None)
    """
    stem = re.sub(r"\.\w{2,8}$", "", name)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)
    return kind_in_words(re.sub(r"[\s_.\d]+", " ", words).strip())
