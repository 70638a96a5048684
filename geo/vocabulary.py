"""The vocabulary: every word that code, columns, legends and documents share, with its order and meaning."""

from typing import Final, Literal, TypeAlias

Evidence: TypeAlias = Literal["geolocated", "assessed", "reported", "claimed", "denied"]
Support: TypeAlias = Literal["unsupported", "corroborated", "contradicted"]
Actor: TypeAlias = Literal["russian", "ukrainian"]
Action: TypeAlias = Literal[
    "advance", "seize", "cross_border", "reach", "attack", "attack_unsuccessful", "strike", "withdraw", "other"
]
Relation: TypeAlias = Literal["in", "near", "fields", "outskirts", "direction", "toward", "from", "along", "line"]
ControlKind: TypeAlias = Literal[
    "assessed_control",
    "assessed_advance",
    "claimed_control",
    "claimed_counteroffensive",
    "partisan",
    "unclear",
    "liberated",
    "pre_2022",
]
Outcome: TypeAlias = Literal[
    "confirmed", "already_held", "pending", "unconfirmed", "reversed", "not_covered", "not_locatable"
]

EVIDENCE_ORDER: Final[tuple[Evidence, ...]] = ("geolocated", "assessed", "reported", "claimed")
"""Grades from strongest to weakest. `denied` stands outside this order."""

EVIDENCE: Final[tuple[Evidence, ...]] = (*EVIDENCE_ORDER, "denied")
CONFIRMING: Final[frozenset[Evidence]] = frozenset({"geolocated", "assessed"})
SUPPORT: Final[tuple[Support, ...]] = ("unsupported", "corroborated", "contradicted")
ACTORS: Final[tuple[Actor, ...]] = ("russian", "ukrainian")

GAINS: Final[frozenset[Action]] = frozenset({"advance", "seize", "cross_border", "reach"})
"""The four actions that say ground was gained."""

MOVES: Final[frozenset[Action]] = GAINS | {"withdraw"}
"""Those by which ground changes hands: a gain, or a withdrawal."""

ACTIONS: Final[tuple[Action, ...]] = (
    "advance",
    "seize",
    "cross_border",
    "reach",
    "attack",
    "attack_unsuccessful",
    "strike",
    "withdraw",
    "other",
)
RELATIONS: Final[tuple[Relation, ...]] = (
    "in",
    "near",
    "fields",
    "outskirts",
    "direction",
    "toward",
    "from",
    "along",
    "line",
)
DRAWN_PRECISION: Final = 3
"""A symbol in the middle of a hromada, raion or oblast would say more than the text: the list says where it belongs."""

MODALITIES: Final[tuple[str, ...]] = ("intent",)
CONTROL_KINDS: Final[tuple[ControlKind, ...]] = (
    "assessed_control",
    "assessed_advance",
    "claimed_control",
    "claimed_counteroffensive",
    "partisan",
    "unclear",
    "liberated",
    "pre_2022",
)
CLAIMANTS: Final[tuple[str, ...]] = (
    "ISW",
    "Russian milbloggers",
    "Russian sources",
    "Russian MoD",
    "Russian official",
    "Russian opposition media",
    "Ukrainian General Staff",
    "Ukrainian military",
    "Ukrainian official",
    "Ukrainian sources",
    "mixed Russian and Ukrainian sources",
    "Western sources",
    "DeepState",
    "UK MOD",
    "news agency",
    "own assessment",
    "unspecified",
)
UNSPECIFIED: Final = "unspecified"
"""The claimant where a text names nobody."""

VOICES: Final[tuple[str, ...]] = (
    "isw",
    "general_staff",
    "russian_mod",
    "deepstate",
    "uk_mod",
    "news",
    "milblogger",
    "administration",
    "own",
    "unknown",
)
"""Who publishes a text: decides whose "we" it speaks of and what its own statements are worth."""


def evidence_rank(evidence: str) -> int:
    """
    Return how strong a grade is: 4 geolocated, 3 assessed, 2 reported, 1 claimed, 0 denied.

    Raises ValueError for a word outside the vocabulary.

    >>> evidence_rank("geolocated") > evidence_rank("claimed")
    True
    """
    if evidence == "denied":
        return 0
    if evidence not in EVIDENCE_ORDER:
        raise ValueError(f"{evidence!r} is no evidence grade; use one of {', '.join(EVIDENCE)}")
    return len(EVIDENCE_ORDER) - EVIDENCE_ORDER.index(evidence)
