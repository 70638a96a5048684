"""Notices and licences of the packaged sources in Ukrainian; what is not known here stays as its source wrote it."""

from typing import Final

from maps.style.wording import NOTICES, Text

_SLOT: Final = "{source}"

UKRAINIAN: Final = {notice.en: notice.uk for notice in NOTICES if _SLOT not in notice.en}
_OPEN: Final = [
    (notice.en.removesuffix(_SLOT), notice.uk.removesuffix(_SLOT)) for notice in NOTICES if _SLOT in notice.en
]
"""Notices that end in the name of a source."""


def translate(text: str) -> Text:
    """Return a notice or licence, as its source writes it, in both languages."""
    for begin, ukrainian in _OPEN:
        if text.startswith(begin) and text not in UKRAINIAN:
            return Text(text, ukrainian + text.removeprefix(begin))
    return Text(text, UKRAINIAN.get(text, text))
