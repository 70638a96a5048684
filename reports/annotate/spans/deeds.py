"""What was done: verb phrases, their actions, and whether each happened, was tried, failed or was only meant."""

import re
from dataclasses import replace
from functools import cache
from typing import Any, Final

from geo.vocabulary import GAINS, MOVES, Action
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.lexicon.load import any_of, any_word, load_lexicon
from reports.search.branches import Branches
from reports.search.pattern import Pattern

_BARE: Final = (
    r"(?:re)?(?:advance|seize|capture|take|attack|counterattack|assault|storm|push|reach|enter|cross|withdraw|retreat|liberate|strike|shell"
    r"|target|break through|break|penetrate|encircle|envelop|gain|control|hold|operate|outflank|bypass|clear"
    r"|repel|make|conduct|force|dislodge)"
)
_NEGATIVE: Final = Pattern(
    r"(?:did not|do not|does not|have not|has not|had not|(?:have|has|had) yet to|failed to|were unable to"
    r"|was unable to|unable to|not|could not|without) (?!only\b)(?!(?:\w+ )?"
    rf"{any_word('deeds', 'modality.telling')}\b)(?:\w+ ){{0,3}}?(?P<what>advances?|advanced|advancing|mak\w+"
    r" (?:any )?(?:\w+ ){0,3}?(?:advances?|gains?|progress)|made (?:any )?(?:\w+ ){0,3}?(?:advances?|gains?"
    r"|progress)|gain\w*|seize\w*|capture\w*|(?:re)?tak\w+|recaptur\w+|regain\w*|liberat\w+"
    r"|conduct(?:ed)? (?:\w+ ){0,5}?(?:operations|attacks?"
    r"|assaults?)|attack\w*|success|break through|achieve \w+|any (?:\w+ ){0,2}?(?:advances?|gains?"
    r"|progress)|enter\w*|reach\w*|control\w*|cross\w*|secure\w*|withdr\w+|retreat\w*)\b|"
    rf"{any_word('deeds', 'modality.none_of')} (?:no|little) (?:\w+ ){{0,3}}?(?P<none>ground|advances?|gains?"
    r"|progress|success|territory|positions?)\b"
)
# "did not only attack A", "not until May 2 did A capture B": a bare verb that tells of a deed
_DID: Final = Pattern(
    r"(?:\bdid not (?:only|just|merely)|(?<!nor )(?<!neither )\bdid(?: also| indeed| [a-z]+ly)?|"
    r"\b(?:not until|not only|only (?:then|after|on|in|by))\b[^,;.]{0,40}? did "
    r"(?:the )?(?:Russian|Ukrainian|Wagner|they)\b[^,;.]{0,40}?) (?P<what>"
    rf"{any_word('deeds', 'modality.done')})\b"
)
_BARE_ACTIONS: Final[dict[str, Action]] = {
    **dict.fromkeys(("attack", "assault", "storm", "counterattack"), "attack"),
    **dict.fromkeys(("seize", "capture", "take", "retake", "recapture", "liberate"), "seize"),
    **dict.fromkeys(("advance", "enter"), "advance"),
    **dict.fromkeys(("withdraw", "retreat"), "withdraw"),
    "reach": "reach",
}
_RETAKING: Final = ("captur", "tak", "retak", "recaptur", "liberat", "regain")
_TAKING: Final = ("enter", "reach", "seiz", "cross", *_RETAKING)
_INTRANSITIVE: Final = frozenset({"advance", "withdraw", "retreat"})
_FAILED: Final = Pattern(
    r"\b(?:but|and) (?:(?:were|was) (?:\w+ly )?(?:unsuccessful|not successful|repelled|repulsed"
    r"|(?:thrown|pushed|driven|beaten|forced|turned) (?:back|off|away)|stopped|halted)|failed\b(?! to)"
    r"|had (?:no|little) success|(?:did|have) not succeed(?:ed)?)"
)
_INTENT: Final = Pattern(
    r"\b(?:(?:is|are|was|were|be|been) (?:likely |reportedly |also |currently |still |now )*"
    r"|likely |reportedly )?(?P<how>attempting|seeking|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?|aim(?:s|ed"
    r"|ing)?|prepar(?:es?|ed|ing)|trying|working|want(?:s|ed)?|hop(?:es?|ing)) (?:to|on) (?:[\w-]+ly )?"
    rf"(?P<what>[a-z]+)(?: (?:and|or) {any_word('deeds', 'modality.second_aims')}(?![\w-]))?"
)
_ORDER: Final = re.compile(rf" (?:[a-z]+ ){{0,3}}?{any_word('deeds', 'modality.orders')}\b")
_UNSUCCESSFUL: Final = re.compile(r"\b(?:unsuccessful(?:ly)?|failed|without success|futile|not successful)\b")
_SKIPPED_BEFORE: Final = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|must|cannot|likely to|from|of|at|for|by|before|without"
    r"|time|difficulty|for the|not(?! (?:only|just|merely)\b))"
    r"(?: \w+ly| likely| also| be| have| been| not| soon| then| yet)*\s$"
)
_AIMING: Final = re.compile(r"\b(?:focus|concentrat|intent|bent|plan|work|count|insist|set|depend|hinge)\w* on \s*$")
# "a renewed push to capture A": the participle describes a noun, and the infinitive is its aim
_ARTICLE: Final = re.compile(r"\b(?:the|an?|any|its|their|another) $")
_TO_DO: Final = re.compile(r"\bto [a-z]+$")
_MODALITY: Final = load_lexicon("deeds")["modality"]
_PERHAPS: Final = re.compile(rf"\b(?:{any_of(_MODALITY['perhaps'])}),?(?: \w+ly| have| has)*\s$", re.IGNORECASE)
# "Allegedly, A was seized": the adverb that opens a sentence goes for its first statement
_PERHAPS_FIRST: Final = re.compile(
    rf"\W*(?:{any_of(_MODALITY['perhaps'])})\b(?:(?!\b(?:but|although|while|whereas)\b)[^;:])*$",
    re.IGNORECASE,
)
# "a realistic possibility that A fell"
_MAY_BE: Final = re.compile(rf"\b(?:{any_of(_MODALITY['may_be'])}) that\b[^;:]*$", re.IGNORECASE)
# "never seized", "hadn't yet seized", "neither took A nor entered B", "barely entered": not done, or hardly
_UNDONE: Final = re.compile(
    rf"(?:\b(?:{any_of(_MODALITY['undone'])})|\b\w+n[’']t)"
    r"(?: (?:\w+ly|have|has|had|yet|even|quite|been|ever|once|truly))*\s$",
    re.IGNORECASE,
)
# "residents left A": the subject is no force
_CIVIL: Final = re.compile(
    rf"\b(?:{any_of(_MODALITY['civil'])})(?: (?:\w+ly|have|has|had|are|is|were|was|also|then|already))*\s$",
    re.IGNORECASE,
)
# "may have reached A |or entered B": both are open
_MAYBE: Final = re.compile(
    r"\b(?:may|might|could) (?:(?:have|be)(?: \w+ly| likely| also)*|have [^,;.:]{1,60} (?:or|and)(?: \w+ly)?)\s$"
)
_ATTEMPTS: Final = re.compile(r"(?:\w+ to )?attempt")
_AREA: Final = re.compile(rf"\s+(?:{any_word('deeds', 'modality.before_area')} ){{0,4}}[\d,.]+ square ")
# a word of the past that is an adjective behind an article or "newly"; a passive has its auxiliary
_PARTICIPLE: Final = re.compile(r"(?:re)?(?:captured|seized|taken|occupied|liberated)\b|retaken\b|withdrawn\b")
_DESCRIBED: Final = re.compile(
    r"\b(?:the|an?|of|in|its|their|to|near|from) (?:(?:recently|newly|previously|formerly|since|just|long) )?$"
)
_OR: Final = re.compile(r"[^,;.:]{1,90}\bor (?:\w+ly )?")
# "fire control over A", "took A under fire control": guns reach it, and nobody holds it
_BY_FIRE: Final = re.compile(r"(?: fire control|[^,.;]{1,40}? under (?:\w+ )?fire control)\b")
_UNCONFIRMED: Final = re.compile(rf"\b{any_word('deeds', 'modality.unconfirmed')}\b[^;]*$", re.IGNORECASE)
_TAKES: Final = re.compile(r"(?:captur|seiz|liberat)\w+$|took$|taken$")
_SOME_GROUND: Final = re.compile(r" (?:\w+ ){0,3}?(?:territory|terrain|ground|land|areas?|swaths?)\b(?! under)")
# "guarded occupied positions": its sentence has its verb already; "reported captured A" tells of a deed
_AFTER_VERB: Final = re.compile(r"\b(?!reported|claimed|stated|confirmed|announced)[a-z]{3,}ed $")
_NEARLY: Final = re.compile(
    r"\b(?:nearly|almost(?! certainly)|practically|virtually|all but|effectively|close to having)"
    r"(?: \w+ly| have| has)*\s$"
)
# "have all but captured A" tells how things stand, "nearly captured A" of what did not happen
_STANDS: Final = re.compile(r"\b(?:have|has|had|is|are)(?: [\w’-]+){0,4} $")
_NONE: Final = re.compile(rf"\b{any_word('deeds', 'modality.no')} (?!fewer|less|more|later|sooner|doubt|longer)")
_EFFORT: Final = re.compile(r"\b(?:efforts?|attempts?|plans?|preparations?|campaigns?|planning)\b.* to \w+$")
_OBJECT_VERBS: Final = re.compile(
    r"\b(?:to (?:\w+ly )?(?:storm|strike|shell|target|attack|assault|clear)|attacking|striking|shelling"
    r"|clearing|storming|assaulting)$|\bhold$"
)
_AIMED: Final = re.compile(
    r"\b(?:attempt\w*|tr(?:ied|ying)|seeking|working) to (?:[a-z-]+ly )?(?:[a-z]+ (?:and|or) )?"
    rf"{any_word('deeds', 'modality.aims')}$"
)
_HELD: Final = re.compile(r" (?:only |some |several |a few |isolated |separate |their |its )*positions?\b")
_PARTLY: Final = re.compile(
    r" (?:only |just )?(?:less than |about |roughly |around |nearly |almost |over |more than |up to |upwards of )?"
    r"(?:half|one third|a third|two-thirds|a quarter|parts?|some|\d+ ?(?:percent|%))(?: of\b|\b)"
)
_TOLD: Final = re.compile(
    r"\b(claim\w*|purport\w*) to (?:be )?(?:\w+ly )?$"
    r"|\b(claim\w*|report\w*|said|boast\w*|appears?|appeared|seems?|believed|alleged|known|likely) to have (?:\w+ly )?$"
)
# an infinitive or gerund that happened: "continued to make gains and to attack", "credited with seizing"
_REALIZED: Final = re.compile(
    r"\b(?:continu\w+|managed|able|began|begun|begin\w*|start\w+|forced|compelled|admitted|confessed|success\w+ in"
    r"|after|with|of) (?:to )?$|\bcontinu\w+ to [^;,]{3,80} and to $|credited .{0,200}with $"
    r"|(?:blamed|accused) .{0,60}(?:for|of) $"
)
_CHANCE: Final = re.compile(
    rf"\b{any_word('deeds', 'modality.chances')}"
    r"[”\"]? of $"
)
_DRONES: Final = re.compile(rf"\b{any_word('deeds', 'modality.by_air')}\s$")


@cache
def _pattern() -> tuple[Branches, tuple[dict[str, Any], ...]]:
    """Join the verbs; the last group is conduct (n_<action>: its noun) or v<n>, the row."""
    lexicon = load_lexicon("deeds")
    rows = tuple(lexicon["action"])
    stop = (
        r"(?!(?:but(?! (?:\w+ly )?unsuccessful\b)|that|which|near|(?:north|south)(?:east|west)?|east|west|towards?"
        r"|along|amid|from|for|where|who|in|at|repel\w*|resist\w*|prevent\w*|halt\w*|stop\w*|thwart\w*|prioriti\w+|link\w*"
        r"|enabl\w+|exploit\w*|against|similar|akin|comparable|resembl\w*|reminiscent)\b)"
    )
    filler = rf"(?:{stop}[\w’'“”\"/.-]+,?\s+){{0,8}}?"
    nouns = "|".join(f"(?P<n_{name}>{any_of(forms)})" for name, forms in lexicon["nouns"].items())
    conduct = rf"(?P<conduct>{lexicon['conduct']}\s+{filler}(?:{nouns})\b)"
    plain = [(sorted(row["forms"], key=len, reverse=True), f"(?P<v{k}>)") for k, row in enumerate(rows)]
    return Branches([([conduct], ""), *plain], before=r"(?<![\w-])", after=r"(?![\w-])"), rows


def _is_conduct(match: re.Match[str]) -> bool:
    """Tell whether a verb is one of conducting something, and the deed a noun."""
    return "conduct" in match.re.groupindex and match["conduct"] is not None


def find_verbs(text: str) -> list[VerbPhrase]:
    """
    Return the verb phrases of a sentence in order, none overlapping.

    >>> [(v.action, v.kind) for v in find_verbs("Russian forces attacked near A but did not advance.")]
    [('attack', 'did'), ('advance', 'negative')]
    """
    out = [
        VerbPhrase(
            *m.span(),
            _negated(m["what"] or "advance"),
            "negative",
            takes_object=(m["what"] or "").startswith(_TAKING),
            text=m[0],
        )
        for m in _NEGATIVE.finditer(text)
    ]
    out += [VerbPhrase(m.start() + 4, m.end(), "advance", "negative", text=m[0]) for m in _FAILED.finditer(text)]
    out += [
        VerbPhrase(
            *m.span("what"),
            _BARE_ACTIONS[m["what"]],
            "did",
            takes_object=m["what"] not in _INTRANSITIVE,
            text=f"did {m['what']}",
        )
        for m in _DID.finditer(text)
    ]
    for match in _INTENT.finditer(text):
        if match["what"] == "establish" and _ORDER.match(text, match.end()):
            continue
        if re.fullmatch(_BARE, match["what"]) or match["what"] in {
            "level",
            "eliminate",
            "interdict",
            "isolate",
            "establish",
            "cut",
            "set",
        }:
            kind = "intent" if match["how"] in {"attempting", "seeking", "trying", "working"} else "skipped"
            aimed = _takes_object({}, match[0])
            out.append(VerbPhrase(match.start(), match.end(), "other", kind, takes_object=aimed, text=match[0]))
    pattern, rows = _pattern()
    for match in pattern.finditer(text):
        # "repelled groups trying to cross" is one deed: what they tried is no other
        out = [v for v in out if v.kind != "intent" or not match.start() < v.start < v.end <= match.end()]
        taken = [(verb.start, verb.end) for verb in out]
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        out.append(_phrase(text, match, rows))
    return _carry_on_negation(text, sorted(out, key=lambda verb: verb.start))


def _carry_on_negation(text: str, verbs: list[VerbPhrase]) -> list[VerbPhrase]:
    """Return verbs with those that "or" joins to a denied one denied as well: "have not taken A or entered B"."""
    out: list[VerbPhrase] = []
    for verb in verbs:
        before = out[-1] if out else None
        goes_on = before and before.kind == "negative" and _OR.fullmatch(text, before.end, verb.start)
        out.append(replace(verb, kind="negative") if goes_on else verb)
    return out


def is_deed(text: str, at: int) -> bool:
    """
    Tell whether the word at an offset begins a verb of doing, though it may be one of speech too.

    >>> is_deed("Forces claimed Lubny on May 2.", 7), is_deed("Forces claimed that Lubny fell.", 7)
    (True, False)
    """
    return _pattern()[0].match(text, at) is not None


def _negated(what: str) -> Action:
    if what.startswith(("conduct", "attack")):
        return "attack"
    return "seize" if what.startswith(("seize", "control", "secur", *_RETAKING)) else "advance"


def _phrase(text: str, match: re.Match[str], rows: tuple[dict[str, Any], ...]) -> VerbPhrase:
    row: dict[str, Any] = {}
    if _is_conduct(match):
        noun = next(n for n in ("attack", "strike", "advance", "seize", "other") if match[f"n_{n}"])
        action: Action = noun  # type: ignore[assignment]
        if _ATTEMPTS.match(match[0]) and action in {"advance", "seize", "other"}:
            action = "attack"
        action = _by_air(text, match, noun, action)
    else:
        row = rows[int((match.lastgroup or "").removeprefix("v"))]
        action = row["name"]
    before = text[max(0, match.start() - 90) : match.start()]
    kind, hedged = "did", _MAYBE.search(before) is not None
    if _SKIPPED_BEFORE.search(before) and not hedged:
        kind = "skipped"
        # "continued to successfully repel": the adverb parts nothing
        words = before.rsplit(maxsplit=1)
        plain = words[0] + " " if len(words) == 2 and words[1].endswith("ly") and before.endswith(" ") else before
        if _REALIZED.search(plain) and not _CHANCE.search(before):
            kind = "did"
    is_focus = _is_conduct(match) and re.match(r"focus\w* .*(?:ing|to \w+)$", match[0]) is not None
    is_meant = _is_conduct(match) and _ARTICLE.search(before) is not None and _TO_DO.search(match[0]) is not None
    if (is_focus or is_meant or _AIMING.search(before)) and action in {"attack", *GAINS}:
        kind = "skipped"
    if _is_undone(text, match, before, action) or _is_attribute(text, match, before):
        kind = "skipped"
    if action == "seize":
        action = _seized(text, match, before)
    hedged = hedged or _is_unsure(text, match.start(), before)
    told = _TOLD.search(before)
    if told:
        kind, hedged = "did", hedged or (told[1] or told[2]).startswith(("appear", "believed", "seem", "likely"))
    if row.get("name") is None and _EFFORT.search(match[0]):
        # "continued attempts to advance" is an attack; "continued efforts to seize" only a goal
        action = "attack"
        kind = "did" if "attempt" in match[0] else "skipped"
    if action == "attack" and _UNSUCCESSFUL.search(match[0] + text[match.end() : match.end() + 14] + before[-24:]):
        action = "attack_unsuccessful"
    return VerbPhrase(
        match.start(), match.end(), action, kind, bool(row.get("flip")), _takes_object(row, match[0]), hedged, match[0]
    )


def _by_air(text: str, match: re.Match[str], noun: str, action: Action) -> Action:
    """Return what attacks by arms are: "drone attacks" are a strike, "ground and artillery attacks" an attack."""
    if action == "attack" and _DRONES.search(text[: match.start(f"n_{noun}")][-20:]):
        return "strike"
    is_ground = action == "strike" and match[0].endswith(("attacks", "assaults")) and " ground" in match[0]
    return "attack" if is_ground else action


def _is_undone(text: str, match: re.Match[str], before: str, action: Action) -> bool:
    """Tell whether nothing was done, or by no force: "never seized A", "launched no attacks", "residents left A"."""
    if match[0].startswith("confirm") and _UNCONFIRMED.search(before):
        return True
    if "fire control" in match[0] or _BY_FIRE.match(text, match.end()):
        return True
    if _NONE.match(text, match.end() + 1) or _NONE.search(match[0]) or _UNDONE.search(before):
        return True
    if not _is_conduct(match) and action in GAINS and _NEARLY.search(before) and not _STANDS.search(before):
        return True
    return action in MOVES and not _is_conduct(match) and _CIVIL.search(before) is not None


def _is_attribute(text: str, match: re.Match[str], before: str) -> bool:
    """Tell whether a participle only describes a noun: "the recently liberated A", "withdrawn troops"."""
    if _PARTICIPLE.match(match[0]) is None:
        return False
    return (
        _DESCRIBED.search(before) is not None
        or _AFTER_VERB.search(before) is not None
        or (match[0] == "withdrawn" and re.match(r" [a-z]+(?<!from)(?<!to)\b", text[match.end() :]) is not None)
    )


def _is_unsure(text: str, at: int, before: str) -> bool:
    """Tell whether a word before a verb, or at the head of its sentence, makes the deed uncertain or not whole."""
    return any(
        found is not None
        for found in (
            _NEARLY.search(before),
            _PERHAPS.search(before),
            _MAY_BE.search(before),
            _PERHAPS_FIRST.match(text[:at]),
        )
    )


def _seized(text: str, match: re.Match[str], before: str) -> Action:
    """Return what a verb of seizing comes to: less than that where only nearly, some area or positions are meant."""
    is_hold = match[0].startswith("control") and (_HELD.match(text, match.end()) or _PARTLY.match(text, match.end()))
    if is_hold or match[0].startswith("partially"):
        return "other"
    # so many square kilometres near A are ground gained there, not A itself
    is_part = _AREA.match(text, match.end()) or (_TAKES.search(match[0]) and _SOME_GROUND.match(text, match.end()))
    is_under_way = match[0].startswith("completing")
    return "advance" if _NEARLY.search(before) or is_part or is_under_way else "seize"


def _takes_object(row: dict[str, Any], words: str) -> bool:
    """Tell whether a bare name after a verb is its object ("seized A", "continue to storm A")."""
    return bool(row.get("object")) or _OBJECT_VERBS.search(words) is not None or _AIMED.search(words) is not None
