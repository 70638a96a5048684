"""Names beside a deed that are not where it was done: aims, roads, nouns set aside, what is said of another place."""

from typing import Final

from reports.annotate.core.phrases.place_name import PlaceName
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene

_DASHES: Final = frozenset("—–-")


def is_of_an_aim(scene: Scene, deeds: list[Span], aims: list[Span], name: PlaceName) -> bool:
    """Tell whether a name is where somebody only means to do something: "взяв А, щоб атакувати Б"."""
    before = [deed for deed in deeds if deed.i < name.i]
    purpose = scene.lexicon.stance["purpose"]["words"]
    starts = [k for k in range(before[-1].j, name.i) if scene.words[k].key in purpose] if before else []
    return bool(before) and (before[-1] in aims or bool(starts))


def hangs_on(scene: Scene, name: PlaceName, left_out: set[int]) -> bool:
    """Tell whether a name belongs to a noun that is no statement: right behind it, or behind its preposition."""
    if name.slot == "object":
        return name.of in left_out
    told = {span.i: span.j for span in scene.spans if span.kind in {"relation", "bearing"} and span.i in left_out}
    return any(i < name.group <= j + 2 for i, j in told.items()) if name.slot == "relation" else False


def is_of_a_road(scene: Scene, name: PlaceName) -> bool:
    """Tell whether a name only tells where a road leads: "перерізали трасу на А"."""
    before = range(max(0, name.i - 3), name.i)
    roads = {span.j for span in scene.spans if span.kind == "road"}
    leads = scene.lexicon.place_words["roads"]["leads"]
    return name.slot == "relation" and any(k in roads and scene.words[k].key in leads for k in before)


def has_own_say(scene: Scene, deed: Span, name: PlaceName) -> bool:
    """Tell whether something else is said of a name: "окуповано А, Б — у сірій зоні", "хроніка: звільнено А"."""
    texts = [word.text for word in scene.words]
    if name.is_opening and ":" in texts[name.j : deed.i]:
        return True
    if (deed.form.mood == "passive" or deed.sort == "noun") and _is_told_apart(scene, deed, name):
        return True
    if deed.j <= name.i and texts[name.j : name.j + 1] == ["—"] and scene.has("partly", name.j + 1, name.j + 2):
        return True  # "захоплено А, Б — частково"
    is_behind = name.slot == "bare" and deed.j <= name.i
    dash = next((k for k in range(deed.j, name.i) if texts[k] in _DASHES), None)
    is_gap = any(party.j == dash for party in scene.parties)  # "ворог узяв А, а наші — Б"
    if is_behind and dash is not None and not is_gap and any(deed.j <= one.i < dash for one in scene.grounds.names):
        return True  # "захопили А — Бутусов"
    return is_behind and texts[name.i - 1 : name.i] == [","] and texts[name.j : name.j + 1] in (["—"], ["–"], ["-"])


def _is_told_apart(scene: Scene, deed: Span, name: PlaceName) -> bool:
    """Tell whether a comma parts a name from a deed, with something else said of it: "в А тиша, біля Б бої"."""
    comma = next((k for k in range(name.j, deed.i) if scene.words[k].text == ","), None)
    if comma is None or name.j == comma or scene.words[name.j].text == "(":
        return False
    known = {k for span in scene.spans for k in range(span.i, span.j)} | scene.grounds.taken
    says = any(k not in known and scene.words[k].is_word for k in range(name.j, comma))
    return says or (name.slot == "bare" and scene.has("relation", name.j, comma))
