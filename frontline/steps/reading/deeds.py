"""Who did what on whose word, in English or Ukrainian as people read it."""

from typing import Any

from frontline.steps.reading.words import name_word, say_of


def tell_deed(row: dict[str, Any], lang: str) -> str:
    """
    Return who did what.

    >>> tell_deed({"actor": "russian", "action": "cross_border"}, "en")
    'Russian border crossing'
    """
    actor, action = name_word("actor", row["actor"], lang), name_word("action", row["action"], lang)
    return f"{actor} {action}" if lang == "en" else f"{action}: {actor}"


def tell_who(row: dict[str, Any], lang: str) -> str:
    """Return who claims it, and of a denied claim who denies it."""
    from geo.advance.rules import denier_of, has_claimant

    who, denier = name_word("claimant", row["claimant"], lang), denier_of(row)
    if denier is None:
        return who
    denied_by = name_word("claimant", denier, lang)
    if has_claimant(row):
        return say_of("brief", "denied_by", lang, who=who, denier=denied_by)
    return say_of("brief", "only_denied", lang, denier=denied_by)
