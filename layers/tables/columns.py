"""What every column of an exported table means and what kind of value it holds."""

from typing import Final, Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["text", "list", "day", "integer", "real", "flag"]


class Column(NamedTuple):
    """A column's kind of value and its meaning in one line."""

    kind: Kind
    about: str


COLUMNS: Final[dict[str, Column]] = {
    "claim_id": Column("text", "key of the claim, the same in every run"),
    "report_id": Column("text", "report the claim stands in: source, date, edition"),
    "published": Column("day", "day the report was published"),
    "sentence_id": Column("text", "number of the sentence in its report"),
    "sentence": Column("text", "the sentence as quoted; the offsets point at the whole one"),
    "start": Column("integer", "offset of the sentence's first character in the report"),
    "end": Column("integer", "offset after the sentence's last character"),
    "section": Column("text", "heading the sentence stands under"),
    "actor": Column("text", "who acts on the ground: russian or ukrainian"),
    "action": Column(
        "text", "advance, seize, cross_border, reach, attack, attack_unsuccessful, strike, withdraw, other"
    ),
    "evidence": Column("text", "geolocated > assessed > reported > claimed; denied stands outside that order"),
    "support": Column("text", "what the report says about the claim: unsupported, corroborated, contradicted or null"),
    "confirmed": Column("flag", "whether the evidence is geolocated or assessed"),
    "modality": Column("text", "intent where the text speaks of an aim, else null"),
    "claimant": Column("text", "who says it"),
    "voice": Column("text", "who publishes the text: isw, general_staff, russian_mod, deepstate and so on, or unknown"),
    "place": Column("text", "place as written"),
    "relation": Column("text", "how the place locates the event: in, near, fields, outskirts, direction and so on"),
    "part": Column("text", "part of the place that is named, such as northern"),
    "bearing": Column("text", "direction from the place that the text gives"),
    "bearing_of": Column("text", "place the direction counts from"),
    "distance_km": Column("real", "distance from the place that the text gives, in kilometres"),
    "gloss": Column("text", "words in brackets that say where the place is"),
    "hub": Column("text", "larger place the bracketed words count from"),
    "line": Column("list", "settlements a line is drawn through"),
    "border": Column("list", "units whose border is meant"),
    "towards": Column("text", "place the movement goes to"),
    "origin": Column("text", "place the movement comes from"),
    "oblasts": Column("list", "oblasts the sentence names"),
    "roads": Column("list", "roads the sentence names"),
    "units": Column("list", "Russian units the sentence names"),
    "footnotes": Column("list", "numbers of the sentence's footnotes"),
    "footnotes_inherited": Column("list", "numbers of footnotes of a sentence before that also bear on it"),
    "event_date": Column("day", "day of the event, where the text gives it"),
    "event_date_from": Column("day", "first day of the event, where the text gives a span"),
    "source_date": Column("day", "day of the footage or statement, where the text gives it"),
    "is_takeaway": Column("flag", "whether the sentence is one of the report's key points"),
    "repeats": Column("text", "claim_id of an earlier claim that says the same"),
    "katottg": Column("text", "official code of the settlement or unit; gn:ID where only GeoNames has it"),
    "place_name": Column("text", "name of the place it was found to be"),
    "place_name_uk": Column("text", "the same in Ukrainian"),
    "oblast": Column("text", "oblast the place lies in"),
    "precision": Column("integer", "1 place, 2 near or along, 3 bearing sector, 4 hromada, 5 raion, 6 oblast"),
    "uncertainty_km": Column("real", "the event lies within this distance, in kilometres"),
    "open_end": Column("flag", "whether the text leaves one end of the stretch open"),
    "why": Column("text", "why this place was chosen, and what came second"),
    "why_not": Column("text", "why the claim has no place on the map"),
    "edited": Column("text", "a person's correction, with name and note"),
    "withheld": Column("text", "why policy keeps the claim off maps and out of exports; null for all others"),
    "mark_id": Column("text", "key of the mark; in claims, the mark the claim is part of"),
    "times_said": Column("integer", "reports that say it"),
    "evidence_steps": Column("list", "days on which somebody's word first raised or denied it"),
    "claim_ids": Column("list", "claims merged into this row"),
    "claimants": Column("list", "everyone who says it"),
    "form": Column("text", "what the symbol stands for: point, line or area"),
    "extent": Column("text", "the whole line or area as WKT where the row itself shows one point of it"),
    "source": Column("text", "who drew or collected it"),
    "kind": Column("text", "kind of control; an advance is never merged with control"),
    "date": Column("day", "day the source's map shows"),
    "valid_from": Column("day", "first day it holds"),
    "valid_to": Column("day", "first day it no longer holds; null = still"),
    "change_id": Column("text", "key of the change in this pack"),
    "change": Column("text", "gained or lost, on the source's map"),
    "cell": Column("integer", "piece of the plane the face is made of"),
    "from_date": Column("day", "day of the earlier map"),
    "to_date": Column("day", "day of the later map"),
    "side": Column("text", "who gained the ground: russian or ukrainian"),
    "area_km2": Column("real", "area on the ellipsoid, in square kilometres"),
    "share_covered": Column("real", "share of the area that the supporting claims cover, 0 to 1"),
    "mentions": Column("list", "claims that speak of the place but do not grade it"),
    "control_source": Column("text", "control source the fate was read from"),
    "outcome": Column("text", "what became of the claim: confirmed, already_held, pending and so on"),
    "on_date": Column("day", "day of the outcome"),
    "not_held_on": Column("day", "newest map before the outcome that did not show the ground as the actor's"),
    "held_on": Column("day", "first map that showed the ground as the actor's after the claim"),
    "lost_on": Column("day", "first map after that which did not show it any more"),
    "lag_days": Column("integer", "days from publication to the outcome"),
    "share_inside": Column("real", "share of the claim's area inside that control, 0 to 1"),
    "as_known_on": Column("day", "newest day of control the outcome was read from"),
    "style": Column("text", "key of the style in the shared palette"),
    "legend_en": Column("text", "legend text in English"),
    "legend_uk": Column("text", "legend text in Ukrainian"),
    "iso_3166_2": Column("text", "ISO 3166-2 code"),
    "iso_a2": Column("text", "ISO 3166-1 code"),
    "name_en": Column("text", "name in English"),
    "name_uk": Column("text", "name in Ukrainian"),
    "variants": Column("list", "other spellings and names"),
    "category": Column("text", "city, settlement, village, former place or part of a city"),
    "hromada": Column("text", "hromada it belongs to"),
    "raion": Column("text", "raion it belongs to"),
    "hromada_uk": Column("text", "the hromada's name in Ukrainian"),
    "raion_uk": Column("text", "the raion's name in Ukrainian"),
    "geonames_id": Column("integer", "number in GeoNames"),
    "centre_of": Column("text", "what it is the centre of: hromada, raion or oblast"),
    "note": Column("text", "what to know about the row"),
    "population": Column("integer", "people; null = unknown"),
    "point_source": Column("text", "where the point comes from; null = no point known"),
    "radius_km": Column("real", "how far off an approximate point may be, in kilometres"),
    "named": Column("flag", "whether a claim names it"),
    "ref": Column("text", "road number"),
    "name": Column("text", "name of the stretch"),
    "stops": Column("list", "settlements the road passes, in order"),
}
"""Known columns by name; a column of another name is exported too, its kind read from its values."""

_OF_TABLE: Final[dict[tuple[str, str], Column]] = {
    ("highways", "precision"): Column("text", "surveyed, or schematic: straight between settlements"),
    ("highways", "source"): Column("text", "where the order of settlements is stated"),
}


def find_column(name: str, *, table: str) -> Column | None:
    """Return what a column of a table is, null for an unknown one."""
    return _OF_TABLE.get((table, name)) or COLUMNS.get(name)
