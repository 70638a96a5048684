"""A letter's text: its subject and what its writer wrote, without quoted letters and signatures."""

import re
from datetime import date
from typing import Final

from reports.text.extracts.extract import Extract

_REPLY: Final = re.compile(r"^(?:(?:re|fwd?|aw|wg|вiдп|відп)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED: Final = re.compile(r"^[ \t]*>.*(?:\n|\Z)", re.MULTILINE)


def write_letter(subject: str, body: str, *, sent: date | None, attached: int = 0) -> Extract:
    r"""
    Return the subject and body of a letter as one text, dated by its header where the text states no day.

    Lines quoted from another letter and what stands below a signature's dashes are left out, and told. A body without
    text gives an empty text.

    >>> write_letter("Fwd: Front", "Fog near Reni.\n> Older.\n-- \nDesk", sent=None).text
    'Front\n\nFog near Reni.'
    """
    words, signature = (*_SIGNATURE.split(body, maxsplit=1), "")[:2]
    written, quoted = _QUOTED.subn("", words)
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
