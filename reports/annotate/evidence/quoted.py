"""Whom an agency quotes, and whose ministry it means where it names no country."""

import re
from typing import Final

from reports.annotate.spans.speakers import Claimant, classify_claimant
from reports.lexicon.load import any_word

_QUOTED: Final = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)) (?P<who>[^,;:]{3,80}) as (?:having )?$")
_CITED: Final = re.compile(r"\b(?:citing|quoting) (?P<who>[^,;:.]{3,80})$")
_OWNER: Final = re.compile(
    r"(?:.*\b(?:of|on|to|about|by|with|at|from|the|that|and|rejected|denied|dismissed|says|said) |^)"
    r"(?P<who>[A-Z][\w-]+(?: [\w-]+){0,4}?)[’']s? (?:\w+ ){0,2}$"
)
_COUNTRIES: Final = {"Russia": "Russian sources", "Ukraine": "Ukrainian sources"}
_TO_HAVE: Final = re.compile(r"(?: on [A-Z]\w+ \d+)? (?:to have|of having|that (?:it|its \w+) (?:had|has|have))\b")
# "did not take A |as the ministry claimed|": whoever claimed it, what follows is not his word
_AS_SAID: Final = re.compile(
    rf"\b{any_word('evidence', 'negations')}\b(?:(?!\bbut\b)[^;:])*,?\s+(?:as|like|what)\s+(?P<who>[^,;:]{{2,80}})$",
    re.IGNORECASE,
)
_STATE_AGENCY: Final = re.compile(
    rf"\b(?:(?P<ukrainian>{any_word('evidence', 'agencies.ukrainian')})|{any_word('evidence', 'agencies.russian')})"
    r"\b[^;]*$"
)
_MINISTRY: Final = re.compile(rf"(?:the |its )?{any_word('evidence', 'agencies.ministries')}", re.IGNORECASE)


def ministry_of(before: str, who: str) -> Claimant | None:
    """
    Return the ministry of defence that an agency means by "the ministry", its own country's, else None.

    >>> ministry_of("TASS reported, citing ", "the ministry").name
    'Russian MoD'
    """
    if _MINISTRY.fullmatch(who.strip()) is None:
        return None
    agency = _STATE_AGENCY.search(before)
    if agency is None:
        return None
    return classify_claimant(f"the {'Ukrainian' if agency['ukrainian'] else 'Russian'} Defence Ministry")


def owner_of_having(words: str, behind: str) -> tuple[Claimant, int] | None:
    """
    Return whose claim it is to have done something, of words that end before "claim" and what follows it, else None.

    >>> owner_of_having("B has yet to comment on Russia's ", " to have captured A")[0].name
    'Russian sources'
    """
    return find_owner(words) if _TO_HAVE.match(behind) else None


def find_owner(words: str) -> tuple[Claimant, int] | None:
    """
    Return whose noun it is that words end before and where he is named, else None.

    >>> find_owner("Kyiv says Moscow's ")[0].name
    'Russian official'
    """
    owner = _OWNER.search(words)
    named = classify_claimant(_COUNTRIES.get(owner["who"], owner["who"])) if owner is not None else None
    return (named, owner.start("who")) if named is not None and owner is not None else None


def is_contrasted(words: str) -> bool:
    """
    Tell whether words before a verb of speech set what is told against it: "did not take A as the ministry |claimed|".

    >>> is_contrasted("B did not take A, as the ministry "), is_contrasted("B took A, as the ministry ")
    (True, False)
    """
    return _AS_SAID.search(words) is not None


def cited_in(words: str, who: str) -> Claimant | None:
    """
    Return whom somebody cites in words of saying, else None: "TASS reported, citing the defence ministry".

    >>> cited_in(", TASS reported citing the defence ministry", "TASS").name
    'Russian MoD'
    """
    cited = _CITED.search(words)
    return (ministry_of(who, cited["who"]) or classify_claimant(cited["who"])) if cited is not None else None


def find_quoted(words: str) -> tuple[Claimant, int] | None:
    """
    Return who is quoted and where, of "an agency quoted A as" before a verb of saying, else None.

    >>> find_quoted("TASS quoted the defence ministry as ")[0].name
    'Russian MoD'
    """
    quoted = _QUOTED.search(words)
    if quoted is None:
        return None
    named = classify_claimant(quoted["who"]) or ministry_of(words[: quoted.start()], quoted["who"])
    return (named, quoted.start("who")) if named is not None else None
