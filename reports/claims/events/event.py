"""The event as a value under way: what a sentence says happened, before it becomes claims."""

from dataclasses import dataclass, field
from datetime import date

from geo.vocabulary import Action, Actor
from reports.annotate.document import Marks
from reports.annotate.evidence.frame import Frame
from reports.annotate.evidence.rebuttals import Rebuttal
from reports.annotate.evidence.stance import Reach
from reports.annotate.places.phrase import Location
from reports.annotate.spans.brackets import Aside
from reports.annotate.spans.roads import RoadMention
from reports.annotate.spans.units import UnitMention
from reports.annotate.spans.verb_phrase import VerbPhrase


@dataclass(slots=True, eq=False)
class Event:
    """
    One event under way of being read; `frame` is null in the report's own voice, `both` says that both sides did it.

    `places` are location phrases with the hub that orients each; `all_days` every day named with its offset;
    `told_at` is where its clause begins when that is another event's too; `gainer` is who gained the ground left;
    `pushes_to` tells of others pushed to where they now stand.
    """

    verb: VerbPhrase
    frame: Frame | None
    actor: Actor
    action: Action
    modality: str | None = None
    places: list[tuple[Location, Location | None]] = field(default_factory=list)
    roads: list[RoadMention] = field(default_factory=list)
    days: tuple[date, date] | None = None
    all_days: list[tuple[int, date, date]] = field(default_factory=list)
    since: date | None = None
    units: list[UnitMention] = field(default_factory=list)
    told_at: int | None = None
    dropped: bool = False
    both: bool = False
    gainer: Actor | None = None
    pushes_to: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence taken apart; `text` has brackets and footnotes blanked, `marks` is null where the core read it."""

    text: str
    events: tuple[Event, ...] = ()
    marks: Marks | None = None

    @property
    def frames(self) -> tuple[Frame, ...]:
        """Whose words are whose."""
        return self.marks.frames if self.marks is not None else ()

    @property
    def locations(self) -> tuple[Location, ...]:
        """The phrases of place."""
        return self.marks.locations if self.marks is not None else ()

    @property
    def asides(self) -> tuple[Aside, ...]:
        """What stands in brackets."""
        return self.marks.asides if self.marks is not None else ()

    @property
    def doubt(self) -> tuple[str, int] | None:
        """What it says about a claim and where, null where nothing."""
        return self.marks.doubt if self.marks is not None else None

    @property
    def rebuttal(self) -> Rebuttal | None:
        """What contradicts a claim, null where nothing."""
        return self.marks.rebuttal if self.marks is not None else None

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """How far words of denial and of no news reach."""
        return self.marks.reaches if self.marks is not None else ()
