"""One sentence through the passes: words, spans, parties, places, clauses, holders, statements."""

from dataclasses import dataclass, field, replace

from geo.vocabulary import GAINS
from reports.annotate.core.holders import find_denier, find_holders
from reports.annotate.core.phrases.clauses import find_clauses
from reports.annotate.core.phrases.parties import find_parties
from reports.annotate.core.phrases.place_name import Grounds, PlaceName
from reports.annotate.core.phrases.places import find_places
from reports.annotate.core.phrases.roads import find_roads
from reports.annotate.core.phrases.spans import Span, find_spans
from reports.annotate.core.phrases.topics import find_topic
from reports.annotate.core.scene import Scene, Statement, Subject
from reports.annotate.core.stance import Holder
from reports.annotate.core.statements.statements import find_statements
from reports.annotate.core.vocabulary.lexicon import load_lexicon_of
from reports.annotate.core.vocabulary.words import split_words
from reports.lexicon.voices import Voice

_CLOSE = 4
"""Words behind an attempt within which stands what was tried."""


@dataclass(slots=True)
class Told:
    """What later sentences of a paragraph point back at."""

    subject: Subject = field(default_factory=Subject)
    topic: PlaceName | None = None
    gains: list[Statement] = field(default_factory=list)
    """The gains that the sentence just before tells of."""
    heading: str = ""
    """The verb of a list whose items these sentences are: "Звільнено"."""


def read_scene(
    text: str,
    *,
    language: str,
    voice: Voice,
    told: Told,
    quoted_by: Holder | None = None,
    told_by: Holder | None = None,
) -> Scene:
    """
    Return a sentence with all that the passes before the last find in it.

    `quoted_by` stands for all of a sentence inside a longer quotation, but for what the sentence itself says of it;
    `told_by` is whose word the sentence behind says that it is.
    """
    lexicon = load_lexicon_of(language)
    words = split_words(text)
    spans = find_spans(words, lexicon)
    spans = (*spans, *find_roads(words, spans, text))
    parties = find_parties(words, spans, lexicon)
    grounds = find_places(words, spans, lexicon)
    spans = tuple(span for span in spans if not _is_loss_of_men(span, grounds) and not _is_of_supplies(span, spans))
    clauses = find_clauses(words, spans, grounds, lexicon)
    holders = find_holders(words, spans, clauses, parties, lexicon, voice)
    if quoted_by is not None and words:
        holders = [*holders, replace(quoted_by, i=0, j=len(words))]
    if told_by is not None and not holders and words:
        holders = [replace(told_by, i=0, j=len(words), by=(-1, -1))]
    denier = find_denier(words, spans, clauses, parties, lexicon, voice)
    grounds = replace(grounds, names=tuple(name for name in grounds.names if not name.is_excepted))
    # whoever is only quoted ("за словами росіян") acts in nothing
    parties = tuple(p for p in parties if "nom" in p.cases or all(p.i != holder.by[0] for holder in holders))
    scene = Scene(words, spans, parties, grounds, clauses, holders, lexicon, voice, told.subject, denier)
    scene.is_quoted = quoted_by is not None
    scene.gains_before = told.gains
    if voice.side is not None and not grounds.names:  # "Київ." opens an agency's news: where it was written
        scene.topic = told.topic
    return scene


def _is_loss_of_men(span: Span, grounds: Grounds) -> bool:
    """Tell whether "losses" are of no place: none stands right behind the noun."""
    return span.key == "lose" and span.sort == "noun" and not any(name.of == span.j for name in grounds.names)


def _is_of_supplies(span: Span, spans: tuple[Span, ...]) -> bool:
    """Tell whether what was foiled or tried is to bring or replace men: no attack."""
    return span.kind in {"try", "repel"} and any(s.kind == "supplying" and 0 <= s.i - span.j < _CLOSE for s in spans)


def read_statements(scene: Scene, told: Told) -> list[Statement]:
    """Return the statements of a sentence in order, and remember who acted in it; none for one without a deed."""
    out = find_statements(scene)
    told.subject = scene.subject
    told.gains = [one for one in out if one.action in GAINS]
    if scene.grounds.names:  # who names another place speaks of that
        told.topic = find_topic(scene.words, scene.spans, scene.grounds, scene.lexicon)
    return out
