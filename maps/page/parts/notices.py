"""Notices and licences of the packaged sources in Ukrainian; what is not known here stays as its source wrote it."""

from typing import Final

from maps.scene.scene import Credit
from maps.style.wording import NOTICES, Text

_SLOT: Final = "{source}"

UKRAINIAN: Final = {notice.en: notice.uk for notice in NOTICES if _SLOT not in notice.en}
_OPEN: Final = [
    (notice.en.removesuffix(_SLOT), notice.uk.removesuffix(_SLOT)) for notice in NOTICES if _SLOT in notice.en
]
"""Notices that end in the name of a source."""


def translate(credit: Credit) -> tuple[tuple[str, Text], ...]:
    """Return a credit's name and licence in both languages."""
    return ("name", _both(credit.name)), ("licence", _both(credit.licence))


def _both(text: str) -> Text:
    for begin, ukrainian in _OPEN:
        if text.startswith(begin) and text not in UKRAINIAN:
            return Text(text, ukrainian + text.removeprefix(begin))
    return Text(text, UKRAINIAN.get(text, text))
