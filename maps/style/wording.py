"""The words of every map in English and Ukrainian, read from en.toml and uk.toml, which a translator edits."""

from typing import Final, NamedTuple

from maps.errors import StyleError
from maps.style.load import pair_notices, pair_words, read_table


class Text(NamedTuple):
    """The same words in English and Ukrainian."""

    en: str
    uk: str


class Words(dict[str, Text]):
    """The phrases of one section; a key that en.toml lacks is a StyleError that names it."""

    def __init__(self, section: str, words: dict[str, Text]) -> None:
        super().__init__(words)
        self.section = section

    def __missing__(self, key: str) -> Text:
        """Say which key the code asks for and the tables lack."""
        raise StyleError(f"maps/style/en.toml: [{self.section}] has no {key!r}; add it there and in uk.toml")


_PREFIXED: Final = (
    "actor",
    "action",
    "evidence",
    "support",
    "where",
    "said",
    "part",
    "edge",
    "precision",
    "within",
    "bearing",
    "claimant",
    "outcome",
    "became",
    "figure",
)

_EN: Final = read_table("en.toml")
_UK: Final = read_table("uk.toml")

NOTICES: Final[tuple[Text, ...]] = tuple(Text(*both) for both in pair_notices(_UK.pop("notice", None), name="uk.toml"))
"""Notices and licences as sources write them, with their translation; {source} stands for any name."""

SECTIONS: Final[dict[str, Words]] = {
    section: Words(section, {key: Text(*both) for key, both in words.items()})
    for section, words in pair_words(_EN, _UK, names=("en.toml", "uk.toml")).items()
}
"""Every phrase by section and key; {name} is filled in by the reader of the table."""

WORDING: Final = Words(
    "page",
    SECTIONS["page"] | {f"{section}_{key}": text for section in _PREFIXED for key, text in SECTIONS[section].items()},
)
"""What the page and the still map say: phrases of [page] by their key, of a vocabulary with its section before it."""
