"""Who acts on the ground: the sides named in a sentence and whether each can be the subject of what follows."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from geo.vocabulary import Actor
from reports.lexicon.load import any_word, words_of
from reports.search.pattern import Pattern

_RUSSIAN: Final = (
    r"(?:pro-)?Russian(?:-backed)?|DNR|LNR|Wagner(?: Group)?|Chechen|Akhmat|North Korean|[Pp]roxy|Donetsk "
    r"People[’']s Republic"
    r"|Luhansk People[’']s Republic|Rosgvardia|VDV|Kadyrovite|Redut|Storm-Z|BARS"
)
_HOST: Final = r"Armed Forces of Ukraine|(?<!Israel )(?<!Israeli )Defen[cs]e Forces(?: of Ukraine)?|AFU"
_NOUN: Final = (
    r"(?:forces|troops|units?|armor|vehicles?|tanks?"
    r"|servicemembers|servicemen|soldiers|elements|fighters|personnel|mercenaries|infantry|militants"
    r"|infantrymen|paratroopers|marines|operators|crews|aviation|artillery|detachments?|groups?|teams?|drones?|rockets?|shells?|partisans|formations|groupings?"
    r"|brigades?|regiments?|divisions?|battalions?|corps|army|armies|military|command|Army|Corps|Brigade|Regiment|Battalion|Division|defenders|columns?|missiles|aircraft|units|ones)"
)
_ACTOR: Final = Pattern(
    rf"(?P<elements>\b(?:[Uu]nspecified |[Ll]ikely |[Rr]eportedly )?(?:(?:infantry|assault|artillery|drone"
    rf"|additional|some|other|several|reinforced|small|unspecified|FPV|tank|Assault|Artillery|Infantry|Drone"
    rf"|drone) ){{0,2}}"
    rf"(?:[Ee]lements|[Oo]perators|[Uu]nits|[Ss]ervicemembers|[Ss]nipers|[Cc]rews|[Ii]nfantry|[Aa]rtillery|[Ff]orces|[Tt]roops"
    rf"|[Ff]ighters|[Ss]oldiers|[Mm]ilitia) of "
    rf"(?:the |a |an )?)?"
    rf"(?:\b(?P<russian>{_RUSSIAN})\b(?:[’']s(?= ))?"
    rf"|\b(?P<ukrainian>Ukrainian|Ukraine[’']s|GUR|SBU|HUR|(?P<host>{_HOST}))\b)"
    rf"(?P<tail>(?: sabotage and reconnaissance)?"
    rf"(?: (?!(?:and|or|that|sources?|claim\w*|milblog\w*|officials?|report\w*|stat\w+|Russian"
    rf"|Ukrainian|is|are|was|were|have|has|had)\b)[\w“”\"’'()-]+){{0,5}}? {_NOUN}\b)?(?! (?:claims?|sources?"
    rf"|milblog|officials?|reports?|media)\b)"
    rf"|(?P<bare>\b(?:Russia|Ukraine)\b(?![’']s| and\b)"
    r"|\b(?:Moscow|Kyiv)\b"
    rf"(?= (?:(?:has|had|also|then|later|soon|never|[a-z]+ly) )*{any_word('sides', 'words.capital_acts')}\b))"
    rf"|(?P<unnamed>\b(?:[Ee]lements|[Dd]rone operators|[Oo]perators|[Uu]nits) of (?:the |a |an |this |these "
    rf"|at least )?[\w“-]+)"
)
_BOTH: Final = Pattern(r"\b(?:Russian and Ukrainian|Ukrainian and Russian) (?:forces|troops|units|soldiers)\b")
_BEFORE: Final = re.compile(r"([\w’-]+|[^\w\s])\s*$")
# what footage is of acts in it: "footage of Ukrainian forces raising a flag"
# and what reports are of: "reports of Ukrainian forces withdrawing"
_SEEN: Final = re.compile(
    r"\b(?:(?:footage|videos?|images?|imagery|photos?|photographs?) (?:\w+ly )?(?:of|from)"
    r"|(?:reports?|claims?|rumou?rs?|allegations?|statements?|news) (?:of|about)) (?:the |an? |several )?$"
)
_ARTICLES: Final = words_of("aims", "how.articles")
_BEFORE_SUBJECT: Final = words_of("sides", "words.before_subject") | {""}
_NOT_SUBJECT: Final = words_of("sides", "words.not_subject_after")


_SAYING: Final = words_of("evidence", "reporting") | words_of("evidence", "denying")


@dataclass(frozen=True, slots=True)
class ActorMention:
    """
    A side named at an offset; `can_act` is false where a preposition or a verb before it makes it an object.

    `is_force` tells forces from a country named alone.
    """

    start: int
    end: int
    actor: Actor
    can_act: bool
    has_noun: bool
    is_unit: bool = False
    both: bool = False
    is_force: bool = True


def other_side(actor: Actor) -> Actor:
    """
    Return the other side.

    >>> other_side("russian")
    'ukrainian'
    """
    return "ukrainian" if actor == "russian" else "russian"


def find_actors(text: str) -> list[ActorMention]:
    """
    Return the sides named in a text in order.

    >>> [(a.actor, a.can_act) for a in find_actors("Ukrainian forces repelled Russian assaults")]
    [('ukrainian', True), ('russian', False)]
    """
    out = [
        ActorMention(m.start(), m.end(), "russian", can_act=True, has_noun=True, both=True)
        for m in _BOTH.finditer(text)
    ]
    joint = [(m.start, m.end) for m in out]
    for match in _ACTOR.finditer(text):
        if any(start <= match.start() < end for start, end in joint):
            continue
        before = _BEFORE.search(text[max(0, match.start() - 30) : match.start()])
        word = before[1].casefold() if before else ""
        if match["bare"]:
            side: Actor = "russian" if match["bare"] in {"Russia", "Moscow"} else "ukrainian"
            has_noun = word in _BEFORE_SUBJECT or word in _SAYING
        elif match["unnamed"]:
            side, has_noun = "russian", True
        else:
            side = "russian" if match["russian"] else "ukrainian"
            has_noun = bool(match["tail"] or match["elements"] or match["host"]) or match["russian"] in {
                "Wagner",
                "Wagner Group",
            }
        is_force = has_noun and not match["bare"]
        is_unit = bool(match["elements"] or match["unnamed"])
        can_act = has_noun and (
            word not in _NOT_SUBJECT or _SEEN.search(text[max(0, match.start() - 40) : match.start()]) is not None
        )
        out.append(ActorMention(match.start(), match.end(), side, can_act, has_noun, is_unit, is_force=is_force))
    return sorted(out, key=lambda mention: mention.start)


def leave_objects(mentions: Iterable[ActorMention], text: str, *, deeds: Collection[int]) -> list[ActorMention]:
    """
    Return the sides that do not stand right behind a deed, which is done to them; `deeds` are the ends of deeds.

    >>> text = "forces hit a Russian army convoy and entered Reni"
    >>> leave_objects(find_actors(text), text, deeds=[10])
    []
    """
    return [
        mention
        for mention in mentions
        if not any(end < mention.start and set(text[end : mention.start].split()) <= _ARTICLES for end in deeds)
    ]
