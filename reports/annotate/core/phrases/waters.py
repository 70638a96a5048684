"""Rivers that bear the name of a town: what is crossed, and what lies behind, along or down to it, is no settlement."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.vocabulary.lexicon import Lexicon
from reports.lexicon.cases import closed_nominatives, nominatives
from reports.lexicon.name_keys import name_key

_INSIDE: Final = frozenset({"у", "в", "по"})


def is_water(text: str, *, slot: str, word: str, of: int, spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """
    Tell whether a name in a slot of a place means a river: `word` is its preposition, `of` where its verb ends.

    A river's name means the town of that name only inside it ("у А"), behind a word for a settlement, or as an object.
    """
    waters = lexicon.place_words["waters"]
    if slot == "object" and any(span.j == of and span.lemma in waters["crossed_by"] for span in spans):
        return True
    return slot == "relation" and word not in _INSIDE and _is_named(text, tuple(waters["names"]))


@lru_cache(maxsize=2_000)
def _is_named(text: str, names: tuple[str, ...]) -> bool:
    keys = {name_key(name) for name in names}
    return any(name_key(form) in keys for form in (*nominatives(text), *closed_nominatives(text)))
