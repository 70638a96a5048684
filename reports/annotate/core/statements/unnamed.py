"""Whose deed it is where a sentence names nobody: who tells it, the publisher's side, or nobody at all."""

from typing import Any, Final

from geo.vocabulary import GAINS, Actor
from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.parties import Party, is_called
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene
from reports.annotate.core.stance import Holder, other, side_of
from reports.annotate.core.vocabulary.paradigms import CASES

_AGENTLESS: Final[dict[tuple[Actor, str], str]] = {
    ("ukrainian", "seize"): "enemy",
    ("ukrainian", "advance"): "enemy",
    ("ukrainian", "attack"): "enemy",
    ("ukrainian", "strike"): "enemy",
    ("russian", "seize"): "own",
    ("russian", "advance"): "own",
    ("russian", "strike"): "own",
    ("russian", "hit"): "own",
}
"""Whose deed it is where a publisher of a side names nobody; what is missing is told of nobody."""
_SHELLED: Final = frozenset({"Russian official"})
"""Whoever tells of strikes that nobody is named for, and may be the one who was struck."""
_SHORTEST: Final = 2
_ALL: Final = frozenset(CASES)
_GOVERNS: Final = frozenset(
    {"relation", "bearing", "after", "according", "about", "head", "carrier", "part", "deed", "negation"}
)


def unnamed_actor(scene: Scene, clause: Clause, deed: Span, table: dict[str, Any], action: str) -> Actor | None:
    """Return whose deed is told of nobody: of who tells it, or as the publisher's side makes it; null for nobody's."""
    speaks_for = scene.speaks_for(deed.i)
    if speaks_for is None or table.get("by") == "nobody" or is_either(scene, clause, deed, table):
        return None
    if (
        _has_strange_subject(scene, clause, deed, action)
        or _is_of_who_holds(scene, deed)
        or drives_people(deed, table)
        or (deed.key == "fight" and not _goes_on(scene, deed, speaks_for))
    ):
        return None
    forced = scene.lexicon.stance["forced"]["words"]
    if table["action"] == "withdraw" and any(scene.words[s.i].key in forced for s in scene.within(clause, "able")):
        return speaks_for  # "из А пришлось отойти": who tells it had to
    return _by_default(scene, deed, table, action)


def _by_default(scene: Scene, deed: Span, table: dict[str, Any], action: str) -> Actor | None:
    """Return who does such a deed where a side tells it of nobody named."""
    speaks_for = scene.speaks_for(deed.i)
    holder = scene.holder_at(deed.i)
    if holder is not None and action == "strike" and holder.claimant in _SHELLED:
        return None  # "обстрел А, сообщил губернатор": a governor tells of fire on his own towns too
    is_by_some = holder is not None and holder.side is None and scene.has("media", 0, deed.i)
    if is_by_some and table.get("agent") == "other":
        return None  # "киевские каналы признают потерю А": whose loss, channels of nobody's side do not say
    if holder is not None and holder.side is not None and _is_holders_own(holder, deed, table, action):
        return other(holder.side) if table.get("agent") == "other" else holder.side
    if speaks_for is None:
        return None
    by = table.get("by") or _AGENTLESS.get((speaks_for, deed.key if deed.key == "hit" else action))
    if holder is None and scene.is_set_apart(deed.i):
        if scene.has("mocks", 0, len(scene.words)):
            return None  # "«звільнено» вже вп'яте": nobody tells it as a fact
        by = "enemy" if by == "own" else by  # "«звільнено» А": a word that only the other side would use
    return side_of(by, speaks_for) if by else None


def _goes_on(scene: Scene, deed: Span, speaks_for: Actor) -> bool:
    """
    Tell whether fights are a subject or counted: "рік боїв за А" says nothing of whose they are.

    Nor does who writes about some for the attacker: "пишут про бои в А".
    """
    is_counted = deed.i > 0 and scene.words[deed.i - 1].text.isdigit()
    is_topic = speaks_for == "russian" and scene.has("about", deed.i - 2, deed.i)
    return is_counted or ("nom" in deed.form.cases and not is_topic)


def _is_of_who_holds(scene: Scene, deed: Span) -> bool:
    """Tell whether a place under fire is said to be somebody's, whose fire it is then not: "А наша, но под огнём"."""
    held = any(span.kind == "side" and span.key == "own" for span in scene.spans)
    return deed.sort == "word" and scene.lexicon.deeds[deed.key]["action"] == "strike" and held


def is_either(scene: Scene, clause: Clause, deed: Span, table: dict[str, Any]) -> bool:
    """Tell whether the only side beside a verb that drives somebody out may do it or suffer it: "ВСУ выбили из А"."""
    is_active = deed.sort == "verb" and deed.form.mood in {"past", "present"}
    if table.get("takes") != "people" or not is_active:
        return False
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j]
    unsure = [p for p in parties if p.cases == _ALL and p.i < deed.i]
    others = [p for p in parties if p not in unsure and ("acc" in p.cases or ("nom" in p.cases and p.i < deed.i))]
    return bool(unsure) and not others


def drives_people(deed: Span, table: dict[str, Any]) -> bool:
    """Tell whether a passive tells of people driven from a place; of whom it says nothing, they may be anybody's."""
    return deed.form.mood == "passive" and table.get("takes") == "people"


def _is_holders_own(holder: Holder, deed: Span, table: dict[str, Any], action: str) -> bool:
    """Tell whether a deed of nobody named is that of who tells it: one who boasts, or a side whose verb it is."""
    if table.get("takes") == "falls" or table.get("agent") == "nobody":
        return False
    is_verb = deed.sort == "verb" and deed.form.mood in {"past", "present"}
    return action in GAINS and (holder.claims_own or (holder.is_side and is_verb))


def _has_strange_subject(scene: Scene, clause: Clause, deed: Span, action: str) -> bool:
    """Tell whether a verb has a subject that is nobody known: "українські туристи зайшли"; nobody else did it then."""
    if deed.sort != "verb" or deed.form.mood not in {"past", "present"}:
        return False
    before = [span for span in scene.within(clause, "side") if span.i < deed.i]
    of_nobody = any(
        span.sort == "adjective" and not any(party.i <= span.i < party.j for party in scene.parties) for span in before
    )
    # "ВСУ" has no cases: right before a verb it may be the subject of which the reader is not sure
    unsure = any(party.j == deed.i and "nom" not in party.cases and party.side for party in scene.parties)
    # "батальйон «Свобода» зайняв": one unit of troops whose side nobody tells
    units = [span for span in scene.within(clause, "unit") if span.i < deed.i and scene.is_numbered(span)]
    whose = [p for p in scene.parties if p.side and clause.i <= p.i < deed.i]
    if (units and not whose) or any(_is_called(scene, p) for p in scene.parties if clause.i <= p.i < deed.i):
        return True
    return of_nobody or unsure or (action not in {"attack", "strike"} and _names_a_stranger(scene, clause, deed))


def _is_called(scene: Scene, party: Party) -> bool:
    """Tell whether troops of no side told have a name in quotation marks, which may be anybody's: "бійці «Сокола»"."""
    at = {span.i: [span] for span in scene.spans if span.kind == "side"}
    return party.side == "" and "nom" in party.cases and is_called(scene.words, at, party.j)


def _names_a_stranger(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether a word that the lexicon lacks may be a verb's subject: nothing governs it, and it is no adverb."""
    if any("nom" in party.cases and clause.i <= party.i < clause.j for party in scene.parties):
        return False
    openings = {
        k for name in scene.grounds.names if name.slot == "bare" and name.is_opening for k in range(name.i, name.j)
    }
    known = ({k for span in scene.spans for k in range(span.i, span.j)} | scene.grounds.taken) - openings
    return any(
        k not in known
        and scene.words[k].is_word
        and len(scene.words[k].key) > _SHORTEST
        and not scene.words[k].key.endswith((*scene.lexicon.adverbs, *scene.lexicon.any_verb))
        and not _is_governed(scene, clause, k)
        for k in range(clause.i, deed.i)
    ) or any(_is_titled(span) and clause.i <= span.i < deed.i for span in scene.spans)


def _is_titled(span: Span) -> bool:
    """Tell whether a span names a person of no troops: a speaker, a president."""
    return (
        span.kind == "speaker"
        or (span.kind == "given" and "nom" in span.form.cases)
        or (span.kind == "head" and span.key == "other" and "nom" in span.form.cases)
    )


def _is_governed(scene: Scene, clause: Clause, at: int) -> bool:
    """Tell whether a preposition stands before a word, with no more than one other between."""
    before = range(max(clause.i, at - 2), at)
    return any(
        len(scene.words[k].key) <= _SHORTEST or any(s.kind in _GOVERNS and s.i <= k < s.j for s in scene.spans)
        for k in before
        if scene.words[k].is_word
    )
