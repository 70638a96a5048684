"""One sentence through the passes: words, spans, parties, places, clauses, holders, statements."""

from dataclasses import dataclass, field, replace

from reports.annotate.core.holders import find_denier, find_holders
from reports.annotate.core.phrases.clauses import find_clauses
from reports.annotate.core.phrases.parties import find_parties
from reports.annotate.core.phrases.places import Grounds, find_places
from reports.annotate.core.phrases.roads import find_roads
from reports.annotate.core.phrases.spans import Span, find_spans
from reports.annotate.core.scene import Scene, Statement, Subject
from reports.annotate.core.statements.statements import find_statements
from reports.annotate.core.vocabulary.lexicon import load_lexicon_of
from reports.annotate.core.vocabulary.words import split_words
from reports.lexicon.voices import Voice


@dataclass(slots=True)
class Told:
    """What later sentences of a paragraph point back at."""

    subject: Subject = field(default_factory=Subject)


def read_scene(text: str, *, language: str, voice: Voice, told: Told) -> Scene:
    """Return a sentence with all that the passes before the last find in it."""
    lexicon = load_lexicon_of(language)
    words = split_words(text)
    spans = find_spans(words, lexicon)
    spans = (*spans, *find_roads(words, spans, text))
    parties = find_parties(words, spans, lexicon)
    grounds = find_places(words, spans, lexicon)
    spans = tuple(span for span in spans if not _is_loss_of_men(span, grounds))
    clauses = find_clauses(words, spans, grounds, lexicon)
    holders = find_holders(words, spans, clauses, parties, lexicon, voice)
    denier = find_denier(words, spans, clauses, parties, lexicon, voice)
    grounds = replace(grounds, names=tuple(name for name in grounds.names if not name.is_excepted))
    # whoever is only quoted ("за словами росіян") acts in nothing
    parties = tuple(p for p in parties if "nom" in p.cases or all(p.i != holder.by[0] for holder in holders))
    return Scene(words, spans, parties, grounds, clauses, holders, lexicon, voice, told.subject, denier)


def _is_loss_of_men(span: Span, grounds: Grounds) -> bool:
    """Tell whether "losses" are of no place: none stands right behind the noun."""
    return span.key == "lose" and span.sort == "noun" and not any(name.of == span.j for name in grounds.names)


def read_statements(scene: Scene, told: Told) -> list[Statement]:
    """Return the statements of a sentence in order, and remember who acted in it; none for one without a deed."""
    out = find_statements(scene)
    told.subject = scene.subject
    return out
