"""A letter's text: its subject and what its writer wrote, without quoted letters and signatures."""

import re
from datetime import date
from typing import Final

from reports.text.extracts.extract import Extract

_REPLY: Final = re.compile(r"^(?:(?:re|fwd?|aw|wg|вiдп|відп)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED: Final = re.compile(r"^[ \t]*>.*(?:\n|\Z)", re.MULTILINE)

_OPENING: Final = re.compile(
    r"^(?P<before>[^\n>][^\n]*\n)?(?P<last>[^\n>][^\n]*:[ \t]*\n)(?=[ \t]*\n?[ \t]*>)", re.MULTILINE
)
_MOMENT: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d?\d:\d\d(?!\d)")
_SHORT: Final = 60
"""A line with a moment that ends in a colon before quoted lines says whose they are and when: no day of this letter."""


def write_letter(subject: str, body: str, *, sent: date | None, attached: int = 0) -> Extract:
    r"""
    Return the subject and body of a letter as one text, dated by its header where the text states no day.

    Lines quoted from another letter, the line before them that says whose they are and when, and what stands below a
    signature's dashes are left out, and told. A body without text gives an empty text.

    >>> write_letter("Fwd: Front", "Fog near Reni.\n> Older.\n-- \nDesk", sent=None).text
    'Front\n\nFog near Reni.'
    """
    words, signature = (*_SIGNATURE.split(body, maxsplit=1), "")[:2]
    written, quoted = _QUOTED.subn("", _OPENING.sub(_without_opening, words))
    told = []
    if quoted:
        told.append(f"{quoted} quoted line{'s' * (quoted > 1)}")
    if signature.strip():
        told.append("the signature")
    if attached:
        told.append("an attachment" if attached == 1 else f"{attached} attachments")
    title = _REPLY.sub("", subject)
    text = f"{title}\n\n{written.strip()}".strip() if written.strip() else ""
    return Extract(text, published=sent, told=(f"read the letter; left out {', '.join(told)}",) if told else ())


def _without_opening(found: re.Match[str]) -> str:
    """Return what stands before a quotation without the line, or the two, that say whose it is and when."""
    before, last = found["before"] or "", found["last"]
    if _MOMENT.search(last):
        return before
    return "" if len(last) < _SHORT and _MOMENT.search(before) else before + last
