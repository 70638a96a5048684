"""Topics: a sentence that is only a place says where those behind it are."""

from collections.abc import Sequence
from dataclasses import replace

from reports.annotate.core.phrases.place_name import Grounds, PlaceName
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.vocabulary.lexicon import Lexicon
from reports.annotate.core.vocabulary.words import Word


def find_topic(words: tuple[Word, ...], spans: Sequence[Span], grounds: Grounds, lexicon: Lexicon) -> PlaceName | None:
    """Return the one place that is all of a sentence, as a heading of those behind it: "Малинівка."; else null."""
    (name,) = grounds.names if len(grounds.names) == 1 else (None,)
    if name is None or name.slot not in {"bare", "topic"} or any(span.kind == "capital" for span in spans):
        return None
    if name.text.casefold() in lexicon.place_words["not_names"]["topics"]:
        return None  # "Азов." is a unit or a sea
    others = any(word.is_word or word.text[:1].isdigit() for k, word in enumerate(words) if not name.i <= k < name.j)
    return None if others or words[-1].text in "?!" else replace(name, slot="topic", i=0, j=0)
