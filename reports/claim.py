"""The claim as a value: who is said to have done what, where, on whose word and with what evidence."""

from dataclasses import dataclass
from datetime import date

from geo.vocabulary import Action, Actor, Evidence, Relation, Support


@dataclass(frozen=True, slots=True)
class Gloss:
    """
    The words in brackets that tell which place is meant, never where the event lies.

    `text` is as written ("northwest of Kurakhove"); `bearing` may join two ("west and northwest"); `distance_km` is
    null unless stated; `road` is a road as written ("T-0428 highway").
    """

    text: str
    bearing: str | None = None
    of: str | None = None
    distance_km: float | None = None
    road: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """
    One row for each sentence x actor x action x evidence x claimant x place; it carries no coordinates.

    `claim_id` hashes report_id, normalised sentence, actor, action, claimant and place, not evidence or offsets; a
    second claim with the same hash gets "-2" appended and `repeats` names the first. `place` is as written.
    `claimant` is who claims it, "unspecified" where the text names nobody; `denied_by` who denies it, null for all that
    nobody denies.
    `bearing` and `bearing_of` say where the event lies from a place ("northwest" of "Novoukrainka"), `distance_km`
    how far. `gloss` tells which place is meant. `hub` only orients ("southwest of Pokrovsk" of "southwest of
    Pokrovsk near Udachne"). `line` holds the stops of a named line ("Novomykolaivka-Novoukrainka"); `border` the
    two sides of a border as written. `towards` and `origin` are the places of "toward X" and "from X" that shape a
    road stretch.
    `footnotes` are the sentence's own, `footnotes_inherited` those of the sentence that an anaphora points at.
    `withheld` is the reason why policy keeps the claim off maps and exports, else null. `voice` is who publishes the
    text: whose "we" it speaks of and what its own statements are worth. `lang` is the language of the sentence.
    `published_at` is the moment of publication in UTC ("2025-06-12T08:30:00Z") where the container tells it, else null.
    """

    claim_id: str
    report_id: str
    published: date | None
    sentence_id: str
    sentence: str
    start: int
    end: int
    section: str
    actor: Actor
    action: Action
    evidence: Evidence
    support: Support | None
    confirmed: bool
    modality: str | None
    claimant: str
    place: str | None
    denied_by: str | None = None
    relation: Relation | None = None
    part: str | None = None
    bearing: str | None = None
    bearing_of: str | None = None
    distance_km: float | None = None
    gloss: Gloss | None = None
    hub: str | None = None
    line: tuple[str, ...] = ()
    border: tuple[str, ...] = ()
    towards: str | None = None
    origin: str | None = None
    oblasts: tuple[str, ...] = ()
    roads: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    footnotes: tuple[int, ...] = ()
    footnotes_inherited: tuple[int, ...] = ()
    event_date: date | None = None
    event_date_from: date | None = None
    source_date: date | None = None
    is_takeaway: bool = False
    repeats: str | None = None
    withheld: str | None = None
    voice: str = "unknown"
    lang: str = "en"
    published_at: str | None = None
