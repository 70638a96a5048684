"""Score claims against labels, one target at a time: a place, else a road, else an oblast, else none.

Precision, recall and F1 at three levels (the target; with the evidence; with actor, action and evidence), and what a
total hides, counted a sentence at a time: gains given as confirmed where no label confirms one, gains of the wrong
side, claims with the right target and action but the wrong evidence, and claims in sentences that carry no label.
The levels are those of the reference folder's scorer; tests/test_scores.py holds the two to the same figures.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
GAINS = frozenset({"advance", "seize", "cross_border", "reach"})
SURE = frozenset({"geolocated", "assessed"})
LEVELS = ("place", "evidence", "full")


@dataclass(frozen=True)
class Target:
    """One target of one claim, with all that a label accepts for it."""

    names: frozenset[str]
    actor: str
    actions: frozenset[str]
    evidence: frozenset[str]
    optional: bool
    first_action: str
    first_evidence: str

    @property
    def is_sure_gain(self) -> bool:
        """Whether it is a gain that the report confirms."""
        return bool(self.actions & GAINS and self.evidence & SURE)


@dataclass
class Score:
    """Counts of one or more sets; `+` pools them."""

    matched: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))
    wanted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))
    found: int = 0
    geolocated_gains: int = 0
    geolocated_gains_found: int = 0
    false_confirmations: int = 0
    wrong_side: int = 0
    wrong_evidence: int = 0
    stray: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return the counts of both."""
        return Score(
            {level: self.matched[level] + other.matched[level] for level in LEVELS},
            {level: self.wanted[level] + other.wanted[level] for level in LEVELS},
            *(getattr(self, name) + getattr(other, name) for name in list(Score.__dataclass_fields__)[2:]),
        )

    def f1(self, level: str = "full") -> float:
        """Return the F1 of a level; 0 when nothing matched."""
        total = self.wanted[level] + self.found
        return 2 * self.matched[level] / total if total else 0.0


def plain(name: str) -> str:
    """Return a name's key: no case, no apostrophes, no 'city' or 'oblast'."""
    text = re.sub("['\u2019\u02bc]", "", name.casefold())
    return " ".join(word for word in re.findall(r"\w+", text) if word not in {"city", "oblast"})


def road(name: str) -> str:
    """Return a road's key: its letters and digits together."""
    letters_digits = re.search(r"\b([^\W\d]{1,2})[\s-]?(\d[\d-]*)", name.casefold())
    if letters_digits is None:
        return "road " + plain(name)
    return "road " + letters_digits[1] + letters_digits[2].replace("-", "")


def split_targets(row: Row, *, labelled: bool) -> list[Target]:
    """Return the targets of a claim; what a label marks as also right counts, a prediction's own choices do not."""
    places = row["places"] if row.get("places") is not None else [row["place"]] if row.get("place") else []
    keys = (
        [plain(place) for place in places]
        or [road(ref) for ref in row.get("roads") or ()]
        or ["oblast " + plain(oblast) for oblast in row.get("oblasts") or ()]
        or ["-"]
    )
    extra = (row.get("extra") or {}) if labelled else {}
    others = {name if name == "-" else plain(name) for name in extra.get("alt_places", ())}
    return [
        Target(
            frozenset({key, *others}),
            row["actor"],
            frozenset({row["action"], *extra.get("alt_actions", ())}),
            frozenset({row["evidence"], *extra.get("alt_evidence", ())}),
            bool(extra.get("optional")),
            row["action"],
            row["evidence"],
        )
        for key in dict.fromkeys(keys)
    ]


def _same_place(label: Target, claim: Target) -> bool:
    return bool(label.names & claim.names)


def _same_evidence(label: Target, claim: Target) -> bool:
    return _same_place(label, claim) and bool(label.evidence & claim.evidence)


def _same(label: Target, claim: Target) -> bool:
    return _same_evidence(label, claim) and label.actor == claim.actor and bool(label.actions & claim.actions)


SAME: dict[str, Callable[[Target, Target], bool]] = dict(zip(LEVELS, (_same_place, _same_evidence, _same), strict=True))


def _pair(
    labels: list[Target], claims: list[Target], same: Callable[[Target, Target], bool]
) -> tuple[list[Target], list[Target]]:
    """Return the labels met, each by a claim of its own in reading order, and the claims that met none."""
    left, met = list(claims), []
    for label in labels:
        claim = next((claim for claim in left if same(label, claim)), None)
        if claim is not None:
            left.remove(claim)
            met.append(label)
    return met, left


def score_sentence(labelled: list[Row], found: list[Row]) -> Score:
    """Score one sentence's claims against its labels."""
    labels = [target for row in labelled for target in split_targets(row, labelled=True)]
    claims = [target for row in found for target in split_targets(row, labelled=False)]
    score = Score(found=len(claims))
    for level, same in SAME.items():
        met, left = _pair(labels, claims, same)
        score.matched[level] = len(met)
        ids = {id(label) for label in met}
        score.wanted[level] = sum(1 for label in labels if id(label) in ids or not label.optional)
    sure = {(name, label.actor) for label in labels if label.is_sure_gain for name in label.names}
    for label in labels:
        if label.first_action in GAINS and label.first_evidence == "geolocated":
            score.geolocated_gains += 1
            score.geolocated_gains_found += any(_is_found(label, claim) for claim in claims)
    for claim in claims:
        (name,) = claim.names
        score.false_confirmations += claim.is_sure_gain and (name, claim.actor) not in sure
    for claim in left:
        near = [label for label in labels if _same_place(label, claim) and label.actions & claim.actions]
        score.wrong_side += any(label.evidence & claim.evidence and label.actor != claim.actor for label in near)
        score.wrong_evidence += any(label.actor == claim.actor for label in near)
        score.stray += not labels
    return score


def _is_found(label: Target, claim: Target) -> bool:
    same = _same_place(label, claim) and label.actor == claim.actor
    return same and bool(claim.actions & GAINS) and "geolocated" in claim.evidence


def score_set(labelled: dict[Hashable, list[Row]], found: dict[Hashable, list[Row]]) -> Score:
    """Score a set; both map a sentence's key to its rows, and claims of other sentences do not count."""
    groups: defaultdict[Hashable, list[Row]] = defaultdict(list, found)
    return sum((score_sentence(rows, groups[key]) for key, rows in labelled.items()), Score())
